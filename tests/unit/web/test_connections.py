"""A connection is kept for requests that come in time, and for nothing else."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import pytest

from bot.links import ALIVE_SAYS, WEBHOOK
from bot.web import server
from tests.unit.web.fetching import Bot, site

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[bytes]]

SECRET = "clave-de-prueba"  # noqa: S105 - opens nothing but these tests
SITE = site()
ASKED = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
HEAD = f"POST {WEBHOOK} HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n".encode()


def heard(talk: Talk) -> bytes:
    """Return what somebody hears who talks with the server, whose bot takes a while for an update."""

    async def main() -> bytes:
        listener = server.listen("127.0.0.1", 0)
        async with server.serving(server.application(SITE, Bot(lambda _: asyncio.sleep(0.5)), SECRET), listener):
            reader, writer = await asyncio.open_connection(*listener.getsockname())
            async with asyncio.timeout(20):
                said = await talk(reader, writer)
            writer.close()
            return said

    return asyncio.run(main())


@pytest.mark.parametrize(
    ("begun", "answer"),
    [
        (b"", b""),
        (b"GET /", b""),
        (b"GET / HTTP/1.1\r\nX-Slow: ", b""),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nx", b" 200 "),
        (ASKED + b"GET /", b" 200 "),
    ],
    ids=repr,
)
def test_whoever_sends_too_slowly_is_hung_up_on(monkeypatch: pytest.MonkeyPatch, begun: bytes, answer: bytes) -> None:
    monkeypatch.setattr("bot.web.connections.ARRIVAL", 0.1)

    async def dribble(writer: asyncio.StreamWriter) -> None:
        while True:
            await asyncio.sleep(0.02)
            writer.write(b"x")

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        writer.write(begun)
        dribbling = asyncio.create_task(dribble(writer))
        said = b""
        with contextlib.suppress(ConnectionResetError):
            while more := await reader.read(1000):
                said += more
        dribbling.cancel()
        return said

    assert answer in heard(talk)


def test_whoever_falls_silent_within_an_update_is_told_so_and_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.webhook.ARRIVAL", 0.1)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        writer.write(HEAD + b"Content-Length: 99\r\n\r\n{")
        return await reader.read()

    assert b" 408 " in heard(talk)


def test_an_answer_may_take_longer_than_a_request_to_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.connections.ARRIVAL", 0.1)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        body = b'{"update_id": 7}'
        writer.write(HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        return await reader.readline()

    assert b" 200 " in heard(talk)


def test_a_connection_is_kept_for_the_next_request() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        for _ in range(3):
            writer.write(ASKED)
            said = await reader.readuntil(f"{ALIVE_SAYS}\n".encode())
        return said

    assert b" 200 " in heard(talk)
