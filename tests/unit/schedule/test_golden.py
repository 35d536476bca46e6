"""What people type about when to receive something, case by case: the golden files say what is understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.errors import ScheduleError
from bot.schedule import parse, parse_zone, read, zone_name
from bot.wording import schedules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GOLDEN = Path(__file__).parents[2] / "golden" / "schedules"
Told = str | dict[str, str]


def cases(*names: str) -> list[tuple[str, Told]]:
    return [case for name in names for case in yaml.safe_load((GOLDEN / f"{name}.yaml").read_text("utf-8")).items()]


def told(reading: Callable[[str], Told], typed: str) -> Told:
    """Return what is understood, or what is said where it is refused."""
    try:
        return reading(typed)
    except ScheduleError as error:
        return schedules.fault(error)


def parts(typed: str) -> dict[str, str]:
    found = read(typed)
    named: Mapping[str, object] = {"schedule": found.schedule, "zone": found.zone, "quiet": found.quiet}
    return {name: str(part) for name, part in {**named, "rest": found.rest}.items() if part}


def place(typed: str) -> str:
    zone = parse_zone(typed)
    return f"{zone.key} {zone_name(zone)}"


@pytest.mark.parametrize(("typed", "understood"), cases("times", "weekdays", "months", "others", "refused"))
def test_a_schedule_is_understood_however_it_is_typed_and_what_is_none_is_refused(typed: str, understood: str) -> None:
    assert told(lambda text: str(parse(text)), typed) == understood


@pytest.mark.parametrize(("typed", "understood"), cases("requests"))
def test_a_line_is_taken_apart_into_what_it_asks_for_and_words_of_somebody_else(typed: str, understood: Told) -> None:
    assert told(parts, typed) == understood


@pytest.mark.parametrize(("typed", "understood"), cases("places"))
def test_a_place_has_the_zone_that_people_mean_by_it(typed: str, understood: str) -> None:
    assert told(place, typed) == understood
