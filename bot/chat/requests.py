"""How the library's requests reach Telegram, counted, and which of the bot's tasks are in the middle of one.

A request that has left cannot be taken back: whoever gives up a task then does not know whether somebody has got an
answer, and would answer again.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final

from telegram.error import NetworkError
from telegram.request import HTTPXRequest

if TYPE_CHECKING:
    from bot.metrics import Metrics

_CONNECTIONS: Final = 256
"""As many as the library itself opens at most."""


class Requests(HTTPXRequest):
    """The library's own requests, watched."""

    def __init__(self, metrics: Metrics) -> None:
        """Count in `metrics` what Telegram says to them, by the method's name: the rest of the address is secret."""
        super().__init__(connection_pool_size=_CONNECTIONS)
        self._metrics = metrics
        self._under_way: set[asyncio.Task[Any] | None] = set()

    def is_made_by(self, task: asyncio.Task[Any]) -> bool:
        """Tell whether a task waits for Telegram's answer now."""
        return task in self._under_way

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - as they come
        """Make a request."""
        task, began, status = asyncio.current_task(), time.perf_counter(), "cancelled"
        self._under_way.add(task)
        try:
            code, payload = await super().do_request(url, *args, **kwargs)
            status = str(code)
        except NetworkError as error:
            status = type(error).__name__
            raise
        else:
            return code, payload
        finally:
            self._under_way.discard(task)
            self._metrics.requested(url.rpartition("/")[2], status, time.perf_counter() - began)
