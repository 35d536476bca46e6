"""A year of promises with a fast clock: in ten zones, each moment becomes one posting, at its time and at no other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot import schedule
from bot.store import Store
from bot.store.promises import Content, Fate, State, Subscription, When
from tests.unit.store.given import PEPPER

if TYPE_CHECKING:
    from tests.unit.store.conftest import Run

ZONES = (
    *("Europe/Madrid", "Atlantic/Canary", "America/Santiago", "America/Mexico_City", "America/Bogota"),
    *("America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"),
)
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
END = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
WRITTEN = ("domingo 02:30", "último día del mes 00:00")
"""Clocks change on Sundays mostly, at two or three o'clock, and in some places at midnight."""


@pytest.mark.long
def test_each_moment_of_a_year_comes_once_and_in_its_minute(run: Run) -> None:
    store = Store("sqlite://", pepper=PEPPER)
    for number, (zone, written) in enumerate((zone, written) for zone in ZONES for written in WRITTEN):
        when = When(schedule.parse(written), ZoneInfo(zone))
        run(store.promises.save(Subscription(f"{number}", number + 1, Content.WHOLE, when, state=State.ACTIVE), START))
    sent: dict[tuple[str, str], list[dt.datetime]] = defaultdict(list)
    while (now := run(store.promises.next_due())) is not None and now < END:
        run(store.promises.plan(now))
        for posting in run(store.promises.claim(now, 100, has_newest=True)):
            assert posting.moment == now
            sent[posting.subscription.when.zone.key, str(posting.subscription.when.schedule)].append(now)
            run(store.promises.settle(posting, Fate.SENT, "", now))
    run(store.close())
    for (zone, written), moments in sent.items():
        local = [moment.astimezone(ZoneInfo(zone)) for moment in moments]
        assert len({one.date() for one in local}) == len(local)
        shown = {(one.hour, one.minute) for one in local}
        if written.startswith("último"):
            assert [(one.month, (one + dt.timedelta(days=1)).day) for one in local] == [(n, 1) for n in range(1, 13)]
        else:
            assert len(local) == 52
            assert {one.weekday() for one in local} == {6}
        assert len(shown) <= 2  # once a year the clock may skip the time
    assert len(sent) == len(ZONES) * len(WRITTEN)
