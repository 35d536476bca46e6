"""A simulator, and the library that the bot is written with to call it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol, TypeVar

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.simulator import Simulator

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.simulator import Person

T = TypeVar("T")


class Clock:
    """A time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Wire:
    """The way to the server without a library between."""

    def __init__(self, telegram: Simulator, client: httpx.Client) -> None:
        self.client = client
        self._root = f"{telegram.url}/bot{telegram.token}"

    def post(self, method: str, **parameters: object) -> httpx.Response:
        return self.client.post(f"{self._root}/{method}", json=parameters)


class Ask(Protocol):
    """Runs one conversation of a bot with the server."""

    def __call__(self, work: Callable[[Bot], Awaitable[T]], token: str | None = None) -> T: ...


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    with Simulator(webhook_backoff=0.01) as simulator:
        yield simulator


@pytest.fixture
def ana(telegram: Simulator) -> Person:
    return telegram.person("Ana")


@pytest.fixture
def luis(telegram: Simulator) -> Person:
    return telegram.person("Luis")


@pytest.fixture(autouse=True)
def _durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the library's durations as such: as numbers they are deprecated, and warnings are errors here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, verify=False) as client:  # noqa: S501 - there is no TLS on loopback
        yield client


@pytest.fixture
def wire(telegram: Simulator, client: httpx.Client) -> Wire:
    return Wire(telegram, client)


@pytest.fixture
def ask(telegram: Simulator) -> Ask:
    """Return the function that lets a new bot do its work and returns what it returns."""
    return _client(telegram)


@pytest.fixture
def client_of() -> Callable[[Simulator], Ask]:
    """Return the function that does the same for a simulator of the test's own."""
    return _client


def _client(telegram: Simulator) -> Ask:
    def run(work: Callable[[Bot], Awaitable[T]], token: str | None = None) -> T:
        async def main() -> T:
            request = HTTPXRequest(httpx_kwargs={"trust_env": False, "verify": False})
            bot = Bot(
                token or telegram.token,
                base_url=f"{telegram.url}/bot",
                base_file_url=f"{telegram.url}/file/bot",
                request=request,
                get_updates_request=request,
            )
            async with request:
                return await work(bot)

        return asyncio.run(main())

    return run
