"""Asking where an encoder may be heard, which takes its time: beside the event loop, so that nobody else waits."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.answering import Answerer
    from bot.model import Finding

_THREADS: Final = ThreadPoolExecutor(4, thread_name_prefix="hearing")
"""Questions that are answered at once; the usual threads have names to resolve and pictures to draw meanwhile."""


async def answered(
    answerer: Answerer, question: str, documents: Collection[str] = (), previous: str | None = None
) -> Finding:
    """Return what `Answerer.answer` does."""
    ask = partial(answerer.answer, question, documents, previous)
    return await asyncio.get_running_loop().run_in_executor(_THREADS, ask) if answerer.hears else ask()
