"""Each promised moment comes once, strictly later than the last; and what is written is read back."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ScheduleError
from bot.schedule import (
    COMMON_ZONES,
    Hourly,
    OnNews,
    Weekly,
    after_quiet,
    check,
    last_until,
    next_after,
    parse,
    parse_quiet,
    parse_zone,
    read,
    refusal,
    window,
    zone_name,
)
from bot.text import fold
from bot.wording import schedules as sentences
from tests.property.schedules import DAY, EVERY, QUIETS, YEARS, schedules, times, year

if TYPE_CHECKING:
    from bot.schedule import Monthly, Quiet, Schedule

MINUTE = dt.timedelta(minutes=1)
ZONES = st.sampled_from(sorted({zone for zone, _ in YEARS})).map(ZoneInfo)
MAYBE_QUIET = st.none() | QUIETS
INSTANTS = st.datetimes(dt.datetime(1975, 1, 1), dt.datetime(2080, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
CHANGES = (
    ("Europe/Madrid", dt.datetime(2025, 3, 30, 1, tzinfo=dt.UTC)),
    ("Europe/Madrid", dt.datetime(2025, 10, 26, 1, tzinfo=dt.UTC)),
    ("Australia/Lord_Howe", dt.datetime(2025, 4, 5, 15, tzinfo=dt.UTC)),
    ("Australia/Lord_Howe", dt.datetime(2025, 10, 4, 15, 30, tzinfo=dt.UTC)),
    ("Asia/Kathmandu", dt.datetime(1985, 12, 31, 18, 30, tzinfo=dt.UTC)),
    ("Pacific/Apia", dt.datetime(2011, 12, 30, 10, tzinfo=dt.UTC)),
    ("America/Nuuk", dt.datetime(2024, 3, 31, 1, tzinfo=dt.UTC)),
    ("America/St_Johns", dt.datetime(1990, 10, 28, 2, 31, tzinfo=dt.UTC)),  # from a minute past midnight
    ("Pacific/Kwajalein", dt.datetime(1993, 8, 21, 12, tzinfo=dt.UTC)),  # a day
)
WORDS = """
diario lunes martes entre semana todos los días día el la las al a de del y , . - : cada hora horas mes mensual semanal
1 8 15 31 08:30 25:00 8h pm a.m. m noche mañana ocho media cuarto menos para sin molestar silencio novedades cuando haya
cambie algo último primer quincenal l v x Bogotá EE. UU. Madrid España Córdoba UTC-5 « » " lunex
"""
TYPED = st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=4), max_size=12).map(" ".join) | st.text(max_size=60)


def moments(
    schedule: Schedule, zone: ZoneInfo, quiet: Quiet | None, start: dt.datetime, end: dt.datetime
) -> list[dt.datetime]:
    """Return the moments of a schedule later than a start and not later than an end, one by one."""
    found: list[dt.datetime] = []
    instant = next_after(schedule, zone, quiet, start)
    while instant and instant <= end:
        found.append(instant)
        instant = next_after(schedule, zone, quiet, instant)
    return found


@pytest.mark.parametrize(("zone", "number"), YEARS)
@settings(max_examples=6)
@given(schedule=schedules(15), quiet=MAYBE_QUIET)
def test_in_a_year_each_promised_moment_comes_once(
    zone: str, number: int, schedule: Schedule, quiet: Quiet | None
) -> None:
    whole = year(zone, number)
    assert moments(schedule, ZoneInfo(zone), quiet, whole.start, whole.end) == whole.promised(schedule, quiet)


@pytest.mark.parametrize(("zone", "number"), YEARS)
@pytest.mark.parametrize("schedule", [Hourly(1), Hourly(2)], ids=str)
def test_in_a_year_each_hour_comes_once(zone: str, number: int, schedule: Schedule) -> None:
    whole = year(zone, number)
    assert moments(schedule, ZoneInfo(zone), None, whole.start, whole.end) == whole.promised(schedule, None)


@pytest.mark.parametrize(("key", "change"), CHANGES)
@settings(max_examples=10)
@given(time=times(1))
def test_around_a_change_of_clocks_a_time_comes_when_the_clock_first_gets_there(
    key: str, change: dt.datetime, time: dt.time
) -> None:
    zone, start = ZoneInfo(key), change - 2 * DAY
    shown = [(start + minute * MINUTE).astimezone(zone).replace(tzinfo=None) for minute in range(4 * 24 * 60 + 1)]
    expected: list[dt.datetime] = []
    furthest = shown[0]
    for minute, local in enumerate(shown):
        days = range(furthest.toordinal(), local.toordinal() + 1)
        if any(furthest < dt.datetime.combine(dt.date.fromordinal(day), time) <= local for day in days):
            expected.append(start + minute * MINUTE)
        furthest = max(furthest, local)
    assert moments(Weekly(frozenset(range(7)), (time,)), zone, None, start, change + 2 * DAY) == expected


@given(schedules(), ZONES, MAYBE_QUIET, INSTANTS)
def test_the_next_moment_is_later_and_the_last_is_not(
    schedule: Schedule, zone: ZoneInfo, quiet: Quiet | None, instant: dt.datetime
) -> None:
    following = next_after(schedule, zone, quiet, instant)
    before = last_until(schedule, zone, quiet, instant)
    if following is None or before is None:
        assert following is before
        return
    assert before <= instant < following
    assert next_after(schedule, zone, quiet, before) == following
    assert last_until(schedule, zone, quiet, following) == following
    assert last_until(schedule, zone, quiet, following - dt.timedelta.resolution) == before
    assert following.tzinfo is before.tzinfo is dt.UTC


@given(schedules(), ZONES, MAYBE_QUIET, INSTANTS, st.timedeltas(dt.timedelta(), 40 * DAY))
def test_the_next_moment_never_goes_back(
    schedule: Schedule, zone: ZoneInfo, quiet: Quiet | None, instant: dt.datetime, more: dt.timedelta
) -> None:
    sooner, later = (next_after(schedule, zone, quiet, at) for at in (instant, instant + more))
    assert (sooner is None) == (later is None)
    assert sooner is None or later is None or sooner <= later


@given(schedules(), ZONES, QUIETS, INSTANTS)
def test_nothing_comes_by_the_hour_while_it_is_quiet_and_what_passes_the_check_has_moments(
    schedule: Schedule, zone: ZoneInfo, quiet: Quiet, instant: dt.datetime
) -> None:
    following = next_after(schedule, zone, quiet, instant)
    try:
        check(schedule, quiet)
    except ScheduleError:
        assert following is None or not isinstance(schedule, Hourly)
    else:
        assert following is not None
        assert not isinstance(schedule, Hourly) or not quiet.holds(following.astimezone(zone).time())


@given(ZONES, INSTANTS, MAYBE_QUIET)
def test_news_has_no_moments_and_is_never_forbidden(zone: ZoneInfo, instant: dt.datetime, quiet: Quiet | None) -> None:
    assert next_after(OnNews(), zone, quiet, instant) is last_until(OnNews(), zone, quiet, instant) is None
    check(OnNews(), quiet)


@given(st.sampled_from(CHANGES), QUIETS, st.integers(-36 * 60, 36 * 60))
@settings(max_examples=40)
def test_what_waits_for_the_end_of_quiet_hours_goes_out_as_soon_as_they_end(
    changing: tuple[str, dt.datetime], quiet: Quiet, minutes: int
) -> None:
    zone, instant = ZoneInfo(changing[0]), changing[1] + minutes * MINUTE
    expected, furthest = instant, instant.astimezone(zone).replace(tzinfo=None)
    while quiet.holds(furthest.time()):
        expected += MINUTE
        furthest = max(furthest, expected.astimezone(zone).replace(tzinfo=None))
    assert after_quiet(instant, zone, quiet) == expected


@given(schedules())
def test_a_late_moment_is_nearer_to_its_own_than_to_the_next(schedule: Weekly | Monthly | Hourly) -> None:
    whole = year("UTC", 2024)
    promised = moments(
        schedule, ZoneInfo("UTC"), None, whole.start, whole.start + 70 * DAY
    )  # with the 29th of February
    late = window(schedule)
    assert dt.timedelta() < late <= DAY
    assert all(earlier + late <= later - late for earlier, later in pairwise(promised))


@given(EVERY)
def test_a_schedule_is_read_back_as_it_is_written(schedule: Schedule) -> None:
    assert parse(str(schedule)) == schedule
    assert parse(fold(str(schedule)).upper()) == schedule


@given(QUIETS)
def test_quiet_hours_are_read_back_as_they_are_written(quiet: Quiet) -> None:
    assert parse_quiet(str(quiet)) == quiet


@given(EVERY, MAYBE_QUIET, st.sampled_from(COMMON_ZONES), st.sampled_from(["", "«lunes 9» largo", "un documento"]))
def test_a_line_of_all_parts_is_taken_apart_again(schedule: Schedule, quiet: Quiet | None, key: str, rest: str) -> None:
    zone = ZoneInfo(key)
    found = read(" ".join(filter(None, [str(schedule), zone_name(zone), str(quiet or ""), rest])))
    assert (found.schedule, found.quiet, found.zone, found.rest) == (schedule, quiet, zone, rest)


@given(TYPED)
@settings(max_examples=300)
def test_whatever_is_typed_is_read_or_refused_with_a_sentence(typed: str) -> None:
    for reading in (read, parse, parse_quiet, parse_zone, refusal):
        try:
            reading(typed)
        except ScheduleError as error:
            said = sentences.fault(error)
            assert said[0].isupper() or said[0] in "«¿"
            assert said[-1] in ".?"


@given(TYPED)
@settings(max_examples=300)
def test_no_word_is_lost_silently(typed: str) -> None:
    try:
        found = read(f"{typed} zzz")
    except ScheduleError:
        return
    assert "zzz" in found.rest
