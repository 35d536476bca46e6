"""Whose turn it is in one chat: its updates are done one by one, the earliest of those that wait first."""

from __future__ import annotations

import asyncio


class Turns:
    """The updates that wait for one chat, by their numbers, and the one that is being done."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._waiting: dict[int, asyncio.Event] = {}
        self._held: int | None = None

    def __bool__(self) -> bool:
        """Return whether anybody waits or is at it."""
        return bool(self._waiting)

    def join(self, number: int) -> None:
        """Let an update wait, before all that are later, except one that is being done."""
        self._waiting[number] = asyncio.Event()
        self._call()

    async def come(self, number: int) -> None:
        """Return when it is an update's turn, which another may still be before that joins until it is taken."""
        await self._waiting[number].wait()

    async def take(self, number: int) -> None:
        """Return when it is an update's turn, which it keeps until it leaves."""
        await self.come(number)
        self._held = number

    def leave(self, number: int) -> None:
        """Let the next one have its turn; nothing else befalls one that gives up waiting."""
        del self._waiting[number]
        if self._held == number:
            self._held = None
        self._call()

    def _call(self) -> None:
        next_one = self._held if self._held is not None else min(self._waiting, default=None)
        for number, event in self._waiting.items():
            (event.set if number == next_one else event.clear)()
