"""Reports for the tests of what is told to the owner."""

from __future__ import annotations

import datetime as dt

from bot.store.promises import Outbox
from bot.store.values import Cause, Day, ErrorNote, Report, Tally

NOTHING_SENT = Outbox(0, None, ())
UNTIL = dt.datetime(2026, 3, 9, 18, 5, tzinfo=dt.UTC)
FRIDAY = Day(dt.date(2026, 3, 6), asked=10, answered=6, nearest=1, abstained=4, useful=3, useless=1)
MONDAY = Day(dt.date(2026, 3, 9), asked=2, answered=2, nearest=0, abstained=0, useful=0, useless=0)


def report(*days: Day, since: dt.datetime = UNTIL - dt.timedelta(days=4), errors: bool = True) -> Report:
    """Return what happened on some days."""
    return Report(
        since,
        UNTIL,
        days,
        sections=(Tally("El jardín › El riego", 5), Tally("La casa", 3)) if days else (),
        gaps=(Tally("¿Cuándo florece\nel tilo?", 3), Tally("¿" + "gatos " * 100 + "?", 1)) if days else (),
        causes=((Cause.WRONG, 1),) if days else (),
        chats=4,
        errors=(ErrorNote("TimedOut", 2, UNTIL), ErrorNote("BadRequest", 1, UNTIL)) if errors else (),
    )
