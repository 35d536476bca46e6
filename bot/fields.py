"""One view of many texts, scored by what of a query each holds.

That the scores are BM25, that rank-bm25 computes them and how it is corrected is nobody else's business. Nor is how
little is kept: of each text and term how often it has it, six bytes, where rank-bm25 keeps a table for each text.
"""

from __future__ import annotations

import math
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from bot.text import commonness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_QUERIES: Final = 16
"""Views whose terms are not looked up again: those of a question are weighed, sought and scored."""
_NOTHING: Final[Mapping[str, int]] = {}
"""What a text that is not asked about has."""
_FEW: Final = 100
"""Texts at which what Spanish at large says of a word counts half of what it does for a single text."""


class Field:
    """One view of many texts, scored by rank-bm25 for the texts that hold a term of the query."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Count the terms of each text."""
        self._postings = _Postings(texts)
        self._bm25 = _Weighted(self._postings)
        self._looked_up = lru_cache(maxsize=_QUERIES)(self._look_up)

    def weights(self, terms: Sequence[str]) -> Mapping[str, float]:
        """Return what each term weighs: the rarer, the more."""
        return self._looked_up(tuple(terms)).weights

    def holders(self, terms: Sequence[str]) -> set[int]:
        """Return the places of the texts that hold any of the terms."""
        return {text for text, _, _ in self._postings.counted(self._looked_up(tuple(terms)).rows)}

    def scores(self, terms: Sequence[str], numbers: Sequence[int]) -> list[float]:
        """Return the scores of some texts, by their places."""
        known = self._looked_up(tuple(terms))
        return self._bm25.scores(known, numbers) if known.held and numbers else [0.0] * len(numbers)

    def _look_up(self, terms: tuple[str, ...]) -> _Terms:
        each = tuple(dict.fromkeys(terms))
        rows = self._postings.rows(each)
        holders = dict(zip(each, rows.lengths.tolist(), strict=True))
        weights = {term: _weight(term, self._postings.size, many) for term, many in holders.items()}
        return _Terms(each, rows, weights, [term for term in terms if holders[term]])


class _Rows(NamedTuple):
    """Where the postings of some terms stand: from `starts`, so many."""

    starts: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]


class _Terms(NamedTuple):
    """The terms of a query, each once, their postings and weights, and those that a text has, as often as asked."""

    each: tuple[str, ...]
    rows: _Rows
    weights: Mapping[str, float]
    held: Sequence[str]


class _Postings:
    """Which texts have a term, and how often.

    Terms are known by their hashes. Among a million terms, two have the same with a chance of one in forty million, and
    then count as one.
    """

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        lengths: list[int] = []
        hashes = np.fromiter(_hashes(texts, lengths), np.int64)
        self.lengths = np.array(lengths, np.int32)
        order = np.argsort(hashes, kind="stable")
        terms, places = hashes[order], np.repeat(np.arange(self.size, dtype=np.int32), self.lengths)[order]
        begins = np.flatnonzero(_begins(terms) | _begins(places))  # each term of each text
        self._texts = places[begins]
        self._counts = np.minimum(np.diff(begins, append=len(terms)), np.iinfo(np.uint16).max).astype(np.uint16)
        rows = np.flatnonzero(_begins(terms[begins]))
        self._terms = np.append(terms[begins][rows], 0)  # nothing comes behind the last
        self._starts = np.append(rows, [len(begins)] * 2)

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self.lengths)

    def rows(self, terms: Sequence[str]) -> _Rows:
        """Return where the postings of some terms stand; of one that no text has there are none."""
        sought = np.fromiter(map(hash, terms), np.int64, len(terms))
        first = np.searchsorted(self._terms[:-1], sought)
        starts = self._starts[first]
        return _Rows(starts, self._starts[first + (self._terms[first] == sought)] - starts)

    def counted(self, rows: _Rows, among: Sequence[int] | None = None) -> Iterator[tuple[int, int, int]]:
        """Yield the texts that have some terms: a text's place, a term's place among them, and how often it has it.

        `among`: the places of the texts that are asked about; all where None.
        """
        which = np.repeat(np.arange(len(rows.lengths)), rows.lengths)
        postings = np.arange(len(which)) + (rows.starts - rows.lengths.cumsum() + rows.lengths)[which]
        texts = self._texts[postings]
        if among is not None:
            is_asked = np.zeros(self.size, bool)
            is_asked[among] = True
            chosen = is_asked[texts]
            which, postings, texts = which[chosen], postings[chosen], texts[chosen]
        return zip(texts.tolist(), which.tolist(), self._counts[postings].tolist(), strict=True)


def _hashes(texts: Iterable[Iterable[str]], lengths: list[int]) -> Iterator[int]:
    """Yield the hash of each term of each text, and note how many a text has."""
    for text in texts:
        hashes = list(map(hash, text))
        lengths.append(len(hashes))
        yield from hashes


def _begins(values: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """Tell of each value whether it differs from the one before it."""
    return np.append(np.ones(min(len(values), 1), bool), values[1:] != values[:-1])


class _Weighted(BM25Okapi):  # type: ignore[misc] # rank-bm25 has no type hints
    """BM25 with an idf that is positive for every term.

    rank-bm25's own gives a term in half of the texts 0 and one in more a negative weight, which in a small library are
    its very subjects (dorianbrown/rank_bm25 issues 29, 39, 43).
    """

    def _initialize(self, postings: _Postings) -> _Postings:
        self._postings = postings
        self.doc_len = postings.lengths
        self.corpus_size = postings.size
        self.avgdl = float(postings.lengths.mean()) if postings.lengths.any() else 1.0
        return postings

    def _calc_idf(self, postings: _Postings) -> None:
        """Reckon nothing yet: of all terms, a query has few."""

    def scores(self, terms: _Terms, numbers: Sequence[int]) -> list[float]:
        """Return the scores of some texts, by rank-bm25, which is given what it would keep, as far as it is asked."""
        asked = copy(self)  # as several threads ask
        asked.idf = terms.weights
        asked.doc_freqs = [_NOTHING] * self.corpus_size
        for number in numbers:
            asked.doc_freqs[number] = {}
        for text, term, count in self._postings.counted(terms.rows, numbers):
            asked.doc_freqs[text][terms.each[term]] = count
        found: list[float] = asked.get_batch_scores(terms.held, numbers)
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
