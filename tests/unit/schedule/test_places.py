"""Zones and what they are called."""

from __future__ import annotations

from importlib.resources import files
from zoneinfo import ZoneInfo

from bot.schedule import COMMON_ZONES, parse_zone, zone_name

LINES = [
    line
    for line in files("bot.schedule").joinpath("places.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ZONES = {zone for line in LINES for zone in line.split("\t")[1].split() if zone != "-"}


def test_what_a_zone_is_called_is_a_name_of_it_and_of_no_other() -> None:
    assert len(ZONES) > 400
    for zone in ZONES:
        assert parse_zone(zone_name(ZoneInfo(zone))).key == zone
        assert parse_zone(zone).key == zone
    assert len({zone_name(ZoneInfo(zone)) for zone in ZONES}) == len(ZONES)


def test_every_whole_distance_from_utc_is_a_zone_and_is_called_by_it() -> None:
    for hours in range(-12, 15):
        zone = parse_zone(f"UTC{hours:+}")
        assert zone_name(zone) == (f"UTC{hours:+}" if hours else "UTC")
        assert parse_zone(zone_name(zone)) == zone


def test_zones_that_are_offered_have_different_names() -> None:
    assert set(COMMON_ZONES) <= ZONES
    assert len({zone_name(ZoneInfo(zone)) for zone in COMMON_ZONES}) == len(COMMON_ZONES)


def test_a_zone_that_no_place_has_is_called_by_its_own_name() -> None:
    assert zone_name(ZoneInfo("CET")) == "CET"
