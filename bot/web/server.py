"""Which address is answered by what, and uvicorn beside the bot, in its event loop and without its own signals."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from typing import TYPE_CHECKING, Final

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from bot.errors import GlosaError
from bot.links import ALIVE, ASK, READER, WEBHOOK
from bot.web import files, operations
from bot.web.connections import IDLE, Connection
from bot.web.operations import Operations, Watched
from bot.web.pages import Pages
from bot.web.webhook import Webhook
from bot.wording import running as say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.web.operations import Bot
    from bot.web.site import Site

_BACKLOG: Final = 128
_LAST_WORDS: Final = 1
"""Seconds that requests have to end once nothing is worked on any more."""


class CannotListenError(GlosaError):
    """The port cannot be had; the message says what to do."""


def application(site: Site, bot: Bot, secret: str) -> Starlette:
    """Return the pages of a site, what a platform asks of the bot, and the webhook, where updates are delivered."""
    pages, told = Pages(site, bot.metrics), Operations(bot)
    routes = [
        Route("/", pages.landing),
        Route(READER, pages.landing),
        Route(f"{READER}/{{document}}", pages.document),
        Route(f"{READER}/{{document}}/{{section}}", pages.section),
        Route(ASK, pages.ask),
        Route(f"{files.FOLDER}/{{name}}", pages.file),
        Route("/robots.txt", pages.robots),
        Route(ALIVE, told.healthy),
        Route(operations.READY, told.ready),
        Route(operations.METRICS, told.measured),
    ]
    if bot.handle:
        routes.append(Route(WEBHOOK, Webhook(secret, bot.handle).receive, methods=["POST"]))
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Watched, metrics=bot.metrics)],
        exception_handlers={404: pages.missing, 405: pages.refused, 500: pages.broken},
    )
    made.router.redirect_slashes = False  # it would take the address to lead to from whatever host a request names
    return made


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that takes connections from now on, even before they are answered, or raise CannotListenError."""
    try:
        listener = socket.create_server((host, port), backlog=_BACKLOG)
    except OSError as error:
        raise CannotListenError(say.port_taken(port, error.strerror or str(error))) from error
    # asyncio does it for sockets of its own only; without, answers wait 40 ms for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


@contextlib.asynccontextmanager
async def serving(pages: Starlette, listener: socket.socket) -> AsyncIterator[None]:
    """Answer what comes to a socket for as long as the context lasts, and close it."""
    config = uvicorn.Config(
        pages,
        http=Connection,
        timeout_keep_alive=IDLE,
        log_config=None,
        log_level=logging.WARNING,
        access_log=False,
        lifespan="off",
        loop="none",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_WORDS,
        ws="none",
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    """uvicorn that leaves signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
