"""Where exact words and phrases stand in the passages, whatever their capitals and accents; ñ is a letter, never n.

This is the search of somebody who knows what was written: nothing is stemmed, put right or weighed, and what is found
comes in reading order. `index` is the search of somebody who asks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.model import Passage

    Phrase = tuple[str, ...]

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+")
"""A figure with its points and commas, so that 200 is not found in 1.200, or a run of letters and digits."""
_QUOTED: Final = re.compile(r"[\"“«](?P<phrase>[^\"“”«»]*)[\"”»]|(?P<word>[^\s\"“”«»]+)")
"""A phrase between quotation marks, or a piece without space: «EE.UU.» is two words that stand together."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A passage that has all that was searched for."""

    passage: Passage
    wanted: tuple[Phrase, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands: spans of the section's text, in reading order, overlapping ones as one stretch."""
        words = list(_words(self.passage.text))
        found = chain.from_iterable(_places(words, phrase) for phrase in self.wanted)
        return tuple(span.shifted(self.passage.span.start) for span in _merged(found))


class Phrases:
    """The words of some passages, to be searched as they are written."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Note the words of each passage in their order."""
        self._passages = [(passage, _line(word for word, _ in _words(passage.text))) for passage in passages]

    def search(self, typed: str, documents: Collection[str] = ()) -> list[Occurrence]:
        """Return the passages that have every word and every quoted phrase of `typed`, in reading order.

        `documents`: the ids of those to search; all are searched where empty.
        """
        wanted = tuple(wanted_in(typed))
        lines = [_line(phrase) for phrase in wanted]
        return [
            Occurrence(passage, wanted)
            for passage, line in self._passages
            if wanted and all(one in line for one in lines) and (not documents or passage.document.id in documents)
        ]


def wanted_in(typed: str) -> list[Phrase]:
    """Return what is searched for, each as words that have to stand one after another; nothing if there is no word."""
    pieces = (match["phrase"] or match["word"] or "" for match in _QUOTED.finditer(typed))
    phrases = (tuple(word for word, _ in _words(unicodedata.normalize("NFC", piece))) for piece in pieces)
    return [phrase for phrase in dict.fromkeys(phrases) if phrase]


def _words(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        yield fold(match[0]), Span(match.start(), match.end())


def _line(words: Iterable[str]) -> str:
    """Return words in a form in which one line is within another where they stand one after another."""
    return f" {' '.join(words)} "


def _places(words: Sequence[tuple[str, Span]], phrase: Phrase) -> Iterator[Span]:
    for at in range(len(words) - len(phrase) + 1):
        if all(words[at + number][0] == word for number, word in enumerate(phrase)):
            yield Span(words[at][1].start, words[at + len(phrase) - 1][1].end)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield stretches in order, those that share a character joined."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
