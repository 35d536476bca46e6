"""The time zone that a line names: by a place, by its own name, or by its distance from UTC in hours.

Where a name means several zones, the country behind it may decide («Córdoba, Argentina»); if nothing does, it is
refused. A place stands behind «hora de», right behind what is taken already, or alone between commas: elsewhere it may
be a word of somebody else's.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule.line import Clause, Line
from bot.schedule.places import Place, find, find_misspelt, longest_name, suggestions, zone_name
from bot.text import commonness, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.schedule.line import Token

_OFFERED: Final = 6
"""Zones that are named where a name means several."""
_EASTERNMOST: Final = 14
_WESTERNMOST: Final = 12
"""Hours from UTC."""
_ORDINARY: Final = frozenset(("reunion", "oral", "troll", "bahia", "cocos", "wake"))
"""Names that are ordinary words, and places only behind «hora de»."""
_MISSPELT: Final = 3
"""Words of a name that may have a letter wrong."""
_UNKNOWN: Final = 3
"""Words that are said to be no place."""
_AROUND: Final = " .,;:()¿?¡!"
_LEADING: Final = frozenset(("en", "de", "del", "con", "para"))
_ARTICLES: Final = frozenset(("la", "el", "los", "las"))
_DISTANCE: Final = Clause(
    r"(?:(?:hora|zona) )?(?P<zone>(?:utc|gmt) (?P<sign>[+\-−–]) (?P<hours>\d{1,2})(?P<minutes> : \d+)?)"
)
_MARKER: Final = Clause(
    r"(?:hora|horario|zona(?: horaria)?|huso(?: horario)?)(?: (?:local|oficial))?(?: (?:de|del|en|:))*(?= [^\W_])"
)


def parse_zone(typed: str) -> ZoneInfo:
    """Return the time zone that a text names, and nothing besides; raise ScheduleError for one that it does not."""
    line = Line(typed)
    if not line.find(_MARKER):
        line = Line(f"hora {typed.strip(_AROUND)}")
    zone = take_distance(line) or take_zone(line)
    if zone is None or line.rest():
        raise _unknown(typed.strip())
    return zone


def take_distance(line: Line) -> ZoneInfo | None:
    """Take what says how far a zone is from UTC, «UTC-5», before its figure is taken for an hour."""
    found = line.take(_DISTANCE)
    if found is None:
        return None
    hours = int(found["hours"])
    east = found["sign"] == "+"
    if found["minutes"] or hours > (_EASTERNMOST if east else _WESTERNMOST):
        raise _unknown(line.typed(found.span("zone")))
    return _zone(f"Etc/GMT{'-' if east else '+'}{hours}" if hours else "UTC")


def take_zone(line: Line) -> ZoneInfo | None:
    """Take a place out of a line and return its zone; raise ScheduleError for one that is unknown or has several."""
    named = _marked(line) or _bare(line)
    if named is None:
        return None
    line.take_span(*named.span)
    another = _marked(line) or _bare(line)
    if another:
        raise ScheduleError(ScheduleProblem.SEVERAL_PLACES, line.typed(another.name), (line.typed(named.name),))
    if named.place.main is None:
        near = [zone_name(_zone(zone)) for zone in named.place.zones[:_OFFERED]]
        raise ScheduleError(ScheduleProblem.SEVERAL_ZONES, line.typed(named.name), near)
    return _zone(named.place.main)


class _Named(NamedTuple):
    """A place, where its name stands, and where all that is said of it does."""

    place: Place
    name: tuple[int, int]
    span: tuple[int, int]


def _marked(line: Line) -> _Named | None:
    """Return the place behind «hora de»."""
    marker = line.find(_MARKER)
    if marker is None:
        return None
    behind = next(_runs(line, marker.end()))
    named = _named(behind) or _misspelt(behind, is_due=True)
    if named is None:
        raise _unknown(line.typed((behind[0].start, behind[:_UNKNOWN][-1].end)))
    return named._replace(span=(marker.start(), named.span[1]))


def _bare(line: Line) -> _Named | None:
    """Return the place that follows what is taken, or stands between signs alone."""
    for run in _runs(line, 0):
        follows = line.is_behind_taken(run[0])
        for number, token in enumerate(run):
            if token.word.isalnum() and not (number and run[number - 1].word.isalnum()):
                named = _named(run[number:]) or (_misspelt(run[number:]) if follows else None)
                if named and (follows or _ends(run, named.span[1])) and line.text[slice(*named.name)] not in _ORDINARY:
                    return named
                follows = False
    return None


def _ends(run: Sequence[Token], place: int) -> bool:
    """Tell whether a run has a sign, or nothing, behind a place."""
    behind = next((token.word for token in run if token.start > place), "")
    return not behind.isalnum()


def _named(run: Sequence[Token]) -> _Named | None:
    """Return the place with whose name a run begins, the longest, prepositions aside and then articles."""
    for skipped in _skipped(run):
        for count in range(min(longest_name(), len(run) - skipped), 0, -1):
            words = run[skipped : skipped + count]
            place = find(token.word for token in words)
            if place and _is_whole([token.word for token in words]):
                return _in_country(place, words, run[skipped + count :])
    return None


def _is_whole(words: Sequence[str]) -> bool:
    """Tell whether a name ends where it should: with a word, or with the point of one of several abbreviations."""
    return words[-1].isalnum() or (words[-1] == "." and "." in words[:-1])


def _in_country(place: Place, name: Sequence[Token], behind: Sequence[Token]) -> _Named:
    """Return a place as the country that is named behind it narrows it."""
    span = name[0].start, name[-1].end
    start = next((number for number, token in enumerate(behind) if token.word.isalnum()), 0)
    for count in range(min(longest_name(), len(behind) - start), 0, -1):
        words = behind[start : start + count]
        country = find(token.word for token in words)
        narrower = country and place.within(country)
        if narrower:
            return _Named(narrower, span, (span[0], words[-1].end))
    return _Named(place, span, span)


def _misspelt(run: Sequence[Token], *, is_due: bool = False) -> _Named | None:
    """Return the place with whose misspelt name a run begins; a Spanish word is none, unless a place is due."""
    for skipped in _skipped(run):
        for count in range(min(_MISSPELT, len(run) - skipped), 0, -1):
            words = run[skipped : skipped + count]
            if count > 1 or is_due or not commonness(fold(words[0].typed[0])):
                place = find_misspelt(token.word for token in words)
                if place:
                    return _in_country(place, words, run[skipped + count :])
    return None


def _skipped(run: Sequence[Token]) -> Iterator[int]:
    """Yield how many words a name may have before it: none, a preposition, an article, both."""
    leading = 1 if run and run[0].word in _LEADING else 0
    yield leading
    if len(run) > leading and run[leading].word in _ARTICLES:
        yield leading + 1


def _runs(line: Line, start: int) -> Iterator[list[Token]]:
    """Yield the stretches of words and signs that are free from a place on."""
    free = (token for token in line.tokens if token.start >= start)
    for is_free, run in groupby(free, key=lambda token: not (line.is_taken(token) or line.is_kept(token))):
        if is_free:
            yield list(run)


def _unknown(typed: str) -> ScheduleError:
    return ScheduleError(ScheduleProblem.UNKNOWN_PLACE, typed, suggestions(typed))


@cache
def _zone(key: str) -> ZoneInfo:
    return ZoneInfo(key)
