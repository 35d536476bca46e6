"""A look that may never end, and is not waited for."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    T = TypeVar("T")


async def within(seconds: float, do: Callable[[], T]) -> T:
    """Return what `do` returns in a thread of its own, or raise TimeoutError and leave the thread to itself.

    A pool's thread would be waited for at the end of the process.
    """
    answer: Future[T] = Future()
    answer.set_running_or_notify_cancel()  # from here on nobody but the thread settles it

    def run() -> None:
        try:
            answer.set_result(do())
        except BaseException as error:  # noqa: BLE001 - whoever waits gets it
            answer.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return await asyncio.wait_for(asyncio.wrap_future(answer), seconds)
