"""Measures the quality of answers and prints it as a table: `python -m tests.quality FOLDER [--every N] [SET ...]`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.answering import Answerer
from bot.evaluation.measures import answered, auroc, coverage
from bot.model import Answer, Remark
from bot.weights import WORDS
from tests.quality.measures import holds, overlaps, same_passage
from tests.quality.sets import library, read, without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Abstention
    from tests.quality.sets import Gold, Question, QuestionSet

SETS: Final = ("xquad", "squad1", "squad2")
WITH_ALL: Final = ("xquad", "squad1")
"""Sets that are also asked with every article in one library."""


@dataclass(slots=True)
class Tally:
    """What was counted, and the confidence of each answer by the text that was asked."""

    counts: Counter[str] = field(default_factory=Counter)
    own: list[float] = field(default_factory=list)
    foreign: list[float] = field(default_factory=list)
    removed: list[float] = field(default_factory=list)
    near: list[float] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take in what another part counted."""
        self.counts += other.counts
        self.own += other.own
        self.foreign += other.foreign
        self.removed += other.removed
        self.near += other.near


def main() -> None:
    """Measure each set and print its column."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("folder", type=Path, help="where passages.jsonl and questions.jsonl are")
    parser.add_argument("sets", nargs="*", default=SETS, help="xquad, squad1, squad2")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one question in N")
    chosen = parser.parse_args()
    for name in chosen.sets:
        print(_table(name, _measured(read(chosen.folder, name, chosen.every))))


def _measured(questions: QuestionSet) -> Tally:
    tally = Tally()
    parts = [(questions, article) for article in questions.articles]
    with ProcessPoolExecutor() as processes:
        for done, part in enumerate(processes.map(_article, *zip(*parts, strict=True)), start=1):
            tally.add(part)
            sys.stderr.write(f"\r{questions.name}: {done} of {len(parts)} articles ")
    if questions.name in WITH_ALL:
        tally.add(_all(questions))
    sys.stderr.write("\n")
    return tally


def _article(questions: QuestionSet, article: str) -> Tally:
    """Ask an article's questions of itself, of the next article and of itself without the passage that answers."""
    tally = Tally()
    own, foreign = (
        _answerer(questions, name, questions.articles[name]) for name in (article, questions.following(article))
    )
    gold = {passage.id: passage.text for passage in questions.articles[article]}
    removed: dict[str, Answerer] = {}
    for question in questions.of(article):
        found = _asked(own, question)
        if question.passage is None:
            tally.near.append(found.confidence)
            continue
        if question.passage not in removed:
            kept = without(questions.articles[article], question.passage)
            removed[question.passage] = _answerer(questions, article, kept)
        tally.own.append(found.confidence)
        tally.foreign.append(_asked(foreign, question).confidence)
        tally.removed.append(_asked(removed[question.passage], question).confidence)
        tally.counts.update(_judged(question, found, gold[question.passage]))
    return tally


def _answerer(questions: QuestionSet, article: str, passages: Sequence[Gold]) -> Answerer:
    return Answerer(library({article: passages}, questions.titles), min_confidence=0)


def _asked(answerer: Answerer, question: Question) -> Answer | Abstention:
    found = answerer.answer(question.text)
    if isinstance(found, Remark):
        message = f"taken for a courtesy: {question.text}"
        raise TypeError(message)
    return found


def _judged(question: Question, found: Answer | Abstention, gold: str) -> Counter[str]:
    counts = Counter(questions=1, passage=_first_is(found, gold))
    if isinstance(found, Answer):
        citation = found.citations[0]
        counts["quoted"] = len(found.citations)
        counts["answer"] = holds(found.text, question.answers)
        counts["sentence"] = holds(citation.quote, question.answers)
        quotes = (one.section.text[one.span.start : one.span.end] for one in found.citations)
        counts["proven"] = " ".join(quotes) == found.text
        if found.highlight:
            counts["marked"] = 1
            counts["marked_right"] = overlaps(found.highlight.of(citation.section.text), question.answers)
    return counts


def _first_is(found: Answer | Abstention, gold: str) -> bool:
    return bool(found.passages) and same_passage(found.passages[0].passage.text, gold)


def _all(questions: QuestionSet) -> Tally:
    answerer = Answerer(library(questions.articles, questions.titles), min_confidence=0)
    gold = {passage.id: passage.text for passages in questions.articles.values() for passage in passages}
    tally = Tally()
    for question in questions.questions:
        if question.passage is not None:
            tally.counts["passage_all"] += _first_is(_asked(answerer, question), gold[question.passage])
    return tally


def _table(name: str, tally: Tally) -> str:
    counts = tally.counts
    asked = counts["questions"]
    rows = [
        ("questions", f"{asked}"),
        ("passage first, all articles", _percent(counts["passage_all"], asked) if name in WITH_ALL else "–"),
        ("passage first, own article", _percent(counts["passage"], asked)),
        ("the answer's first sentence holds it", _percent(counts["sentence"], asked)),
        ("the answer holds it", _percent(counts["answer"], asked)),
        ("sentences of an answer", f"{counts['quoted'] / asked:.2f}"),
        ("a datum is marked", _percent(counts["marked"], asked)),
        ("… and overlaps the answer", _percent(counts["marked_right"], counts["marked"])),
        ("answers equal to the text at their offsets", f"{counts['proven']}"),
        ("foreign: coverage at 95 % precision", _percent(coverage(tally.own, tally.foreign))),
        ("passage removed: AUROC", _percent(auroc(tally.own, tally.removed))),
        ("near misses: AUROC", _percent(auroc(tally.own, tally.near)) if tally.near else "–"),
        ("answered: own / foreign", f"{_answered(tally.own)} / {_answered(tally.foreign)}"),
    ]
    width = max(len(label) for label, _ in rows)
    return "\n".join([f"{'':{width}}  {name}", *(f"{label:{width}}  {value}" for label, value in rows), ""])


def _answered(confidences: list[float]) -> str:
    return _percent(answered(confidences, WORDS.threshold))


def _percent(part: float, whole: float = 1.0) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


if __name__ == "__main__":
    main()
