"""What can go wrong on the way, injected on purpose and always at the same request.

A fault gets the request's processing as a function, and decides whether and when it runs and what the bot sees of it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from starlette.responses import HTMLResponse, Response

from bot.simulator.answers import refused
from bot.simulator.refusals import Flooded, Forbidden, Refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.types import Receive, Scope, Send

    Process = Callable[[], Awaitable[Response]]

ANY_METHOD: Final = "*"
_REASONS: Final = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}


class Fault(Protocol):
    """Something that befalls a request."""

    async def answer(self, process: Process) -> Response:
        """Return what the bot gets instead of, before or after what `process` does."""
        ...


@dataclass(frozen=True, slots=True)
class Refused:
    """The server refuses, for instance `Refused(Forbidden("user is deactivated"))`; nothing is processed."""

    refusal: Refusal

    async def answer(self, process: Process) -> Response:
        """Return the refusal."""
        del process
        return refused(self.refusal)


class TooManyRequests(Refused):
    """429: nothing is processed; the bot is to wait."""

    def __init__(self, retry_after: int) -> None:
        """Ask for a pause of `retry_after` seconds."""
        super().__init__(Flooded(retry_after))


class Blocked(Refused):
    """403: nothing is processed; the person has just blocked the bot."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(Forbidden("bot was blocked by the user"))


@dataclass(frozen=True, slots=True)
class ServerError:
    """A proxy before the server fails and says so in HTML; nothing is processed."""

    status: int = 502

    async def answer(self, process: Process) -> Response:
        """Return a page for people."""
        del process
        title = f"{self.status} {_REASONS.get(self.status, 'Error')}"
        return HTMLResponse(f"<html><head><title>{title}</title></head><body>{title}</body></html>", self.status)


@dataclass(frozen=True, slots=True)
class DroppedBefore:
    """The connection breaks before anything is processed."""

    async def answer(self, process: Process) -> Response:
        """Return an answer that breaks off."""
        del process
        return _BrokenOff(status_code=0)


@dataclass(frozen=True, slots=True)
class DroppedAfter:
    """The connection breaks after everything is done: the message is there and the bot cannot know."""

    async def answer(self, process: Process) -> Response:
        """Process the request and return an answer that breaks off."""
        await process()
        return _BrokenOff(status_code=0)


@dataclass(frozen=True, slots=True)
class DelayedBefore:
    """The request takes its time to arrive."""

    seconds: float

    async def answer(self, process: Process) -> Response:
        """Wait, process the request and return its answer."""
        await asyncio.sleep(self.seconds)
        return await process()


@dataclass(frozen=True, slots=True)
class DelayedAfter:
    """The answer takes its time to arrive."""

    seconds: float

    async def answer(self, process: Process) -> Response:
        """Process the request, wait and return its answer."""
        response = await process()
        await asyncio.sleep(self.seconds)
        return response


class _BrokenOff(Response):
    """Promises a body and ends without it, upon which uvicorn closes the connection; its status is no real one."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})


@dataclass(slots=True)
class _Plan:
    method: str
    fault: Fault
    times: int
    chat_id: str | None


class Faults:
    """The faults still to come."""

    def __init__(self) -> None:
        """Begin with none."""
        self._plans: list[_Plan] = []

    def add(self, method: str, fault: Fault, times: int, chat_id: int | None) -> None:
        """Plan a fault for the next `times` requests of a method, or of any, that are about a chat, or any."""
        self._plans.append(_Plan(method.lower(), fault, times, None if chat_id is None else str(chat_id)))

    def clear(self) -> None:
        """Plan nothing any more."""
        self._plans.clear()

    def take(self, method: str, chat_id: str) -> Fault | None:
        """Return the fault that meets a request, the earliest planned."""
        for plan in self._plans:
            if plan.times and plan.method in (ANY_METHOD, method) and plan.chat_id in (None, chat_id):
                plan.times -= 1
                return plan.fault
        return None
