"""Days of the month as people type them.

«día 1 de cada mes», «los días 1 y 15», «mensual el 15», «el primer día del mes», «a fin de mes», «15 y último de cada
mes». A number needs «día», «de cada mes» or «mensual» in the line to be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule.line import Clause
from bot.schedule.numbers import NUMBER, value
from bot.schedule.values import LAST_DAY

if TYPE_CHECKING:
    import re

    from bot.schedule.line import Line

_NO_HOUR: Final = r"(?! (?:[:.] \d|(?:h|hs|hr|hrs|horas|am|pm|[ap] (?:\. )?m)(?!\S)))"
_DAY: Final = rf"(?:{NUMBER}(?: (?:º|°|o|ro|er|ero))?(?!\S){_NO_HOUR}|primero|primer dia|ultimo(?: dia)?)(?!\S)"
_DAYS: Final = rf"{_DAY}(?:(?: ,| y| e| , y)(?: el)?(?: dia)? {_DAY})*"
_OF_MONTH: Final = r"(?: (?:de|del|en)(?: cada| todos los)? mes(?:es)?| cada mes| al mes)"
_START: Final = r"(?:principios?|inicios?|comienzos?|primeros)"
_END: Final = r"(?:fin|fines|final|finales)"
_ARTICLE: Final = r"(?:(?:el|los|a|al|cada|todos los) )?"

MONTHDAYS: Final = Clause(
    rf"(?:al? |el )?(?:{_START}|{_END}){_OF_MONTH}|{_ARTICLE}dias? {_DAYS}{_OF_MONTH}"
    rf"|(?<!\blas )(?<!\bla ){_ARTICLE}{_DAYS}{_OF_MONTH}"
    rf"|(?:(?:el|los|al?) )?(?<!\bcada )(?<!\btodos los )dias? {_DAYS}"
)
OF_MONTHLY: Final = Clause(rf"(?:el|los|al) (?:dias? )?{_DAYS}|(?:primer|ultimo) dia")
"""Days of the month in a line that says elsewhere that it is about months."""
MONTHLY: Final = Clause(r"mensual(?:mente)?|(?<!\bde )cada mes|todos los meses|una vez (?:al|por) mes")
_PIECE: Final = Clause(rf"(?P<last>ultimo|{_END})|(?P<first>primero?|{_START})|(?P<day>{NUMBER})")


def monthdays(line: Line, found: re.Match[str]) -> frozenset[int]:
    """Return the days that a match in a line means, 31 for the last; raise ScheduleError for one that no month has."""
    days: list[int] = []
    for piece in _PIECE.finditer(line.text, *found.span()):
        day = LAST_DAY if piece["last"] else 1 if piece["first"] else value(piece["day"])
        if not 1 <= day <= LAST_DAY:
            raise ScheduleError(ScheduleProblem.NO_SUCH_MONTH_DAY, line.typed(piece.span()))
        if day in days:
            raise ScheduleError(ScheduleProblem.REPEATED, line.typed(piece.span()))
        days.append(day)
    return frozenset(days)
