"""What a process takes that serves by webhook, as a platform and people see it: over the network, from outside."""

from __future__ import annotations

import contextlib
import itertools
import os
import statistics
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from bot.library import load
from bot.links import reader_url
from bot.simulator import Simulator
from tests.e2e.conftest import served_by
from tests.e2e.fetching import wait_until_ready
from tests.e2e.process import PATIENCE, ROOT, FromNothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.simulator import Conversation

IDLE = 3.0
"""Seconds after which a process that is ready has done all that it does at its start."""
PEOPLE = 600
"""Who ask, in turn: nobody asks as fast as the bot would not let them."""


@dataclass(frozen=True, slots=True)
class Served:
    """Seconds of each start until ready, of each question until its answer arrived, of each page; and megabytes."""

    starts: Sequence[float]
    answers: Sequence[float]
    pages: Sequence[float]
    idle_mb: float
    busy_mb: float


def served(starts: int, questions: Sequence[str], pages: int, pace: float) -> Served:
    """Measure a process that has one core for itself, if there are two: questions come every `pace` seconds."""
    with tempfile.TemporaryDirectory() as folder, Simulator() as telegram:
        environment = served_by("webhook")
        taken = []
        for number in range(starts):  # each on a new database, as where the disk goes with the release
            begun = time.perf_counter()
            with FromNothing(telegram, Path(folder) / f"{number}.log", **environment) as bot:
                wait_until_ready(environment["PORT"])
                taken.append(time.perf_counter() - begun)
                if number == starts - 1:
                    with apart(bot.pid):
                        time.sleep(IDLE)
                        idle = bot.memory_mb
                        read = _read(environment["PUBLIC_URL"], pages)
                        answers = answered(telegram, questions, pace)
                        busy = bot.memory_mb
                bot.terminate()
    return Served(taken, answers, read, idle, busy)


@contextlib.contextmanager
def apart(pid: int) -> Iterator[None]:
    """Give a process the first core and this one the others, if there are any."""
    cores = sorted(os.sched_getaffinity(0))
    for thread in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), {cores[0]})
    os.sched_setaffinity(0, set(cores[1:]) or set(cores))
    try:
        yield
    finally:
        os.sched_setaffinity(0, set(cores))


def _read(root: str, count: int) -> list[float]:
    """Return how long each page takes, of the shipped library's sections in turn, on a connection that is kept."""
    (document, *_) = load(ROOT / "knowledge").documents
    addresses = itertools.cycle(reader_url(root, document, section) for section in document.sections)
    taken = []
    with httpx.Client(trust_env=False) as client:
        for address in itertools.islice(addresses, count):
            begun = time.perf_counter()
            assert client.get(address).status_code == 200
            taken.append(time.perf_counter() - begun)
    return taken


def answered(telegram: Simulator, questions: Sequence[str], pace: float) -> list[float]:
    """Return how long each question takes from when Telegram knows it until its answer has arrived there."""
    chats = [telegram.person("Ana").private_chat() for _ in range(min(PEOPLE, len(questions)))]
    begun, before = time.perf_counter(), telegram.delivered
    asked = defaultdict[int, list[float]](list)
    for number, question in enumerate(questions):
        time.sleep(max(0.0, begun + number * pace - time.perf_counter()))
        _ask(chats[number % len(chats)], question, asked)
    telegram.wait_until(lambda: telegram.delivered - before == len(questions), "all answers", PATIENCE)
    return [delivery.at - asked[delivery.chat_id].pop(0) for delivery in telegram.deliveries()[before:]]


def _ask(chat: Conversation, question: str, asked: dict[int, list[float]]) -> None:
    asked[chat.id].append(time.time())
    chat.say(question)


def told(found: Served) -> list[str]:
    starts = f"{statistics.median(found.starts):.2f} s, longest {max(found.starts):.2f} s"
    answers = f"webhook, {len(found.answers)} questions, from Telegram to Telegram, on one core"
    return [
        f"start until ready, {len(found.starts)} times: {starts}",
        f"idle, {found.idle_mb:.0f} MB, and {found.busy_mb:.0f} MB after what follows",
        f"{answers}: {told_of(found.answers)}",
        f"page, {len(found.pages)} times: {told_of(found.pages)}",
    ]


def told_of(times: Sequence[float]) -> str:
    ordered = sorted(times)
    p50, p99 = statistics.median(ordered), ordered[int(0.99 * (len(ordered) - 1))]
    return f"p50 {1000 * p50:.1f} ms, p99 {1000 * p99:.1f} ms, longest {1000 * ordered[-1]:.1f} ms"
