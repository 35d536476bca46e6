"""Where a text has dates, hours, figures, names, acronyms and quotations: their Spanish grammar, as patterns."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.text import Line, full_names, is_acronym, is_stop, stem, surface, tokens
from bot.text.lexicon import MONTHS, NUMBER_WORDS, SEASONS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_HOUR: Final = "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
_PAST: Final = "(?:y|menos) (?:media|cuarto|pico|cinco|diez|veinte|veinticinco)"
_DAYTIME: Final = "(?:de la (?:mañana|tarde|noche|madrugada)|del mediodía)"
_HOURS: Final = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b(?: ?(?:h|hs|horas|a\. ?m\.|p\. ?m\.))?|\b\d{1,2} ?(?:h|hs|a\. ?m\.|p\. ?m\.)(?!\w)"
    rf"|\b(?:las? )(?:\d{{1,2}}|{_HOUR})(?: {_PAST}(?: {_DAYTIME})?| {_DAYTIME})"
    rf"|(?<=\ba )las? (?:\d{{1,2}}|{_HOUR})(?= (?:en punto|horas|y|o|a)\b|[,;)]|\.(?!\d)|$)"
    r"|\b(?:mediodía|medianoche)\b",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(r"\b(?:1\d{3}|20\d{2})\b(?![.,]\d)")
_FIGURE: Final = (
    r"(?:(?<!\w)(?<!\w[-/])[-−]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+\b|(?<!\w)(?<!\w[-/])[-−]?\d+(?:[.,]\d+)*(?:\.?[ºª])?)"
)
_NUMBERS: Final = re.compile(
    rf"(?:[$€£] ?)?(?:{_FIGURE}(?:(?: (?:a|al|o) |[-–]){_FIGURE})?"
    rf"|\b(?:{_NUMBER_WORD})(?: y (?:{_NUMBER_WORD}))?\b)"
    rf"(?:\s?%|(?: (?:mil|millones|millón|billones|billón|por ciento)\b)*(?: (?:y )?(?:medi[oa])\b)?"
    rf"(?: (?:de )?(?:{_UNITS})\b)?)",
    re.IGNORECASE,
)
_RANKS: Final = re.compile(
    r"\b(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|séptim[oa]|octav[oa]|noven[oa]|décim[oa]|últim[oa])\b"
    r"|\b\d{1,4}\.?[ºª°]|\b(?:puesto|posición|lugar) (?:número )?\d{1,4}\b",
    re.IGNORECASE,
)
_LANGUAGES: Final = re.compile(
    r"\b(?:español|castellano|catalán|gallego|euskera|vasco|inglés|francés|alemán|italiano|portugués|rumano|latín|griego|ruso"
    r"|ucraniano|polaco|checo|húngaro|sueco|noruego|danés|finés|finlandés|neerlandés|holandés|flamenco|turco|árabe|hebreo"
    r"|arameo|persa|farsi|hindi|urdu|bengalí|sánscrito|chino|mandarín|cantonés|japonés|coreano|mongol|tibetano|vietnamita"
    r"|tailandés|malayo|indonesio|tagalo|suajili|kazajo|uzbeko|tártaro|georgiano|armenio|quechua|aimara|guaraní|náhuatl"
    r"|maya|mapudungun|gaélico|galés|irlandés|escocés|bretón|occitano|esperanto|serbio|croata|búlgaro|esloveno|eslovaco"
    r"|lituano|letón|estonio|islandés|albanés|yidis|criollo)\b",
    re.IGNORECASE,
)
_CAPITAL: Final = r"[A-ZÁÉÍÓÚÜÑ][\w'’\-]*"
_LINK: Final = r"(?:de la|de los|de las|del|de|von|van|da|di|of|the|el|al|y)"
_NAMES: Final = re.compile(rf"{_CAPITAL}(?:(?: {_LINK})? {_CAPITAL})*")
_ACRONYM: Final = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,}[\dA-Z]*\b|(?:\b[A-Z]{1,2}\.\s?){2,}")
_BRACKETED: Final = re.compile(r"\s*\(([^)]+)\)")
_QUOTED: Final = re.compile('[«“"]([^«»“”"]{2,120})[»”"]')


def dates(text: str) -> tuple[Span, ...]:
    """Return the dates, in reading order: days, months, years, centuries."""
    return _spans(_DATES, text)


def hours(text: str) -> tuple[Span, ...]:
    """Return the times of day."""
    return _spans(_HOURS, text)


def figures(text: str) -> tuple[Span, ...]:
    """Return the figures that are no part of a date, in digits or words, each with its unit."""
    return tuple(span for span in _spans(_NUMBERS, text) if not _is_within(span, dates(text)))


def ranks(text: str) -> tuple[Span, ...]:
    """Return the places in an order: «tercera», «2.º», «puesto 14»."""
    return _spans(_RANKS, text)


def languages(text: str) -> tuple[Span, ...]:
    """Return the names of languages, which Spanish writes in small letters."""
    return _spans(_LANGUAGES, text)


def acronyms(text: str) -> tuple[Span, ...]:
    """Return the words all in capitals."""
    return _spans(_ACRONYM, text)


def quotations(text: str) -> tuple[Span, ...]:
    """Return what stands between quotation marks, where it is short enough for a title or a name."""
    return tuple(Span(*match.span(1)) for match in _QUOTED.finditer(text))


def names(text: str, question: str) -> Iterator[Span]:
    """Yield the runs of capitalised words, less a first word that is one of grammar or, opening the text, asked."""
    asked = _uncapitalised(question)
    for match in _NAMES.finditer(text):
        start = match.start()
        first = match[0].split(" ", 1)[0]
        if is_stop(first) or (match.start() == 0 and stem(first) in asked):
            start += len(first) + 1
        if start < match.end():
            yield Span(start, match.end())


def meanings(question: str, text: str) -> Iterator[Span]:
    """Yield the full name beside an acronym of the question, or what stands in the brackets behind it."""
    asked = {surface(token.text) for token in tokens(question) if is_acronym(token.text)}
    yield from (name for acronym, name in full_names(Line.of(text)) if surface(acronym.text) in asked)
    for token in tokens(text):
        is_asked = is_acronym(token.text) and surface(token.text) in asked
        if is_asked and (bracket := _BRACKETED.match(text, token.end)):
            yield Span(*bracket.span(1))


@lru_cache(maxsize=4096)
def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def _is_within(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span shares a character with one of those taken, which are in order and apart."""
    before = bisect_left(taken, span.end, key=attrgetter("start"))
    return before > 0 and taken[before - 1].end > span.start


@lru_cache(maxsize=64)
def _uncapitalised(question: str) -> frozenset[str]:
    return frozenset(stem(token.text) for token in tokens(question) if token.text.islower())


def of_another_year(span: Span, text: str, question: str) -> bool:
    """Tell whether the year that a stretch goes with is not the one asked about: «en 2022, 640; en 2023, 910».

    It goes with the nearest year of the text; of two as near, with the one on the side where the first year stands
    beside the first figure. False where the text has none of the years of the question.
    """
    asked = set(_YEARS.findall(question))
    years = list(_YEARS.finditer(text)) if asked else []
    is_year_itself = any(year.start() < span.end and span.start < year.end() for year in years)
    if is_year_itself or not any(year[0] in asked for year in years):
        return False
    if any(character.isdigit() for character in text[: years[0].start()]):  # the years follow their figures here
        years.reverse()
    nearest = min(years, key=lambda year: _words_between(span, year, text))
    return nearest[0] not in asked


def _words_between(span: Span, year: re.Match[str], text: str) -> int:
    first, last = (year.end(), span.start) if year.end() <= span.start else (span.end, year.start())
    return text[first:last].count(" ")
