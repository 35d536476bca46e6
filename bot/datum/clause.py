"""A question and a sentence word by word, with what the choice of a mark asks of each word.

A finite verb is told by its ending and by what stands before it: enough to see where a phrase stops, and no more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.datum.asked import Kind, content
from bot.datum.lexicon import ARTICLES, COUNTING, INTERROGATIVES, IRREGULAR, NOMINAL, PREPOSITIONS
from bot.text import commonness, fold, is_stop, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.model import Span, Token

_LONGEST: Final = 400
"""Words of a sentence that are looked at: a longer one is a list or a table."""
_PARTS: Final = re.compile(r"[,;:()«»\"“”—–\[\]¿?¡!…]|\.(?=\s|$)| - ")
_INTERROGATIVE: Final = re.compile(r"(?i:qué|cuál(?:es)?|cuánt[oa]s?|quién(?:es)?|dónde|adónde|cuándo|cómo)")
_CONTRACTED: Final = {"al": "a", "del": "de"}
_TENSES: Final = ("aron", "ieron", "aba", "aban", "ían", "ió", "yó", "jo", "rá", "rán")
"""Endings of past and future tenses that hardly any noun has."""
_REGULAR: Final = (("ía", ("er", "ir")), ("an", ("ar",)), ("a", ("ar",)), ("en", ("er", "ir")), ("e", ("er", "ir")))
"""Endings that verbs and nouns share, and those of the infinitives by which verbs are told."""
_SHORTEST: Final = 5
"""Letters from which a word with such an ending is taken for a verb."""


class Word(NamedTuple):
    """A word of a sentence; `weight` is what it weighs in the question, `is_parted` that a mark stands before it."""

    text: str
    start: int
    end: int
    folded: str
    stem: str
    weight: float
    is_asked: bool
    is_stop: bool
    is_parted: bool
    is_verb: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks, word by word.

    `noun` is the stem of the first content word behind «qué», «cuál» or «cuánto», `preposition` what stands before the
    interrogative; `verb` is the stem of the first verb behind it that its ending tells.
    """

    text: str
    kind: Kind | None
    interrogative: str
    preposition: str
    noun: str
    is_plural: bool
    verb: str
    stems: tuple[str, ...]


def read(question: str, kind: Kind | None) -> Question:
    """Return `question`, which asks for a datum of this kind, word by word."""
    words = tokens(question)
    folded = [fold(word.text) for word in words]
    stems = tuple(stem(word.text) for word in words if not is_stop(word.text))
    at = next((at for at, word in enumerate(words) if _INTERROGATIVE.fullmatch(word.text)), None)
    if at is None:
        at = next((at for at, word in enumerate(folded) if word in INTERROGATIVES), None)
    if at is None:
        return Question(question, kind, "", "", "", is_plural=False, verb="", stems=stems)
    before = folded[at - 1] if at else ""
    before = _CONTRACTED.get(before, before)
    content = [word.text for word in words[at + 1 :] if not is_stop(word.text)]
    noun = content[0] if content and folded[at] in COUNTING and not _is_conjugated(content[0]) else ""
    verb = next((word for word in content if _is_conjugated(word)), "")
    return Question(
        question,
        kind,
        folded[at],
        before if before in PREPOSITIONS else "",
        stem(noun) if noun else "",
        is_plural=noun.endswith("s"),
        verb=stem(verb) if verb else "",
        stems=stems,
    )


def words(sentence: str, question: str, anchors: Iterable[tuple[Span, float]]) -> tuple[Word, ...]:
    """Return the first words of `sentence`; `anchors` are those which `question` has too, with what they weigh."""
    found = list(islice(tokens(sentence), _LONGEST))
    weights = _weights(found, anchors)
    asked = content(question)
    read: list[Word] = []
    end, previous = 0, ""
    for at, token in enumerate(found):
        folded, own, is_small = _form(token.text)
        is_asked = at in weights or (not is_small and own in asked)
        is_parted = _PARTS.search(sentence, end, token.start) is not None
        is_verb = _is_verb(token.text, folded, is_nominal=previous in NOMINAL)
        place = token.text, token.start, token.end
        weight = weights.get(at, 0.0)
        read.append(Word(*place, folded, own, weight, is_asked, is_small and not is_asked, is_parted, is_verb))
        end, previous = token.end, folded
    return tuple(read)


def _weights(found: Sequence[Token], anchors: Iterable[tuple[Span, float]]) -> dict[int, float]:
    """Return what the anchors weigh by the number of their word; of a name of several words, each has its part."""
    starts = [token.start for token in found]
    weights: dict[int, float] = {}
    for span, weight in anchors:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        weights.update((at, weight / (last - first)) for at in range(first, last) if at not in weights)
    return weights


@lru_cache(maxsize=16384)
def _form(word: str) -> tuple[str, str, bool]:
    return fold(word), stem(word), is_stop(word)


def preposition_before(words: Sequence[Word], at: int) -> str:
    """Return the folded word before a piece's article, if it has one; «a» for «al»."""
    before = at - 1
    while before >= 0 and words[before].folded in ARTICLES and not words[before + 1].is_parted:
        before -= 1
    if before < 0 or words[before + 1].is_parted:
        return ""
    return _CONTRACTED.get(words[before].folded, words[before].folded)


@lru_cache(maxsize=16384)
def _is_verb(word: str, folded: str, *, is_nominal: bool) -> bool:
    if not word.islower() or is_nominal:
        return word.islower() and folded in IRREGULAR
    if folded in IRREGULAR or _is_conjugated(word):
        return True
    for ending, infinitives in _REGULAR:
        if word.endswith(ending):
            root = folded[: -len(ending)]
            return len(word) >= _SHORTEST and any(commonness(root + infinitive) > 0 for infinitive in infinitives)
    return False


def _is_conjugated(word: str) -> bool:
    return word.endswith(_TENSES) or (word.endswith("ó") and len(word) >= _SHORTEST - 1)
