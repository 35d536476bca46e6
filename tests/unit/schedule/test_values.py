"""Schedules and quiet hours cannot be wrong once made, and are written as people write them."""

from __future__ import annotations

import datetime as dt
from itertools import chain, combinations

import pytest

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule import MOST_TIMES, Hourly, Monthly, Quiet, Weekly, parse

MORNING, EVENING = dt.time(8, 30), dt.time(20)
MONDAY = frozenset({0})


def test_every_set_of_days_is_written_and_read_back() -> None:
    for days in chain.from_iterable(combinations(range(7), count) for count in range(1, 8)):
        schedule = Weekly(frozenset(days), (MORNING,))
        assert parse(str(schedule)) == schedule


def test_every_day_of_the_month_is_written_and_read_back() -> None:
    for day in range(1, 32):
        for days in ({day}, {day, 31}):
            schedule = Monthly(frozenset(days), (MORNING, EVENING))
            assert parse(str(schedule)) == schedule


def test_the_last_day_of_the_month_is_the_31st_of_those_that_have_none() -> None:
    assert str(Monthly(frozenset({31}), (MORNING,))) == "último día del mes 08:30"
    assert str(Monthly(frozenset({15, 31}), (MORNING,))) == "días 15 y último de cada mes 08:30"


@pytest.mark.parametrize(
    ("days", "times"),
    [
        (frozenset[int](), (MORNING,)),
        (frozenset({7}), (MORNING,)),
        (MONDAY, ()),
        (MONDAY, (EVENING, MORNING)),
        (MONDAY, (MORNING, MORNING)),
        (MONDAY, (dt.time(8, 30, 1),)),
        (MONDAY, (dt.time(8, 30, tzinfo=dt.UTC),)),
    ],
)
def test_what_nobody_can_type_is_a_mistake_of_the_program(days: frozenset[int], times: tuple[dt.time, ...]) -> None:
    with pytest.raises(ValueError, match="not"):
        Weekly(days, times)


def test_a_month_has_no_day_0_and_none_above_31() -> None:
    for day in (0, 32):
        with pytest.raises(ValueError, match="not days"):
            Monthly(frozenset({day}), (MORNING,))


def test_more_times_than_there_may_be_are_refused() -> None:
    times = tuple(dt.time(hour) for hour in range(MOST_TIMES + 1))
    assert Weekly(MONDAY, times[1:]).times == times[1:]
    with pytest.raises(ScheduleError) as refused:
        Weekly(MONDAY, times)
    assert refused.value.problem is ScheduleProblem.TOO_MANY_TIMES


@pytest.mark.parametrize("hours", [0, 5, 7, 24, -1])
def test_hours_that_do_not_divide_a_day_are_refused(hours: int) -> None:
    with pytest.raises(ScheduleError) as refused:
        Hourly(hours)
    assert refused.value.problem is ScheduleProblem.NO_SUCH_PERIOD


def test_quiet_hours_may_go_over_midnight_and_end_when_they_say() -> None:
    night = Quiet(dt.time(23), dt.time(7))
    assert [night.holds(dt.time(hour)) for hour in (22, 23, 0, 6, 7)] == [False, True, True, True, False]
    noon = Quiet(dt.time(12), dt.time(14))
    assert [noon.holds(dt.time(hour)) for hour in (11, 12, 13, 14, 0)] == [False, True, True, False, False]


def test_quiet_hours_without_length_are_refused() -> None:
    with pytest.raises(ScheduleError) as refused:
        Quiet(MORNING, MORNING)
    assert refused.value.problem is ScheduleProblem.QUIET_WITHOUT_LENGTH
