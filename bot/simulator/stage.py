"""A simulator that can be watched and played in a browser: a bot, two people, and the chats in which they meet.

Nothing is stored: all of it is gone when the stage is closed. What the page says, the caller gives.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from typing import TYPE_CHECKING, Final, NamedTuple

import uvicorn

from bot.simulator.loopback import HOST
from bot.simulator.simulator import Simulator
from bot.simulator.stage_acts import Acts
from bot.simulator.stage_web import Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USERNAME: Final = "glosa_bot"
_LAST_WORDS: Final = 1
"""Seconds that requests of the page have to end."""


class Cast(NamedTuple):
    """What people and chats are called: the first person owns the group, which has a topic, and the channel."""

    people: Sequence[str]
    group: str
    topic: str
    channel: str


class Stage(Simulator):
    """A simulator with a page at `address`, on which `people` meet the bot.

    >>> with Stage(Cast(["Ana", "Luis"], "Grupo", "Tema", "Canal"), words={}, questions=[]) as stage:
    ...     stage.address.startswith("http://127.0.0.1:")
    True
    """

    def __init__(self, cast: Cast, *, words: Mapping[str, str], questions: Sequence[str], port: int = 0) -> None:
        """Take a port of 127.0.0.1, any if 0, or raise OSError; `questions` are offered to whoever begins."""
        self._listener = socket.create_server((HOST, port))
        super().__init__(username=USERNAME, guest=True, version="10.3")
        self._listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as in `loopback`
        about: dict[str, dict[str, object]] = {"words": {**words}, "questions": {"all": [*questions]}}
        self._page = Page(self._world, self._gather(cast).do, about, self._listener.getsockname()[1])
        self.address = self._page.address

    def start(self) -> None:
        """Return once the bot can call and the page can be opened."""
        super().start()
        self._server.call(self._open)

    def stop(self) -> None:
        """Return once everything has ended."""
        self._server.wait(self._close())
        super().stop()

    def _gather(self, cast: Cast) -> Acts:
        """Bring people and chats on."""
        self.people = [self.person(name) for name in cast.people]
        group = self.supergroup(cast.group, self.people, is_forum=True)
        group.create_topic(cast.topic)
        return Acts(self._desk, self.people, [group, self.channel(cast.channel, self.people)])

    def _open(self) -> None:
        config = uvicorn.Config(
            self._page.application,
            log_config=None,
            log_level=logging.CRITICAL,
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=_LAST_WORDS,
        )
        self._web = uvicorn.Server(config)
        self._serving = asyncio.get_running_loop().create_task(self._web.serve(sockets=[self._listener]))

    async def _close(self) -> None:
        self._page.close()
        self._web.should_exit = True
        await self._serving
