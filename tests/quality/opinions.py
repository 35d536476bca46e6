"""What an encoder brings, beside words alone: `python -m tests.quality.opinions FOLDER [--every N]`.

Needs the extra `semantica`, and an hour to encode the sets the first time. In each cell: own article alone / all
articles of the set in one library. The weights are trained on these very questions; what holds for others is what
`train` prints.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.answering import Answerer
from bot.evaluation.measures import answered, auroc, coverage
from bot.model import Answer, Remark
from bot.weights import BOTH, WORDS
from tests.quality.encoding import hearing
from tests.quality.measures import holds, same_passage
from tests.quality.sets import COLLOQUIAL, library, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.model import Abstention, Finding
    from bot.weights import Weights
    from tests.quality.sets import Question, QuestionSet

SETS: Final = (COLLOQUIAL, "xquad", "squad1")
ALL: Final = "all"
OWN: Final = "own"


@dataclass(slots=True)
class Tally:
    """Counts by kind of question and setting, and confidences by what was asked of what."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    confidences: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Tally) -> None:
        """Take in what another part counted."""
        self.counts += other.counts
        for name, values in other.confidences.items():
            self.confidences[name] += values


def main() -> None:
    """Print the table of each set, by words alone and with the encoder."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.opinions")
    parser.add_argument("folder", type=Path, help="where passages.jsonl and the questions are")
    parser.add_argument("sets", nargs="*", default=SETS, help=", ".join(SETS))
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one question in N")
    chosen = parser.parse_args()
    for name in chosen.sets:
        questions = read(chosen.folder, name, chosen.every)
        print(_table(name, _measured(questions, hears=False), _measured(questions, hears=True)))


def _measured(questions: QuestionSet, *, hears: bool) -> Tally:
    names = list(questions.articles)
    jobs = [(questions, [name], questions.following(name), hears) for name in names] + [(questions, names, "", hears)]
    tally = Tally()
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        for part in processes.map(_part, *zip(*jobs, strict=True)):
            tally.add(part)
    return tally


def _part(questions: QuestionSet, articles: Sequence[str], foreign: str, hears: bool) -> Tally:  # noqa: FBT001 - mapped
    """Ask the questions of some articles of a library of these and, if there is one, of a foreign article."""
    tally = Tally()
    asked = _answerer(questions, articles, hears=hears)
    other = _answerer(questions, [foreign], hears=hears) if foreign else None
    gold = {passage.id: passage.text for name in articles for passage in questions.articles[name]}
    for question in (one for name in articles for one in questions.of(name)):
        found = _found(asked, question)
        confidence = 0.0 if isinstance(found, Remark) else found.confidence
        if other:
            tally.confidences[OWN if question.passage else "near"].append(confidence)
            tally.confidences[f"{question.kind} {OWN}"].append(confidence)
        if question.passage:
            tally.counts.update(_judged(question, found, gold[question.passage], OWN if other else ALL))
            if other:
                away = _found(other, question)
                tally.confidences["foreign"].append(0.0 if isinstance(away, Remark) else away.confidence)
    return tally


def _answerer(questions: QuestionSet, articles: Iterable[str], *, hears: bool) -> Answerer:
    asked = library({name: questions.articles[name] for name in articles}, questions.titles)
    return hearing(asked, min_confidence=0) if hears else Answerer(asked, min_confidence=0)


def _found(answerer: Answerer, question: Question) -> Finding:
    return answerer.answer(question.text, previous=question.previous)


def _judged(question: Question, found: Finding, gold: str, setting: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is to be counted."""
    yield "questions", question.kind, setting
    if isinstance(found, Remark):
        return
    if _first_is(found, gold):
        yield "passage", question.kind, setting
    if isinstance(found, Answer):
        if holds(found.citations[0].quote, question.answers):
            yield "sentence", question.kind, setting
        if holds(found.text, question.answers):
            yield "answer", question.kind, setting


def _first_is(found: Answer | Abstention, gold: str) -> bool:
    return bool(found.passages) and same_passage(found.passages[0].passage.text, gold)


def _table(name: str, words: Tally, both: Tally) -> str:
    rows = list(_rows(name, words, both))
    width = max(len(label) for label, *_ in rows)
    return "\n".join(f"{label:{width}}  {alone:>13}  {heard:>13}" for label, alone, heard in rows) + "\n"


def _rows(name: str, words: Tally, both: Tally) -> Iterator[tuple[str, str, str]]:
    kinds = dict.fromkeys(kind for what, kind, _ in words.counts if what == "questions")
    for kind in kinds:
        for what in ("passage", "sentence", "answer"):
            yield f"{kind or name}: {what}", _cell(words, what, kind), _cell(both, what, kind)
    for label, measure in _MEASURES.items():
        if words.confidences[label.partition(":")[0]]:
            yield f"{name}: {label}", _percent(measure(words.confidences)), _percent(measure(both.confidences))
    for setting in (OWN, "foreign", "near", *(f"{kind} {OWN}" for kind in kinds if kind)):
        if words.confidences[setting]:
            yield f"{name}: answered, {setting}", _answered(words, setting, WORDS), _answered(both, setting, BOTH)


def _cell(tally: Tally, what: str, kind: str) -> str:
    shares = (100 * tally.counts[what, kind, one] / tally.counts["questions", kind, one] for one in (OWN, ALL))
    return " / ".join(f"{share:.1f}" for share in shares)


def _answered(tally: Tally, setting: str, weights: Weights) -> str:
    return _percent(answered(tally.confidences[setting], weights.threshold))


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


_MEASURES: Final[dict[str, Callable[[Mapping[str, list[float]]], float]]] = {
    "foreign: coverage at 95 % precision": lambda by: coverage(by[OWN], by["foreign"]),
    "near: AUROC": lambda by: auroc(by[OWN], by["near"]),
}


if __name__ == "__main__":
    main()
