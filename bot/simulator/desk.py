"""The way from any thread to a world that belongs to the server's."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.loopback import LoopbackServer
    from bot.simulator.world import World

    P = ParamSpec("P")
    T = TypeVar("T")

PATIENCE: Final = 5.0
"""Seconds that waiting takes at most, unless told otherwise."""
_TOLD: Final = 200
"""How much of what happened is told to whoever waited in vain."""


class Desk:
    """The way to a world that belongs to the server's thread."""

    def __init__(self, world: World, server: LoopbackServer) -> None:
        """Reach `world` through `server`."""
        self._world = world
        self._server = server

    def do(self, act: Callable[Concatenate[World, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `act` returns of the world, between two requests of the bot."""
        return self._server.call(partial(act, self._world, *args, **kwargs))

    def wait_until(self, found: Callable[[], T | None], what: str, timeout: float) -> T:
        """Return what `found` finds, or raise a TimeoutError that tells what happened last."""
        try:
            return self._server.wait(self._found(found, timeout))
        except TimeoutError:
            happened = self.do(lambda world: "\n".join(f"  {entry}" for entry in world.transcript[-_TOLD:]))
            message = f"{what}: not within {timeout} s. What happened:\n{happened}"
            raise TimeoutError(message) from None

    async def _found(self, found: Callable[[], T | None], timeout: float) -> T:  # noqa: ASYNC109 - handed through
        async with asyncio.timeout(timeout):
            while not (result := found()):
                await self._world.bell.wait()
            return result
