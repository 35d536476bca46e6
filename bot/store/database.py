"""A database and the thread in which it is used, so that nobody else waits for the disk.

SQLite has one writer at a time, hence one thread; what is done in order stays in order.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

from bot.errors import StoreError, StoreProblem
from bot.store import processes, schema
from bot.store.engines import address, connect, is_in_memory, reading
from bot.store.faults import shown, told
from bot.store.versions import is_current

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """A database with the newest schema (see `ensure_current`), or StoreError."""

    def __init__(self, url: str) -> None:
        """Open a database, and see that it can be written."""
        if not is_current(url):
            raise StoreError(StoreProblem.OUTDATED, shown(url))
        self._url: Final = url
        self._engine: Final = connect(url)
        self._reading: Final = reading(self._engine)
        self._thread: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        with told(url), self._engine.begin() as connection:
            if is_in_memory(address(url)):
                schema.metadata.create_all(connection)
            processes.touch(connection)

    async def close(self) -> None:
        """Close the database, once what was asked of it is done."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._engine.dispose)
        self._thread.shutdown()

    async def read(self, do: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `do` reads in one transaction."""
        return await self._run(self._reading, lambda connection: do(connection, *args, **kwargs))

    async def write(self, do: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `do` returns, all of it done in one transaction, or nothing."""
        return await self._run(self._engine, lambda connection: do(connection, *args, **kwargs))

    async def _run(self, engine: Engine, do: Callable[[Connection], T]) -> T:
        def transaction() -> T:
            with told(self._url), engine.begin() as connection:
                return do(connection)

        return await asyncio.get_running_loop().run_in_executor(self._thread, transaction)
