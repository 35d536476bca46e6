"""The machine's time beside Telegram's, and in the zone by which subscriptions are made."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.doctor.checks import broken, doubtful, fine
from bot.wording import doctor as say

if TYPE_CHECKING:
    from bot.doctor.checks import Check

TOLERATED: Final = dt.timedelta(seconds=5)
"""How much a clock may be off: the time of an answer is known to a few seconds, and processes on one database take each
other for dead after six."""
INTOLERABLE: Final = dt.timedelta(minutes=1)
"""What people see: schedules are written in minutes."""
_RULES: Final = "tzdata.zi"
"""The file that names the edition in its first line: «# version 2026a» (https://data.iana.org/time-zones/tz-link.html)."""


def check(ahead: dt.timedelta | None, now: dt.datetime, zone: zoneinfo.ZoneInfo) -> Check:
    """Return whether the clock is right, which is known where Telegram told the time."""
    here = say.time_there(zone.key, now.astimezone(zone), rules())
    if ahead is None:
        return doubtful(say.CLOCK, say.not_compared(here), say.READ_CLOCK)
    if abs(ahead) <= TOLERATED:
        return fine(say.CLOCK, say.in_time(here))
    told = say.out_of_time(ahead, here)
    return (broken if abs(ahead) > INTOLERABLE else doubtful)(say.CLOCK, told, say.SET_CLOCK)


def rules() -> str:
    """Return of which edition the zones' rules are, the system's or, lacking these, a package's; nothing if unknown."""
    folder = next((Path(path) for path in zoneinfo.TZPATH if Path(path).is_dir()), None)
    if folder is None:
        return metadata.version("tzdata")
    try:
        with (folder / _RULES).open(encoding="ascii") as file:
            return file.readline().rpartition(" ")[2].strip()
    except (OSError, ValueError):
        return ""
