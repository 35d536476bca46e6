"""Times of day as people type them.

«8», «8:30», «8.30 h», «8h30», «8 y media», «las nueve menos cuarto de la noche», «cuarto para las 8», «9 p. m.»,
«mediodía». An hour without a part of the day is one of twenty-four, so «a las 8» is in the morning. What may be one
time or two, as «8 y 20», is refused, and so is «8 y 10 pm», of which nobody knows the first half.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule.line import Clause
from bot.schedule.numbers import FIGURES, NUMBER, WORD, value
from bot.schedule.values import clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.schedule.line import Line

_AFTERNOON: Final = {hour: hour + 12 for hour in range(1, 12)} | {12: 12}
_NIGHT: Final = {hour: hour for hour in range(1, 12)} | {12: 0}
_PARTS: Final[Mapping[str, Mapping[int, int]]] = {
    "am": _NIGHT,
    "pm": _AFTERNOON,
    "m": {12: 12},
    "mediodia": {hour: _AFTERNOON[hour] for hour in (12, 1, 2, 3)},
    "dia": {12: 12},
    "madrugada": {hour: _NIGHT[hour] for hour in (12, *range(1, 7))},
    "manana": {hour: _NIGHT[hour] for hour in range(1, 12)},
    "tarde": {hour: _AFTERNOON[hour] for hour in (12, *range(1, 10))},
    "noche": {hour: _AFTERNOON[hour] for hour in range(6, 12)} | {12: 0},
}
"""The hours of the day by the hours of twelve of which each part is said; «12 de la mañana» may be two."""
_HOURS: Final = 24
_HALF: Final = 12
_OF_HOUR: Final = 60
_MINUTES: Final = {"cuarto": 15, "media": 30, "cuarenta": 40, "cincuenta": 50}

_UNIT: Final = r"(?:h|hs|hr|hrs|horas)(?: \.)?(?!\S)"
_EXACT: Final = rf"(?:[:.] \d+(?: [:.] \d+)*|h \d+(?! {_UNIT}))"
_SPOKEN: Final = (
    r"(?:(?:treinta|cuarenta|cincuenta) y (?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)|cuarenta|cincuenta"
    rf"|media|cuarto|cinco|diez|quince|veinte|veinticinco|treinta|{NUMBER} minutos|2[4-9]|[3-5]\d)(?!\S)"
)
"""Minutes of which nobody thinks as hours."""
_PART: Final = (
    r"(?:[ap] \. m(?: \.)?|[ap] ?m(?: \.)?|m(?: \.)?|(?:de|por|en|a) (?:la )?(?:manana|tarde|noche|madrugada)"
    r"|del? (?:medio ?dia|dia))(?!\S)"
)
_ALONE: Final = rf"(?= (?:{_UNIT}|(?:y|menos) (?:media|cuarto)|en punto|{_PART}))"
"""What a number in words that has no article has behind it, if it is an hour."""
_NAMED: Final = (
    r"(?:(?:a |al )?(?P<noon>(?:la |el )?medio ?dia|(?:la )?media ?noche)"
    rf"|(?:(?:a |al )?(?:un )?(?P<to>{_SPOKEN}) para )?(?P<article>(?:a |sobre |hacia |a eso de )?las? )?"
    rf"(?P<hour>{FIGURES}|{WORD}{_ALONE}|(?<=\bla ){WORD}|(?<=\blas ){WORD})"
    rf"(?: (?P<exact>{_EXACT}))?(?P<unit> {_UNIT})?(?: (?P<sign>y|con|menos) (?P<spoken>{_SPOKEN}))?"
    rf"(?P<sharp> en punto)?(?: (?P<part>{_PART}))?)(?!\S)"
)
_ONE: Final = re.compile(_NAMED)
_MARKS: Final = ("to", "exact", "unit", "spoken", "sharp", "part")
"""What shows that a number is an hour, or has its minutes."""

TIME: Final = re.sub(r"\?P<\w+>", "?:", _NAMED)
"""The pattern of one time."""
TIMES: Final = Clause(rf"{TIME}(?:(?: ,| /)?(?: y| e)? {TIME})*")
PART: Final = Clause(r"(?:cada|todas las|por las?|en las?) (?:mananas?|tardes?|noches?|madrugadas?)")
"""A part of the day that is said apart from the time: «cada noche a las 9»."""


def times(line: Line, span: tuple[int, int], part: str | None) -> list[dt.time]:
    """Return the times of day in a match of TIMES in a line, in order; `part` is the one of PART in it.

    Raises ScheduleError for one that does not exist, may be another or is said twice.
    """
    found = list(_ONE.finditer(line.text, *span))
    first, *others = found
    if len(others) == 1 and _may_be_minutes(line, first, others[0]):
        raise ScheduleError(ScheduleProblem.MINUTES_OR_HOURS, line.typed(span))
    read = sorted(_read(line, found, part))
    for earlier, later in pairwise(read):
        if earlier == later:
            raise ScheduleError(ScheduleProblem.REPEATED, clock(later))
    return read


def stretch(line: Line, start: tuple[int, int], end: tuple[int, int]) -> list[dt.time]:
    """Return the two times of day in spans of a line; raise ScheduleError as for several."""
    return _read(line, [match for span in (start, end) for match in _ONE.finditer(line.text, *span)], None)


def _may_be_minutes(line: Line, first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether the second of two numbers may be the minutes of the first."""
    marks = (mark for match in (first, second) for mark in (match["noon"], *(match[name] for name in _MARKS)))
    return not any(marks) and not second["article"] and "," not in line.text[first.end() : second.start()]


def _read(line: Line, found: Sequence[re.Match[str]], part: str | None) -> list[dt.time]:
    read = [_time(line, match, match["part"] or part) for match in found]
    is_parted = part is None and any(match["part"] for match in found)
    for match, time in zip(found, read, strict=True):
        if is_parted and not (match["part"] or match["noon"]) and 1 <= time.hour <= _HALF:
            span = found[0].start(), found[-1].end()
            raise ScheduleError(ScheduleProblem.WHICH_HALF_OF_DAY, line.typed(span), (line.typed(match.span()),))
    return read


def _time(line: Line, match: re.Match[str], part: str | None) -> dt.time:
    if match["noon"]:
        return dt.time(12 if match["noon"].endswith("dia") else 0)
    hour, minutes = value(match["hour"]), _minutes(match)
    if hour < _HOURS and minutes is not None:
        total = _of_day(hour, minutes, part)
        if total is not None:
            return dt.time(*divmod(total, _OF_HOUR))
    raise ScheduleError(ScheduleProblem.NO_SUCH_TIME, line.typed(match.span()))


def _minutes(match: re.Match[str]) -> int | None:
    """Return the minutes after the hour, below 0 for those before it; None for what are no minutes."""
    if match["exact"]:
        figures = re.findall(r"\d+", match["exact"])
        is_whole = len(figures) == 1 and re.fullmatch(r"[0-5]\d", figures[0]) and not (match["spoken"] or match["to"])
        return int(figures[0]) if is_whole else None
    before = match["to"] or (match["spoken"] if match["sign"] == "menos" else None)
    spoken = before or match["spoken"]
    if spoken is None:
        return 0
    words = [word for word in spoken.split() if word not in {"y", "minutos"}]
    minutes = sum(_MINUTES[word] if word in _MINUTES else value(word) for word in words)
    return None if minutes >= _OF_HOUR else -minutes if before else minutes


def _of_day(hour: int, minutes: int, part: str | None) -> int | None:
    """Return the minute of the day; None if nobody says that hour of that part of it."""
    if part is None:
        return (hour * _OF_HOUR + minutes) % (_HOURS * _OF_HOUR)
    written = part.replace(" ", "").replace(".", "").removesuffix("s")
    hours = next(hours for name, hours in _PARTS.items() if written.endswith(name))
    if hour in hours.values() and not 1 <= hour <= _HALF:
        return hour * _OF_HOUR + minutes
    twelve, minute = divmod((hour * _OF_HOUR + minutes) % (_HALF * _OF_HOUR), _OF_HOUR)
    of_day = hours.get(twelve or _HALF) if 1 <= hour <= _HALF else None
    return None if of_day is None else of_day * _OF_HOUR + minute
