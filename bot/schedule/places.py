"""What cities, islands and countries are called in Spanish, and in which time zones they are, as places.txt says.

A name is looked up by its key: its words, folded. One letter may be wrong, if only one place is then meant.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from bot.schedule.line import bare_words
from bot.text.spelling import is_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

COMMON_ZONES: Final = (
    *("Europe/Madrid", "Atlantic/Canary", "America/Mexico_City", "America/Bogota", "America/Lima"),
    *("America/Argentina/Buenos_Aires", "America/Santiago", "America/Caracas", "America/Guatemala"),
    *("America/Guayaquil", "America/La_Paz", "America/Santo_Domingo", "America/Montevideo", "America/New_York"),
)
"""The zones of most who speak Spanish, to be offered first."""
_SHORTEST: Final = 5
"""Letters of a name that may have one wrong."""
_DISTANT: Final = "Etc/GMT"
_OTHER_WAY: Final = str.maketrans("+-", "-+")
_NONE: Final = "-"
_SUGGESTED: Final = 3
_ALIKE: Final = 0.7
"""The similarity (difflib's ratio) from which a name is suggested."""


@dataclass(frozen=True, slots=True)
class Place:
    """The zones of what a name means, and the one that stands for it, where there is no need to ask which."""

    main: str | None
    zones: tuple[str, ...]

    def within(self, country: Place) -> Place | None:
        """Return the place that is meant if a country is named behind; None if it has no such place."""
        shared = tuple(zone for zone in self.zones if zone in country.zones)
        main = self.main if self.main in shared else shared[0] if len(shared) == 1 else None
        return Place(main, shared) if shared else None


def find(words: Iterable[str]) -> Place | None:
    """Return the place that words of a line, folded as a line folds them, are the name of."""
    return _table().places.get(" ".join(filter(str.isalnum, words)))


def find_misspelt(words: Iterable[str]) -> Place | None:
    """Return the one place whose name differs by one letter."""
    key = " ".join(filter(str.isalnum, words))
    if len(key) < _SHORTEST:
        return None
    table = _table()
    found = {table.places[name] for name in table.places if len(name) >= _SHORTEST and is_near(key, name, 1)}
    return found.pop() if len({place.main for place in found}) == 1 else None


def longest_name() -> int:
    """Return how many words the longest name has."""
    return _table().longest


def suggestions(typed: str) -> list[str]:
    """Return names of places that come near to what somebody typed, the nearest first."""
    key, proper = key_of(typed), {name: place for name, place in _table().written.items() if place[0].isupper()}
    return [proper[name] for name in get_close_matches(key, proper, _SUGGESTED, _ALIKE) if name != key]


def zone_name(zone: ZoneInfo) -> str:
    """Return what a zone is called in Spanish: «Bogotá», «UTC-5»; its own name, if it is none of places.txt."""
    if zone.key.startswith(_DISTANT):  # whose sign says where UTC is, seen from there
        return zone.key.replace(_DISTANT, "UTC").translate(_OTHER_WAY)
    return _table().shown.get(zone.key, zone.key)


def key_of(name: str) -> str:
    """Return the key of a name as it is written."""
    return " ".join(bare_words(name))


@dataclass(frozen=True, slots=True)
class _Table:
    """The places and how their names are written, by key; what zones are called; how many words names have at most."""

    places: Mapping[str, Place]
    written: Mapping[str, str]
    shown: Mapping[str, str]
    longest: int


@cache
def _table() -> _Table:
    written: dict[str, str] = {}
    shown: dict[str, str] = {}
    meant: dict[str, list[Place]] = defaultdict(list)
    for names, place in _lines():
        if len(place.zones) == 1:
            shown.setdefault(place.zones[0], names[0])
        for name in (*names, *place.zones):
            written.setdefault(key_of(name), name)
        for name in names:
            meant[key_of(name)].append(place)
    for zone in shown:
        meant.setdefault(key_of(zone), [Place(zone, (zone,))])
    places = {name: _joined(those) for name, those in meant.items()}
    return _Table(places, written, shown, max(len(name.split()) for name in places))


def _lines() -> Iterator[tuple[list[str], Place]]:
    for line in files("bot.schedule").joinpath("places.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            names, zones = line.split("\t")
            first, *others = zones.split()
            main = None if first == _NONE else first
            yield names.split("; "), Place(main, (*filter(None, (main,)), *others))


def _joined(places: Sequence[Place]) -> Place:
    """Return what a name means that several lines have."""
    mains = {place.main for place in places}
    zones = dict.fromkeys(zone for place in places for zone in place.zones)
    return Place(mains.pop() if len(mains) == 1 else None, tuple(zones))
