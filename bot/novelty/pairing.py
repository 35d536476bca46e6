"""Which document of an edition is which of the library, and which section of a document is which.

Names come first: an id, an anchor, a heading. What is left is paired by what it says, if at least half is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from bot.novelty.typography import plain
from bot.text import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from bot.model import Document, Section

SAME: Final = 0.5
"""The share of their sentences that two texts have in common from which one is the other under a new name."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Pairing(Generic[_T]):
    """What was and is: pairs of then and now, in the order of now; what is gone, and what is new."""

    pairs: tuple[tuple[_T, _T], ...]
    gone: tuple[_T, ...]
    new: tuple[_T, ...]


def pair_documents(then: Sequence[Document], now: Sequence[Document]) -> Pairing[Document]:
    """Pair documents by their ids or, where an id is gone and another new, by what they say."""
    return _paired(then, now, [_id], lambda document: _said(document.sections))


def pair_sections(then: Sequence[Section], now: Sequence[Section]) -> Pairing[Section]:
    """Pair the sections that have text: those with the same text, anchor or heading, and then similar ones."""
    then, now = ([section for section in some if section.text.strip()] for some in (then, now))
    return _paired(then, now, [_all, _text, _anchor, heading_of], lambda section: _said([section]))


def heading_of(section: Section) -> str | None:
    """Return a section's heading as it is compared."""
    return plain(section.heading) if section.heading else None


def _id(document: Document) -> str:
    return document.id


def _all(section: Section) -> Hashable:
    return section.anchor, heading_of(section), plain(section.text)


def _text(section: Section) -> str:
    return plain(section.text)


def _anchor(section: Section) -> str:
    return section.anchor


def _said(sections: Iterable[Section]) -> frozenset[str]:
    texts = (plain(section.text) for section in sections)
    return frozenset(span.of(text) for text in texts for span in sentences(text))


def _paired(
    then: Sequence[_T],
    now: Sequence[_T],
    names: Sequence[Callable[[_T], Hashable]],
    said: Callable[[_T], frozenset[str]],
) -> Pairing[_T]:
    """Pair by each of the names in turn, and then by what is said."""
    found: dict[int, int] = {}
    for name in names:
        found |= _namesakes(then, now, found, name)
    found |= _alike(then, now, found, said)
    kept = set(found.values())
    return Pairing(
        tuple((then[found[number]], one) for number, one in enumerate(now) if number in found),
        tuple(one for number, one in enumerate(then) if number not in kept),
        tuple(one for number, one in enumerate(now) if number not in found),
    )


def _namesakes(
    then: Sequence[_T], now: Sequence[_T], found: dict[int, int], name: Callable[[_T], Hashable]
) -> dict[int, int]:
    """Return which of now has the same name as which of then, of those not found yet; of several the first each."""
    kept = set(found.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for number in reversed(range(len(then))):
        if number not in kept:
            free[name(then[number])].append(number)
    named = ((number, name(one)) for number, one in enumerate(now) if number not in found)
    return {number: free[key].pop() for number, key in named if key is not None and free[key]}


def _alike(
    then: Sequence[_T], now: Sequence[_T], found: dict[int, int], said: Callable[[_T], frozenset[str]]
) -> dict[int, int]:
    """Return which of now says much the same as which of then, of those not found yet, those most alike first."""
    kept = set(found.values())
    left = [number for number in range(len(then)) if number not in kept]
    come = [number for number in range(len(now)) if number not in found]
    gone = {number: said(then[number]) for number in left if come}
    new = {number: said(now[number]) for number in come if left}
    pairs: dict[int, int] = {}
    for share, number, other in sorted(_shares(new, gone)):
        if -share >= SAME and number not in pairs and other not in pairs.values():
            pairs[number] = other
    return pairs


def _shares(new: Mapping[int, frozenset[str]], gone: Mapping[int, frozenset[str]]) -> Iterator[tuple[float, int, int]]:
    """Yield the share, negative, of what two have in common, for all that have anything."""
    holding: dict[str, list[int]] = defaultdict(list)
    for other, texts in gone.items():
        for text in texts:
            holding[text].append(other)
    for number, texts in new.items():
        for other, common in Counter(other for text in texts for other in holding[text]).items():
            yield -2 * common / (len(texts) + len(gone[other])), number, other
