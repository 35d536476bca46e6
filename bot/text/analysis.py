"""The content of a text in four views, from the most forgiving to the most exact.

Stems forgive inflection, character grams forgive spelling and derivation, words forgive nothing but accents, and pairs
ask that two stems stand near each other. A passage, a sentence and a question are all analysed here, the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.text.names import Names, full_names
from bot.text.reading import Reader, Reading, content_of
from bot.text.spelling import Forms
from bot.text.words import ENDLESS, WORDS, fold, is_stop, remembered, stem, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from bot.model import Token
    from bot.text.words import Line

GRAM: Final = 5
"""Characters of a gram; five chose better sentences than four on the development questions, and passages as good."""
WINDOW: Final = 4
"""Content words within which two stems make a pair."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The terms of a text in order, repeated as often as they occur, in each of the four views.

    `starts` and `ends` say where in the text each content word stands, one for each of `stems` and `words`. Grams and
    pairs are made when they are asked for: they would take four times as much memory as the rest.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stems: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def grams(self) -> tuple[str, ...]:
        """The grams of its words."""
        return _grams(self.words)

    @property
    def pairs(self) -> tuple[str, ...]:
        """Its stems, two by two that stand near each other."""
        return tuple(self.pairs_among(frozenset(self.stems)))

    def pairs_among(self, stems: Container[str]) -> Iterator[str]:
        """Yield its pairs of some stems."""
        for at, first in enumerate(self.stems):
            if first in stems:
                for second in self.stems[at + 1 : at + WINDOW]:
                    if second in stems and second != first:
                        yield f"{first} {second}" if first < second else f"{second} {first}"

    @property
    def views(self) -> tuple[tuple[str, ...], ...]:
        """The four views, in the order of the fields."""
        return self.stems, self.words, self.grams, self.pairs

    @property
    def places(self) -> tuple[Span, ...]:
        """Where in the text each content word stands."""
        return tuple(map(Span, self.starts, self.ends))


EMPTY: Final = Analysis((), (), (), ())
"""The content of no text."""


_Entry = tuple[int, int, str, str]
"""A content word, or a name of several: its place, and its stem and word, which the other views are made from."""


class Vocabulary:
    """The words of a set of texts: how they are written, which stem each has, and which names mean the same.

    A word typed without accents gets the stem of the accented one.

    >>> Vocabulary([Line.of("La energía del país")]).stem("energia")
    'energ'
    """

    def __init__(self, lines: Sequence[Line], variants: Iterable[Sequence[str]] = ()) -> None:
        """Learn the words of `lines`, their acronyms and the `variants`, each several forms of one name.

        Where a word is written with and without accents, the accented form rules.
        """
        forms = Forms(lines)
        accented_last = sorted(sorted(forms), key=lambda word: fold(word) != word)
        self._stems = {surface(word): stem(word) for word in accented_last}
        self._known = frozenset(self._stems.values())
        self._by_bare_stem = {stem(word): known for word, known in self._stems.items()}
        self._words = forms.words()
        self._names = Names(self._known_variants(variants), self._acronyms(lines), self._plain_stem)
        self._reader = Reader(self._words, self._names, self._holds)
        self._view = remembered(self._viewed)

    def stem(self, word: str) -> str:
        """Return the stem under which the texts hold `word`, or the one it would have if they do not hold it."""
        return self._names.stem(word)

    def has(self, word: str) -> bool:
        """Tell whether the texts have a word as it is, accents and capitals aside."""
        return bool(word) and surface(word) in self._words

    def analyze(self, line: Line) -> Analysis:
        """Return the content of `line` with this vocabulary's stems; stop words are left out."""
        found = zip(line.words, line.starts, line.ends, strict=True)
        return _analysis(self._named(self._entries(found), instead=False))

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

    def _acronyms(self, lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
        """Yield the acronyms of the lines, each with its full name; one that is a word in small letters too is none."""
        for line in lines:
            for acronym, name in full_names(line):
                bare = surface(acronym.text)
                if self._words[bare].is_name:
                    yield bare, name.of(line.text)

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

    def _entries(self, found: Iterable[tuple[str, int, int]]) -> list[_Entry]:
        return [(start, end, *view) for word, start, end in found if (view := self._view(word))]

    def _viewed(self, word: str) -> tuple[str, str] | None:
        """Return a word's stem and its surface, or those of the name that it is; None for a stop word.

        Of an endless word its beginning has to do: who asks for a thousand letters would leave a thousand grams behind.
        """
        if is_stop(word):
            return None
        bare = surface(word)
        name = self._names.word(bare)
        return (name.stem, name.word) if name else (self._plain_stem(word)[:ENDLESS], bare[:ENDLESS])

    def _named(self, entries: list[_Entry], *, instead: bool) -> list[_Entry]:
        """Return the entries with the term of each name of several words, behind its words or instead of them.

        A text keeps the words, and where it has the term already, as behind «(OTSC)», it gets none.
        """
        stems = [stem for _, _, stem, _ in entries]
        named: list[_Entry] = []
        at = 0
        for start, end, term in self._names.phrases(stems):
            named += entries[at : start if instead else end]
            if instead or term.stem not in stems:
                named.append((entries[start][0], entries[end - 1][1], term.stem, term.word))
            at = end
        return named + entries[at:]

    def _holds(self, word: str) -> bool:
        return self._known_stem(word) is not None or self._names.hold(word)


def _analysis(entries: Sequence[_Entry]) -> Analysis:
    return Analysis(*zip(*entries, strict=True)) if entries else EMPTY


@lru_cache(maxsize=1024)  # the sentences of a question's candidates are looked at several times
def _grams(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_grams_of, words)))


@lru_cache(maxsize=WORDS)  # a word comes again and again, and its grams need not be there as often
def _grams_of(word: str) -> tuple[str, ...]:
    framed = f" {word} "
    return tuple(map(intern, [framed[at : at + GRAM] for at in range(max(1, len(framed) - GRAM + 1))]))
