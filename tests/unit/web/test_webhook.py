"""A delivery is let in with the secret, and confirmed when its update is done."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.links import WEBHOOK
from bot.web import server
from bot.web.webhook import LARGEST
from tests.unit.web.fetching import Bot, site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.web.webhook import Handle

    Body = bytes | AsyncIterator[bytes]

SECRET = "clave-de-prueba"  # noqa: S105 - opens nothing but these tests
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
UPDATE = b'{"update_id": 7, "message": {}}'
SITE = site()


async def post(handle: Handle, body: Body, headers: dict[str, str]) -> httpx.Response:
    transport = httpx.ASGITransport(server.application(SITE, Bot(handle), SECRET))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.post(WEBHOOK, content=body, headers=headers)


def delivered(body: Body, headers: dict[str, str]) -> tuple[httpx.Response, list[dict[str, Any]]]:
    """Return the answer to a delivery and what was handled."""
    handled = list[dict[str, Any]]()

    async def handle(update: dict[str, Any]) -> None:
        handled.append(update)

    return asyncio.run(post(handle, body, headers)), handled


def test_an_update_with_the_secret_is_handled() -> None:
    response, handled = delivered(UPDATE, HEADERS)
    assert (response.status_code, response.content) == (200, b"")
    assert handled == [json.loads(UPDATE)]


@pytest.mark.parametrize("secret", [None, "", "clave", f"{SECRET}x", SECRET.upper(), "clavé"])
def test_without_the_secret_nobody_is_let_in_and_it_is_told_once(
    secret: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret.encode()}
    response, handled = delivered(UPDATE, headers)  # type: ignore[arg-type] # bytes go as they are
    assert (response.status_code, handled) == (403, [])
    assert len(caplog.records) == 1
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"7", b"[]", b"{}", b'{"update_id": "7"}', b'{"update_id": true}', b"[" * 100_000, b"\xff"],
    ids=lambda body: repr(body[:20]),
)
def test_what_is_no_update_is_refused(body: bytes) -> None:
    response, handled = delivered(body, HEADERS)
    assert (response.status_code, handled) == (400, [])


def test_what_is_too_large_is_refused_before_it_is_read_to_the_end() -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 100_000
            yield b" " * 100_000

    response, handled = delivered(endless(), HEADERS)
    assert (response.status_code, handled) == (413, [])
    assert sent < 2 * LARGEST


def test_what_takes_long_is_delivered_again_while_the_work_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.webhook.PATIENCE", 0.05)

    async def main() -> None:
        gate, done = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            await gate.wait()
            done.set()

        task = asyncio.create_task(work())
        response = await post(lambda _: asyncio.shield(task), UPDATE, HEADERS)
        assert response.status_code == 503
        assert int(response.headers["Retry-After"]) > 0
        gate.set()
        response = await post(lambda _: asyncio.shield(task), UPDATE, HEADERS)
        assert response.status_code == 200
        assert done.is_set()

    asyncio.run(main())


def test_what_is_not_taken_is_delivered_again() -> None:
    async def main() -> httpx.Response:
        given_up = asyncio.get_running_loop().create_future()
        given_up.cancel()
        return await post(lambda _: given_up, UPDATE, HEADERS)

    assert asyncio.run(main()).status_code == 503


def test_a_port_that_another_program_has_is_told_of() -> None:
    with server.listen("127.0.0.1", 0) as taken, pytest.raises(server.CannotListenError, match="PORT"):
        server.listen(*taken.getsockname())
