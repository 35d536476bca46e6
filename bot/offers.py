"""Questions that can be offered to whoever asked what the documents do not say: about their own names and headings.

A question is known here by its words alone; whether the documents answer it, the caller tells.
"""

from __future__ import annotations

import re
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from bot import wording
from bot.text import Line, fold, full_names, is_acronym, is_stop, sentences, stem, tokens
from bot.text.lexicon import MONTHS, TITLES, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.model import Passage

MOST: Final = 3
_TRIED: Final = 8
"""Questions that are tried, at most: each is a search of its own."""
_LOOKED_AT: Final = 5
"""Passages, the first, whose names are offered."""
_LONGEST: Final = 60
"""Characters of a name or heading that reads well within a question."""
_CAPITAL: Final = r"[A-ZÁÉÍÓÚÜÑ]"
_WORD: Final = rf"{_CAPITAL}[\w'’\-]+"
_LINK: Final = r"(?:del|de(?: la| las| los)?|and|of(?: the)?|von|van|da|di|do)"
_NAME: Final = re.compile(
    rf"(?:\b(?P<article>el|la|los|las|al|del) )?(?<![\w\-])"
    rf"(?P<name>(?:(?:{_WORD}|{_CAPITAL}\.) (?:{_LINK} )?){{0,12}}{_WORD})"
)
_LED_IN: Final = re.compile(r"[\w,] $")
"""What stands before a capital that is a name's own: not the beginning of a sentence, quoted or not."""
_HEADING: Final = re.compile(rf"[^\W\d_][^¿?¡!.:;\n]{{0,{_LONGEST - 1}}}")
_OPENING_ARTICLE: Final = re.compile(r"^(?:El|La|Los|Las) (?=[a-záéíóúüñ])")
_UNJOINED: Final = {"al": "el", "del": "el"}
"""The article within a contraction."""
_NO_NAMES: Final = frozenset(map(fold, MONTHS | WEEKDAYS | TITLES))


class _Offer(NamedTuple):
    """A question, and the stems of what it is about."""

    question: str
    about: frozenset[str]


def offers(passages: Sequence[Passage], is_answered: Callable[[str], bool], asked: str) -> tuple[str, ...]:
    """Return up to three questions about what stands in the first of `passages`, all of them answered.

    No two are about the same thing, and none is about what `asked` names.
    """
    different = _different(_questions(passages[:_LOOKED_AT]), _stems(asked))
    return tuple(islice(filter(is_answered, islice(different, _TRIED)), MOST))


def _different(found: Iterable[_Offer], asked: frozenset[str]) -> Iterator[str]:
    """Yield the questions about something that shares no word with what was asked or with one before it."""
    known = set(asked)
    for question, about in found:
        if about and known.isdisjoint(about):
            known |= about
            yield question


def _questions(passages: Sequence[Passage]) -> Iterator[_Offer]:
    """Yield one question of each kind in turn, so that the first three differ."""
    turns = zip_longest(_about_names(passages), _about_acronyms(passages), _about_headings(passages))
    return (offer for turn in turns for offer in turn if offer)


def _about_names(passages: Iterable[Passage]) -> list[_Offer]:
    """Return questions about the names in the passages, the most frequent first."""
    found: dict[str, list[str]] = {}
    for name, introduced in chain.from_iterable(map(_names, passages)):
        found.setdefault(name, []).append(introduced)
    frequent = sorted(found.items(), key=lambda item: -len(item[1]))
    return [_Offer(wording.ask_about(_usual(introduced)), _stems(name)) for name, introduced in frequent]


def _usual(forms: Sequence[str]) -> str:
    """Return the most frequent of some forms; among equals the longest, which has the article."""
    return max(forms, key=lambda form: (forms.count(form), len(form)))


def _names(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield each name of a passage, without and with the article that it has there."""
    for sentence in (span.of(passage.text) for span in sentences(passage.text)):
        for match in _NAME.finditer(sentence):
            name, article = match["name"], match["article"]
            is_led_in = article or _LED_IN.search(sentence[max(0, match.start() - 2) : match.start()])
            if is_led_in and _is_name(name):
                yield name, f"{_UNJOINED.get(article, article)} {name}" if article else name


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST and fold(name) not in _NO_NAMES and not is_acronym(name)


def _about_acronyms(passages: Iterable[Passage]) -> list[_Offer]:
    """Return questions about the acronyms whose full name the passages give."""
    texts = [passage.text for passage in passages]
    found = {token.text: name.of(text) for text in texts for token, name in full_names(Line.of(text))}
    return [_Offer(wording.ask_meaning(acronym), _stems(f"{acronym} {name}")) for acronym, name in found.items()]


def _about_headings(passages: Iterable[Passage]) -> list[_Offer]:
    """Return questions about the sections of the passages whose headings read well within one."""
    headings = dict.fromkeys(passage.section.heading or "" for passage in passages)
    return [
        _Offer(wording.ask_about(_within(heading)), _stems(heading))
        for heading in headings
        if _HEADING.fullmatch(heading)
    ]


def _within(heading: str) -> str:
    """Return a heading as it stands within a sentence: its article in small letters, unless it may be a name's."""
    return _OPENING_ARTICLE.sub(lambda article: article[0].lower(), heading, count=1)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(fold(token.text)) for token in tokens(text) if not is_stop(token.text))
