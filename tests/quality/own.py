"""Our own questions on the article in `knowledge/`, counted by kind and compared with what was recorded.

python -m tests.quality.own             prints the table
python -m tests.quality.own --record    prints it and writes knowledge-baseline.json

How a question set is read, and what a right answer is, belongs to `bot.evaluation`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.answering import Answerer
from bot.evaluation import read, run
from bot.library import load
from bot.model import Abstention, Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.evaluation import Case, Outcome
    from bot.library import Library

KNOWLEDGE: Final = Path(__file__).parents[2] / "knowledge"
QUESTIONS: Final = Path(__file__).with_name("knowledge.yaml")
BASELINE: Final = Path(__file__).with_name("knowledge-baseline.json")
COMMAND: Final = "python -m tests.quality.own"
OFFERED: Final = 3
"""Quotes among which the answer counts as offered: as many as a person looks through."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the questions of a kind: how many are right, how many have the answer among the quotes, which are wrong."""

    questions: int
    right: int
    offered: int
    wrong: tuple[str, ...]


Tallies = dict[str, Tally]


def main() -> None:
    """Print the table; record it if asked to."""
    parser = argparse.ArgumentParser(prog=COMMAND)
    parser.add_argument("--record", action="store_true", help=f"write {BASELINE.name}")
    chosen = parser.parse_args()
    found = measured(Answerer(load(KNOWLEDGE)))
    print(table(found))
    if chosen.record:
        BASELINE.write_text(written(found), encoding="utf-8")


def cases(library: Library) -> tuple[Case, ...]:
    """Return our questions on the library that comes with Glosa."""
    return read(QUESTIONS, library)


def measured(answerer: Answerer) -> Tallies:
    """Return what comes of asking all the questions, by kind."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in run(answerer, cases(answerer.library)):
        kinds[str(outcome.case.kind)].append(outcome)
    return {kind: _tally(outcomes) for kind, outcomes in kinds.items()}


def recorded() -> Tallies:
    """Return what was measured when it was last recorded, by kind."""
    record = json.loads(BASELINE.read_text(encoding="utf-8"))
    return {kind: Tally(**{**counts, "wrong": tuple(counts["wrong"])}) for kind, counts in record.items()}


def written(tallies: Tallies) -> str:
    """Return the text of the record: a line for each count and each wrong question, so that changes read well."""
    return json.dumps({kind: asdict(tally) for kind, tally in tallies.items()}, ensure_ascii=False, indent=2) + "\n"


def lost(before: Tallies, after: Tallies) -> list[str]:
    """Return what fell, a line for each kind of which fewer are right or offered, and below it what went wrong."""
    lines = []
    for kind, then in before.items():
        now = after.get(kind, Tally(0, 0, 0, ()))
        if now.right < then.right or now.offered < then.offered:
            lines.append(f"{kind}: right {then.right} → {now.right}, offered {then.offered} → {now.offered}")
            lines.extend(f"  {question}" for question in now.wrong if question not in then.wrong)
    return lines


def table(tallies: Tallies) -> str:
    """Return the counts of each kind and of all, in columns."""
    total = [sum(counts) for counts in zip(*map(_counts, tallies.values()), strict=True)]
    rows = [*((kind, *_counts(tally)) for kind, tally in tallies.items()), ("all", *total)]
    head = f"{'':12}{'questions':>10}{'right':>10}{'offered':>10}"
    return "\n".join([head, *(f"{name:12}" + "".join(f"{count:>10}" for count in counts) for name, *counts in rows)])


def _tally(outcomes: Sequence[Outcome]) -> Tally:
    return Tally(
        questions=len(outcomes),
        right=sum(outcome.is_right for outcome in outcomes),
        offered=sum(map(_is_offered, outcomes)),
        wrong=tuple(_shown(outcome.case) for outcome in outcomes if not outcome.is_right),
    )


def _is_offered(outcome: Outcome) -> bool:
    """Tell whether the words that answer are in one of the quotes that a person sees first."""
    if outcome.case.unanswerable:
        return False
    match outcome.finding:
        case Answer(citations=quoted) | Abstention(nearest=quoted):
            return any(outcome.case.accepts_words(citation.quote) for citation in quoted[:OFFERED])
        case _:
            return False


def _shown(case: Case) -> str:
    return f"{case.previous} → {case.question}" if case.previous else case.question


def _counts(tally: Tally) -> tuple[int, int, int]:
    return tally.questions, tally.right, tally.offered


if __name__ == "__main__":
    main()
