"""Which sentences carry a text: those that together say most of what it keeps speaking of, for their length.

The weight of a term grows with the sentences that have it, and each term counts once for all that is chosen (maximum
coverage: Takamura and Okumura, 2009; Gillick and Favre, 2009), so that saying a thing twice is worth nothing. What
opens a paragraph, what has figures and what takes up the title counts more. Every document, then every
section, has its turn before any has a second, if there is room for all; and none gets more lines than its share.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.digest.quotable import terms

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from bot.digest.quotable import Quotable

OPENS: Final = 2.0
"""What a sentence is worth more for opening its paragraph, as a part of what it is worth besides; likewise below."""
FIGURES: Final = 0.3
_ENOUGH_FIGURES: Final = 2
TITLED: Final = 3.0
"""How many times its weight a term has that the title has too. All were found on the tuning half of the key facts
(`tests/quality/digests.yaml`), this one on our own article, as the others are only titled by what they are about."""
NEW: Final = 0.3
"""Part of a sentence's terms that has to be new; one with less repeats what was said."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a summary is: from `least` to `most` lines, more than `least` only while `characters` are not passed."""

    least: int
    most: int
    characters: int


def choose(quotables: Sequence[Quotable], bounds: Bounds) -> list[Quotable]:
    """Return the sentences that carry a text, within the bounds, in the order in which they stand."""
    choice = _Choice(quotables)
    for limits, most in _rounds(quotables, bounds):
        while len(choice.numbers) < most and (best := choice.best(limits)) is not None:
            if len(choice.numbers) >= bounds.least and choice.length + quotables[best].length > bounds.characters:
                return choice.in_order()
            choice.take(best)
    return choice.in_order()


class _Choice:
    """The sentences chosen so far, by number, and what the others would add to them."""

    def __init__(self, quotables: Sequence[Quotable]) -> None:
        self.numbers: list[int] = []
        self.length = 0
        self._quotables = quotables
        self._weights = _weights(quotables)
        self._gains = [sum(map(self._weights.__getitem__, one.terms)) for one in quotables]
        self._new = [len(one.terms) for one in quotables]
        self._factors = list(map(_factor, quotables))
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(quotables):
            for term in one.terms:
                self._holders[term].append(number)
        self._lines: Counter[Hashable] = Counter()
        self._taken: set[Quotable] = set()

    def best(self, limits: Mapping[Hashable, int]) -> int | None:
        """Return the sentence that adds most of those whose parts are below their limits, or None if none adds."""
        numbers = (number for number, one in enumerate(self._quotables) if self._is_open(one, limits))
        worths = ((self._gains[number] * self._factors[number], -number) for number in numbers if self._adds(number))
        best = max(worths, default=None)
        return None if best is None else -best[1]

    def take(self, number: int) -> None:
        """Choose a sentence: its terms add nothing any more."""
        one = self._quotables[number]
        self.numbers.append(number)
        self.length += one.length
        self._taken.add(one)
        self._lines.update((one.document, one.section))
        for term in one.terms:
            for holder in self._holders.pop(term, ()):
                self._gains[holder] -= self._weights[term]
                self._new[holder] -= 1

    def in_order(self) -> list[Quotable]:
        """Return what was chosen, in the order in which it stands."""
        return [self._quotables[number] for number in sorted(self.numbers)]

    def _is_open(self, one: Quotable, limits: Mapping[Hashable, int]) -> bool:
        has_room = all(self._lines[part] < limits[part] for part in (one.document, one.section) if part in limits)
        return has_room and (one.needs is None or one.needs in self._taken)

    def _adds(self, number: int) -> bool:
        """Tell whether a sentence says enough that is new; the first does, whatever it says."""
        return not self.numbers or self._new[number] > NEW * len(self._quotables[number].terms)


def _weights(quotables: Sequence[Quotable]) -> dict[str, float]:
    """Return what each term weighs: the more, the more sentences have it, and more if the title of one does."""
    holders = Counter(term for one in quotables for term in one.terms)
    titles = dict.fromkeys(one.citation.document.title for one in quotables)
    titled = {term for title in titles for term in terms(title)}
    return {term: math.sqrt(count) * (TITLED if term in titled else 1) for term, count in holders.items()}


def _factor(one: Quotable) -> float:
    """Return what the weight of a sentence's terms is multiplied by: less for a long one."""
    figures = min(one.figures, _ENOUGH_FIGURES) / _ENOUGH_FIGURES
    return (1 + OPENS * one.opens + FIGURES * figures) / math.sqrt(one.length)


def _rounds(quotables: Sequence[Quotable], bounds: Bounds) -> Iterator[tuple[dict[Hashable, int], int]]:
    """Yield the limits of each round, and up to how many lines in all it goes.

    A line for each document, one for each section, for each part its share, and what is missing wherever it stands.
    """
    sizes: Counter[Hashable] = Counter()
    for one in quotables:
        sizes[one.document] += one.length
        sizes[one.section] += one.length
    whole = sum(one.length for one in quotables)
    for parts in ({one.document for one in quotables}, {one.section for one in quotables}):
        if len(parts) <= bounds.most:
            yield dict.fromkeys(parts, 1), bounds.most
    yield {part: math.ceil(bounds.most * size / whole) for part, size in sizes.items()}, bounds.most
    yield {}, bounds.least
