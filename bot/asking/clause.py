"""A question taken apart into words: what opens it, what it asks with, and the phrases it names things by.

There is no parser here, only what the closed classes of Spanish tell: interrogatives, articles, prepositions, figures,
capitals and the endings of verbs. What follows up, takes apart and classifies questions stands on it; places in a
clause are counted in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Self

from bot.asking.lexicon import (
    ACCENTED,
    ARTICLES,
    CHOOSING,
    CLITICS,
    DETERMINERS,
    INTERROGATIVES,
    LINKS,
    NOUN_ENDINGS,
    OPENERS,
    PREPOSITIONS,
    RANGING,
    SECOND_PERSON,
    VERB_ENDINGS,
    VERBS,
)
from bot.text import fold, is_stop, tokens
from bot.text.lexicon import ASKING_NOUNS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR: Final = re.compile(r"1\d{3}|20\d{2}|2100")
_LONGEST_NOUN: Final = 3
"""Content words that one common noun is given, itself and its adjectives: «los números enteros positivos»."""
_CALENDAR: Final = frozenset(fold(word) for word in MONTHS | WEEKDAYS)
_KINDS: Final = frozenset(fold(noun) for noun in ASKING_NOUNS)
_YEAR_NOUNS: Final = ("año", "ano")
_OPENINGS: Final = tuple(tuple(opener.split()) for opener in OPENERS)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, as compared, and where it stands in the text."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are."""
        return self.text[0].isupper()

    @property
    def is_content(self) -> bool:
        """Whether it says something of the subject."""
        return not is_stop(self.text)


class Sort(Enum):
    """What a phrase names, as far as its form tells; one replaces another of its sort."""

    YEAR = auto()
    DATE = auto()
    NUMBER = auto()
    NAME = auto()
    NOUN = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name one thing, up to `end`.

    It starts with its preposition at `start`, without it at `body`, and without its article at `head`; the article
    of «al» and «del» goes with the preposition.
    """

    sort: Sort
    start: int
    body: int
    head: int
    end: int
    preposition: str | None = None
    has_article: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A question and the places of its parts.

    `opening` counts the words that tie it to the question before («y», «y qué hay de»); `asking` is its interrogative
    phrase («en qué año»), empty where it has none; `noun` is the noun asked for behind it («cuántos habitantes»).
    """

    text: str
    words: tuple[Word, ...]
    opening: int
    asking: range
    noun: range

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the clause that `text` is."""
        is_shouted = text.isupper()
        words = tuple(
            Word(token.text.lower() if is_shouted else token.text, fold(token.text), token.start, token.end)
            for token in tokens(text)
        )
        opening = _opening(words)
        asking = _asking(words, opening)
        return cls(text, words, opening, asking, _noun_asked(words, asking))

    @property
    def has_names(self) -> bool:
        """Whether it names somebody, something or a number of its own."""
        return any(phrase.sort is not Sort.NOUN for phrase in self.phrases())

    @property
    def own(self) -> tuple[int, ...]:
        """The places of the words that neither open the clause nor ask."""
        asked = {*range(self.opening), *self.asking, *self.noun}
        return tuple(at for at in range(len(self.words)) if at not in asked)

    def cut(self, start: int, end: int) -> str:
        """Return the text from one word to before another, as typed."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""

    def replaced(self, start: int, end: int, piece: str) -> str:
        """Return the text with `piece` for the words from one to before another."""
        return f"{self.text[: self.words[start].start]}{piece}{self.text[self.words[end - 1].end :]}"

    def phrases(self) -> tuple[Phrase, ...]:
        """Return the phrases that name things, in order, the interrogative apart."""
        found, at = [], self.opening
        while at < len(self.words):
            phrase = None if at in self.asking else _phrase(self.words, at)
            if phrase:
                found.append(phrase)
            at = phrase.end if phrase else at + 1
        return tuple(found)


def is_verb(word: Word) -> bool:
    """Tell whether a word is probably a finite verb, by its ending or because it is a frequent one."""
    return word.folded in VERBS or has_verb_ending(word)


def has_verb_ending(word: Word) -> bool:
    """Tell whether a word ends as finite verbs do and nouns seldom."""
    return word.text.lower().endswith(VERB_ENDINGS) and not word.is_capital


def _is_interrogative(words: Sequence[Word], at: int, opening: int) -> bool:
    """Tell whether a word asks: written with its accent, or without it where the question opens."""
    if words[at].text.lower() in ACCENTED:
        return True
    opens = at == opening or (at == opening + 1 and words[opening].folded in PREPOSITIONS)
    return opens and words[at].folded in INTERROGATIVES


def _opening(words: Sequence[Word]) -> int:
    folded = tuple(word.folded for word in words)
    return next((len(opener) for opener in _OPENINGS if folded[: len(opener)] == opener), 0)


def _asking(words: Sequence[Word], opening: int) -> range:
    asking = [at for at in range(opening, len(words)) if _is_interrogative(words, at, opening)]
    accented = [at for at in asking if words[at].text.lower() in ACCENTED]
    if not asking:
        return range(0)
    at = (accented or asking)[0]
    start = at - 1 if at > opening and words[at - 1].folded in PREPOSITIONS else at
    has_kind = at + 1 < len(words) and words[at].folded in CHOOSING and words[at + 1].folded in _KINDS
    return range(start, at + 1 + has_kind)


def _noun_asked(words: Sequence[Word], asking: range) -> range:
    """Return the place of the noun behind «qué», «cuál» or «cuántos», or an empty one where a verb follows."""
    at = asking.stop
    if not asking or at >= len(words) or words[at - 1].folded not in CHOOSING:
        return range(0)
    following = words[at + 1] if at + 1 < len(words) else None
    return range(at, at + 1) if _is_noun(words[at], following) else range(0)


def _is_noun(word: Word, following: Word | None) -> bool:
    if not word.is_content or word.folded in SECOND_PERSON:
        return False
    if word.folded.endswith(NOUN_ENDINGS) or (word.folded.endswith("s") and not is_verb(word)):
        return True
    if following is None:
        return not is_verb(word)
    if is_verb(following) or following.folded in CLITICS - ARTICLES:
        return True
    return not is_verb(word) and following.folded not in ARTICLES and not following.is_capital


def _phrase(words: Sequence[Word], start: int) -> Phrase | None:
    """Return the phrase that begins at a word, if one does."""
    preposition = words[start].folded if words[start].folded in PREPOSITIONS else None
    body = start + (preposition is not None)
    is_fused = preposition in ARTICLES
    is_parted = not is_fused and body < len(words) and words[body].text.lower() in DETERMINERS  # «está» is none
    head = body + is_parted
    found = _head(words, head, is_introduced=head > start) if head < len(words) else None
    return Phrase(found[0], start, body, head, found[1], preposition, is_fused or is_parted) if found else None


def _head(words: Sequence[Word], at: int, *, is_introduced: bool) -> tuple[Sort, int] | None:
    """Return what a phrase's own words name, and where they end."""
    word = words[at]
    dated = _end_of_date(words, at)
    if dated:
        return dated
    if word.text[0].isdigit():
        return Sort.NUMBER, at + 1
    if word.is_capital and word.text.lower() not in ACCENTED and (at or word.is_content):
        return Sort.NAME, _end_of_name(words, at)
    if is_introduced and _is_common(word):
        return Sort.NOUN, _end_of_noun(words, at)
    return None


def _end_of_date(words: Sequence[Word], at: int) -> tuple[Sort, int] | None:
    """Return the sort and the end of «2022», «año 2022», «mayo» or «3 de mayo», year and day apart."""
    folded = [word.folded for word in words[at : at + 3]]
    if _YEAR.fullmatch(folded[0]):
        is_stretch = folded[1:2] and folded[1] in RANGING and _YEAR.fullmatch(folded[-1])
        return Sort.YEAR, at + (len(folded) if is_stretch else 1)
    if folded[0] in _YEAR_NOUNS and len(folded) > 1 and _YEAR.fullmatch(folded[1]):
        return Sort.YEAR, at + 2
    if folded[0] in _CALENDAR:
        return Sort.DATE, at + 1
    if folded[0].isdigit() and folded[1:2] == ["de"] and folded[-1] in _CALENDAR:
        return Sort.DATE, at + 3
    return None


def _end_of_name(words: Sequence[Word], at: int) -> int:
    """Return where a run of capitals ends, with what links them: «Guerra de los Siete Años», «España y Portugal»."""
    end = at + 1
    while (linked := _after_link(words, end)) < len(words) and words[linked].is_capital and _touch(words, linked):
        end = linked + 1
    return end


def _after_link(words: Sequence[Word], at: int) -> int:
    """Return the place behind «de», «y» and the article that may follow them, or the same place."""
    if at >= len(words) or words[at].folded not in LINKS or not _touch(words, at):
        return at
    has_article = at + 1 < len(words) and words[at + 1].folded in DETERMINERS
    return at + 1 + has_article


def _end_of_noun(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < min(len(words), at + _LONGEST_NOUN) and _is_common(words[end]) and _touch(words, end):
        if is_verb(words[end]):
            return end
        end += 1
    return end


def _is_common(word: Word) -> bool:
    """Tell whether a word could be a common noun or its adjective; «visita» and «forma» could, being verbs too."""
    return word.is_content and word.text.islower() and word.text.isalpha() and not word.text.endswith(VERB_ENDINGS)


def _touch(words: Sequence[Word], at: int) -> bool:
    """Tell whether nothing but a space is before a word: a comma would part it from the one before."""
    return words[at].start - words[at - 1].end == 1
