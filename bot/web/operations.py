"""What the platform asks of the process: whether it lives, whether it is ready, and what it has counted."""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

from bot.links import ALIVE_SAYS, ASK, READER, WEBHOOK
from bot.logs import about
from bot.metrics import CONTENT_TYPE
from bot.wording import running as say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from bot.metrics import Metrics

READY: Final = "/readyz"
METRICS: Final = "/metrics"
_KINDS: Final = {WEBHOOK: "webhook", READER: "page", ASK: "question"}
_NEVER: Final = {"Cache-Control": "no-store"}
_REQUEST_ID: Final = re.compile(r"[\w.-]{1,64}", re.ASCII)
_log: Final = logging.getLogger(__name__)


class Bot(Protocol):
    """What the bot tells of itself."""

    @property
    def handle(self) -> Callable[[dict[str, Any]], Awaitable[None]] | None:
        """What an update is handed to; nothing where none are delivered."""

    @property
    def metrics(self) -> Metrics:
        """Where its process counts."""

    async def missing(self) -> str:
        """Return what is not in place yet, or no more; nothing if all is."""

    def remark(self) -> str:
        """Return what is to be told besides, though all is in place; nothing if there is nothing."""

    async def measured(self) -> bytes:
        """Return what is counted, as Prometheus reads it."""


class Operations:
    """Answers the platform."""

    def __init__(self, bot: Bot) -> None:
        """Tell of a bot."""
        self._bot = bot

    async def healthy(self, _: Request) -> Response:
        """Answer that the process lives."""
        return PlainTextResponse(f"{ALIVE_SAYS}\n", headers=_NEVER)

    async def ready(self, _: Request) -> Response:
        """Answer whether the bot can do its work or, with 503, what is missing."""
        missing = await self._bot.missing()
        told = [missing or say.READY, self._bot.remark()]
        body = "".join(f"{line}\n" for line in told if line)
        return PlainTextResponse(body, 503 if missing else 200, headers=_NEVER)

    async def measured(self, _: Request) -> Response:
        """Answer what is counted."""
        return Response(await self._bot.measured(), headers={**_NEVER, "Content-Type": CONTENT_TYPE})


class Watched:
    """An application whose requests are counted, timed and named in the log."""

    def __init__(self, application: ASGIApp, metrics: Metrics) -> None:
        """Watch an application."""
        self._application = application
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        began, status = time.perf_counter(), 500

        async def note(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        path = scope["path"]
        with about(f"request {_id(scope)}"):
            try:
                await self._application(scope, receive, note)
            finally:
                self._metrics.served(_kind(path), status, time.perf_counter() - began)
                _log.debug("%s %s: %s", scope["method"], quote(path), status)


def _kind(path: str) -> str:
    """Return what a request is for; an address is anybody's invention, and would be counted each for itself."""
    return next((kind for prefix, kind in _KINDS.items() if path == prefix or path.startswith(f"{prefix}/")), "other")


def _id(scope: Scope) -> str:
    """Return by which name the platform's router knows a request, or a new one."""
    given = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"x-request-id"), "")
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(4)
