"""Names that mean the same: an acronym and what it stands for, and the forms in which a name is written.

A text that gives an acronym beside its full name says that they mean the same; whoever owns the documents may say it of
any forms. The forms of one name have one term, which each of them becomes. Stems come from outside: nothing here knows
how a text is analysed, nor what a question is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, dropwhile, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.model import Span, Token
from bot.text.words import fold, is_stop, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.text.words import Line

_ACRONYM: Final = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,}[\dA-Z]*|(?:[A-Z]{1,2}\.\s?){2,}")
_LETTERS: Final = 10
"""Letters of an acronym whose full name is looked for: a longer word in capitals is a shout."""
_WORDS: Final = 3
"""Words of a full name for each letter of its acronym, small words counted, at most."""
_LED_IN: Final = r"(?:en (?:adelante|lo sucesivo),? )?(?:(?:el|la|los|las) )?[«“\"]?"
_HEREAFTER: Final = frozenset(("adelante", "sucesivo"))
"""What contracts write before a name's short form: «(en adelante, OMS)»."""
_BRACKET: Final = re.compile(rf"[»”\"]?\s?[(\[]\s?{_LED_IN}")
_BESIDE: Final = re.compile(rf"[»”\"]?(?:,|,? [ou]|:| [–—]) {_LED_IN}")
_WITHIN: Final = re.compile(r"[\s\-–«»“”\"']*")


def is_acronym(word: str) -> bool:
    """Tell whether a word is all in capitals and could be more than a shouted «QUÉ»."""
    return word.isupper() and bool(_ACRONYM.fullmatch(word)) and not is_stop(word)


def full_names(line: Line) -> Iterator[tuple[Token, Span]]:
    """Yield each acronym of `line` that has its full name beside it, with where that name stands.

    The initials of the name's words, small ones aside, spell the acronym: «la Organización Mundial de la Salud (OMS)».
    """
    if not any(map(str.isupper, line.words)):  # as in most lines
        return
    text, found = line.text, list(line.tokens)
    for at, token in enumerate(found):
        letters = _letters(token.text) if is_acronym(token.text) else ""
        if not 1 < len(letters) <= _LETTERS:
            continue
        reach = _WORDS * len(letters)
        before, after = found[max(0, at - reach) : at][::-1], found[at + 1 : at + 1 + reach]
        for words, initials in ((before, letters[::-1]), (after, letters)):
            name = _name(text, token, words, initials)
            if name:
                yield token, name


def _letters(acronym: str) -> str:
    """Return the initials that an acronym is made of; Spanish doubles those of a plural: «EE. UU.»."""
    letters = "".join(fold(char) for char in acronym if char.isalpha())
    is_plural = len(letters) > 2 and letters[::2] == letters[1::2]  # noqa: PLR2004 - «AA» doubles nothing
    return letters[::2] if is_plural else letters


def _name(text: str, acronym: Token, words: Iterable[Token], initials: str) -> Span | None:
    """Return the span of the first of `words`, read away from the acronym, that spell it; None if they do not."""
    spelt = _spelt(_together(text, list(dropwhile(_leads_in, words))), initials)
    if not spelt:
        return None
    gap = _between(text, acronym, spelt[0])
    is_capitalised = all(word.text[0].isupper() or _is_small(word) for word in spelt)
    is_told = _BRACKET.fullmatch(gap) or (is_capitalised and _BESIDE.fullmatch(gap))
    return Span(min(word.start for word in spelt), max(word.end for word in spelt)) if is_told else None


def _together(text: str, words: Sequence[Token]) -> Sequence[Token]:
    """Return the first of `words`, up to where more than space, hyphens and quotes part two."""
    parted = (at for at, pair in enumerate(pairwise(words), 1) if not _WITHIN.fullmatch(_between(text, *pair)))
    return words[: next(parted, len(words))]


def _between(text: str, one: Token, other: Token) -> str:
    first, second = sorted((one, other), key=lambda token: token.start)
    return text[first.end : second.start]


def _spelt(words: Sequence[Token], initials: str) -> Sequence[Token]:
    """Return the first of `words` that spell the initials, or none; a small word may have one, any other must."""
    reached = {0}
    for count, word in enumerate(words, start=1):
        spelling = {number + 1 for number in reached if initials[number] == fold(word.text)[0]}
        if len(initials) in spelling and not _is_small(word):
            return words[:count]
        reached = (spelling | reached if _is_small(word) else spelling) - {len(initials)}
    return ()


def _leads_in(word: Token) -> bool:
    return _is_small(word) or word.text in _HEREAFTER


def _is_small(word: Token) -> bool:
    return word.text.islower() and is_stop(word.text)


class Term(NamedTuple):
    """What every form of a name becomes: its stem and its word in an analysis, and how it is written."""

    stem: str
    word: str
    written: str


class Names:
    """The names that texts and their owner say to mean the same, with one term for each."""

    def __init__(
        self,
        variants: Iterable[Sequence[str]],
        acronyms: Iterable[tuple[str, str]],
        stem: Callable[[str], str],
    ) -> None:
        """Join the owner's `variants` with the `acronyms` of the texts, each with its full name.

        The first form of one word is what the others become. An acronym with two meanings in the texts has neither.
        """
        self._plain_stem = stem
        self._words: dict[str, Term] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
        groups = [list(map(_content, forms)) for forms in self._joined([*variants, *self._unambiguous(acronyms)])]
        terms = list(map(self._term, groups))
        for forms, term in zip(groups, terms, strict=True):
            self._words.update((surface(form[0]), term) for form in forms if len(form) == 1)
        for forms, term in zip(groups, terms, strict=True):  # whose words may be names themselves, known by now
            self._add_phrases((form for form in forms if len(form) > 1), term)
        phrases = chain.from_iterable(self._phrases.values())
        self._held = frozenset(chain.from_iterable(phrase for phrase, _ in phrases))

    def word(self, surface: str) -> Term | None:
        """Return the term of a name that is written in one word, by that word's surface."""
        return self._words.get(surface)

    def stem(self, word: str) -> str:
        """Return the stem of a word, which for a name written in one word is its term's."""
        term = self._words.get(surface(word))
        return term.stem if term else self._plain_stem(word)

    def hold(self, word: str) -> bool:
        """Tell whether a word is one of the names, or of their words."""
        return surface(word) in self._words or self._plain_stem(word) in self._held

    def phrases(self, stems: Sequence[str]) -> Iterator[tuple[int, int, Term]]:
        """Yield where a run of stems is a name of several words, from the first to past the last, with its term."""
        if self._phrases.keys().isdisjoint(stems):  # as most are
            return
        at = 0
        while at < len(stems):
            for phrase, term in self._phrases.get(stems[at], ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase), term
                    at += len(phrase) - 1
                    break
            at += 1

    def _unambiguous(self, acronyms: Iterable[tuple[str, str]]) -> Iterator[Sequence[str]]:
        meanings: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for acronym, name in acronyms:
            meanings[acronym].setdefault(self._key(name), name)
        return ((acronym, *names.values()) for acronym, names in meanings.items() if len(names) == 1)

    def _joined(self, groups: Iterable[Sequence[str]]) -> list[list[str]]:
        """Return the groups, those that share a form made one; a form that is all grammar is left out."""
        by_key: dict[tuple[str, ...], list[str]] = {}
        for group in groups:
            forms = list(filter(_content, group))
            same = (by_key.get(self._key(form), [form]) for form in forms)
            joined = list(dict.fromkeys(chain.from_iterable(same)))
            by_key.update((self._key(form), joined) for form in joined)
        return list({id(forms): forms for forms in by_key.values()}.values())

    def _key(self, form: str) -> tuple[str, ...]:
        return tuple(map(self._plain_stem, _content(form)))

    def _term(self, forms: Sequence[Sequence[str]]) -> Term:
        """Return the first form of one word as the term, or else one made of the words of the first."""
        word = next((form[0] for form in forms if len(form) == 1), None)
        made = "".join(map(surface, forms[0]))
        return Term(self._plain_stem(word), surface(word), word) if word else Term(made, made, made)

    def _add_phrases(self, forms: Iterable[Sequence[str]], term: Term) -> None:
        for form in forms:
            phrase = tuple(map(self.stem, form))
            same = self._phrases[phrase[0]]
            same.append((phrase, term))
            same.sort(key=lambda known: -len(known[0]))  # the longest is tried first


def _content(form: str) -> list[str]:
    return [token.text for token in tokens(form) if not is_stop(token.text)]
