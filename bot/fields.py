"""One view of many texts, scored by what of a query each holds.

That the scores are BM25, that rank-bm25 computes them, how it is corrected and from what, is nobody else's business.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rank_bm25 import BM25Okapi

from bot.postings import Postings, Tables
from bot.text import commonness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_QUERIES: Final = 16
"""Views whose terms are not looked up again: those of a question are weighed, sought and scored."""
_MANY: Final = 250
"""Passages from which half of the memory is worth more than the half millisecond that it costs a question."""
_FEW: Final = 100
"""Texts at which what Spanish at large says of a word counts half of what it does for a single text."""


class Field:
    """One view of many texts, scored by rank-bm25 for the texts that hold a term of the query."""

    def __init__(self, texts: Iterable[Iterable[str]], many: int) -> None:
        """Count the terms of each text, which are those of so many passages."""
        self._counts = Postings(texts) if many > _MANY else Tables(texts)
        self._bm25 = _Weighted(self._counts)
        self._looked_up = lru_cache(maxsize=_QUERIES)(self._look_up)

    def weights(self, terms: Sequence[str]) -> Mapping[str, float]:
        """Return what each term weighs: the rarer, the more."""
        return self._looked_up(tuple(terms)).weights

    def holders(self, terms: Sequence[str]) -> set[int]:
        """Return the places of the texts that hold any of the terms."""
        return self._counts.holders(self._looked_up(tuple(terms)).each)

    def scores(self, terms: Sequence[str], numbers: Sequence[int]) -> list[float]:
        """Return the scores of some texts, by their places, each given once."""
        known = self._looked_up(tuple(terms))
        return self._bm25.scores(known, numbers) if known.held and numbers else [0.0] * len(numbers)

    def _look_up(self, terms: tuple[str, ...]) -> _Terms:
        each = tuple(dict.fromkeys(terms))
        holders = dict(zip(each, self._counts.of(each), strict=True))
        weights = {term: _weight(term, self._counts.size, many) for term, many in holders.items()}
        return _Terms(each, weights, [term for term in terms if holders[term]])


class _Terms(NamedTuple):
    """The terms of a query, each once; what they weigh; and those that a text has, as often as they are asked."""

    each: tuple[str, ...]
    weights: Mapping[str, float]
    held: Sequence[str]


class _Weighted(BM25Okapi):  # type: ignore[misc] # rank-bm25 has no type hints
    """BM25 with an idf that is positive for every term.

    rank-bm25's own gives a term in half of the texts 0 and one in more a negative weight, which in a small library are
    its very subjects (dorianbrown/rank_bm25 issues 29, 39, 43).
    """

    def _initialize(self, counts: Postings | Tables) -> None:
        self._counts = counts
        self.corpus_size = counts.size
        self.avgdl = sum(counts.lengths) / max(counts.size, 1)

    def _calc_idf(self, _: None) -> None:
        """Reckon nothing yet: of all terms, a query has few."""

    def scores(self, terms: _Terms, numbers: Sequence[int]) -> list[float]:
        """Return the scores of some texts, by rank-bm25, which is given what it would keep, as far as it is asked."""
        asked = object.__new__(_Weighted)  # one of its own, as several threads ask
        asked.__dict__ = {
            **self.__dict__,
            "idf": terms.weights,
            "doc_freqs": self._counts.tables(terms.each, numbers),
            "doc_len": [self._counts.lengths[number] for number in numbers],
        }
        found: list[float] = asked.get_batch_scores(terms.held, list(range(len(numbers))))
        return found


def _weight(term: str, size: int, holders: int) -> float:
    """Return Lucene's idf (its BM25Similarity), less for a word common in Spanish while the texts are few.

    «Few» is below some hundred: from there on the texts themselves know which words tell little.
    """
    idf = _idf(size, holders)
    common = commonness(term)
    return idf * (1 - common * _FEW / (_FEW + size)) if common else idf


@lru_cache(maxsize=1024)  # most terms stand in one text or two
def _idf(size: int, holders: int) -> float:
    return math.log(1 + (size - holders + 0.5) / (holders + 0.5))
