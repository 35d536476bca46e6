"""The content of a text in four views, from the most forgiving to the most exact.

Stems forgive inflection, character grams forgive spelling and derivation, words forgive nothing but accents, and pairs
ask that two stems stand near each other. A passage, a sentence and a question are all analysed here, the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.model import Span, Token
from bot.text.words import asks_kind, fold, is_stop, stem, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GRAM: Final = 5
"""Characters of a gram; five chose better sentences than four on the development questions, and passages as good."""
WINDOW: Final = 4
"""Content words within which two stems make a pair."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The terms of a text in order, repeated as often as they occur, in each of the four views.

    `places` says where in the text each content word stands, one for each of `stems` and `words`.
    """

    places: tuple[Span, ...]
    stems: tuple[str, ...]
    words: tuple[str, ...]
    grams: tuple[str, ...]
    pairs: tuple[str, ...]

    @classmethod
    def joined(cls, contents: Iterable[Analysis]) -> Analysis:
        """Return the terms of several texts as of one; the places, which are each text's own, are left out."""
        views = [content.views for content in contents]
        return cls((), *(tuple(chain.from_iterable(view)) for view in zip(*views, strict=True)))

    @property
    def views(self) -> tuple[tuple[str, ...], ...]:
        """The four views, in the order of the fields."""
        return self.stems, self.words, self.grams, self.pairs


EMPTY: Final = Analysis((), (), (), (), ())
"""The content of no text."""


class Vocabulary:
    """The words of a set of texts, so that a word typed without accents gets the stem of the accented one.

    >>> Vocabulary(["La energía del país"]).stem("energia")
    'energ'
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn the words of `texts`; where a word is written with and without accents, the accented form rules."""
        written = {token.text.lower() for text in texts for token in tokens(text)}
        self._stems = {
            surface(word): stem(word) for word in sorted(written, key=lambda word: (fold(word) != word, word))
        }
        self._known = frozenset(self._stems.values())
        self._by_bare_stem = {stem(word): known for word, known in self._stems.items()}

    def stem(self, word: str) -> str:
        """Return the stem under which the texts hold `word`, or the one it would have if they do not hold it."""
        bare = surface(word)
        if bare in self._stems:
            return self._stems[bare]
        own = stem(word)
        if own in self._known:
            return own
        return self._by_bare_stem.get(own) or self._by_bare_stem.get(stem(bare), own)

    def analyze(self, text: str) -> Analysis:
        """Return the content of `text` with this vocabulary's stems; stop words are left out."""
        return self._analysis([token for token in tokens(text) if not is_stop(token.text)])

    def analyze_question(self, question: str) -> Analysis:
        """Return the content of a question, without the noun that only says which kind of datum is asked for."""
        found = tokens(question)
        before = [None, *found]
        return self._analysis(
            [
                token
                for token, previous in zip(found, before, strict=False)
                if not is_stop(token.text) and not (previous and asks_kind(previous.text, token.text))
            ]
            or [token for token in found if not is_stop(token.text)]
        )

    def _analysis(self, content: Sequence[Token]) -> Analysis:
        places = tuple(Span(token.start, token.end) for token in content)
        stems = tuple(self.stem(token.text) for token in content)
        words = tuple(surface(token.text) for token in content)
        return Analysis(places, stems, words, tuple(_grams(words)), tuple(_pairs(stems)))


def _grams(words: Sequence[str]) -> list[str]:
    framed = (f" {word} " for word in words)
    return [word[at : at + GRAM] for word in framed for at in range(max(1, len(word) - GRAM + 1))]


def _pairs(stems: Sequence[str]) -> list[str]:
    return [
        " ".join(sorted((first, second)))
        for at, first in enumerate(stems)
        for second in stems[at + 1 : at + WINDOW]
        if first != second
    ]
