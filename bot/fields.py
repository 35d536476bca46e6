"""One view of many texts, scored by what of a query each holds.

That the scores are BM25, that rank-bm25 computes them and how it is corrected is nobody else's business.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from rank_bm25 import BM25Okapi

from bot.text import commonness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FEW: Final = 100
"""Texts at which what Spanish at large says of a word counts half of what it does for a single text."""


class Field:
    """One view of many texts, scored by rank-bm25 for the texts that hold a term of the query."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Count the terms of each text."""
        self._bm25 = _Weighted(texts) if any(texts) else None
        self._size = len(texts)

    def idf(self, term: str) -> float:
        """Return what a term weighs: the rarer, the more."""
        known = self._bm25.idf.get(term) if self._bm25 else None
        return _weight(term, self._size, 0) if known is None else known

    def scores(self, terms: Sequence[str], numbers: list[int]) -> list[float]:
        """Return the scores of some texts, by their places."""
        if self._bm25 is None or not numbers:
            return [0.0] * len(numbers)
        known = [term for term in terms if term in self._bm25.idf]
        scores: list[float] = self._bm25.get_batch_scores(known, numbers)
        return scores


class Searched(Field):
    """A view in which texts are found that hold a term: that takes as much memory again, and not all need it."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Note, besides, which texts hold each term."""
        super().__init__(texts)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for term in dict.fromkeys(text):
                self._holders[term].append(number)

    def holders(self, terms: Iterable[str]) -> set[int]:
        """Return the places of the texts that hold any of the terms."""
        return set(chain.from_iterable(self._holders.get(term, ()) for term in terms))


class _Weighted(BM25Okapi):  # type: ignore[misc] # rank-bm25 has no type hints
    """BM25 with an idf that is positive for every term.

    rank-bm25's own gives a term in half of the texts 0 and one in more a negative weight, which in a small library are
    its very subjects (dorianbrown/rank_bm25 issues 29, 39, 43).
    """

    def _initialize(self, texts: Sequence[Sequence[str]]) -> Counter[str]:
        """Count as rank-bm25 does, in half the time: how often each text has each term, and how many texts have it."""
        self.doc_freqs: list[dict[str, int]] = [dict(Counter(text)) for text in texts]
        self.doc_len: list[int] = list(map(len, texts))
        self.corpus_size = len(texts)
        self.avgdl = sum(self.doc_len) / self.corpus_size
        return Counter(chain.from_iterable(self.doc_freqs))

    def _calc_idf(self, holders: dict[str, int]) -> None:
        self.idf = _Weights(self.corpus_size, holders)


@dataclass(frozen=True, slots=True)
class _Weights:
    """What the terms of some texts weigh, reckoned when it is asked for: questions have few of them."""

    size: int
    holders: Mapping[str, int]

    def __contains__(self, term: str) -> bool:
        """Tell whether a text has a term."""
        return term in self.holders

    def get(self, term: str) -> float | None:
        """Return what a term weighs, None for one that no text has."""
        holders = self.holders.get(term)
        return None if holders is None else _weight(term, self.size, holders)


def _weight(term: str, size: int, holders: int) -> float:
    """Return Lucene's idf (its BM25Similarity), less for a word common in Spanish while the texts are few.

    «Few» is below some hundred: from there on the texts themselves know which words tell little.
    """
    idf = _idf(size, holders)
    common = commonness(term)
    return idf * (1 - common * _FEW / (_FEW + size)) if common else idf


@lru_cache(maxsize=1024)  # most terms stand in one text or two, and need no number of their own
def _idf(size: int, holders: int) -> float:
    return math.log(1 + (size - holders + 0.5) / (holders + 0.5))
