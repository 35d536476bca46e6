"""getUpdates: one long poll at a time, answered as soon as there is something to tell.

The server also holds repeated identical polls for three seconds and halves their answers; here they are answered at
once.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.simulator.refusals import Conflict, Refusal

if TYPE_CHECKING:
    from bot.simulator.updates import Update
    from bot.simulator.world import World

LONGEST_POLL: Final = 50
LARGEST_BATCH: Final = 100


@dataclass(slots=True)
class _Poll:
    """A request that waits; `ending` is why it is to wait no more."""

    ending: Refusal | None = None


class Polling:
    """The bot's place at the queue of updates, which holds one request."""

    def __init__(self, world: World) -> None:
        """Begin with nobody waiting."""
        self._world = world
        self._poll: _Poll | None = None
        self._is_closed = False

    @property
    def is_waited_at(self) -> bool:
        """Whether a request waits for updates now."""
        return self._poll is not None

    async def updates(self, offset: int, limit: int, wait: float) -> list[Update]:
        """Return what waits for the bot from `offset` on, within `wait` seconds; an older request gives way."""
        self.end(
            Conflict("terminated by other getUpdates request; make sure that only one bot instance is running"),
        )
        self._poll = poll = _Poll()
        self._world.updates.confirm_before(offset)
        self._world.bell.ring()
        try:
            async with asyncio.timeout(min(max(wait, 0), LONGEST_POLL)):
                return await self._first(poll, min(limit, LARGEST_BATCH) if limit > 0 else LARGEST_BATCH)
        except TimeoutError:
            return []
        finally:
            if self._poll is poll:
                self._poll = None

    def end(self, refusal: Refusal) -> None:
        """Refuse the request that waits, if one does."""
        if self._poll:
            self._poll.ending = refusal
            self._world.bell.ring()

    def close(self) -> None:
        """Answer whoever waits, now and from now on, with what there is."""
        self._is_closed = True
        self._world.bell.ring()

    async def _first(self, poll: _Poll, limit: int) -> list[Update]:
        while True:
            if poll.ending:
                raise poll.ending
            if self._world.updates.waiting or self._is_closed:
                return self._world.updates.first(limit)
            await self._world.bell.wait()
