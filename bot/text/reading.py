"""A question as it is understood: what of it is content, its misspelt words put right, the words no document has.

A word is put right only if the documents have it in no form and Spanish at large hardly has it either: «fútbol» is no
misspelling, whatever the documents speak of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.text.commonness import commonness
from bot.text.names import is_acronym
from bot.text.spelling import Spelling, Word
from bot.text.words import asks_kind, fold, is_stop, stem, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.model import Token
    from bot.text.names import Names

_PUT_RIGHT: Final = 12
"""Words of a question that are looked up as misspelt, at most: a text with more is in no language of ours."""
_LEADING: Final = re.compile(
    r"el|l[ao]s?|un|un[ao]s?|al|del|sus?|est[aeo]s?|es[aeo]s?|algun[ao]?s?|cuant[ao]s?|[aeouy]|ni"
    r"|con|contra|de|desde|en|entre|hasta|para|por|segun|sin|sobre"
)
"""Folded words behind which a noun stands."""
_ASKING: Final = frozenset(("que", "q"))
_PAST: Final = re.compile(r"(?:ó|aron|ieron)$")
_INTERROGATIVES: Final = Spelling(
    {fold(word): Word(word, 0, is_name=True) for word in ("cuándo", "cuánto", "cuántos", "cuántas", "dónde", "quién")}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is understood: its misspelt words put right, its names written as in the documents.

    `understood` holds the words put right, as the documents write them. `unmentioned` holds the nouns and names, as
    typed, that the documents have in no form, the likeliest to be what the question is about first.
    """

    question: str
    understood: tuple[str, ...] = ()
    unmentioned: tuple[str, ...] = ()


def content_of(question: str) -> list[Token]:
    """Return the content words of a question, without the noun that only says which kind of datum is asked for."""
    found = tokens(question)
    content = [token for token in found if not is_stop(token.text)]
    kinds = {noun.start for word, noun in pairwise(found) if asks_kind(word.text, noun.text)}
    return [token for token in content if token.start not in kinds] or content


class Reader:
    """Reads questions by the words of the documents."""

    def __init__(self, words: Mapping[str, Word], names: Names, holds: Callable[[str], bool]) -> None:
        """`words` are those of the documents by their surface; `holds` tells whether they have a word in any form."""
        self._words = words
        self._names = names
        self._holds = holds
        self._spelling = Spelling({bare: word for bare, word in words.items() if not is_stop(bare)})

    def read(self, question: str) -> Reading:
        """Return `question` as it is understood."""
        found, lower = tokens(question), question.lower()
        if question.isupper() and len(found) > 1 and lower != question:  # who shouts writes no names and no acronyms
            return self.read(lower)
        unknown = [token for token in found if not self._knows(token.text)]
        meant = {token: word for token in unknown[:_PUT_RIGHT] if (word := self._meant(token, found[0]))}
        written = {token: meant[token].written if token in meant else self._written(token.text) for token in found}
        content = set(content_of(question))
        return Reading(
            _rewritten(question, written),
            tuple(dict.fromkeys(word.written for token, word in meant.items() if _is_told(token.text, word))),
            tuple(_nouns([token for token in unknown if token in content and token not in meant], found)),
        )

    def _knows(self, word: str) -> bool:
        return is_stop(word) or self._holds(word)

    def _written(self, word: str) -> str:
        """Return a name as the documents write it, though typed in another form or small letters."""
        bare = surface(word)
        term = self._names.word(bare)
        form = term.written if term and term.word != bare else word
        known = None if is_stop(word) else self._words.get(surface(form))
        return known.written if known and known.is_name and form.islower() else form

    def _meant(self, token: Token, first: Token) -> Word | None:
        """Return the word for which a word that the documents do not have is misspelt, if it is one."""
        word = token.text
        if commonness(fold(word)) or commonness(stem(word)) or is_acronym(word):
            return None
        bare, is_name = surface(word), word[0].isupper() and token != first
        return self._spelling.nearest(bare, is_name=is_name) or _INTERROGATIVES.nearest(bare, is_name=is_name)


def _is_told(typed: str, word: Word) -> bool:
    """Tell whether a word put right is to be told: one of the documents that is not the typed one's plural."""
    return word.count > 0 and fold(typed).rstrip("s") != fold(word.written).rstrip("s")


def _rewritten(text: str, written: Mapping[Token, str]) -> str:
    """Return `text` with its tokens as they are `written`."""
    pieces, end = [], 0
    for token, form in written.items():
        pieces += [text[end : token.start], form]
        end = token.end
    return "".join([*pieces, text[end:]])


def _nouns(unknown: Sequence[Token], found: Sequence[Token]) -> Iterator[str]:
    """Yield the words that are names or nouns by where they stand: names first, then the rarer first."""
    around = {
        word: (before, after) for before, word, after in zip([None, *found], found, [*found[1:], None], strict=False)
    }
    nouns = [word for word in unknown if _is_name(word, found[0]) or _is_noun(word, *around[word])]
    nouns.sort(key=lambda word: (not _is_name(word, found[0]), commonness(fold(word.text))))
    yield from dict.fromkeys(word.text for word in nouns)


def _is_name(word: Token, first: Token) -> bool:
    return word.text[0].isdigit() or (word.text[0].isupper() and word != first)


def _is_noun(word: Token, before: Token | None, after: Token | None) -> bool:
    """Tell whether a word is led in as a noun is, or is too rare to be the verb of a question.

    Behind «qué» stands a noun or the verb; behind the verb comes its subject or a preposition: «¿qué pasa en…?».
    """
    if _PAST.search(word.text) or surface(word.text)[0].isdigit():
        return False
    lead = fold(before.text) if before else ""
    if lead in _ASKING:
        return after is not None and after.text.islower() and not _LEADING.fullmatch(fold(after.text))
    return not lead or bool(_LEADING.fullmatch(lead)) or not commonness(fold(word.text))
