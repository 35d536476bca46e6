"""How near in meaning texts come to the words of a question that they lack.

A text that has «murió» comes near one that is asked about a «muerte». Each term that a text lacks counts by its weight
and by the square of the cosine between its vector and the nearest in the text: what is far counts next to nothing.
"""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from bot.text import vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Sized

    Numbers = npt.NDArray[np.intp]
    """Words of a text, by number."""
    Grid = npt.NDArray[np.float32]
    """How near words, or texts, come to terms: a row for each term, a column for each word or text."""

_HELD: Final = 2.0
"""Marks a term that a text has: above any cosine."""


class Nearness:
    """The words of passages, sentence by sentence, ready to be compared with a question's."""

    def __init__(self, passages: Iterable[Sequence[Iterable[str]]]) -> None:
        """Note the stems of each sentence of each passage."""
        self._numbers: dict[str, int] = {}
        self._passages = [[self._numbered(stems) for stems in sentences] for sentences in passages]
        self._vectors = np.ascontiguousarray(vectors(["", *self._numbers]).T)

    def of(self, weights: Mapping[str, float], passages: Sequence[int]) -> list[tuple[float, tuple[float, ...]]]:
        """Return, for each passage, how much of the weight of terms it lacks it comes near, and so each sentence.

        `weights` holds the terms of a question; `passages` are numbered in the order in which they were given.
        """
        rows = [self._passages[number] for number in passages]
        if not rows or not weights:
            return [(0.0, (0.0,) * len(row)) for row in rows]
        sentences = list(chain.from_iterable(rows))
        words = self._near(weights).take(np.concatenate(sentences), axis=1)
        best = _best(words, sentences)
        by_sentence = iter(_mass(best, weights))
        by_passage = _mass(_best(best, rows), weights)
        return [(mass, tuple(next(by_sentence) for _ in row)) for mass, row in zip(by_passage, rows, strict=True)]

    def _numbered(self, stems: Iterable[str]) -> Numbers:
        """Return the numbers of the stems, with 0, which is no word: no text is empty."""
        return np.array([0, *(self._numbers.setdefault(stem, len(self._numbers) + 1) for stem in dict.fromkeys(stems))])

    def _near(self, weights: Mapping[str, float]) -> Grid:
        """Return how near each known word is to each term of a question."""
        # `@` would hand this to BLAS, whose threads wait for each other: 0.3 ms become 12 where another process works.
        cosines = np.einsum("td,dw->tw", vectors(weights), self._vectors)
        near: Grid = cosines.clip(0, 1) ** 2  # the table's numbers are rounded: some cosines come out above 1
        for row, term in enumerate(weights):
            if term in self._numbers:
                near[row, self._numbers[term]] = _HELD
        return near


def _best(near: Grid, groups: Sequence[Sized]) -> Grid:
    """Return the greatest of each group of neighbouring columns; no group is empty."""
    starts = [0, *accumulate(map(len, groups[:-1]))]
    return np.maximum.reduceat(near, starts, axis=1)


def _mass(near: Grid, weights: Mapping[str, float]) -> list[float]:
    """Return, for each column, the weight of the terms that are not held but come near."""
    mass: list[float] = (np.array(list(weights.values())) @ np.where(near < _HELD, near, 0)).tolist()
    return mass
