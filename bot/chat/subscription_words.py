"""What somebody writes behind `/suscribir` or `/resumen`: what, of which documents, how long, how and when. Pure.

`bot.schedule` takes what says when; of the rest every word has to mean something: what is sent, how, or what it is
about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bot.digest import topics
from bot.model import Length
from bot.store.promises import Content
from bot.text import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.library import Library
    from bot.model import Document

Meaning = tuple[str, object]
"""A field of a subscription, and its value."""
_OPENING: Final = ("«", "“", '"')
_CLOSING: Final = ("»", "”", '"')
_NEWS: Final[Meaning] = ("content", Content.NEWS)
_PHRASES: Final[Mapping[Meaning, tuple[str, ...]]] = {
    _NEWS: ("novedades", "las novedades", "solo novedades", "cambios", "los cambios"),
    ("content", Content.QUESTIONS): (
        *("preguntas", "lo más preguntado", "más preguntado", "las más preguntadas"),
        *("preguntas frecuentes", "las preguntas frecuentes", "preguntas más frecuentes"),
    ),
    ("content", Content.QUIZ): ("test", "un test", "cuestionario", "un cuestionario", "quiz", "un quiz", "trivia"),
    ("content", Content.WHOLE): ("todo", "de todo", "completo", "resumen completo", "entero"),
    ("content", Content.TURNS): ("por turnos", "turnos"),
    ("length", Length.SHORT): ("corto", "breve", "cortos", "breves", "corta"),
    ("length", Length.NORMAL): ("normal", "normales", "medio"),
    ("length", Length.LONG): ("largo", "largos", "extenso", "detallado", "larga"),
    ("is_silent", True): ("sin sonido", "silencioso", "sin notificación"),
    ("is_pinned", True): ("fijado", "fijar", "fijo", "anclado"),
}
_SIGNATURE: Final = re.compile(
    r"\bfirma(?:d[oa])?(?:\s*[«“\"](?P<quoted>[^»”\"]+)[»”\"]|:\s*(?P<last>\S.*)$)", re.IGNORECASE
)
"""Quoted, or all that follows a colon: «firma» may be a word of a title."""
LONGEST_SIGNATURE: Final = 100
_FILLERS: Final = frozenset(
    (
        *("a", "al", "con", "de", "del", "documento", "el", "en", "envia", "enviame", "favor", "la", "las", "los"),
        *("manda", "mandame", "por", "quiero", "resumen", "resumenes", "sobre", "tema", "un", "una", "y"),
    )
)
"""Folded words that only join what is said."""


class WordsError(ValueError):
    """Words that mean nothing here; `titles` are the documents that they may mean, where those are several."""

    def __init__(self, words: str, titles: Sequence[str] = ()) -> None:
        """Keep them as they were typed."""
        super().__init__(words)
        self.words = words
        self.titles = tuple(titles)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said, by the fields of a subscription that it is about, and of which documents."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    theme: str = ""


def signed(typed: str) -> tuple[str, str]:
    """Return the signature that some words ask for, if they do, and the rest."""
    found = _SIGNATURE.search(typed)
    if found is None:
        return "", typed
    return (found["quoted"] or found["last"])[:LONGEST_SIGNATURE].strip(), typed[: found.start()] + typed[found.end() :]


def aside(typed: str) -> tuple[Mapping[str, Any], str]:
    """Return what some words say of how it is to be, and the rest, for whoever knows when; «novedades» may say that."""
    return _taken(typed, {phrase: one for phrase, one in _MEANINGS.items() if one != _NEWS})


def wanted(typed: str, library: Library) -> Wanted:
    """Return what some words want; raise WordsError for those that mean nothing."""
    said, left = _taken(typed, _MEANINGS)
    documents, theme = _about(left.split(), library)
    return Wanted(said, documents, theme)


def _taken(typed: str, meanings: Mapping[tuple[str, ...], Meaning]) -> tuple[dict[str, Any], str]:
    """Return what words mean, as many together as do, and those that do not; what is quoted is somebody's title."""
    words = typed.split()
    said: dict[str, Any] = {}
    left: list[str] = []
    at, is_quoted = 0, False
    while at < len(words):
        is_quoted = is_quoted or words[at].startswith(_OPENING)
        length, meaning = (1, None) if is_quoted else _meaning(words, at, meanings)
        is_quoted = is_quoted and not words[at].endswith(_CLOSING)
        if meaning:
            said[meaning[0]] = meaning[1]
        else:
            left.append(words[at])
        at += length
    return said, " ".join(left)


def _meaning(words: Sequence[str], at: int, meanings: Mapping[tuple[str, ...], Meaning]) -> tuple[int, Meaning | None]:
    """Return how many words from `at` on mean something together, and what; the most that do."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        meaning = meanings.get(tuple(map(_bare, words[at : at + length])))
        if meaning:
            return length, meaning
    return 1, None


def _about(left: Sequence[str], library: Library) -> tuple[tuple[str, ...], str]:
    """Return the document or the topic that some words name, if there are any but fillers."""
    named = list(left)
    while named and _bare(named[0]) in _FILLERS:
        named.pop(0)
    while named and _bare(named[-1]) in _FILLERS:
        named.pop()
    if not named:
        return (), ""
    name = " ".join(named).strip("«»\"“”'.,;:")
    key = _key(name)
    if theme := next((topic for topic in topics(library) if _key(topic) == key), None):
        return (), theme
    exact = [one for one in library.documents if key in (_key(one.id), _key(one.title), *map(_key, one.aliases))]
    found = exact or [one for one in library.documents if _holds(one, key)]
    if not found:
        raise WordsError(name)
    if len(found) > 1:
        raise WordsError(name, [one.title for one in found])
    return (found[0].id,), ""


def _holds(document: Document, key: str) -> bool:
    return bool(key) and any(
        f" {key} " in f" {_key(name)} " for name in (document.title, document.id, *document.aliases)
    )


def _key(name: str) -> str:
    """Return a name without capitals, accents and signs."""
    return " ".join(fold(token.text) for token in tokens(name.replace("_", " ").replace("-", " ")))


def _bare(word: str) -> str:
    return fold(word.strip("«»\"“”'.,;:¡!¿?()"))


_MEANINGS: Final[Mapping[tuple[str, ...], Meaning]] = {
    tuple(map(_bare, phrase.split())): meaning for meaning, phrases in _PHRASES.items() for phrase in phrases
}
_LONGEST: Final = max(map(len, _MEANINGS))
