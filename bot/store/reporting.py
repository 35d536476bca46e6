"""What happened in a stretch of time, counted for the owner: from one moment until before another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from bot.store.chats import PRESENT
from bot.store.schema import chats, errors, questions, votes
from bot.store.values import Day, ErrorNote, Found, Report, Tally

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection

    from bot.store.values import Cause

_SECTIONS: Final = 20
_GAPS: Final = 30
_ERRORS: Final = 20
"""How many are told at most; who wants all of them exports them."""


def report(connection: Connection, since: dt.datetime, until: dt.datetime) -> Report:
    """Return what happened; days on which nothing did are left out."""
    asked = _within(questions.c.asked_at, since, until)
    voted = _within(votes.c.voted_at, since, until)
    return Report(
        since,
        until,
        days=_days(connection, asked, voted),
        sections=_tallies(connection, questions.c.section, _SECTIONS, asked, questions.c.section != ""),
        gaps=_gaps(connection, asked),
        causes=_causes(connection, voted),
        chats=_present(connection),
        errors=_errors(connection, since, until),
    )


def _within(column: ColumnElement[Any], since: dt.datetime, until: dt.datetime) -> ColumnElement[bool]:
    return sa.and_(column >= since, column < until)


def _days(connection: Connection, asked: ColumnElement[bool], voted: ColumnElement[bool]) -> tuple[Day, ...]:
    """Return the days in UTC; a vote counts on the day it was given."""
    found = questions.c.found
    of_questions = _by_day(
        connection,
        questions.c.asked_at,
        asked,
        [sa.true(), found == Found.ANSWERED, found == Found.NEAREST, found != Found.ANSWERED],
    )
    of_votes = _by_day(connection, votes.c.voted_at, voted, [votes.c.useful, sa.not_(votes.c.useful)])
    return tuple(
        Day(day, *of_questions.get(day, (0, 0, 0, 0)), *of_votes.get(day, (0, 0)))
        for day in sorted(of_questions.keys() | of_votes.keys())
    )


def _by_day(
    connection: Connection, moment: sa.Column[Any], chosen: ColumnElement[bool], kinds: Sequence[ColumnElement[bool]]
) -> dict[dt.date, tuple[int, ...]]:
    """Return for each day how many rows are of each kind."""
    day = sa.func.date(moment, type_=sa.Date)
    counts = [sa.func.sum(sa.case((kind, 1), else_=0)) for kind in kinds]
    rows = connection.execute(sa.select(day, *counts).where(chosen).group_by(day))
    return {row[0]: tuple(row[1:]) for row in rows}


def _tallies(
    connection: Connection, name: sa.Column[str], limit: int, *chosen: ColumnElement[bool]
) -> tuple[Tally, ...]:
    count = sa.func.count()
    rows = sa.select(name, count).where(*chosen).group_by(name).order_by(count.desc(), name).limit(limit)
    return tuple(Tally(*row) for row in connection.execute(rows))


def _gaps(connection: Connection, asked: ColumnElement[bool]) -> tuple[Tally, ...]:
    """Return what found no answer, the same question once however it was typed.

    The greatest of its texts stands for it: «¿Cuándo…?» comes after «cuando…», as signs and accents come after letters.
    """
    count, words = sa.func.count(), questions.c.words
    rows = (
        sa.select(sa.func.max(questions.c.text), count)
        .where(asked, questions.c.found != Found.ANSWERED)
        .group_by(words)
        .order_by(count.desc(), words)
        .limit(_GAPS)
    )
    return tuple(Tally(*row) for row in connection.execute(rows))


def _causes(connection: Connection, voted: ColumnElement[bool]) -> tuple[tuple[Cause, int], ...]:
    count, cause = sa.func.count(), votes.c.cause
    rows = sa.select(cause, count).where(voted, cause.is_not(None)).group_by(cause).order_by(count.desc(), cause)
    return tuple((row[0], row[1]) for row in connection.execute(rows))


def _present(connection: Connection) -> int:
    return connection.scalar(sa.select(sa.func.count()).where(chats.c.membership.in_(PRESENT))) or 0


def _errors(connection: Connection, since: dt.datetime, until: dt.datetime) -> tuple[ErrorNote, ...]:
    """Return what went wrong, the latest first; of the day on which the time begins, what came before counts too."""
    last = sa.func.max(errors.c.last_at)
    rows = (
        sa.select(errors.c.what, sa.func.sum(errors.c.times), last)
        .where(_within(errors.c.last_at, since, until))
        .group_by(errors.c.what)
        .order_by(last.desc(), errors.c.what)
        .limit(_ERRORS)
    )
    return tuple(ErrorNote(*row) for row in connection.execute(rows))
