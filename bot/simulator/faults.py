"""What can go wrong on the way, injected on purpose and always at the same request.

A fault gets the request's processing as a function, and decides whether and when it runs and what the bot sees of it.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from email.utils import formatdate
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Protocol

from starlette.responses import HTMLResponse, Response

from bot.simulator.answers import refused
from bot.simulator.refusals import Flooded, Forbidden, Refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

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
class ResetBefore:
    """The connection is reset, without a word, before anything is processed."""

    async def answer(self, process: Process) -> Response:
        """Return no answer at all."""
        del process
        return _Reset(status_code=0)


@dataclass(frozen=True, slots=True)
class ResetAfter:
    """The connection is reset, without a word, after everything is done."""

    async def answer(self, process: Process) -> Response:
        """Process the request and return no answer at all."""
        await process()
        return _Reset(status_code=0)


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


@dataclass(frozen=True, slots=True)
class Misdated:
    """The answer says that it is later than it is, or earlier: the bot's machine is not on time."""

    seconds: float

    async def answer(self, process: Process) -> Response:
        """Process the request and return its answer with another time."""
        response = await process()
        response.headers["date"] = formatdate(time.time() + self.seconds, usegmt=True)
        return response


class _BrokenOff(Response):
    """Promises a body and ends without it, upon which uvicorn closes the connection; its status is no real one."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})


class _Reset(Response):
    """Nothing, upon which the connection is broken at the level of TCP; its status is no real one."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del receive, send
        scope["app"].state.reset(scope["client"])
        await asyncio.sleep(0)  # uvicorn hears of it in the loop's next round, and then expects no answer


@dataclass(slots=True)
class _Plan:
    method: str
    chat_id: str | None
    fault: Fault
    times: int

    def meets(self, method: str, chat_id: str) -> bool:
        return self.method in (ANY_METHOD, method) and self.chat_id in (None, chat_id)


@dataclass(slots=True)
class _Chance:
    method: str
    chances: Mapping[Fault, float]
    random: random.Random
    _sums: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self._sums = list(accumulate(self.chances.values()))

    def draw(self) -> Fault | None:
        drawn = self.random.random()
        return next((fault for fault, end in zip(self.chances, self._sums, strict=True) if drawn < end), None)


class Faults:
    """The faults still to come: those planned, and those that chance brings."""

    def __init__(self) -> None:
        """Begin with none."""
        self._plans: list[_Plan] = []
        self._chances: list[_Chance] = []

    def add(self, method: str, fault: Fault, times: int, chat_id: int | None) -> None:
        """Plan a fault for the next `times` requests of a method, or of any, that are about a chat, or any."""
        if times:
            self._plans.append(_Plan(method.lower(), None if chat_id is None else str(chat_id), fault, times))

    def add_chances(self, method: str, chances: Mapping[Fault, float], seed: int) -> None:
        """Let each request of a method, or of any, meet a fault with its chance; they have to leave some for none."""
        if min(chances.values(), default=0) < 0 or sum(chances.values()) > 1:
            message = f"no chances that sum to at most 1: {dict(chances)}"
            raise ValueError(message)
        self._chances.append(_Chance(method.lower(), dict(chances), random.Random(seed)))  # noqa: S311 - no secret

    def clear(self) -> None:
        """Let everything go well from now on."""
        self._plans.clear()
        self._chances.clear()

    def take(self, method: str, chat_id: str) -> Fault | None:
        """Return the fault that meets a request: the earliest planned, else what chance brings."""
        plan = next((plan for plan in self._plans if plan.meets(method, chat_id)), None)
        if plan is None:
            drawn = (chance.draw() for chance in self._chances if chance.method in (ANY_METHOD, method))
            return next(filter(None, drawn), None)
        plan.times -= 1
        if not plan.times:
            self._plans.remove(plan)
        return plan.fault
