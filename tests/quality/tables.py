"""The scores and traits of the candidates of every question, computed once for those who search weights over them.

On XQuAD-es and half of SQuAD-es v1.1, and where an encoder is heard also on questions in people's own words, every
question asked of all articles and of its own.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from bot.index import Scores
from bot.judging import Judge
from tests.quality.asked import Asker
from tests.quality.measures import holds, same_passage
from tests.quality.sets import COLLOQUIAL, library, read, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.index import Candidate
    from tests.quality.sets import Question, QuestionSet

    Asked = tuple[Question, Judge, Sequence[Candidate]]

Array = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

SETS: Final = {"xquad": 1, "squad1": 2}
"""The sets, and which of their questions: one in so many."""
SETTINGS: Final = ("all", "own")
JUDGED: Final = 12
"""Passages of a question that are looked at, and as many of an encoder's choice: the right one is hardly ever below."""
SENTENCES: Final = 24
"""Sentences of a passage that are looked at."""
FIELDS: Final = tuple(field.name for field in fields(Scores))
TRAITS: Final = ("stems", "words", "grams", "pairs", "carried", "meaning", "datum", "shape", "years", "close")


@dataclass(frozen=True, slots=True)
class Table:
    """The questions of a set in one setting: scores, traits and what is right, by question, passage and sentence.

    `mass` is the weight of a question's stems; `is_there` tells where there is a sentence.
    """

    articles: npt.NDArray[np.str_]
    kinds: npt.NDArray[np.str_]
    mass: Array
    scores: Array
    close: Array
    traits: Array
    is_there: Truths
    is_right: Truths
    holds: Truths

    @classmethod
    def empty(cls, questions: Sequence[Question], width: int) -> Table:
        """Return a table with room for so many passages of each question."""
        rows = len(questions)
        shape = rows, width, SENTENCES
        return cls(
            articles=np.array([subject(question.article) for question in questions]),
            kinds=np.array([question.kind for question in questions]),
            mass=np.zeros(rows),
            scores=np.zeros((rows, width, len(FIELDS))),
            close=np.zeros((rows, width)),
            traits=np.zeros((*shape, len(TRAITS))),
            is_there=np.zeros(shape, bool),
            is_right=np.zeros((rows, width), bool),
            holds=np.zeros(shape, bool),
        )

    def of(self, chosen: Truths) -> Table:
        """Return the table of some of the questions."""
        return Table(*(getattr(self, field.name)[chosen] for field in fields(self)))


Tables = dict[tuple[str, str], Table]


def tables(folder: Path, *, hears: bool) -> Tables:
    """Return the table of every set in every setting."""
    sets = {**SETS, COLLOQUIAL: 1} if hears else SETS
    keys = [(name, setting) for name in sets for setting in SETTINGS]
    jobs = [(folder, name, sets[name], setting, hears) for name, setting in keys]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        return dict(zip(keys, processes.map(_table, *zip(*jobs, strict=True)), strict=True))


def _table(folder: Path, name: str, every: int, setting: str, hears: bool) -> Table:  # noqa: FBT001 - mapped
    questions = read(folder, name, every)
    gold = {passage.id: passage.text for passages in questions.articles.values() for passage in passages}
    asked = list(_asked(questions, setting, hears=hears))
    table = Table.empty([question for question, *_ in asked], 2 * JUDGED if hears else JUDGED)
    for row, (question, judge, candidates) in enumerate(asked):
        table.mass[row] = sum(judge.query.weights[0].values())
        for place, candidate in enumerate(candidates):
            table.is_right[row, place] = same_passage(candidate.passage.text, gold[question.passage or ""])
            _fill(table, (row, place), question, judge, candidate)
    return table


def _fill(table: Table, at: tuple[int, int], question: Question, judge: Judge, candidate: Candidate) -> None:
    """Write down what a candidate has for a question."""
    text, closeness = candidate.passage.section.text, judge.closeness
    choices = judge.choices(candidate)[:SENTENCES]
    table.scores[at] = astuple(candidate.scores)
    table.close[at] = max(closeness.of(candidate.number), 0) if closeness else 0
    table.traits[at][: len(choices)] = [[one.traits[trait] for trait in TRAITS] for one in choices]
    table.is_there[at][: len(choices)] = True
    table.holds[at][: len(choices)] = [holds(one.sentence.span.of(text), question.answers) for one in choices]


def _asked(questions: QuestionSet, setting: str, *, hears: bool) -> Iterator[Asked]:
    """Yield every question that can be answered, with its first candidates by stems and words, and by meaning."""
    names = list(questions.articles)
    for group in [names] if setting == "all" else [[name] for name in names]:
        asker = Asker(library({name: questions.articles[name] for name in group}, questions.titles), hears=hears)
        for question in (question for name in group for question in questions.of(name) if question.passage):
            query, candidates, closeness = asker.candidates(question, JUDGED)
            found = sorted(candidates, key=lambda one: -one.scores.stems - one.scores.words)
            first = [one.number for one in found[:JUDGED]]
            near = closeness.nearest(JUDGED, [one.number for one in found]) if closeness else []
            yield question, Judge.of(query, closeness), [one for one in found if one.number in {*first, *near}]
