"""When something is to be received, as values that cannot be wrong, and how they are written.

The written form is what a person reads, what the database keeps, and what is read back as the same value.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.errors import ScheduleError, ScheduleProblem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

DAYS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
EVERY_DAY: Final = frozenset(range(7))
MOST_TIMES: Final = 6
"""Of a day: more is what every few hours are for."""
HOURS: Final = (1, 2, 3, 4, 6, 8, 12)
"""Between two moments: what divides a day, so that each day has the same."""
LAST_DAY: Final = 31
"""Of a month. A day that a month lacks means its last, so this one means the last of each."""
_SHORTEST_STRETCH: Final = 3
"""Days that are written as a stretch: «lunes a miércoles», but «lunes y martes»."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """At certain times, in order, on certain days of the week: 0 is Monday."""

    days: frozenset[int]
    times: tuple[dt.time, ...]

    def __post_init__(self) -> None:
        """Raise ScheduleError for too many times; ValueError for what nobody can type."""
        _check(self.days, EVERY_DAY, self.times)

    def __str__(self) -> str:
        """Return «lunes a viernes 08:30 y 20:00»."""
        days = "diario" if self.days == EVERY_DAY else listed(list(_stretches(self.days)))
        return f"{days} {_clock(self.times)}"


@dataclass(frozen=True, slots=True)
class Monthly:
    """At certain times, in order, on certain days of the month: 31 is the last, and so is any that a month lacks."""

    days: frozenset[int]
    times: tuple[dt.time, ...]

    def __post_init__(self) -> None:
        """Raise ScheduleError for too many times; ValueError for what nobody can type."""
        _check(self.days, range(1, LAST_DAY + 1), self.times)

    def __str__(self) -> str:
        """Return «día 1 de cada mes 09:00», «último día del mes 09:00», «días 15 y último de cada mes 09:00»."""
        names = [str(day) if day < LAST_DAY else "último" for day in sorted(self.days)]
        days = f"día{'s' if len(names) > 1 else ''} {listed(names)} de cada mes"
        return f"{'último día del mes' if names == ['último'] else days} {_clock(self.times)}"


@dataclass(frozen=True, slots=True)
class Hourly:
    """Every so many hours, counted from midnight, on the hour."""

    hours: int

    def __post_init__(self) -> None:
        """Raise ScheduleError for hours that do not divide a day."""
        if self.hours not in HOURS:
            raise ScheduleError(ScheduleProblem.NO_SUCH_PERIOD, f"cada {self.hours} horas")

    def __str__(self) -> str:
        """Return «cada hora» or «cada 6 horas»."""
        return "cada hora" if self.hours == 1 else f"cada {self.hours} horas"


@dataclass(frozen=True, slots=True)
class OnNews:
    """When there is something new; it has no moments of its own."""

    def __str__(self) -> str:
        """Return «cuando haya novedades»."""
        return "cuando haya novedades"


Schedule: TypeAlias = Weekly | Monthly | Hourly | OnNews


@dataclass(frozen=True, slots=True)
class Quiet:
    """From one time of day, to another, often over midnight, at which it is loud again."""

    start: dt.time
    end: dt.time

    def __post_init__(self) -> None:
        """Raise ScheduleError if both are the same, which may mean never or always."""
        _check_clock((self.start, self.end))
        if self.start == self.end:
            raise ScheduleError(ScheduleProblem.QUIET_WITHOUT_LENGTH, clock(self.start))

    def __str__(self) -> str:
        """Return «sin molestar de 23:00 a 07:00»."""
        return f"sin molestar de {clock(self.start)} a {clock(self.end)}"

    def holds(self, time: dt.time) -> bool:
        """Tell whether it is quiet at a time of day."""
        if self.start < self.end:
            return self.start <= time < self.end
        return time >= self.start or time < self.end


def clock(time: dt.time) -> str:
    """Return a time of day as it is written: «08:30»."""
    return f"{time:%H:%M}"


def listed(names: Sequence[str]) -> str:
    """Return «lunes», «lunes y martes» or «lunes, martes y jueves»."""
    return " y ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _clock(times: Iterable[dt.time]) -> str:
    return listed([clock(time) for time in times])


def _stretches(days: Iterable[int]) -> Iterator[str]:
    for _, numbered in groupby(enumerate(sorted(days)), key=lambda pair: pair[1] - pair[0]):
        names = [DAYS[day] for _, day in numbered]
        yield from [f"{names[0]} a {names[-1]}"] if len(names) >= _SHORTEST_STRETCH else names


def _check(days: frozenset[int], possible: Iterable[int], times: Sequence[dt.time]) -> None:
    if not days or not days <= frozenset(possible):
        message = f"not days: {sorted(days)}"
        raise ValueError(message)
    _check_clock(times)
    if not times or list(times) != sorted(set(times)):
        message = f"not times in order: {times}"
        raise ValueError(message)
    if len(times) > MOST_TIMES:
        raise ScheduleError(ScheduleProblem.TOO_MANY_TIMES, _clock(times), (str(MOST_TIMES),))


def _check_clock(times: Iterable[dt.time]) -> None:
    for time in times:
        if time.second or time.microsecond or time.tzinfo or time.fold:
            message = f"not a time of day to the minute: {time!r}"
            raise ValueError(message)
