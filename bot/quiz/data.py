"""The figures, years and days of a sentence that could be asked for: what each is, how it is written, what it is worth.

Two data may stand in for each other where `sort` and `shape` are the same: then neither the words around the gap nor
the look of an option tells which is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.datum import forms
from bot.model import Span
from bot.quiz.lexicon import COUNTED, LABELS
from bot.text import fold, is_stop, stem, surface
from bot.text.lexicon import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Sort(StrEnum):
    """What is asked for."""

    PERSON = "person"
    NAME = "name"
    FIGURE = "figure"
    DAY = "day"
    YEAR = "year"
    MONTH = "month"
    COUNT = "count"
    """A figure written in words."""


@dataclass(frozen=True, slots=True)
class Datum:
    """A datum, with its place in its sentence.

    `value` orders the data of a sort and is 0 for a name. `unit` is the stem of what a figure counts, "%" for a share,
    and empty where nothing is said.
    """

    sort: Sort
    shape: tuple[str, ...]
    span: Span
    text: str
    value: float = 0.0
    unit: str = ""


SHARE: Final = "%"
_SPACES: Final = " \u00a0\u202f"
_DIGITS: Final = rf"(?:[1-9]\d{{0,2}}(?:[.{_SPACES}]\d{{3}})+(?:,\d+)?|[1-9]\d*(?:,\d+)?|0,\d+)"
_TAIL: Final = rf"[{_SPACES}](?:mil millones|millones|billones|mil|por ciento)|[{_SPACES}]?%"
_CLEAR_BEFORE: Final = r"(?<![\w.,:/\-–−$€£°(])"
_CLEAR_BEHIND: Final = r"(?![\w/\-–°ºª]|[.,:]\d|[ ]?[°º%])"
_FIGURE: Final = re.compile(rf"{_CLEAR_BEFORE}({_DIGITS})({_TAIL})?{_CLEAR_BEHIND}")
_YEAR: Final = re.compile(rf"{_CLEAR_BEFORE}(1\d{{3}}|20\d{{2}}){_CLEAR_BEHIND}")
_COUNTS: Final = {word: float(figure) for word, figure in NUMBER_WORDS.items() if figure not in ("0", "1")}
_COUNT: Final = re.compile(
    rf"(?<![\w\-])({'|'.join(sorted(_COUNTS, key=len, reverse=True))})(?![\w\-]| (?:y|mil|por|veces|cientos)\b)"
)
_MONTHS: Final = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_MONTH: Final = re.compile(rf"\b(?:en|de|desde|para) ({'|'.join(_MONTHS)})(?! [yao] |[-–/])\b")
_DAY: Final = re.compile(rf"(?<![\w\-/])(\d{{1,2}}) de ({'|'.join(_MONTHS)})\b")
_LONGEST_MONTH: Final = 31
_SCALES: Final = {"mil": 1e3, "millones": 1e6, "mil millones": 1e9, "billones": 1e12}
_NOUN: Final = re.compile(r" (?:de )?([a-záéíóúüñ]+[²³]?)(?![\w-])")
_WORD_BEFORE: Final = re.compile(r"([\w'’º]+)\.? $")
_LED_TO_YEAR: Final = re.compile(
    r"(?:\b(?:en|de|del|desde|hacia|durante|año|otoño|primavera|verano|invierno)|,) $", re.IGNORECASE
)
_DECADE: Final = re.compile(r"\b(?:décadas?|años|siglos?) (?:de )?$", re.IGNORECASE)


def data(sentence: str) -> Iterator[Datum]:
    """Yield the days, years, months, figures and counts of a sentence; of a day, its month is a datum too."""
    yield from _days(sentence)
    yield from _years(sentence)
    yield from _months(sentence)
    taken = (*forms.dates(sentence), *forms.hours(sentence))
    for datum in chain(_figures(sentence), _counts(sentence)):
        if not any(span.start < datum.span.end and datum.span.start < span.end for span in taken):
            yield datum


def _days(sentence: str) -> Iterator[Datum]:
    for match in _DAY.finditer(sentence):
        value = _MONTHS.index(match[2]) * _LONGEST_MONTH + int(match[1])
        yield Datum(Sort.DAY, (), Span(*match.span()), match[0], float(value))


def _years(sentence: str) -> Iterator[Datum]:
    for match in _YEAR.finditer(sentence):
        before = sentence[: match.start()]
        is_led = _LED_TO_YEAR.search(before) and not _DECADE.search(before)
        if is_led and _noun_behind(sentence, match.end()) not in _COUNTED:
            yield Datum(Sort.YEAR, (), Span(*match.span()), match[0], float(match[0]))


def _months(sentence: str) -> Iterator[Datum]:
    for match in _MONTH.finditer(sentence):
        yield Datum(Sort.MONTH, (), Span(*match.span(1)), match[1], _MONTHS.index(match[1]) + 1.0)


def _figures(sentence: str) -> Iterator[Datum]:
    """Yield the figures in digits, each with «millones» or «%» if it has one, but without its unit."""
    for match in _FIGURE.finditer(sentence):
        tail = (match[2] or "").strip(_SPACES)
        is_share = tail in (SHARE, "por ciento")
        unit = SHARE if is_share else _noun_behind(sentence, match.end())
        value = float(surface(re.sub(rf"[{_SPACES}]", ".", match[1]))) * _SCALES.get(tail, 1)
        if (unit or tail) and value > 1 and not _is_label(sentence, match.start()):
            yield Datum(Sort.FIGURE, (tail, *_written(match[1], value)), Span(*match.span()), match[0], value, unit)


def _written(digits: str, value: float) -> tuple[str, str]:
    """Return which marks a figure is written with, and whether it is a round one; of small ones that is not told."""
    marks = "".join(mark for mark in (",", ".", " ") if mark in digits.replace("\u00a0", " "))
    is_exact = value >= 1000 and len(surface(digits.replace(" ", ".")).rstrip("0")) > 2  # noqa: PLR2004 - two digits tell
    return marks, "exact" if is_exact else "round"


def _counts(sentence: str) -> Iterator[Datum]:
    for match in _COUNT.finditer(sentence):
        noun = _noun_behind(sentence, match.end())
        if noun and not _is_label(sentence, match.start()):
            yield Datum(Sort.COUNT, (), Span(*match.span()), match[0], _COUNTS[match[0]], noun)


def _noun_behind(sentence: str, end: int) -> str:
    """Return the stem of the word right behind a figure, or behind its «de»; empty where it is one of grammar."""
    match = _NOUN.match(sentence, end)
    return stem(match[1]) if match and not is_stop(match[1]) else ""


def _is_label(sentence: str, start: int) -> bool:
    """Tell whether a figure behind a word is its number and counts nothing: «artículo 5», «Apolo 11», «x 2»."""
    match = _WORD_BEFORE.search(sentence, max(0, start - 30), start)
    if match is None:
        return False
    is_name = match[1][0].isupper() and match.start() > 0
    is_letter = len(match[1]) == 1 and match[1] not in "aeoyu"
    return is_name or is_letter or fold(match[1]) in _LABELS


_LABELS: Final = frozenset(map(fold, LABELS))
_COUNTED: Final = frozenset(map(stem, COUNTED))
