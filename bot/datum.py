"""What kind of datum a question asks for, and where a sentence has one.

A question that asks when, how much, who, where, which name or what an acronym means expects a datum of that kind; a
sentence that has one, beyond the question's own words, is likelier to answer, and the datum is what gets marked.
Everything here is the grammar of Spanish questions, dates, figures and names; nothing knows documents or scores.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.text import fold, is_stop, stem, tokens
from bot.text.lexicon import MONTHS, NUMBER_WORDS, SEASONS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Kind(StrEnum):
    """A kind of datum that a question may ask for."""

    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    MEANING = "meaning"
    """What an acronym stands for."""
    ACRONYM = "acronym"


_NOUNS: Final = {
    Kind.DATE: "año años día días fecha fechas mes siglo década época hora",
    Kind.NUMBER: "porcentaje cantidad número cifra suma edad altura longitud distancia profundidad superficie "
    "temperatura velocidad peso precio coste costo proporción fracción tasa duración población valor "
    "monto importe volumen puntuación resultado",
    Kind.PERSON: "persona personas presidente presidenta ministro ministra rey reina autor autora jugador jugadora "
    "científico científica",
    Kind.PLACE: "ciudad ciudades país países lugar lugares región regiones estado estados continente provincia "
    "condado río isla calle barrio capital sede",
    Kind.NAME: "empresa compañía organización organismo institución universidad equipo partido grupo iglesia tratado "
    "ley libro obra premio proyecto programa tribunal banco museo estadio canal cadena periódico revista "
    "guerra batalla idioma lengua marca",
}
"""Nouns that say, behind «qué» or «cuál es el», which kind of datum is asked for."""


def _noun_of(kind: Kind) -> str:
    nouns = "|".join(_plain(noun) for noun in _NOUNS[kind].split())
    return rf"\b(?:que|cual|cuales) (?:(?:es|fue|era|son|fueron) )?(?:(?:el|la|los|las) )?(?:{nouns})\b"


def _plain(word: str) -> str:
    """Return a word folded, and its ñ too: questions are matched as they are typed on any keyboard."""
    return fold(word).replace("ñ", "n")


_ASKED: Final = (
    (
        Kind.MEANING,
        r"\b(?:significan?|quieren? decir|siglas?|que es|que son)\b.*\bACRONYM\b|\bACRONYM\b.*\bsignifican?\b",
    ),
    (Kind.ACRONYM, r"\b(?:siglas?|acronimos?|abreviatura)\b"),
    (Kind.DATE, rf"\b(?:cuando|cdo|fecha|ano en que)\b|{_noun_of(Kind.DATE)}"),
    (Kind.NUMBER, rf"\bcuant[oa]s?\b|{_noun_of(Kind.NUMBER)}"),
    (Kind.PERSON, rf"\b(?:quien|quienes)\b|{_noun_of(Kind.PERSON)}"),
    (Kind.PLACE, rf"\b(?:donde|adonde)\b|{_noun_of(Kind.PLACE)}"),
    (
        Kind.NAME,
        rf"\bcomo se (?:llam\w+|denomina|conoce)\b|\bnombres?\b|\bllamad[oa]s?\b|{_noun_of(Kind.NAME)}",
    ),
)
"""Patterns over the folded question, tried in this order; ACRONYM stands for a word all in capitals."""

_MANY: Final = 40
"""Data of a sentence, and words it shares with the question, that are weighed: more are in no sentence for reading."""
_UNITS: Final = (
    "°C|°F|dólares|euros|pesos|libras|personas|habitantes|años|metros|kilómetros|km²?|m²?|kg|millas|pies|horas|días|meses|"
    "semanas|minutos|segundos|grados|toneladas|hectáreas|yardas|puntos|veces"
)
_MONTH: Final = "|".join(sorted(MONTHS))
_WEEKDAY: Final = "|".join(sorted(WEEKDAYS))
_YEAR: Final = r"\b(?:1\d{3}|20\d{2})\b"
_NUMBER_WORD: Final = "|".join(
    sorted((*NUMBER_WORDS, "mil", "cientos", "miles", "doscientos", "quinientos"), key=len, reverse=True)
)
_DATES: Final = re.compile(
    rf"(?:(?:\b(?:{_WEEKDAY}),? )?\b\d{{1,2}}\.?º? de )?\b(?:{_MONTH})\b(?: del?(?: año)? \d{{3,4}}\b)?"
    rf"|\b(?:{'|'.join(sorted(SEASONS))}) del?(?: año)? {_YEAR}"
    rf"|\b(?:{_WEEKDAY})\b"
    rf"|\b(?:década|decenio|años?) de(?: los años)? \d{{2,4}}\b|\blos años \d{{2,4}}\b"
    rf"|\bsiglos? [IVXLC]+\b(?: (?:a|d)\. ?C\.)?"
    rf"|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    rf"|\b\d{{1,4}} (?:a|d)\. ?C\.|{_YEAR}(?! (?:millones|mil|personas|metros|km))",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?: ?(?:h|horas|a\. ?m\.|p\. ?m\.))?")
_NUMBERS: Final = re.compile(
    rf"(?:[$€£] ?)?(?:(?<!\w)[-−]?\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+\b|(?<!\w)[-−]?\d+(?:[.,]\d+)*(?:\.?[ºª])?"
    rf"|\b(?:{_NUMBER_WORD})(?: y (?:{_NUMBER_WORD}))?\b)"
    rf"(?:\s?%|(?: (?:mil|millones|millón|billones|billón|por ciento)\b)*(?: (?:y )?(?:medi[oa])\b)?"
    rf"(?: (?:de )?(?:{_UNITS})\b)?)",
    re.IGNORECASE,
)
_CAPITAL: Final = r"[A-ZÁÉÍÓÚÜÑ][\w'’\-]*"
_LINK: Final = r"(?:de la|de los|de las|del|de|von|van|da|di|of|the|el|al|y)"
_NAMES: Final = re.compile(rf"{_CAPITAL}(?:(?: {_LINK})? {_CAPITAL})*")
_ACRONYM: Final = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,}[\dA-Z]*\b|(?:\b[A-Z]{1,2}\.\s?){2,}")
_AT: Final = re.compile(r"\b(?:en|hasta|desde|hacia|a|al|entre|cerca de)(?: (?:el|la|los|las))? $", re.IGNORECASE)
_OF: Final = re.compile(r"\bdel?(?: (?:la|los|las))? $", re.IGNORECASE)
_NAMED: Final = (Kind.PERSON, Kind.PLACE, Kind.NAME)
_DEFINED: Final = re.compile(r"\b(?i:qui[eé]n(?:es)?) (?i:es|son|fue|fueron|era|eran) (?!El |La |Los |Las )[A-ZÁÉÍÓÚÑ]")
_ASKED_HOUR: Final = re.compile(r"\bhora\b")


def kind_asked(question: str) -> Kind | None:
    """Return the kind of datum that `question` asks for, or None where it asks for something else.

    Who somebody is asks for no name: «¿quién fue Tesla?».
    """
    if _DEFINED.search(question):
        return None
    folded = " ".join("ACRONYM" if _is_acronym(token.text) else _plain(token.text) for token in tokens(question))
    return next((kind for kind, pattern in _PATTERNS if pattern.search(folded)), None)


def _is_acronym(word: str) -> bool:
    """Tell whether a word is all in capitals and could be more than a shouted «QUÉ»."""
    return bool(_ACRONYM.fullmatch(word)) and not is_stop(word)


def find(kind: Kind, question: str, sentence: str, anchors: Iterable[tuple[Span, float]]) -> Span | None:
    """Return where `sentence` has the datum of this kind that stands closest to what it shares with the question.

    `anchors` are the sentence's words that the question has too, each with what it weighs; a datum made of the
    question's words alone is no answer.
    """
    asked = _words(question)
    candidates = islice(_candidates(kind, question, sentence), _MANY)
    found = [span for span in candidates if _is_news(kind, _words(span.of(sentence)), asked)]
    kept = list(islice(anchors, _MANY))
    return max(
        found,
        key=lambda span: (_nearness(span, kept, sentence) + _fit(kind, span, sentence, question), -span.start),
        default=None,
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(stem(token.text) for token in tokens(text) if not is_stop(token.text))


def _is_news(kind: Kind, datum: frozenset[str], asked: frozenset[str]) -> bool:
    """Tell whether a datum is more than the question's own words; a name that shares one is whom it is about."""
    if kind in _NAMED:
        return not datum & (asked - _words(_NOUNS[kind]))
    return not datum <= asked


def _candidates(kind: Kind, question: str, sentence: str) -> Iterator[Span]:
    match kind:
        case Kind.DATE:
            yield from _spans(_HOURS if _ASKED_HOUR.search(question) else _DATES, sentence)
        case Kind.NUMBER:
            dates = _spans(_DATES, sentence)
            yield from (span for span in _spans(_NUMBERS, sentence) if not any(_overlap(span, date) for date in dates))
        case Kind.MEANING:
            yield from _meanings(question, sentence)
        case Kind.ACRONYM:
            yield from _spans(_ACRONYM, sentence)
        case _:
            yield from _names(sentence, _uncapitalised(question))


@lru_cache(maxsize=4096)
def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


@lru_cache(maxsize=64)
def _uncapitalised(question: str) -> frozenset[str]:
    return frozenset(stem(token.text) for token in tokens(question) if token.text.islower())


def _names(sentence: str, asked: frozenset[str]) -> Iterator[Span]:
    """Yield the runs of capitalised words, less a first word that is one of grammar or, opening the sentence, asked."""
    for match in _NAMES.finditer(sentence):
        start = match.start()
        first = match[0].split(" ", 1)[0]
        if is_stop(first) or (match.start() == 0 and stem(first) in asked):
            start += len(first) + 1
        if start < match.end():
            yield Span(start, match.end())


def _meanings(question: str, sentence: str) -> Iterator[Span]:
    """Yield the name before «(OTSC)», or in the brackets behind «OTSC», that has the acronym's initials."""
    for acronym in {token.text for token in tokens(question) if _is_acronym(token.text)}:
        for match in re.finditer(rf"\(\s*{re.escape(acronym)}\b[^)]*\)", sentence):
            yield from _spelt(acronym, sentence, match.start())
        for match in re.finditer(rf"\b{re.escape(acronym)}\s*\(([^)]+)\)", sentence):
            yield Span(*match.span(1))


def _spelt(acronym: str, sentence: str, end: int) -> Iterator[Span]:
    """Yield the words before `end` whose initials, small words aside, spell the acronym."""
    letters = [fold(letter) for letter in acronym if letter.isalpha()]
    before = tokens(sentence[:end])
    start = None
    for token in reversed(before):
        if not letters:
            break
        if fold(token.text)[0] == letters[-1] and not (is_stop(token.text) and token.text.islower()):
            letters.pop()
            start = token.start
        elif not is_stop(token.text):
            break
    if start is not None and not letters:
        yield Span(start, before[-1].end)


def _nearness(span: Span, anchors: list[tuple[Span, float]], sentence: str) -> float:
    """Return how close the question's words stand, each weighing less the more words lie between: 0 to 1."""
    total = sum(weight for _, weight in anchors)
    if not total:
        return 0.0
    return sum(weight / (1 + _between(span, place, sentence)) for place, weight in anchors) / total


def _between(span: Span, other: Span, sentence: str) -> int:
    gap = sentence[span.end : other.start] if span.end <= other.start else sentence[other.end : span.start]
    return gap.count(" ") + 2 * len(re.findall(r"[,;:()]", gap))


def _fit(kind: Kind, span: Span, sentence: str, question: str) -> float:
    """Return a bonus, 0 to 1, for a datum whose very form is the one asked for."""
    before = sentence[: span.start]
    match kind:
        case Kind.PLACE:
            return 0.5 * bool(_AT.search(before))
        case Kind.PERSON:
            is_full_name = " " in span.of(sentence) and not _AT.search(before) and not _OF.search(before)
            return 0.3 * is_full_name + 0.5 * _is_announced(kind, before, question)
        case Kind.NAME:
            return 0.5 * _is_announced(kind, before, question)
        case Kind.NUMBER:
            return 0.5 * _counts(span, sentence, question)
        case _:
            return 0.0


def _is_announced(kind: Kind, before: str, question: str) -> bool:
    """Tell whether the noun asked for stands right before a name: «¿qué empresa…?», «la empresa rusa Rosatom»."""
    nouns = _words(_NOUNS[kind]) & _words(question)
    return not _OF.search(before) and not nouns.isdisjoint(stem(token.text) for token in tokens(before[-40:])[-2:])


def _counts(span: Span, sentence: str, question: str) -> bool:
    """Tell whether the figure counts what is asked for: «¿cuántos países…?», «cinco países»."""
    counted = _COUNTED.search(fold(question))
    following = [token.text for token in tokens(sentence[span.start : span.end + 40])]
    return counted is not None and stem(counted[1]) in {stem(fold(word)) for word in following[:4]}


_PATTERNS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _ASKED)
_COUNTED: Final = re.compile(r"\bcuant[oa]s?(?: de)?(?: l[oa]s)? (\w+)")
