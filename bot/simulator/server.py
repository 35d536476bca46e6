"""The HTTP side: `/bot{token}/{method}` and `/file/bot{token}/{path}`, as the server answers them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from email.utils import formatdate
from functools import partial
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from bot.simulator.answers import Answer, granted, refused
from bot.simulator.model import Message
from bot.simulator.parameters import Parameters, from_request
from bot.simulator.refusals import NotFound, Refusal, Unauthorized
from bot.simulator.transcript import Call, Delivery

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

    from starlette.requests import Request

    from bot.simulator.api import BotApi
    from bot.simulator.faults import Faults
    from bot.simulator.world import World

HUNG_UP: Final = 499
_TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]+")
_log: Final = logging.getLogger(__name__)


class BotServer:
    """The application that one bot calls; `failures` are its own bugs, which no bot should have to explain."""

    def __init__(self, token: str, world: World, api: BotApi, faults: Faults) -> None:
        """Serve the bot whose token this is."""
        self._token = token
        self._world = world
        self._api = api
        self._faults = faults
        self.failures: list[Exception] = []

    def application(self, when_ready: Callable[[], None]) -> Starlette:
        """Return the ASGI application, which calls `when_ready` once it runs."""

        @contextlib.asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            delivery = asyncio.create_task(self._noting_failures(self._api.webhook.run()))
            when_ready()
            yield
            self._api.webhook.stop()
            delivery.cancel()
            await asyncio.gather(delivery, return_exceptions=True)
            await asyncio.sleep(0)  # for its connections, which close in the loop's next round

        routes = [
            Route("/bot{token}/{method}", self._method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{folder}/{file_id}", self._file),
            Route("/{path:path}", self._nowhere),
        ]
        return Starlette(routes=routes, lifespan=lifespan)

    async def _method(self, request: Request) -> Response:
        """Answer a request and write down how it ended."""
        method = request.path_params["method"]
        parameters, fault, sent = Parameters(), None, list[Delivery]()
        try:
            self._check_token(request.path_params["token"])
            parameters = await from_request(request)
        except Refusal as refusal:
            response: Response = refused(refusal)
        else:
            fault = self._faults.take(method.lower(), parameters.text("chat_id"))
            process = partial(self._process, request, method, parameters, sent)
            response = await (fault.answer(process) if fault else process())
        response.headers.setdefault("date", formatdate(usegmt=True))
        status = await _status_seen(request, response) if fault else response.status_code
        for delivery in sent:
            delivery.status = status
        refusal_given = response.refusal if isinstance(response, Answer) else None
        name = type(fault).__name__ if fault else None
        self._world.record(Call(method, parameters.texts, status, refusal_given, name))
        return response

    async def _process(self, request: Request, method: str, parameters: Parameters, sent: list[Delivery]) -> Response:
        try:
            if method.lower() == "getupdates":
                return await _unless_gone(request, self._granted(method, parameters, sent))
            return await self._granted(method, parameters, sent)
        except Refusal as refusal:
            return refused(refusal)
        except Exception as failure:  # noqa: BLE001 - a bug of the simulator must not pass for an answer of Telegram
            _log.exception("%s failed", method)
            self.failures.append(failure)
            return Response("the simulator failed", 500)

    async def _granted(self, method: str, parameters: Parameters, sent: list[Delivery]) -> Response:
        result = await self._api.call(method.lower(), parameters)
        if not isinstance(result, Message):
            return granted(result)
        sent.append(Delivery(method, result.chat.id, result.id, result.text, self._world.clock()))
        self._world.deliveries += sent
        return granted(result.as_json())

    async def _file(self, request: Request) -> Response:
        content = self._world.files.get(request.path_params["file_id"])
        if request.path_params["token"] != self._token or content is None:
            return refused(NotFound(""))
        return Response(content, media_type="application/octet-stream")

    async def _nowhere(self, request: Request) -> Response:
        del request
        return refused(NotFound(""))

    def _check_token(self, token: str) -> None:
        if token != self._token:
            malformed = not _TOKEN.fullmatch(token)
            raise Unauthorized(": invalid token specified" if malformed else "")

    async def _noting_failures(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception as failure:  # noqa: BLE001 - raised again by whoever stops the simulator
            self.failures.append(failure)


async def _status_seen(request: Request, response: Response) -> int:
    """Return the status that the bot sees; it may have hung up meanwhile, if it was kept waiting."""
    return HUNG_UP if response.status_code and await request.is_disconnected() else response.status_code


async def _unless_gone(request: Request, answering: Coroutine[None, None, Response]) -> Response:
    """Return the answer, or give the work up if the bot hangs up first: a dead process must not hold the queue."""
    answer = asyncio.ensure_future(answering)
    gone = asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        return answer.result() if answer.done() else Response(status_code=HUNG_UP)
    finally:
        answer.cancel()
        gone.cancel()
