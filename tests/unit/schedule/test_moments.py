"""What happens when clocks change, months end and it is quiet."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule import Quiet, after_quiet, check, last_until, next_after, parse, parse_quiet, window

NIGHT = parse_quiet("23 a 7")


def local(zone: str, *time: int, fold: int = 0) -> dt.datetime:
    return dt.datetime(*time, tzinfo=ZoneInfo(zone), fold=fold)  # type: ignore[arg-type,misc]  # numbers, and no more


def following(typed: str, start: dt.datetime, count: int, quiet: Quiet | None = None) -> list[str]:
    """Return the next moments of a schedule as the zone's clock shows them."""
    zone, shown, instant = start.tzinfo, [], start
    assert isinstance(zone, ZoneInfo)
    for _ in range(count):
        moment = next_after(parse(typed), zone, quiet, instant)
        assert moment
        shown.append(f"{moment.astimezone(zone):%d %H:%M %z}")
        instant = moment
    return shown


def test_a_time_that_the_clock_skips_comes_when_it_has_skipped_it() -> None:
    start = local("Europe/Madrid", 2025, 3, 29, 12)
    assert following("diario 2:30", start, 2) == ["30 03:00 +0200", "31 02:30 +0200"]
    assert following("domingo 2:30", start, 2) == ["30 03:00 +0200", "06 02:30 +0200"]


def test_several_times_that_the_clock_skips_come_once() -> None:
    start = local("Europe/Madrid", 2025, 3, 29, 12)
    assert following("diario 2:10, 2:50 y 3:00", start, 2) == ["30 03:00 +0200", "31 02:10 +0200"]


def test_a_time_that_the_clock_shows_twice_comes_the_first_time() -> None:
    start = local("Europe/Madrid", 2025, 10, 25, 12)
    assert following("diario 2:30", start, 2) == ["26 02:30 +0200", "27 02:30 +0100"]
    second = local("Europe/Madrid", 2025, 10, 26, 2, 10, fold=1)
    assert following("diario 2:30", second, 1) == ["27 02:30 +0100"]
    last = last_until(parse("diario 2:30"), ZoneInfo("Europe/Madrid"), None, second)
    assert last == dt.datetime(2025, 10, 26, 0, 30, tzinfo=dt.UTC)


def test_every_hour_is_every_real_hour() -> None:
    start = local("Europe/Madrid", 2025, 10, 26, 1, 20)
    assert following("cada hora", start, 3) == ["26 02:00 +0200", "26 02:00 +0100", "26 03:00 +0100"]
    assert following("cada 2 horas", start, 2) == ["26 02:00 +0200", "26 04:00 +0100"]
    start = local("Europe/Madrid", 2025, 3, 30, 0, 20)
    assert following("cada hora", start, 2) == ["30 01:00 +0100", "30 03:00 +0200"]
    assert following("cada 2 horas", start, 2) == ["30 03:00 +0200", "30 04:00 +0200"]


def test_every_hour_waits_for_the_full_hour_where_clocks_change_by_half_of_one() -> None:
    assert following("cada hora", local("Australia/Lord_Howe", 2025, 10, 5, 0, 30), 2) == [
        "05 01:00 +1030",
        "05 03:00 +1100",
    ]
    assert following("cada hora", local("Australia/Lord_Howe", 2025, 4, 6, 0, 30), 2) == [
        "06 01:00 +1100",
        "06 02:00 +1030",
    ]


def test_a_full_hour_is_the_zones_own() -> None:
    assert following("cada hora", local("Asia/Kathmandu", 2025, 1, 1, 8, 1), 1) == ["01 09:00 +0545"]


def test_what_is_promised_for_a_day_that_never_was_comes_when_it_would_have_ended() -> None:
    start = local("Pacific/Apia", 2011, 12, 29, 12)
    assert following("diario 8:30", start, 2) == ["31 00:00 +1400", "31 08:30 +1400"]
    assert following("viernes 8:30", start, 2) == ["31 00:00 +1400", "06 08:30 +1400"]
    assert following("día 30 de cada mes 8:30", start, 2) == ["31 00:00 +1400", "30 08:30 +1400"]


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    start = local("UTC", 2024, 1, 31)
    assert following("último día del mes 9:00", start, 4) == [f"{day} 09:00 +0000" for day in (31, 29, 31, 30)]
    assert following("día 30 de cada mes 9:00", local("UTC", 2025, 1, 31), 2) == ["28 09:00 +0000", "30 09:00 +0000"]
    assert following("días 30 y 31 9:00", local("UTC", 2025, 1, 29, 10), 4) == [
        f"{day} 09:00 +0000" for day in (30, 31, 28, 30)
    ]


def test_the_29th_of_february_is_a_day_like_others_where_there_is_one() -> None:
    assert following("diario 9:00", local("UTC", 2024, 2, 28, 12), 2) == ["29 09:00 +0000", "01 09:00 +0000"]
    assert following("día 29 de cada mes 9:00", local("UTC", 2023, 2, 1), 1) == ["28 09:00 +0000"]


def test_a_moment_is_not_its_own_next() -> None:
    moment = local("America/Bogota", 2025, 5, 5, 8, 30)
    assert following("diario 8:30", moment, 1) == ["06 08:30 -0500"]
    assert last_until(parse("diario 8:30"), ZoneInfo("America/Bogota"), None, moment) == moment


def test_by_the_hour_nothing_comes_while_it_is_quiet() -> None:
    start = local("America/Lima", 2025, 5, 5, 21)
    assert following("cada hora", start, 2, NIGHT) == ["05 22:00 -0500", "06 07:00 -0500"]
    assert following("cada 4 horas", start, 2, NIGHT) == ["06 08:00 -0500", "06 12:00 -0500"]
    night = local("America/Lima", 2025, 5, 6, 3)
    last = last_until(parse("cada hora"), ZoneInfo("America/Lima"), NIGHT, night)
    assert last == local("America/Lima", 2025, 5, 5, 22)


def test_a_time_of_day_in_quiet_hours_is_refused_at_setting_up() -> None:
    with pytest.raises(ScheduleError) as refused:
        check(parse("diario 8:30 y 23:30"), NIGHT)
    assert (refused.value.problem, refused.value.detail) == (ScheduleProblem.TIME_IN_QUIET, "23:30")
    check(parse("diario 7:00 y 22:59"), NIGHT)
    check(parse("día 1 23:30"), None)


def test_hours_that_are_all_quiet_are_refused_and_have_no_moments() -> None:
    quiet = parse_quiet("11:30 a 0:30")
    with pytest.raises(ScheduleError) as refused:
        check(parse("cada 12 horas"), quiet)
    assert refused.value.problem is ScheduleProblem.ALWAYS_QUIET
    assert next_after(parse("cada 12 horas"), ZoneInfo("UTC"), quiet, local("UTC", 2025, 1, 1)) is None
    assert last_until(parse("cada 12 horas"), ZoneInfo("UTC"), quiet, local("UTC", 2025, 1, 1)) is None
    check(parse("cada 6 horas"), quiet)


def test_news_waits_until_it_is_no_longer_quiet() -> None:
    zone = ZoneInfo("Europe/Madrid")
    evening, night, noon = (local("Europe/Madrid", 2025, 3, 29, hour) for hour in (23, 4, 12))
    assert after_quiet(evening, zone, NIGHT) == local("Europe/Madrid", 2025, 3, 30, 7)
    assert after_quiet(night, zone, NIGHT) == local("Europe/Madrid", 2025, 3, 29, 7)
    assert after_quiet(noon, zone, NIGHT) == after_quiet(noon, zone, None) == noon


def test_quiet_hours_end_the_second_time_where_they_hold_when_the_clock_shows_their_end_again() -> None:
    zone, quiet = ZoneInfo("Europe/Madrid"), parse_quiet("23 a 2:30")
    before, again = (local("Europe/Madrid", 2025, 10, 26, 2, 10, fold=fold) for fold in (0, 1))
    assert after_quiet(before, zone, quiet) == dt.datetime(2025, 10, 26, 0, 30, tzinfo=dt.UTC)
    assert after_quiet(again, zone, quiet) == dt.datetime(2025, 10, 26, 1, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("cada hora", 0.5),
        ("cada 12 horas", 6),
        ("diario 8:30", 12),
        ("diario 8:30 y 9:00", 0.25),
        ("diario 0:00 y 23:00", 0.5),
        ("lunes a viernes 8:30", 12),
        ("lunes 9:00", 24),
        ("lunes y martes 9:00", 12),
        ("sábado 23:00 y 8:00", 7.5),
        ("día 1 de cada mes 9:00", 24),
        ("días 30 y último 9:00", 12),
        ("días 28 y último 9:00", 12),
        ("días 1 y 15 9:00", 24),
        ("cuando haya novedades", 24),
    ],
)
def test_a_moment_may_be_late_by_half_the_way_to_the_nearest_and_a_day_at_most(typed: str, hours: float) -> None:
    assert window(parse(typed)) == dt.timedelta(hours=hours)
