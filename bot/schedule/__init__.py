"""When something is to be received: as a value, as people write it in Spanish, and its next moment. Pure.

    values       Weekly, Monthly, Hourly, OnNews and Quiet, each written by `str` as it is read back
    moments      where a schedule meets a time zone's clock: the next moment, the last, and how late one may be
    line         a typed line of which clauses are taken
    numbers, clocks, weekdays, monthdays, periods
                 what each clause of the grammar looks like, and means
    places       what places are called in Spanish, and their zones
    zones        the zone that a line names
    reading      a typed line -> Request: schedule, zone, quiet hours, and words for somebody else

What is typed and cannot be meant raises ScheduleError, whose sentences are in `wording.schedules`.
"""

from bot.schedule.moments import after_quiet, check, last_until, next_after, window
from bot.schedule.places import COMMON_ZONES, zone_name
from bot.schedule.reading import Request, parse, parse_quiet, read, refusal
from bot.schedule.values import HOURS, LAST_DAY, MOST_TIMES, Hourly, Monthly, OnNews, Quiet, Schedule, Weekly
from bot.schedule.zones import parse_zone

__all__ = [
    "COMMON_ZONES",
    "HOURS",
    "LAST_DAY",
    "MOST_TIMES",
    "Hourly",
    "Monthly",
    "OnNews",
    "Quiet",
    "Request",
    "Schedule",
    "Weekly",
    "after_quiet",
    "check",
    "last_until",
    "next_after",
    "parse",
    "parse_quiet",
    "parse_zone",
    "read",
    "refusal",
    "window",
    "zone_name",
]
