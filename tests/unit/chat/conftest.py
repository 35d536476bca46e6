"""A simulated Telegram, and the library that the bot calls it with."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Protocol

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.chat.health import Coming, Health
from bot.chat.posting import Post
from bot.simulator import Simulator

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.simulator import Person

READ_SECONDS = 0.3


class Posting(Protocol):
    """Runs some sending to its end."""

    def __call__(self, work: Callable[[Post], Awaitable[object]]) -> None: ...


@pytest.fixture(autouse=True)
def _durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the library's durations as such: as numbers they are deprecated, and warnings are errors here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def ana(telegram: Simulator) -> Person:
    return telegram.person("Ana")


@pytest.fixture
def health() -> Health:
    return Health(Coming.POLLING, dt.datetime.now(dt.UTC))


@pytest.fixture
def posting(telegram: Simulator, health: Health, monkeypatch: pytest.MonkeyPatch) -> Posting:
    """Return the function that lets a `Post` send something, with short pauses and little patience for answers."""
    monkeypatch.setattr("bot.chat.insistence.pauses", lambda: iter([0.01] * 100))

    def run(work: Callable[[Post], Awaitable[object]]) -> None:
        async def main() -> None:
            request = HTTPXRequest(read_timeout=READ_SECONDS, httpx_kwargs={"trust_env": False, "verify": False})
            async with Bot(telegram.token, f"{telegram.url}/bot", request=request, get_updates_request=request) as bot:
                await work(Post(bot, health))

        asyncio.run(main())

    return run
