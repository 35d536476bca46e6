"""What somebody types about when to receive something -> a request: the schedule, the zone, quiet hours, other words.

The grammar is closed: each clause is a pattern, stands anywhere in the line and is taken from it once; clauses that do
not go together are refused, and words that belong to none are handed back. What people leave out is filled in where
nothing else can be meant: a time without days is every day's.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule.clocks import PART, TIME, TIMES, stretch, times
from bot.schedule.line import Clause, Line
from bot.schedule.monthdays import MONTHDAYS, MONTHLY, OF_MONTHLY, monthdays
from bot.schedule.periods import BARE_NEWS, HOURLY, NEWS, OTHER_PERIOD, hourly
from bot.schedule.places import key_of, suggestions
from bot.schedule.values import DAYS, EVERY_DAY, Monthly, OnNews, Quiet, Weekly
from bot.schedule.weekdays import WEEKDAYS, WEEKLY, weekdays
from bot.schedule.zones import take_distance, take_zone
from bot.text import commonness, fold, tokens

if TYPE_CHECKING:
    import re
    from zoneinfo import ZoneInfo

    from bot.schedule.values import Schedule

_QUIET: Final = Clause(
    r"(?:(?P<disturbing>(?:sin|no) (?:molestar|molestes|molesten))"
    r"|sin (?:ruido|avisos|mensajes)|no enviar(?: nada)?|(?:horas? de |en )?silencio|silenciar)(?: ,| :)?"
    rf"(?: (?:(?:de|desde|entre) )?(?P<start>{TIME}) (?:al?|y|hasta|[-–—]) (?P<end>{TIME})|(?(disturbing)|(?!)))"
)
"""Quiet hours; what may as well mean without a sound is one of them only where hours follow."""
_STRETCH: Final = Clause(
    rf"(?P<from>(?:de|desde|entre) )?(?P<start>{TIME}) (?:(?(from)(?:al?|y)|a(?! las? ))|hasta|[-–—]) (?P<end>{TIME})"
)
_PLEASE: Final = Clause(r"por favor|porfa|porfavor|gracias")
_UNCLEAR: Final = Clause(r"(?:el|los) (?P<number>\d{1,2})(?! [:.] \d)")
"""A number that may be a day or an hour: «el 15 a las 9»."""
_KEYWORDS: Final = (
    *DAYS,
    *("diario", "diariamente", "mensual", "semanal", "laborables", "entre semana", "fines de semana", "último día"),
    *("cada hora", "cada día", "cada mes", "novedades", "mediodía", "medianoche", "mañana", "tarde", "noche"),
    *("sin molestar", "silencio", "hora", "excepto"),
)
_SUGGESTED: Final = 3
_ALIKE: Final = 0.75
"""The similarity (difflib's ratio) from which a word of the grammar is suggested."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants: each part None where nothing is said of it, and the words that say something else."""

    schedule: Schedule | None
    zone: ZoneInfo | None
    quiet: Quiet | None
    rest: str


def read(typed: str) -> Request:
    """Return what a line asks for; raise ScheduleError for what it says about that and cannot mean.

    `rest` has the words that are no part of it, as they were typed, signs around them left out; whoever knows none of
    them raises `refusal(rest)`.
    """
    line = _line(typed)
    distance = take_distance(line)
    quiet = _quiet(line)
    schedule = _schedule(line)
    zone = distance or take_zone(line)
    return Request(schedule, zone, quiet, line.rest())


@lru_cache(maxsize=4096)
def parse(typed: str) -> Schedule:
    """Return the schedule that a text says, and says nothing besides; raise ScheduleError for any other."""
    line = _line(typed)
    schedule = _schedule(line)
    rest = line.rest()
    if rest:
        raise refusal(rest)
    if schedule is None:
        raise ScheduleError(ScheduleProblem.NOTHING_SAID)
    return schedule


@lru_cache(maxsize=4096)
def parse_quiet(typed: str) -> Quiet:
    """Return the quiet hours that a text says, «23 a 7» too, and nothing besides; raise ScheduleError for any other."""
    line = Line(typed)
    quiet = _quiet(line) or _quiet_of(line, line.take(_STRETCH))
    rest = line.rest()
    if rest:
        raise refusal(rest)
    if quiet is None:
        raise ScheduleError(ScheduleProblem.QUIET_WITHOUT_HOURS, typed.strip())
    return quiet


def refusal(rest: str) -> ScheduleError:
    """Return that words are not understood, with those of the grammar or the places that come nearest."""
    words = [key_of(token.text) for token in tokens(rest) if not commonness(fold(token.text))][:_SUGGESTED]
    keywords = {key_of(keyword): keyword for keyword in _KEYWORDS}
    near = [keywords[key] for word in words for key in get_close_matches(word, keywords, 1, _ALIKE) if key != word]
    near = near or [place for word in words for place in suggestions(word)]
    return ScheduleError(ScheduleProblem.NOT_UNDERSTOOD, rest, list(dict.fromkeys(near))[:_SUGGESTED])


def _line(typed: str) -> Line:
    """Return a line whose courtesies are taken."""
    line = Line(typed)
    while please := line.find(_PLEASE):
        line.take_span(*please.span())
    return line


def _quiet(line: Line) -> Quiet | None:
    found = line.take(_QUIET)
    if found and not found["start"]:
        raise ScheduleError(ScheduleProblem.QUIET_WITHOUT_HOURS, line.typed(found.span()))
    return _quiet_of(line, found)


def _quiet_of(line: Line, found: re.Match[str] | None) -> Quiet | None:
    return Quiet(*stretch(line, found.span("start"), found.span("end"))) if found else None


@dataclass(frozen=True, slots=True)
class _Clauses:
    """Where a line says when; of the two that say the same less closely, the second counts if there is no first."""

    hourly: re.Match[str] | None
    news: re.Match[str] | None
    monthdays: re.Match[str] | None
    monthly: re.Match[str] | None
    weekdays: re.Match[str] | None
    weekly: re.Match[str] | None
    times: re.Match[str] | None
    part: re.Match[str] | None


def _schedule(line: Line) -> Schedule | None:
    """Take all clauses that say when out of a line, and return what they say together."""
    said = _take_clauses(line)
    _check(line, said)
    if said.hourly:
        return hourly(said.hourly)
    if said.times is None:
        return OnNews() if said.news or line.take(BARE_NEWS) else None
    at = tuple(times(line, said.times.span(), said.part[0] if said.part else None))
    if said.monthdays:
        return Monthly(monthdays(line, said.monthdays), at)
    return Weekly(weekdays(line, said.weekdays) if said.weekdays else EVERY_DAY, at)


def _take_clauses(line: Line) -> _Clauses:
    other = line.find(OTHER_PERIOD)
    if other:
        raise ScheduleError(ScheduleProblem.NO_SUCH_PERIOD, line.typed(other.span()))
    on, monthly = line.take(MONTHDAYS), line.take(MONTHLY)
    if monthly and not on:
        on = line.take(OF_MONTHLY)
    unclear = line.find(_UNCLEAR)
    if unclear:
        raise ScheduleError(ScheduleProblem.UNCLEAR_NUMBER, unclear["number"])
    by_hours, news, week, weekly = (line.take(pattern) for pattern in (HOURLY, NEWS, WEEKDAYS, WEEKLY))
    hours = line.find(_STRETCH)
    if hours:
        start, end = stretch(line, hours.span("start"), hours.span("end"))
        near = [str(Quiet(end, start))] if start != end else []
        raise ScheduleError(ScheduleProblem.STRETCH_OF_HOURS, line.typed(hours.span()), near)
    return _Clauses(by_hours, news, on, monthly, week, weekly, line.take(TIMES), line.take(PART))


def _check(line: Line, said: _Clauses) -> None:
    """Raise ScheduleError for clauses that do not go together, and where one is missing."""
    kinds = [said.hourly, said.news, said.monthdays or said.monthly, said.weekdays or said.weekly]
    kinds += [said.times or said.part] if said.hourly or said.news else []
    found = [kind.span() for kind in kinds if kind]
    if len(found) > 1:
        raise line.not_together(*found[:2])
    for vague, exact, problem in (
        (said.monthly, said.monthdays, ScheduleProblem.WHICH_MONTH_DAY),
        (said.weekly, said.weekdays, ScheduleProblem.WHICH_WEEKDAY),
        (said.monthdays or said.weekdays or said.part, said.times, ScheduleProblem.WHICH_TIME),
    ):
        if vague and not exact:
            raise ScheduleError(problem, line.typed(vague.span()))
