"""How the library's requests reach Telegram, counted, and which of the bot's tasks have made one.

A request that has left cannot be taken back: whoever gives up a task then, before it is noted what came of it, does not
know whether somebody has got an answer, and would answer again.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from telegram.error import NetworkError, TelegramError
from telegram.request import HTTPXRequest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    import httpx

    from bot.metrics import Metrics

    Leave = Callable[[], Awaitable[bool]]

_CONNECTIONS: Final = 256
"""As many as the library itself opens at most."""
_LEAVES: Final = "send_request_headers.started"
"""How the event ends by which httpcore tells that a request leaves; before it is which HTTP it is."""
_leave: Final[ContextVar[Leave | None]] = ContextVar("leave", default=None)


class WithheldError(TelegramError):
    """A request that was not made after all."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("withheld")


@contextlib.contextmanager
def leaving(leave: Leave) -> Iterator[None]:
    """Ask, at the last moment before a request of this context leaves, whether it may.

    Before that the library lets it wait for its turn, and a connection has to be made: whatever befalls the process
    meanwhile, nothing has been sent.
    """
    before = _leave.set(leave)
    try:
        yield
    finally:
        _leave.reset(before)


class Requests(HTTPXRequest):
    """The library's own requests, watched."""

    def __init__(self, metrics: Metrics) -> None:
        """Count in `metrics` what Telegram says to them, by the method's name: the rest of the address is secret."""
        hooks = {"event_hooks": {"request": [_watch_for_leaving]}}
        super().__init__(connection_pool_size=_CONNECTIONS, httpx_kwargs=hooks)
        self._metrics = metrics
        self._makers: WeakSet[asyncio.Task[Any]] = WeakSet()

    def are_made_by(self, task: asyncio.Task[Any]) -> bool:
        """Tell whether a task has made a request, or is about to."""
        return task in self._makers

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - as they come
        """Make a request."""
        began, status = time.perf_counter(), "cancelled"
        if task := asyncio.current_task():
            self._makers.add(task)
        try:
            code, payload = await super().do_request(url, *args, **kwargs)
            status = str(code)
        except NetworkError as error:
            status = type(error).__name__
            raise
        else:
            return code, payload
        finally:
            self._metrics.requested(url.rpartition("/")[2], status, time.perf_counter() - began)


async def _watch_for_leaving(request: httpx.Request) -> None:
    """Have the connection tell when it is about to send a request, if somebody has to be asked first."""
    leave = _leave.get()
    if leave is None:
        return

    async def trace(event: str, _: object) -> None:
        if event.endswith(_LEAVES) and not await leave():
            raise WithheldError

    request.extensions["trace"] = trace
