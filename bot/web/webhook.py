"""Takes updates from Telegram: only with the secret, only of a sound size, and confirmed only when they are done.

Telegram delivers an update until it is answered with a 2xx, and platforms hang up before it does. So what takes longer
is answered with 503 while the work goes on; when the update comes again, whoever does the work knows it.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from typing import TYPE_CHECKING, Any, Final

from starlette.requests import ClientDisconnect
from starlette.responses import Response

from bot.web.connections import ARRIVAL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    Json = dict[str, Any]
    Handle = Callable[[Json], Awaitable[None]]

LARGEST: Final = 1_000_000
"""Bytes of an update. A message has 4096 characters, so real ones have some ten thousand."""
PATIENCE: Final = 25.0
"""Seconds that an update may take: the routers of Heroku and Scalingo hang up after 30, Telegram itself after 60."""
_RETRY_AFTER: Final = "1"
_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name

_log: Final = logging.getLogger(__name__)


class Webhook:
    """What answers Telegram's deliveries."""

    def __init__(self, secret: str, handle: Handle) -> None:
        """Hand to `handle` what comes with the secret; it returns when the update is done, or is cancelled."""
        self._secret = secret.encode()
        self._handle = handle
        self._has_told = False

    async def receive(self, request: Request) -> Response:
        """Answer a delivery."""
        if not hmac.compare_digest(request.headers.get(_SECRET_HEADER, "").encode(), self._secret):
            self._tell_wrong_secret()
            return Response(status_code=403)
        try:
            async with asyncio.timeout(ARRIVAL):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408, headers={"Connection": "close"})
        if body is None:
            return Response(status_code=413)
        update = _update(body)
        return Response(status_code=400) if update is None else await self._done(update)

    async def _done(self, update: Json) -> Response:
        """Return the answer once an update is done, or it is time to have it delivered again."""
        work = asyncio.ensure_future(self._handle(update))
        await asyncio.wait([work], timeout=PATIENCE)
        if not work.done() or work.cancelled():
            return Response(status_code=503, headers={"Retry-After": _RETRY_AFTER})
        work.result()
        return Response()

    def _tell_wrong_secret(self) -> None:
        """Say, once, that somebody came without the secret: a stranger, or a Telegram that was given another."""
        if not self._has_told:
            _log.warning("a delivery without the right secret was refused; further ones are refused in silence")
        self._has_told = True


async def _body(request: Request) -> bytes | None:
    """Return what was sent, or None, without reading it all, if it is too large."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            return None
    return bytes(body)


def _update(body: bytes) -> Json | None:
    """Return the update that was sent, or None if it is none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    is_update = isinstance(update, dict) and type(update.get("update_id")) is int
    return update if is_update else None
