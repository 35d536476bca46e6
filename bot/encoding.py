"""The vectors of a library, made beside the bot and kept in its store."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from bot.encoders import Building
from bot.errors import CacheError, StoreError
from bot.wording import storing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence

    from bot.semantics import SecondOpinion
    from bot.store import Store

    T = TypeVar("T")


@contextlib.asynccontextmanager
async def encoding(opinion: SecondOpinion, store: Store) -> AsyncIterator[None]:
    """Make the vectors that an opinion lacks, while the context lasts."""
    building = Building(opinion, _Stored(store, asyncio.get_running_loop()))
    building.start()
    try:
        yield
    finally:
        await asyncio.to_thread(building.stop)
        opinion.encoder.close()


class _Stored:
    """Vectors in the store, for a thread that knows nothing of the event loop in which the store lives."""

    def __init__(self, store: Store, loop: asyncio.AbstractEventLoop) -> None:
        self._store = store
        self._loop = loop

    def load(self, encoder: str, contents: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is kept under these names."""
        return self._awaited(self._store.encodings(encoder, contents, dt.datetime.now(dt.UTC)))

    def keep(self, encoder: str, bodies: Mapping[str, bytes]) -> None:
        """Keep bodies under their names, in place of what was there."""
        self._awaited(self._store.keep_encodings(encoder, bodies, dt.datetime.now(dt.UTC)))

    def _awaited(self, asked: Coroutine[Any, Any, T]) -> T:
        try:
            return asyncio.run_coroutine_threadsafe(asked, self._loop).result()
        except StoreError as error:
            raise CacheError(storing.fault(error)) from error
        except Exception as error:  # whatever the database says, the vectors are of use without it
            raise CacheError(type(error).__name__) from error
