"""How the documents write their words, and which of them a misspelt word is meant for.

A misspelt word is one or two edits from the right one: a letter left out, put in, changed, or two changed over. Which
words need putting right is not known here, only what is nearest to one that does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.text.commonness import commonness
from bot.text.words import stem, surface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.text.words import Line

_SHORTEST: Final = 5
"""Letters of a word that may be misspelt: of four, the development questions have «Gary» near «Gray», both right."""
_ANY: Final = 6
"""Letters from which a word that is no name may be meant: of five, «pernos» without its s is near to too many."""
_LONG: Final = 8
"""Letters from which a name may be two edits away."""
_OPENING: Final = re.compile(r"[.!?…:;«“\"¿¡—]")
_CONFUSED: Final = str.maketrans("vwkqszyjx", "bbccccigg")
"""First letters that sound alike to somebody, by one that stands for them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the documents mostly write it, and how often; a name is one that they never write in small letters."""

    written: str
    count: int
    is_name: bool


class Forms:
    """How often each word is written in which way; what opens a line or sentence has its capital from there."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Count the words of `lines`."""
        self._counts = Counter(chain.from_iterable(line.words for line in lines))
        self._opening = Counter(chain.from_iterable(map(_openers, lines)))

    def __iter__(self) -> Iterator[str]:
        """Yield each word in every way it is written, capitals aside."""
        return iter({form.lower() for form in self._counts})

    def words(self) -> dict[str, Word]:
        """Return the words by their surface."""
        forms: dict[str, list[str]] = defaultdict(list)
        for form in self._counts:
            forms[surface(form)].append(form)
        return {bare: self._word(same) for bare, same in forms.items()}

    def _word(self, forms: Sequence[str]) -> Word:
        if len(forms) == 1 and forms[0].islower():  # as most are
            return Word(forms[0], self._counts[forms[0]], is_name=False)
        counts = {form: self._counts[form] for form in forms}
        within = {form: many for form, count in counts.items() if (many := count - self._opening[form])}
        is_name = all(form[0].isupper() for form in within or forms) and bool(within or _is_rare(forms[0]))
        written = max((many, form) for form, many in (within or counts).items())[1]
        return Word(written if is_name else written.lower(), sum(counts.values()), is_name)


def _openers(line: Line) -> Iterable[str]:
    """Return the first word of a line, and each behind what opens a sentence or a quotation; all where it shouts."""
    if line.text.isupper():
        return line.words
    behind = ((bisect_left(line.starts, match.end()), match.start()) for match in _OPENING.finditer(line.text))
    opened = {at for at, place in behind if not at or line.ends[at - 1] <= place}  # no point of «EE. UU.» or «12.000»
    return [line.words[at] for at in {0, *opened} if at < len(line.words)]


def _is_rare(form: str) -> bool:
    return not (commonness(surface(form)) or commonness(stem(form)))


class Spelling:
    """The words of the documents that may be misspelt, to be found by a misspelling."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        """Keep those of `words` that are long enough; acronyms and figures are not misspelt."""
        kept = {bare: word for bare, word in words.items() if _may_be_misspelt(bare) and not word.written.isupper()}
        self._names = _Shelves({bare: word for bare, word in kept.items() if word.is_name})
        self._others = _Shelves({bare: word for bare, word in kept.items() if not word.is_name})

    def nearest(self, bare: str, *, is_name: bool) -> Word | None:
        """Return the word for which `bare`, a surface, is misspelt; none where two are as likely.

        A name comes first: names are what people cannot spell, while two long words of the language that are two edits
        apart are mostly two words. `is_name`: `bare` was written with a capital, so only a name can be meant.
        """
        if not _may_be_misspelt(bare):
            return None
        found = self._names.within(bare, 1)
        if not (found or is_name or len(bare) < _ANY):
            found = self._others.within(bare, 1)
        if not found and len(bare) >= _LONG:
            found = self._names.within(bare, 2)
        return _likeliest(found)


class _Shelves:
    """Words by their first letter and length, each with which letters it has, to pass over most of them at a glance."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        self._words = words
        self._shelves: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        for bare in words:
            self._shelves[_initial(bare), len(bare)][bare] = _letters(bare)

    def within(self, bare: str, edits: int) -> list[Word]:
        """Return the words so few edits from `bare`."""
        initial, letters = _initial(bare), _letters(bare)
        shelves = (self._shelves.get((initial, len(bare) + more), {}) for more in range(-edits, edits + 1))
        return [
            self._words[near]
            for shelf in shelves
            for near, its_letters in shelf.items()
            if (letters ^ its_letters).bit_count() <= 2 * edits and is_near(bare, near, edits)
        ]


def _may_be_misspelt(bare: str) -> bool:
    return len(bare) >= _SHORTEST and bare.isalpha()


def is_near(one: str, other: str, edits: int) -> bool:
    """Tell whether `edits` edits or fewer make one word the other (optimal string alignment)."""
    if not edits or abs(len(one) - len(other)) > edits:
        return one == other
    while one[:1] == other[:1] != "":
        one, other = one[1:], other[1:]
    return (
        not (one and other)
        or is_near(one[1:], other[1:], edits - 1)
        or is_near(one[1:], other, edits - 1)
        or is_near(one, other[1:], edits - 1)
        or (one[:2] == other[1::-1] and is_near(one[2:], other[2:], edits - 1))
    )


def _likeliest(words: Sequence[Word]) -> Word | None:
    """Return the most frequent of `words`; none where that leaves two of different stems."""
    most = max((word.count for word in words), default=0)
    likely = [word for word in words if word.count == most]
    return likely[0] if len({stem(word.written) for word in likely}) == 1 else None


def _initial(bare: str) -> str:
    """Return the first letter that is heard, and one for those that sound alike."""
    return bare.lstrip("h")[:1].translate(_CONFUSED)


def _letters(bare: str) -> int:
    """Return which letters a word has, a bit for each: an edit changes two bits at most."""
    bits = 0
    for letter in bare:
        bits |= 1 << (ord(letter) & 31)
    return bits
