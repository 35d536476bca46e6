"""Asking where an encoder may be heard, which takes its time: beside the event loop, so that nobody else waits.

An encoder that takes long makes nobody wait long. Who asks is answered by words once it has taken too much time, and at
once where many wait for it already.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from bot.errors import EncoderError, EncoderProblem

if TYPE_CHECKING:
    from collections.abc import Collection
    from concurrent.futures import Future

    from bot.answering import Answerer
    from bot.model import Finding

MOST: Final = 8
"""Questions that may wait for the encoder at once: a third of a second for the last, where it is in the process."""
PATIENCE: Final = 3.0
"""Seconds that a message waits for it in all, whatever it takes to reach a server and however much is asked."""
_THREADS: Final = ThreadPoolExecutor(4, thread_name_prefix="hearing")
"""Questions that are answered at once; the usual threads have names to resolve and pictures to draw meanwhile."""
_waiting: Final[set[Future[Finding]]] = set()


async def answered(
    answerer: Answerer,
    question: str,
    documents: Collection[str] = (),
    previous: str | None = None,
    patience: float = PATIENCE,
) -> Finding:
    """Return what `Answerer.answer` does, by words alone where the encoder takes more than `patience` seconds."""
    opinion = answerer.opinion
    if opinion and opinion.is_ready and not opinion.is_resting and len(_waiting) < MOST:
        asked = _THREADS.submit(answerer.answer, question, documents, previous)
        _waiting.add(asked)
        asked.add_done_callback(_waiting.discard)
        waited = asyncio.wrap_future(asked)
        try:
            if (await asyncio.wait([waited], timeout=patience))[0]:
                return waited.result()
        finally:
            is_asking = asked.running()
            waited.cancel()
        if is_asking:  # else all threads were busy, which is no fault of this question's
            opinion.failed(EncoderError(EncoderProblem.SLOW, f"> {patience:g} s"))
    return answerer.by_words.answer(question, documents, previous)
