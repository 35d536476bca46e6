"""How often each of many texts has each term: in tables, which are quick, or in arrays, which are small.

For a thousand passages in all their views, tables take 40 MB more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_REMEMBERED: Final = 16
"""Queries whose terms are not looked up again."""


class Tables:
    """The counts of few texts: a table for each, as rank-bm25 keeps them."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Count the terms of each text."""
        self._tables: list[Mapping[str, int]] = [dict(Counter(text)) for text in texts]
        self.lengths = [sum(table.values()) for table in self._tables]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, table in enumerate(self._tables):
            for term in table:
                self._holders[term].append(number)

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self._tables)

    def of(self, terms: Sequence[str]) -> list[int]:
        """Return how many texts have each term."""
        return [len(self._holders.get(term, ())) for term in terms]

    def holders(self, terms: Sequence[str]) -> set[int]:
        """Return the places of the texts that have any of the terms."""
        return set(chain.from_iterable(self._holders.get(term, ()) for term in terms))

    def tables(self, terms: Sequence[str], numbers: Sequence[int]) -> list[Mapping[str, int]]:
        """Return how often some texts have the terms, and perhaps others."""
        del terms  # all are there
        return [self._tables[number] for number in numbers]


class _Rows(NamedTuple):
    """Where the postings of some terms stand: from `starts`, so many."""

    starts: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]


class Postings:
    """The counts of many texts: of each text and term six bytes, sorted by term.

    Terms are known by their hashes. Among a million terms, two have the same with a chance of one in forty million, and
    then count as one.
    """

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Count the terms of each text."""
        self.lengths: list[int] = []
        hashes = np.fromiter(_hashes(texts, self.lengths), np.int64)
        order = np.argsort(hashes, kind="stable")
        terms, places = hashes[order], np.repeat(np.arange(self.size, dtype=np.int32), self.lengths)[order]
        begins = np.flatnonzero(_begins(terms) | _begins(places))  # each term of each text
        self._texts = places[begins]
        self._counts = np.minimum(np.diff(begins, append=len(terms)), np.iinfo(np.uint16).max).astype(np.uint16)
        rows = np.flatnonzero(_begins(terms[begins]))
        self._terms = np.append(terms[begins][rows], 0)  # nothing comes behind the last
        self._starts = np.append(rows, [len(begins)] * 2)
        self._rows = lru_cache(maxsize=_REMEMBERED)(self._found)

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self.lengths)

    def of(self, terms: tuple[str, ...]) -> list[int]:
        """Return how many texts have each term."""
        many: list[int] = self._rows(terms).lengths.tolist()
        return many

    def holders(self, terms: tuple[str, ...]) -> set[int]:
        """Return the places of the texts that have any of the terms."""
        return set(self._texts[_each(self._rows(terms))].tolist())

    def tables(self, terms: tuple[str, ...], numbers: Sequence[int]) -> list[Mapping[str, int]]:
        """Return how often some texts have the terms."""
        rows = self._rows(terms)
        postings, column = _each(rows), np.repeat(np.arange(len(terms)), rows.lengths)
        row = np.full(self.size, -1)
        row[numbers] = np.arange(len(numbers))
        grid = np.zeros((len(numbers) + 1, len(terms)), np.int64)  # the last row is for all that are not asked about
        grid[row[self._texts[postings]], column] = self._counts[postings]
        return [dict(zip(terms, counts, strict=True)) for counts in grid[:-1].tolist()]

    def _found(self, terms: tuple[str, ...]) -> _Rows:
        """Return where the postings of some terms stand; of one that no text has there are none."""
        sought = np.fromiter(map(hash, terms), np.int64, len(terms))
        first = np.searchsorted(self._terms[:-1], sought)
        starts = self._starts[first]
        return _Rows(starts, self._starts[first + (self._terms[first] == sought)] - starts)


def _hashes(texts: Iterable[Iterable[str]], lengths: list[int]) -> Iterator[int]:
    """Yield the hash of each term of each text, and note how many a text has."""
    for text in texts:
        hashes = list(map(hash, text))
        lengths.append(len(hashes))
        yield from hashes


def _begins(values: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """Tell of each value whether it differs from the one before it."""
    return np.append(np.ones(min(len(values), 1), bool), values[1:] != values[:-1])


def _each(rows: _Rows) -> npt.NDArray[np.int64]:
    """Return the places of the postings of some rows, one row behind the other."""
    behind = rows.lengths.cumsum()
    before: npt.NDArray[np.int64] = np.repeat(rows.starts - behind + rows.lengths, rows.lengths)
    return np.arange(len(before)) + before
