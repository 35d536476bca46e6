"""The content of a text in four views, from the most forgiving to the most exact.

Stems forgive inflection, character grams forgive spelling and derivation, words forgive nothing but accents, and pairs
ask that two stems stand near each other. A passage, a sentence and a question are all analysed here, the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.model import Span
from bot.text.names import Names, full_names
from bot.text.reading import Reader, Reading, content_of
from bot.text.spelling import Forms
from bot.text.words import fold, is_stop, stem, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.model import Token

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


class _Entry(NamedTuple):
    """A content word, or a name of several, in each of the views that the others are made from."""

    place: Span
    stem: str
    word: str


class Vocabulary:
    """The words of a set of texts: how they are written, which stem each has, and which names mean the same.

    A word typed without accents gets the stem of the accented one.

    >>> Vocabulary(["La energía del país"]).stem("energia")
    'energ'
    """

    def __init__(self, texts: Iterable[str], variants: Iterable[Sequence[str]] = ()) -> None:
        """Learn the words of `texts`, their acronyms and the `variants`, each several forms of one name.

        Where a word is written with and without accents, the accented form rules.
        """
        texts = list(texts)
        forms = Forms(texts)
        self._stems = {surface(word): stem(word) for word in sorted(forms, key=lambda word: (fold(word) != word, word))}
        self._known = frozenset(self._stems.values())
        self._by_bare_stem = {stem(word): known for word, known in self._stems.items()}
        self._words = forms.words()
        self._names = Names(self._known_variants(variants), self._acronyms(texts), self._plain_stem)
        self._reader = Reader(self._words, self._names, self._holds)

    def stem(self, word: str) -> str:
        """Return the stem under which the texts hold `word`, or the one it would have if they do not hold it."""
        return self._names.stem(word)

    def has(self, word: str) -> bool:
        """Tell whether the texts have a word as it is, accents and capitals aside."""
        return bool(word) and surface(word) in self._words

    def analyze(self, text: str) -> Analysis:
        """Return the content of `text` with this vocabulary's stems; stop words are left out."""
        entries = self._entries(token for token in tokens(text) if not is_stop(token.text))
        return _analysis(self._named(entries, instead=False))

    def analyze_question(self, question: str) -> Analysis:
        """Return the content of a question, without the noun that only says which kind of datum is asked for."""
        return _analysis(self._named(self._entries(content_of(question)), instead=True))

    def read(self, question: str) -> Reading:
        """Return `question` as it is understood."""
        return self._reader.read(question)

    def _known_variants(self, variants: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        """Yield the variants of which the texts have a form, the forms they have before the others."""
        for forms in variants:
            held = [form for form in forms if all(map(self._has, tokens(form)))]
            if held:
                yield [*held, *(form for form in forms if form not in held)]

    def _has(self, token: Token) -> bool:
        return is_stop(token.text) or self._known_stem(token.text) is not None

    def _acronyms(self, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the acronyms of the texts, each with its full name; one that is a word in small letters too is none."""
        for line in chain.from_iterable(map(str.splitlines, texts)):
            for acronym, name in full_names(line):
                bare = surface(acronym.text)
                if self._words[bare].is_name:
                    yield bare, name.of(line)

    def _plain_stem(self, word: str) -> str:
        """Return a word's stem whatever the names that mean the same."""
        return self._known_stem(word) or stem(word)

    def _known_stem(self, word: str) -> str | None:
        """Return the stem under which the texts hold `word`, if they do."""
        bare = surface(word)
        if bare in self._stems:
            return self._stems[bare]
        own = stem(word)
        if own in self._known:
            return own
        return self._by_bare_stem.get(own) or self._by_bare_stem.get(stem(bare))

    def _entries(self, content: Iterable[Token]) -> list[_Entry]:
        return [_Entry(Span(start, end), *self._views(word)) for word, start, end in content]

    def _views(self, word: str) -> tuple[str, str]:
        """Return a word's stem and its surface, or those of the name that it is."""
        bare = surface(word)
        name = self._names.word(bare)
        return (name.stem, name.word) if name else (self._plain_stem(word), bare)

    def _named(self, entries: list[_Entry], *, instead: bool) -> list[_Entry]:
        """Return the entries with the term of each name of several words, behind its words or instead of them.

        A text keeps the words, and where it has the term already, as behind «(OTSC)», it gets none.
        """
        held = set() if instead else {entry.stem for entry in entries}
        named: list[_Entry] = []
        at = 0
        for start, end, term in self._names.phrases([entry.stem for entry in entries]):
            named += entries[at : start if instead else end]
            if term.stem not in held:
                place = Span(entries[start].place.start, entries[end - 1].place.end)
                named.append(_Entry(place, term.stem, term.word))
            at = end
        return named + entries[at:]

    def _holds(self, word: str) -> bool:
        return self._known_stem(word) is not None or self._names.hold(word)


def _analysis(entries: Sequence[_Entry]) -> Analysis:
    places, stems, words = zip(*entries, strict=True) if entries else ((), (), ())
    return Analysis(places, stems, words, tuple(_grams(words)), tuple(_pairs(stems)))


def _grams(words: Sequence[str]) -> list[str]:
    return [gram for word in words for gram in _grams_of(word)]


@lru_cache(maxsize=65536)  # a word comes again and again, and its grams need not be there as often
def _grams_of(word: str) -> tuple[str, ...]:
    framed = f" {word} "
    return tuple(intern(framed[at : at + GRAM]) for at in range(max(1, len(framed) - GRAM + 1)))


def _pairs(stems: Sequence[str]) -> list[str]:
    return [
        f"{first} {second}" if first < second else f"{second} {first}"
        for at, first in enumerate(stems)
        for second in stems[at + 1 : at + WINDOW]
        if first != second
    ]
