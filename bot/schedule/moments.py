"""The moments of a schedule: where what a clock is to show meets the instants at which it does.

A promised time is served at the first instant at which the zone's clock has come so far. So a time that the clock skips
comes when it has skipped it, even if that is a day later, because what is promised once a week or a month must not be
lost; and one that the clock shows twice comes once, the first time. Every hour is another promise: it comes each time
the clock shows a full hour, twice if it shows it twice, and where clocks change by half an hour it waits the longer.

Quiet hours take moments from an hourly schedule alone. Times of day that were checked against them are kept even in the
night in which the clock skips into them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final, assert_never

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule.values import HOURS, Hourly, Monthly, OnNews, Weekly, clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from bot.schedule.values import Quiet, Schedule

LATEST: Final = dt.timedelta(days=1)
"""How late anything may be that was promised for a moment: after that it is stale."""
_HOUR: Final = dt.timedelta(hours=1)
_DAY: Final = dt.timedelta(days=1)
_TICK: Final = dt.timedelta.resolution
_EVERY: Final = {hours: tuple(dt.time(hour) for hour in range(0, 24, hours)) for hours in HOURS}
_SHORTEST_MONTH: Final = 28
_SAMPLE: Final = dt.datetime(2023, 1, 1), dt.datetime(2024, 4, 1)  # noqa: DTZ001 - by the clock, wherever it hangs
"""Between which distances are measured: there are months of each length, one after the other."""


def check(schedule: Schedule, quiet: Quiet | None) -> None:
    """Raise ScheduleError if quiet hours leave nothing of a schedule, or one of its times of day falls into them."""
    match schedule:
        case Hourly():
            if not _audible(schedule, quiet):
                raise ScheduleError(ScheduleProblem.ALWAYS_QUIET, str(schedule), (str(quiet),))
        case Weekly() | Monthly():
            for time in schedule.times:
                if quiet and quiet.holds(time):
                    raise ScheduleError(ScheduleProblem.TIME_IN_QUIET, clock(time), (str(quiet),))
        case OnNews():
            pass
        case _:
            assert_never(schedule)


def next_after(schedule: Schedule, zone: ZoneInfo, quiet: Quiet | None, instant: dt.datetime) -> dt.datetime | None:
    """Return the first moment later than an instant, in UTC; None for a schedule that has none."""
    if not _audible(schedule, quiet):
        return None
    return next(_loud(schedule, zone, quiet, _after(schedule, zone, instant.astimezone(dt.UTC))))


def last_until(schedule: Schedule, zone: ZoneInfo, quiet: Quiet | None, instant: dt.datetime) -> dt.datetime | None:
    """Return the last moment that is not later than an instant, in UTC; None for a schedule that has none."""
    if not _audible(schedule, quiet):
        return None
    return next(_loud(schedule, zone, quiet, _until(schedule, zone, instant.astimezone(dt.UTC))))


@lru_cache(maxsize=1024)
def window(schedule: Schedule) -> dt.timedelta:
    """Return how late a moment that was missed may still be served: half of the shortest distance to the next.

    Half, so that a late one is nearer to its own moment than to the next; at most a day. That is half an hour for
    «cada hora», twelve hours for «diario 08:30», a day for «lunes 09:00» and «día 1 de cada mes 09:00».
    """
    if isinstance(schedule, Hourly):
        return schedule.hours * _HOUR / 2
    if isinstance(schedule, OnNews):
        return LATEST
    start, end = _SAMPLE
    promised = takewhile(lambda local: local < end, _promised(schedule, start.date(), _DAY))
    return min(LATEST, min(later - earlier for earlier, later in pairwise(promised)) / 2)


def after_quiet(instant: dt.datetime, zone: ZoneInfo, quiet: Quiet | None) -> dt.datetime:
    """Return when quiet hours that hold at an instant end, in UTC, or the instant if none do.

    A clock that is set back meanwhile, to before they begin, does not end them.
    """
    instant = instant.astimezone(dt.UTC)
    while quiet and quiet.holds(_local(instant, zone).time()):
        local = _local(instant, zone)
        day = local.date() if local.time() < quiet.end else local.date() + _DAY
        end = dt.datetime.combine(day, quiet.end)
        first = _reached(end, zone)
        instant = first if first > instant else end.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    return instant


def _audible(schedule: Schedule, quiet: Quiet | None) -> bool:
    """Tell whether a schedule has moments that quiet hours leave it."""
    if isinstance(schedule, Hourly):
        return not (quiet and all(map(quiet.holds, _EVERY[schedule.hours])))
    return not isinstance(schedule, OnNews)


def _loud(
    schedule: Schedule, zone: ZoneInfo, quiet: Quiet | None, moments: Iterator[dt.datetime]
) -> Iterator[dt.datetime]:
    """Return those of an hourly schedule's moments that are not in quiet hours; of another's, all."""
    if quiet is None or not isinstance(schedule, Hourly):
        return moments
    return (moment for moment in moments if not quiet.holds(_local(moment, zone).time()))


def _after(schedule: Schedule, zone: ZoneInfo, instant: dt.datetime) -> Iterator[dt.datetime]:
    """Yield the moments later than an instant, in order, without end."""
    if schedule == Hourly(1):
        yield from _full_hours_after(zone, instant)
    local = _local(instant, zone)
    for promised in _promised(schedule, local.date(), _DAY):
        if promised > local and (moment := _reached(promised, zone)) > instant:
            yield moment


def _until(schedule: Schedule, zone: ZoneInfo, instant: dt.datetime) -> Iterator[dt.datetime]:
    """Yield the moments that are not later than an instant, the last first, without end.

    A clock that shows a time again has been further before, by a day at most.
    """
    if schedule == Hourly(1):
        yield from _full_hours_until(zone, instant)
    furthest = _local(instant, zone) + instant.astimezone(zone).fold * _DAY
    for promised in _promised(schedule, furthest.date(), -_DAY):
        if promised <= furthest and (moment := _reached(promised, zone)) <= instant:
            yield moment


def _promised(schedule: Schedule, day: dt.date, step: dt.timedelta) -> Iterator[dt.datetime]:
    """Yield what a schedule promises by the clock, day by day from a day, forwards or backwards."""
    while True:
        times = _times_on(schedule, day)
        yield from (dt.datetime.combine(day, time) for time in (times if step > dt.timedelta() else reversed(times)))
        day += step


def _times_on(schedule: Schedule, day: dt.date) -> tuple[dt.time, ...]:
    match schedule:
        case Weekly(days, times):
            return times if day.weekday() in days else ()
        case Monthly(days, times):
            is_short = max(days) > day.day >= _SHORTEST_MONTH and (day + _DAY).day == 1
            return times if day.day in days or is_short else ()
        case Hourly(hours):
            return _EVERY[hours]
        case OnNews():
            return ()
        case _:
            assert_never(schedule)


def _full_hours_after(zone: ZoneInfo, instant: dt.datetime) -> Iterator[dt.datetime]:
    while True:
        instant += _HOUR - _past(zone, instant)
        if not _past(zone, instant):
            yield instant


def _full_hours_until(zone: ZoneInfo, instant: dt.datetime) -> Iterator[dt.datetime]:
    while True:
        instant -= _past(zone, instant)
        if not _past(zone, instant):
            yield instant
            instant -= _TICK


def _past(zone: ZoneInfo, instant: dt.datetime) -> dt.timedelta:
    """Return how long it is past the full hour by the zone's clock."""
    local = _local(instant, zone)
    return local - local.replace(minute=0, second=0, microsecond=0)


def _local(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return what the zone's clock shows at an instant."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _reached(local: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return the first instant at which the zone's clock shows a time, or has skipped it.

    Read with the offset from before the skip, a skipped time comes too late by as much as is skipped; with the one
    from after it, too early (PEP 495). In between, the offset changes once.
    """
    late = local.replace(tzinfo=zone).astimezone(dt.UTC)
    if _local(late, zone) == local:
        return late
    early = local.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    after = late.astimezone(zone).utcoffset()
    seconds = range(int((late - early).total_seconds()))
    return early + dt.timedelta(
        seconds=bisect_left(
            seconds, 1, key=lambda second: (early + dt.timedelta(seconds=second)).astimezone(zone).utcoffset() == after
        )
    )
