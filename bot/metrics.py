"""What one process counts of its work, for Prometheus.

Nothing that is counted tells who asked, where, or what.
"""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.model import Abstention, Answer

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.model import Finding

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
"""How Prometheus's text format is called."""
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Where(StrEnum):
    """Where a question is asked."""

    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"
    GUEST = "guest"
    PAGE = "page"


class Metrics:
    """Counts from the start of a process."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._registry: Final = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._questions = self._counter("questions", "Questions, and what came of them", "where", "outcome")
        self._answering = self._histogram("answer_seconds", "Time to find an answer")
        self._updates = self._histogram("update_seconds", "Time from an update's arrival until it is done")
        self._requests = self._counter("telegram_requests", "Requests of Telegram, by its status", "method", "status")
        self._asking = self._histogram("telegram_request_seconds", "Time that Telegram took to answer")
        self._summaries = self._counter("summaries", "Summaries that were due, and what came of them", "fate")
        self._waiting = self._gauge("outbox_waiting", "Summaries that were due and are not sent yet, of all processes")
        self._oldest = self._gauge("outbox_oldest_seconds", "Time for which the oldest of them could have been sent")
        self._http = self._counter("http_requests", "Requests of pages and webhook, by our status", "kind", "status")
        self._serving = self._histogram("http_request_seconds", "Time to answer requests", "kind")

    async def asked(self, where: Where, asking: Awaitable[Finding]) -> Finding:
        """Return what comes of a question, which is counted and timed."""
        began = time.perf_counter()
        found = await asking
        self._answering.observe(time.perf_counter() - began)
        self._questions.labels(where, _outcome(found)).inc()
        return found

    def updated(self, seconds: float) -> None:
        """Count an update that is done, so long after it came."""
        self._updates.observe(seconds)

    def requested(self, method: str, status: str, seconds: float) -> None:
        """Count a request of Telegram; `status` is its number, or why there is none."""
        self._requests.labels(method, status).inc()
        self._asking.observe(seconds)

    def posted(self, fate: str) -> None:
        """Count a summary with which nothing more is to be done."""
        self._summaries.labels(fate).inc()

    def served(self, kind: str, status: int, seconds: float) -> None:
        """Count a request of somebody else's that has been answered."""
        self._http.labels(kind, status).inc()
        self._serving.labels(kind).observe(seconds)

    def told(self, waiting: float, oldest_seconds: float) -> bytes:
        """Return all of it as text, with what waits in the outbox now."""
        self._waiting.set(waiting)
        self._oldest.set(oldest_seconds)
        return generate_latest(self._registry)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"glosa_{name}", what, labels, registry=self._registry)

    def _gauge(self, name: str, what: str) -> Gauge:
        return Gauge(f"glosa_{name}", what, registry=self._registry)

    def _histogram(self, name: str, what: str, *labels: str) -> Histogram:
        return Histogram(f"glosa_{name}", what, labels, registry=self._registry, buckets=_SECONDS)


def _outcome(found: Finding) -> str:
    match found:
        case Answer():
            return "answer"
        case Abstention():
            return found.reason
        case _:
            return "remark"
