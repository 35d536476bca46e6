"""What the owner is told of a stretch of time, as text. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bot.chat.reply import clipped
from bot.chat.rich import Rich, bold, joined
from bot.store.values import Day
from bot.wording import owner as say
from bot.wording.groups import failure
from bot.wording.subscriptions import private_chat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.store.promises import Outbox, Trouble
    from bot.store.values import Report

DAYS: Final = 14
"""Days told in words; the picture has all."""
SECTIONS: Final = 10
_GAP: Final = 200
_ERROR: Final = 200
"""Characters told of a question, and of an error: the beginning is enough to know it again."""


def told(report: Report, outbox: Outbox, troubles: Sequence[Trouble]) -> Rich:
    """Return a report, with what was sent without being asked and what of that did not go as promised."""
    total = total_of(report)
    counted = say.totals(total.asked, total.answered, total.nearest, total.abstained - total.nearest)
    head = [say.NOTHING] if not report.days else [*counted, say.votes(total.useful, total.useless)]
    return joined(
        [
            joined([bold(say.REPORT), Rich(period(report))], "\n"),
            Rich("\n".join([*head, say.chats(report.chats)])),
            _listed(say.BY_DAY, _days(report)),
            _listed(say.BY_SECTION, (say.tally(one.name, one.count) for one in report.sections[:SECTIONS])),
            _listed(say.GAPS, (say.gap(_line(one.name, _GAP), one.count) for one in report.gaps)),
            _listed(say.CAUSES, (say.tally(say.CAUSE_NAMES[cause], count) for cause, count in report.causes)),
            _listed(say.SENDINGS, _sendings(outbox, troubles)),
            _listed(say.ERRORS, _errors(report)),
            Rich(say.TIMES_IN_UTC),
        ]
    )


def brief(report: Report) -> Rich:
    """Return what stands under the picture of a report."""
    total = total_of(report)
    return Rich(say.caption(period(report), total.asked, total.answered))


def period(report: Report) -> str:
    """Return of which days a report is."""
    return days_between(report.since, report.until)


def days_between(since: dt.datetime, until: dt.datetime) -> str:
    """Return a stretch of time in days."""
    return say.period(since.date(), until.date())


def total_of(report: Report) -> Day:
    """Return what happened on all the days together, as if on the last."""
    return added([*report.days, Day(report.until.date(), 0, 0, 0, 0, 0, 0)])


def every_day(report: Report) -> list[Day]:
    """Return the days of a report with those on which nothing happened, in order."""
    known = {day.day: day for day in report.days}
    first, last = report.since.date(), report.until.date()
    days = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
    return [known.get(day, Day(day, 0, 0, 0, 0, 0, 0)) for day in days]


def added(days: Sequence[Day]) -> Day:
    """Return what happened on some days together, as if on the last of them."""
    return Day(days[-1].day, *map(sum, zip(*map(_counts, days), strict=True)))


def _counts(day: Day) -> tuple[int, ...]:
    return day.asked, day.answered, day.nearest, day.abstained, day.useful, day.useless


def _days(report: Report) -> Iterator[str]:
    """Yield the last days on which something was asked, the last first."""
    asked = [day for day in reversed(report.days) if day.asked]
    yield from (say.day_line(day.day, day.asked, day.answered) for day in asked[:DAYS])
    if more := asked[DAYS:]:
        yield say.more_days(len(more))


def _sendings(outbox: Outbox, troubles: Sequence[Trouble]) -> Iterator[str]:
    yield from say.sendings(dict(outbox.fates), outbox.waiting)
    for one in troubles:
        why = _line(failure(one.note), _ERROR) if one.note else ""
        yield say.trouble(_line(one.title, _ERROR) or private_chat(one.chat_id), one.moment, one.fate, why)


def _errors(report: Report) -> Iterator[str]:
    yield from (say.error(_line(one.what, _ERROR), one.count, one.last_at) for one in report.errors)
    if not report.errors:
        yield say.NO_ERRORS


def _listed(title: str, lines: Iterable[str]) -> Rich:
    """Return lines under their title, or nothing where there are none."""
    text = "\n".join(lines)
    return joined([bold(title), Rich(text)], "\n") if text else Rich("")


def _line(text: str, length: int) -> str:
    return clipped(" ".join(text.split()), length)
