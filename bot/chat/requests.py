"""How the library's requests reach Telegram, and which of the bot's tasks are in the middle of one.

A request that has left cannot be taken back: whoever gives up a task then does not know whether somebody has got an
answer, and would answer again.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from telegram.request import HTTPXRequest

_CONNECTIONS: Final = 256
"""As many as the library itself opens at most."""


class Requests(HTTPXRequest):
    """The library's own requests, counted."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(connection_pool_size=_CONNECTIONS)
        self._under_way: set[asyncio.Task[Any] | None] = set()

    def is_made_by(self, task: asyncio.Task[Any]) -> bool:
        """Tell whether a task waits for Telegram's answer now."""
        return task in self._under_way

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - as they come
        """Make a request."""
        task = asyncio.current_task()
        self._under_way.add(task)
        try:
            return await super().do_request(*args, **kwargs)
        finally:
            self._under_way.discard(task)
