"""Schedules to try laws on, and what they promise in a year, found by looking at the clock every quarter of an hour.

This shares nothing with `bot.schedule.moments`: a promised time is served when the clock, read forwards, has for the
first time come so far.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.schedule import HOURS, MOST_TIMES, Hourly, Monthly, OnNews, Quiet, Weekly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.schedule import Schedule

DAY = dt.timedelta(days=1)
QUARTER = dt.timedelta(minutes=15)
YEARS = (
    ("Europe/Madrid", 2025),
    ("America/Santiago", 2025),
    ("America/Mexico_City", 2022),  # the last one with summer time
    ("America/Bogota", 1992),  # the only one
    ("Atlantic/Canary", 2024),
    ("Australia/Lord_Howe", 2025),  # half an hour
    ("Asia/Kathmandu", 1986),  # begins with a quarter of an hour less
    ("Africa/Casablanca", 2025),  # four changes, around Ramadan
    ("Pacific/Apia", 2011),  # without the 30th of December
    ("UTC", 2024),
    ("America/Nuuk", 2024),  # skips the end of a day
    ("Europe/Madrid", 2040),
)
"""Zones and years, as many as there are ways in which clocks change."""


def times(minutes: int) -> st.SearchStrategy[dt.time]:
    """Return times of day so many minutes apart."""
    return st.builds(dt.time, st.integers(0, 23), st.sampled_from(range(0, 60, minutes)))


def schedules(minutes: int = 1) -> st.SearchStrategy[Weekly | Monthly | Hourly]:
    """Return schedules that have moments, their times of day so many minutes apart."""
    many = st.lists(times(minutes), min_size=1, max_size=MOST_TIMES, unique=True).map(lambda some: tuple(sorted(some)))
    return (
        st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), many)
        | st.builds(Monthly, st.frozensets(st.integers(1, 31), min_size=1, max_size=4), many)
        | st.builds(Hourly, st.sampled_from(HOURS))
    )


QUIETS = st.lists(times(1), min_size=2, max_size=2, unique=True).map(lambda pair: Quiet(*pair))
EVERY = schedules() | st.just(OnNews())


@dataclass(frozen=True)
class Year:
    """What a zone's clock shows in a year, and two days around it."""

    start: dt.datetime
    end: dt.datetime
    instants: list[dt.datetime]
    shown: list[dt.datetime]
    furthest: list[dt.datetime]
    """The most it has shown so far."""

    def promised(self, schedule: Schedule, quiet: Quiet | None) -> list[dt.datetime]:
        """Return all moments of a schedule later than the start and not later than the end."""
        if schedule == Hourly(1):
            moments = [at for at, local in zip(self.instants, self.shown, strict=True) if local.minute == 0]
        else:
            reached = (bisect_left(self.furthest, local) for local in self._by_clock(schedule))
            moments = sorted({self.instants[at] for at in reached if at < len(self.instants)})
        if quiet and isinstance(schedule, Hourly):
            moments = [at for at in moments if not quiet.holds(self.shown[bisect_left(self.instants, at)].time())]
        return moments[bisect_right(moments, self.start) : bisect_right(moments, self.end)]

    def _by_clock(self, schedule: Schedule) -> Iterator[dt.datetime]:
        day = self.shown[0].date() + DAY
        while day <= self.furthest[-1].date():
            yield from (dt.datetime.combine(day, time) for time in _on(schedule, day))
            day += DAY


@cache
def year(zone: str, number: int) -> Year:
    """Return a zone's year."""
    start, end = dt.datetime(number, 1, 1, tzinfo=dt.UTC), dt.datetime(number + 1, 1, 1, tzinfo=dt.UTC)
    count = (end - start + 4 * DAY) // QUARTER
    instants = [start - 2 * DAY + quarter * QUARTER for quarter in range(count)]
    shown = [instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) for instant in instants]
    return Year(start, end, instants, shown, list(accumulate(shown, max)))


def _on(schedule: Schedule, day: dt.date) -> tuple[dt.time, ...]:
    match schedule:
        case Weekly(days, at):
            return at if day.weekday() in days else ()
        case Monthly(days, at):
            last = calendar.monthrange(day.year, day.month)[1]
            return at if day.day in {min(number, last) for number in days} else ()
        case Hourly(hours):
            return tuple(dt.time(hour) for hour in range(24) if hour % hours == 0)
        case OnNews():
            return ()
