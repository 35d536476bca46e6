"""Which sentence was put in place of which, and which of its words changed.

Two sentences are one in two wordings if half of their words stand in the same order (difflib's ratio) and enough of
those are words of content, as any two Spanish sentences share articles and prepositions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.model import Span
from bot.text import fold, is_stop, surface, tokens
from bot.text.lexicon import DENIALS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Token

ALIKE: Final = 0.5
CONTENT: Final = 0.4
"""The shares of words, and of words of content, that two wordings have in common at least."""
_TRIED: Final = 4
"""Sentences, those with most words in common, that each is compared with word by word."""


class Difference(NamedTuple):
    """The words of each of two wordings that the other lacks, and whether they are facts."""

    before: tuple[Span, ...]
    now: tuple[Span, ...]
    is_factual: bool


def rewordings(before: Sequence[str], now: Sequence[str]) -> list[tuple[int, int]]:
    """Return the numbers of the sentences that are one another's wording, in the order of now, none twice."""
    words = [_keys(tokens(sentence)) for sentence in before]
    others = [_keys(tokens(sentence)) for sentence in now]
    found = sorted(
        (-ratio, abs(one - other), other, one)
        for one, other in _candidates(words, others)
        if (ratio := SequenceMatcher(None, words[one], others[other], autojunk=False).ratio()) >= ALIKE
    )
    pairs: dict[int, int] = {}
    for _, _, other, one in found:
        if other not in pairs and one not in pairs.values():
            pairs[other] = one
    return [(one, other) for other, one in sorted(pairs.items())]


def difference(before: str, now: str) -> Difference:
    """Return what differs between two wordings of a sentence."""
    first, second = tokens(before), tokens(now)
    matcher = SequenceMatcher(None, _keys(first), _keys(second), autojunk=False)
    apart = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    changed = [
        *(word for i, j, _, _ in apart for word in first[i:j]),
        *(word for *_, i, j in apart for word in second[i:j]),
    ]
    return Difference(
        tuple(_stretch(first[i:j]) for i, j, _, _ in apart if i < j),
        tuple(_stretch(second[i:j]) for *_, i, j in apart if i < j),
        any(map(_is_fact, changed)),
    )


def _keys(words: Sequence[Token]) -> list[str]:
    """Return words as they are compared: figures by their worth, others as they are written."""
    return [surface(word.text) if word.text[0].isdigit() else word.text for word in words]


def _candidates(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return the pairs that share enough content, of each sentence of before the few that share most."""
    contents = [[{word for word in words if not is_stop(word)} for words in some] for some in (before, now)]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, content in enumerate(contents[1]):
        for word in content:
            holding[word].append(number)
    found = []
    for number, content in enumerate(contents[0]):
        shared = Counter(other for word in sorted(content) for other in holding[word])
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_TRIED]
        sizes = ((other, common, len(content) + len(contents[1][other])) for other, common in ranked)
        found += [(number, other) for other, common, size in sizes if 2 * common >= CONTENT * size]
    return found


def _stretch(words: Sequence[Token]) -> Span:
    return Span(words[0].start, words[-1].end)


def _is_fact(word: Token) -> bool:
    """Tell whether a word is a figure, a date, a denial or, not being a sentence's first, a name."""
    is_name = word.start > 0 and word.text[0].isupper()
    return is_name or surface(word.text)[0].isdigit() or fold(word.text) in _FACTS


_FACTS: Final = frozenset(map(fold, MONTHS | WEEKDAYS)) | DENIALS
