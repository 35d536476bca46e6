"""Finds what the fields of a passage and the traits of a sentence weigh, by coordinate search over `tables`.

What is searched for is the passage that comes first and the sentence that is chosen, together. Chance proposes the
steps and has a fixed seed, so that a second run finds the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.ranking import QUOTED
from bot.weights import WORDS
from tests.quality.tables import FIELDS, TRAITS, tables

if TYPE_CHECKING:
    from pathlib import Path

    from tests.quality.tables import Array, Table, Tables, Truths

Weights = dict[str, dict[str, float]]

OBJECTIVE: Final = {"all": (1.0, 0.7), "own": (1.5, 1.0)}
"""What a point of the first passage and one of the chosen sentence count: most libraries are small."""
FOLDS: Final = 3
SPREAD: Final = 0.4
"""Standard deviation of the logarithm of a step."""
SMALLEST: Final = 0.02
LARGEST: Final = 3.0
LARGEST_HEARING: Final = 8.0
"""The same where an encoder is heard, as what words say is little where they fail."""
GAIN: Final = 0.0005
"""What a step must bring: less is chance, and weights would drift far from where they began."""
NOWHERE: Final = -1e6
YEARS: Final = 0.6
"""What holding the question's years counts, which is not searched for.

The sets ask too seldom which of two years is meant: any weight from 0 to 0.6 is as good on them, to 0.1 points of the
passage and 0.2 of the sentence. But whoever asks about 2022 is not answered by what happened in 2025.
"""
START: Final = 0.5
START_CLOSE: Final = {"passage": 4.0, "sentence": 3.0}
"""What closeness weighs to begin with, where an encoder is heard; the rest begins with what words alone weigh."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for, and from where; the field and the trait of stems count 1."""

    hears: bool

    @property
    def steps(self) -> int:
        """Attempts at better weights."""
        return 400 if self.hears else 300

    @property
    def largest(self) -> float:
        """What a weight may be at most."""
        return LARGEST_HEARING if self.hears else LARGEST

    @property
    def start(self) -> Array:
        """The weights that are searched from."""
        if not self.hears:
            return np.full(len(self.names), START)
        known = {"passage": WORDS.passage, "sentence": WORDS.sentence}
        return np.array([START_CLOSE[table] if name == "close" else known[table][name] for table, name in self.names])

    @property
    def passage(self) -> tuple[str, ...]:
        """The weights of a passage."""
        return (*FIELDS[1:], "best_sentence", *self._close)

    @property
    def sentence(self) -> tuple[str, ...]:
        """The weights of a sentence; that of the years is not searched for."""
        return (*TRAITS[1:-2], *self._close, "standing")

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """All weights."""
        return (*(("passage", name) for name in self.passage), *(("sentence", name) for name in self.sentence))

    @property
    def _close(self) -> tuple[str, ...]:
        return ("close",) if self.hears else ()


def tune(folder: Path, *, hears: bool) -> Weights:
    """Return the weights, as tables by name, and print what cross-validation by article says of them."""
    search, found = Search(hears), tables(folder, hears=hears)
    for key, right in _cross_validated(found, search).items():
        for kind in sorted({"", *found[key].kinds.tolist()}):
            passage, sentence = 100 * np.mean(right[:, np.char.startswith(found[key].kinds, kind)], axis=1)
            name = " ".join(filter(None, (*key, kind)))
            print(f"{name}: first passage {passage:.1f}, sentence {sentence:.1f} (cross-validated)")
    weights = _search(found, search)
    _report_parts(found, weights, search)
    return _named(weights, search)


def _cross_validated(found: Tables, search: Search) -> dict[tuple[str, str], Truths]:
    """Tell of each question whether weights of other articles find the right passage, and the right sentence."""
    articles = sorted({article for table in found.values() for article in table.articles.tolist()})
    right = {key: np.zeros((2, len(table.articles)), bool) for key, table in found.items()}
    for number in range(FOLDS):
        inside = {key: np.isin(table.articles, articles[number::FOLDS]) for key, table in found.items()}
        weights = _search({key: table.of(~inside[key]) for key, table in found.items()}, search)
        for key, table in found.items():
            right[key][:, inside[key]] = _right(table.of(inside[key]), weights, search)
    return right


def _report_parts(found: Tables, weights: Array, search: Search) -> None:
    """Print what each field and trait brings: the points lost where it alone is left out."""
    whole = {key: np.mean(_right(table, weights, search), axis=1) for key, table in found.items()}
    print("points lost without each part: " + "; ".join(f"{' '.join(key)} passage, sentence" for key in found))
    for number, (table, name) in enumerate(search.names):
        less = weights.copy()
        less[number] = 0
        lost = [100 * (whole[key] - np.mean(_right(one, less, search), axis=1)) for key, one in found.items()]
        print(f"  {table}.{name}: " + "; ".join(f"{passage:.1f}, {sentence:.1f}" for passage, sentence in lost))


def _search(found: Tables, search: Search) -> Array:
    """Return the best weights that random steps along one or two of them find."""
    chance = np.random.default_rng(0)
    best = search.start
    value = _value(found, best, search)
    for _ in range(search.steps):
        step = best.copy()
        moved = chance.choice(len(step), size=chance.integers(1, 3), replace=False)
        step[moved] = np.clip(step[moved] * np.exp(chance.normal(0, SPREAD, len(moved))), SMALLEST, search.largest)
        if (stepped := _value(found, step, search)) > value + GAIN:
            best, value = step, stepped
    return best


def _value(found: Tables, weights: Array, search: Search) -> float:
    return sum(
        float(np.dot(OBJECTIVE[setting], np.mean(_right(table, weights, search), axis=1)))
        for (_, setting), table in found.items()
    )


def _right(table: Table, weights: Array, search: Search) -> tuple[Truths, Truths]:
    """Tell of each question whether the first passage is the right one, and whether the sentence holds the answer."""
    of_passage = dict(zip(search.passage, weights, strict=False))
    of_sentence = {**dict(zip(search.sentence, weights[len(search.passage) :], strict=True)), "years": YEARS}
    traits = [of_sentence.get(name, 0.0) for name in TRAITS[1:]]
    worth = np.where(table.is_there, table.traits @ np.array([1, *traits]), NOWHERE)
    score = table.scores @ np.array([1, *(of_passage[name] for name in FIELDS[1:])])
    best = of_passage["best_sentence"] * worth.max(axis=2) + of_passage.get("close", 0.0) * table.close
    score += table.mass[:, None] * best
    first = np.take_along_axis(table.is_right, score.argmax(axis=1)[:, None], axis=1)[:, 0]
    quoted = score.argsort(axis=1).argsort(axis=1) >= score.shape[1] - QUOTED
    standings = of_sentence["standing"] * score / np.maximum(score.max(axis=1), 1e-9)[:, None]
    values = np.where(quoted[:, :, None] & table.is_there, worth + standings[:, :, None], NOWHERE)
    rows = len(table.articles)
    chosen = values.reshape(rows, -1).argmax(axis=1)
    return first, table.holds.reshape(rows, -1)[np.arange(rows), chosen]


def _named(weights: Array, search: Search) -> Weights:
    named: Weights = {"passage": {}, "sentence": {}}
    for (table, name), weight in zip(search.names, weights, strict=True):
        named[table][name] = round(float(weight), 2)
    named["sentence"]["years"] = YEARS
    return named
