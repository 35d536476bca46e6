"""The vectors of a library, and how near its passages and sentences come to a question."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.semantics.encoder import Vectors
    from bot.semantics.packing import Halves
    from bot.semantics.yardstick import Yardstick

Numbers = npt.NDArray[np.float32]

_UNIT: Final = 10
"""The yardstick's standard deviations that count 1, about what a text is closer to itself than to a stranger."""


class Space:
    """The vectors of passages, in single precision, and of their sentences, in half: a search reads all of the former.

    100,000 passages take 154 MB and are searched in 14 ms by one core.
    """

    def __init__(self, sizes: Sequence[int], dimension: int) -> None:
        """Have room for so many vectors of each passage, of so many numbers: see `put`."""
        self._starts = [0, *accumulate(max(size - 1, 1) for size in sizes)]
        self._passages: Numbers = np.zeros((len(sizes), dimension), dtype=np.float32)
        self._sentences: Halves = np.zeros((self._starts[-1], dimension), dtype=np.float16)

    def put(self, passage: int, row: Halves) -> None:
        """Take the vectors of a passage: its own, and its sentences' where it has several."""
        self._passages[passage] = row[0]
        self._sentences[self._starts[passage] : self._starts[passage + 1]] = row[1:] if len(row) > 1 else row

    @property
    def dimension(self) -> int:
        """Numbers of a vector."""
        return int(self._passages.shape[1])

    def passages(self, question: Numbers) -> Numbers:
        """Return the cosine of each passage."""
        # `@` would hand this to BLAS, whose threads wait for each other where other processes work.
        cosines: Numbers = np.einsum("pd,d->p", self._passages, question)
        return cosines

    def sentences(self, question: Numbers, passage: int) -> Numbers:
        """Return the cosine of each sentence of a passage."""
        rows = self._sentences[self._starts[passage] : self._starts[passage + 1]].astype(np.float32)
        cosines: Numbers = np.einsum("sd,d->s", rows, question)
        return cosines


class Closeness:
    """How near the passages of a library come to a question, 0 being as usual between strangers; see `_UNIT`."""

    def __init__(self, question: Vectors, space: Space, yardstick: Yardstick) -> None:
        """Compare a question's vector, the only row, with those of a library."""
        self._question: Numbers = question[0]
        self._space = space
        self._yardstick = yardstick
        self._passages = self._measured(space.passages(self._question))

    def of(self, passage: int) -> float:
        """Return how near a passage comes."""
        return float(self._passages[passage])

    def of_sentences(self, passage: int) -> list[float]:
        """Return how near each sentence of a passage comes, in order."""
        measured: list[float] = self._measured(self._space.sentences(self._question, passage)).tolist()
        return measured

    def nearest(self, count: int, among: Sequence[int] | None = None) -> list[int]:
        """Return the passages that come nearest, the nearest first; of all, where `among` is None."""
        numbers = np.arange(len(self._passages)) if among is None else np.array(among, dtype=np.intp)
        measured = self._passages[numbers]
        if len(numbers) > count:
            numbers = numbers[np.argpartition(-measured, count - 1)[:count]]
        nearest: list[int] = sorted(numbers.tolist(), key=lambda number: (-self._passages[number], number))
        return nearest

    def _measured(self, cosines: Numbers) -> Numbers:
        return (cosines - np.float32(self._yardstick.usual)) / np.float32(_UNIT * self._yardstick.spread)
