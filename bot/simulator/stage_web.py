"""The page over HTTP: its files, what it sees as server-sent events, and what people do through it.

Only the page itself gets in. Its address has a secret, so no other page can guess it; a request must name this host, so
none can reach it under a name of its own; and to do something it must come from this origin.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.simulator.stage_acts import WrongActError
from bot.simulator.stage_view import Typing, changes, view

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Mapping

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from bot.simulator.model import Json
    from bot.simulator.stage_view import View
    from bot.simulator.world import World

    Do = Callable[[Mapping[str, object]], Json]

PAGE: Final = Path(__file__).parent / "page"
LARGEST_ACT: Final = 64 * 1024
_USUAL_PORT: Final = 80
"""The port that browsers do not name."""
_BREATH: Final = 15.0
"""Seconds without news after which the stream says that it is still there."""
_IMAGES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""What a picture begins with; whatever begins otherwise is downloaded and never shown."""
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Page:
    """The application that the browser talks to, in the thread of the world that it shows."""

    def __init__(self, world: World, do: Do, about: View, port: int) -> None:
        """Show `world` and, besides, what never changes: `about`; `do` carries out what people do, and may wait."""
        self._world = world
        self._do = do
        self._about = about
        self._typing = Typing(world)
        self._is_over = False
        hosts = [f"{name}:{port}" if port != _USUAL_PORT else name for name in ("127.0.0.1", "localhost")]
        secret = secrets.token_urlsafe(16)
        self.address = f"http://{hosts[0]}/{secret}/"
        routes = [
            Route("/events", self._events),
            Route("/act", self._act, methods=["POST"]),
            Route("/file/{file_id}", self._file),
            Mount("/", StaticFiles(directory=PAGE, html=True)),
        ]
        self.application: ASGIApp = _Guard(Starlette(routes=[Mount(f"/{secret}", routes=routes)]), hosts)

    def close(self) -> None:
        """End the streams: nothing more will happen."""
        self._is_over = True
        self._world.bell.ring()

    async def _events(self, _: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        """Yield what has changed, at first everything, whenever the bell rings."""
        known: View = {}
        while not self._is_over:
            seen = {**self._about, **view(self._world), **self._typing.view()}
            if changed := changes(known, seen):
                known = seen
                yield f"data: {json.dumps(changed, ensure_ascii=False)}\n\n"
                continue  # something may have happened while that was sent
            try:
                await asyncio.wait_for(self._world.bell.wait(), _BREATH)
            except TimeoutError:
                yield ": still here\n\n"

    async def _act(self, request: Request) -> Response:
        try:
            wanted = json.loads(await _body(request))
            if not isinstance(wanted, dict):
                raise WrongActError
            done = await asyncio.to_thread(self._do, wanted)
            self._world.bell.ring()  # not all that people do is told to the bot, but all of it shows
            return JSONResponse(done)
        except (ValueError, LookupError) as error:  # among them WrongActError
            return PlainTextResponse(type(error).__name__, 400)
        except TimeoutError:
            return PlainTextResponse("the bot did not answer", 504)

    async def _file(self, request: Request) -> Response:
        """Return a file that the bot or somebody sent; only a picture is shown."""
        content = self._world.files.get(request.path_params["file_id"])
        if content is None:
            return PlainTextResponse("no such file", 404)
        kind = next((kind for start, kind in _IMAGES.items() if content.startswith(start)), None)
        download = {} if kind else {"Content-Disposition": "attachment"}
        return Response(content, media_type=kind or "application/octet-stream", headers=download)


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_ACT:
            raise WrongActError
    return body


class _Guard:
    """Lets in what the page itself asks for, and tells the browser how to keep the page to itself."""

    def __init__(self, application: ASGIApp, hosts: Collection[str]) -> None:
        self._application = application
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *added]
            await send(message)

        application = self._application if self._is_ours(scope) else PlainTextResponse("not yours", 403)
        await application(scope, receive, guarded)

    def _is_ours(self, scope: Scope) -> bool:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in self._hosts or origin not in (None, f"http://{host}"):
            return False
        return scope["method"] in ("GET", "HEAD") or (
            origin is not None and headers.get("content-type", "").startswith("application/json")
        )
