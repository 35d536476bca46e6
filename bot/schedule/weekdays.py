"""Days of the week as people type them.

«todos los días», «de lunes a viernes», «entre semana y sábados», «los lunes y jueves», «L, X y V», «l-v», «diario menos
domingos». Single letters count only where several stand together; «M» may be two days and is refused. A stretch may go
over the end of the week, and «de lunes a lunes» is every day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule.line import Clause
from bot.schedule.values import DAYS, EVERY_DAY

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.schedule.line import Line

_STARTS: Final = ("l", "ma", "mi", "j", "v", "s", "d")
_WORKING: Final = range(5)
_WEEKEND: Final = (5, 6)

_NAME: Final = (
    r"(?:lunes|martes|miercoles|jueves|viernes|sabados?|(?<!\bsanto )domingos?"
    r"|(?:lun|(?<!\bdel )mar(?! del?(?!\S))|mier?|jue|vier?|sab|dom)(?: \.)?)(?!\S)"
)
"""A day's name, or what it begins with; not that of Santo Domingo, Mar del Plata or Viña del Mar."""
_BRIEF: Final = rf"(?:{_NAME}|(?:lu|ma|mi(?= (?:,|y|a|-|\d)|\W*$)|ju|vi|sa|do|[lmxjvsd])(?: \.)?(?!\S))"
_TO: Final = r"(?:al?|hasta(?: el)?|[-–—])"
_STRETCH: Final = rf"(?:(?:de|desde|del)(?: el)? )?{_BRIEF} {_TO} {_BRIEF}"
_WORK: Final = r"(?:dias? (?:de|entre) semana|entre semana|(?:dias? )?(?:laborables?|laborales|habil(?:es)?))(?!\S)"
_END: Final = r"(?:fin(?:es)? de semana|findes?)(?!\S)"
_DAILY: Final = r"(?:(?:a )?diario|diaria|diariamente|todos los dias|cada dia|una vez (?:al|por|cada) dia)(?!\S)"
_NARROWED: Final = rf"(?:(?: ,)? (?={_STRETCH}|(?:de |en )?(?:{_WORK}|{_END})))"
"""«todos los días de lunes a viernes» is no more than the stretch."""
_EACH: Final = r"(?:(?:(?:todos|solo|solamente|unicamente|cada|los|el|en|de|por|para|durante) )*)"
_ONE: Final = rf"(?:{_DAILY}{_NARROWED})?{_EACH}(?:{_STRETCH}|{_WORK}|{_END}|{_DAILY}|{_NAME})"
_MORE: Final = rf"(?:(?: ,| /)?(?: y| e)? {_ONE}|(?: ,| /)? (?:y|e) {_EACH}{_BRIEF}|(?: ,| /) {_BRIEF})"
_LETTERS: Final = rf"{_EACH}{_BRIEF}(?:(?: ,| /| -)?(?: y| e)? (?:{_STRETCH}|{_BRIEF}))+"
_LIST: Final = rf"(?:{_ONE}{_MORE}*|{_LETTERS})"

WEEKDAYS: Final = Clause(rf"(?P<days>{_LIST})(?:(?: ,)? (?:excepto|menos|salvo) (?P<but>{_LIST}))?")
WEEKLY: Final = Clause(r"semanal(?:mente)?|(?:cada|por) semana|todas las semanas|una vez (?:a la|por|cada) semana")
"""What says that something comes once a week, but not on which day."""
_PIECE: Final = Clause(
    rf"(?P<first>{_BRIEF}) {_TO} (?P<last>{_BRIEF})|(?P<work>{_WORK})|(?P<end>{_END})"
    rf"|(?P<daily>{_DAILY}(?!{_NARROWED}))|(?P<day>{_BRIEF})"
)


def weekdays(line: Line, found: re.Match[str]) -> frozenset[int]:
    """Return the days that a match of WEEKDAYS in a line means, 0 for Monday.

    Raises ScheduleError for a day said twice, a letter that may be two, and where none is left.
    """
    days = _days(line, found.span("days"))
    if found["but"] is None:
        return days
    but = _days(line, found.span("but"))
    if not but < days:
        raise ScheduleError(ScheduleProblem.NO_DAY_LEFT, line.typed(found.span()))
    return days - but


def _days(line: Line, span: tuple[int, int]) -> frozenset[int]:
    pieces = list(_PIECE.finditer(line.text, *span))
    if len(pieces) > 1 and any(piece["daily"] for piece in pieces):
        raise line.not_together(pieces[0].span(), pieces[-1].span())
    days = [day for piece in pieces for day in _of_piece(line, piece)]
    for number, day in enumerate(days):
        if day in days[:number]:
            raise ScheduleError(ScheduleProblem.REPEATED, DAYS[day])
    return frozenset(days)


def _of_piece(line: Line, piece: re.Match[str]) -> Iterator[int]:
    if piece["work"]:
        yield from _WORKING
    elif piece["end"]:
        yield from _WEEKEND
    elif piece["daily"]:
        yield from EVERY_DAY
    elif piece["day"]:
        yield _day(line, piece, "day")
    else:
        first, last = _day(line, piece, "first"), _day(line, piece, "last")
        length = (last - first) % len(DAYS) + 1 if last != first else len(DAYS)
        yield from ((first + more) % len(DAYS) for more in range(length))


def _day(line: Line, piece: re.Match[str], group: str) -> int:
    word = piece[group].rstrip(" .")
    if word == "m":
        raise ScheduleError(ScheduleProblem.UNCLEAR_LETTER, line.typed(piece.span(group)))
    return 2 if word == "x" else next(day for day, start in enumerate(_STARTS) if word.startswith(start))
