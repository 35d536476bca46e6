"""Finds what the fields of a passage and the traits of a sentence weigh, by coordinate search.

On XQuAD-es and half of SQuAD-es v1.1, every question asked of all articles and of its own. What is searched for is the
passage that comes first and the sentence that is chosen, together; the scores themselves are computed once. Chance
proposes the steps and has a fixed seed, so that a second run finds the same.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from bot.index import Index, Scores
from bot.passages import passages_of
from bot.ranking import QUOTED, Wanted, choices
from tests.quality.measures import holds, same_passage
from tests.quality.sets import library, read, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.index import Candidate, Query
    from tests.quality.sets import Gold, Question, QuestionSet

Array = npt.NDArray[np.float64]
Weights = dict[str, dict[str, float]]

SETS: Final = {"xquad": 1, "squad1": 2}
"""The sets searched on, and which of their questions: one in so many."""
SETTINGS: Final = ("all", "own")
OBJECTIVE: Final = {"all": (1.0, 0.7), "own": (1.5, 1.0)}
"""What a point of the first passage and one of the chosen sentence count: most libraries are small."""
JUDGED: Final = 12
"""Passages of a question that are looked at: the right one is hardly ever further down."""
SENTENCES: Final = 24
"""Sentences of a passage that are looked at."""
STEPS: Final = 300
FOLDS: Final = 3
SPREAD: Final = 0.4
"""Standard deviation of the logarithm of a step."""
SMALLEST: Final = 0.02
LARGEST: Final = 3.0
GAIN: Final = 0.0005
"""What a step must bring: less is chance, and weights would drift far from where they began."""
NOWHERE: Final = -1e6
FIELDS: Final = tuple(field.name for field in fields(Scores))
TRAITS: Final = ("stems", "words", "grams", "pairs", "carried", "meaning", "datum", "shape", "years")
NAMES: Final = (
    *(("passage", name) for name in (*FIELDS[1:], "best_sentence")),
    *(("sentence", name) for name in (*TRAITS[1:-1], "standing")),
)
"""The weights searched for; the field and the trait of stems count 1."""
YEARS: Final = 0.6
"""What holding the question's years counts, which is not searched for.

The sets ask too seldom which of two years is meant: any weight from 0 to 0.6 is as good on them, to 0.1 points of the
passage and 0.2 of the sentence. But whoever asks about 2022 is not answered by what happened in 2025.
"""
START: Final = 0.5


@dataclass(frozen=True, slots=True)
class Table:
    """The questions of a set in one setting: scores, traits and what is right, by question, passage and sentence."""

    articles: tuple[str, ...]
    mass: Array
    scores: Array
    traits: Array
    is_there: npt.NDArray[np.bool_]
    is_right: npt.NDArray[np.bool_]
    holds: npt.NDArray[np.bool_]

    def within(self, articles: set[str]) -> npt.NDArray[np.bool_]:
        """Tell of each question whether it is of one of some articles."""
        return np.array([article in articles for article in self.articles])

    def of(self, chosen: npt.NDArray[np.bool_]) -> Table:
        """Return the table of some of the questions."""
        articles = tuple(article for article, keep in zip(self.articles, chosen, strict=True) if keep)
        return Table(articles, *(getattr(self, field.name)[chosen] for field in fields(self)[1:]))


Tables = dict[tuple[str, str], Table]


def tune(folder: Path) -> Weights:
    """Return the weights, as tables by name, and print what cross-validation by article says of them."""
    tables = _tables(folder)
    articles = sorted({article for table in tables.values() for article in table.articles})
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    right: dict[tuple[str, str], Array] = defaultdict(lambda: np.zeros(2))
    for number in range(FOLDS):
        inside = {key: table.within({one for one in articles if fold[one] == number}) for key, table in tables.items()}
        found = _search({key: table.of(~inside[key]) for key, table in tables.items()})
        for key, table in tables.items():
            right[key] += np.sum(_right(table.of(inside[key]), found), axis=1)
    for key, table in tables.items():
        passage, sentence = 100 * right[key] / len(table.articles)
        print(f"{' '.join(key)}: first passage {passage:.1f}, sentence {sentence:.1f} (cross-validated)")
    weights = _search(tables)
    _report_parts(tables, weights)
    return _named(weights)


def _report_parts(tables: Tables, weights: Array) -> None:
    """Print what each field and trait brings: the points lost where it alone is left out."""
    whole = {key: np.mean(_right(table, weights), axis=1) for key, table in tables.items()}
    print("points lost without each part: " + "; ".join(f"{' '.join(key)} passage, sentence" for key in tables))
    for number, (table, name) in enumerate(NAMES):
        less = weights.copy()
        less[number] = 0
        lost = [100 * (whole[key] - np.mean(_right(one, less), axis=1)) for key, one in tables.items()]
        print(f"  {table}.{name}: " + "; ".join(f"{passage:.1f}, {sentence:.1f}" for passage, sentence in lost))


def _search(tables: Tables) -> Array:
    """Return the best weights that random steps along one or two of them find."""
    chance = np.random.default_rng(0)
    best = np.full(len(NAMES), START)
    value = _value(tables, best)
    for _ in range(STEPS):
        step = best.copy()
        moved = chance.choice(len(NAMES), size=chance.integers(1, 3), replace=False)
        step[moved] = np.clip(step[moved] * np.exp(chance.normal(0, SPREAD, len(moved))), SMALLEST, LARGEST)
        if (stepped := _value(tables, step)) > value + GAIN:
            best, value = step, stepped
    return best


def _value(tables: Tables, weights: Array) -> float:
    return sum(
        float(np.dot(OBJECTIVE[setting], np.mean(_right(table, weights), axis=1)))
        for (_, setting), table in tables.items()
    )


def _right(table: Table, weights: Array) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell of each question whether the first passage is the right one, and whether the sentence holds the answer."""
    fields_, best, traits, standing = np.split(weights, [len(FIELDS) - 1, len(FIELDS), len(NAMES) - 1])
    worth = np.where(table.is_there, table.traits @ np.array([1, *traits, YEARS]), NOWHERE)
    score = table.scores @ np.append(1, fields_) + best * table.mass[:, None] * worth.max(axis=2)
    first = np.take_along_axis(table.is_right, score.argmax(axis=1)[:, None], axis=1)[:, 0]
    quoted = score.argsort(axis=1).argsort(axis=1) >= score.shape[1] - QUOTED
    standings = standing * score / np.maximum(score.max(axis=1), 1e-9)[:, None]
    values = np.where(quoted[:, :, None] & table.is_there, worth + standings[:, :, None], NOWHERE)
    rows = len(table.articles)
    chosen = values.reshape(rows, -1).argmax(axis=1)
    return first, table.holds.reshape(rows, -1)[np.arange(rows), chosen]


def _named(weights: Array) -> Weights:
    named: Weights = {"passage": {}, "sentence": {}}
    for (table, name), weight in zip(NAMES, weights, strict=True):
        named[table][name] = round(float(weight), 2)
    named["sentence"]["years"] = YEARS
    return named


def _tables(folder: Path) -> Tables:
    keys = [(name, setting) for name in SETS for setting in SETTINGS]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        return dict(zip(keys, processes.map(_table, [folder] * len(keys), *zip(*keys, strict=True)), strict=True))


def _table(folder: Path, name: str, setting: str) -> Table:
    questions = read(folder, name, SETS[name])
    rows = list(_rows(questions, setting))
    articles = tuple(subject(question.article) for question, _, _ in rows)
    shape = len(rows), JUDGED
    table = Table(
        articles,
        np.zeros(len(rows)),
        np.zeros((*shape, len(FIELDS))),
        np.zeros((*shape, SENTENCES, len(TRAITS))),
        np.zeros((*shape, SENTENCES), bool),
        np.zeros(shape, bool),
        np.zeros((*shape, SENTENCES), bool),
    )
    texts = {gold.id: gold.text for golds in questions.articles.values() for gold in golds}
    for row, (question, query, candidates) in enumerate(rows):
        table.mass[row] = sum(query.weights[0].values())
        wanted = Wanted.by(query)
        for place, candidate in enumerate(candidates):
            table.scores[row, place] = astuple(candidate.scores)
            table.is_right[row, place] = same_passage(candidate.passage.text, texts[question.passage or ""])
            judged = choices(query, wanted, candidate)[:SENTENCES]
            table.traits[row, place, : len(judged)] = [[one.traits[trait] for trait in TRAITS] for one in judged]
            table.is_there[row, place, : len(judged)] = True
            table.holds[row, place, : len(judged)] = [
                holds(one.sentence.span.of(candidate.passage.section.text), question.answers) for one in judged
            ]
    return table


def _rows(questions: QuestionSet, setting: str) -> Iterator[tuple[Question, Query, Sequence[Candidate]]]:
    """Yield every question that can be answered, with its first candidates by stems and words."""
    names = list(questions.articles)
    groups = [names] if setting == "all" else [[name] for name in names]
    for group in groups:
        index = _index(questions, {name: questions.articles[name] for name in group})
        for question in (question for name in group for question in questions.of(name) if question.passage):
            query = index.query(question.text)
            found = sorted(index.search(query), key=lambda one: -one.scores.stems - one.scores.words)
            yield question, query, found[:JUDGED]


def _index(questions: QuestionSet, articles: Mapping[str, Sequence[Gold]]) -> Index:
    return Index(passages_of(library(articles, questions.titles).documents))
