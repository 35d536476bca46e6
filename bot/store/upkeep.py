"""What is older than its time goes, and errors are counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store import conversations, encodings, exchanges, processes, schema, updates
from bot.store.chats import PRESENT
from bot.store.promises import State
from bot.store.upserts import tally

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

BATCH: Final = 500
"""Rows deleted at a time, so that nobody waits long for the database."""


DRAFTED: Final = dt.timedelta(days=1)
"""How long somebody may choose what a subscription is to be."""
_has_stopped: Final = schema.subscriptions.c.state == State.STOPPED
_is_draft: Final = schema.subscriptions.c.state == State.DRAFT


@dataclass(frozen=True, slots=True)
class Stale:
    """Rows of a table whose time is over."""

    table: Table
    condition: ColumnElement[bool]


def lapsed(now: dt.datetime) -> tuple[Stale, ...]:
    """Return what has its own time, whatever the owner chose."""
    return (
        Stale(schema.conversations, schema.conversations.c.asked_at < now - conversations.KEPT),
        Stale(schema.exchanges, schema.exchanges.c.answered_at < now - exchanges.KEPT),
        Stale(schema.deletions, schema.deletions.c.due_at < now - exchanges.KEPT),
        Stale(schema.updates, schema.updates.c.noted_at < now - updates.KEPT),
        Stale(schema.subscriptions, sa.and_(_is_draft, schema.subscriptions.c.changed_at < now - DRAFTED)),
        Stale(schema.processes, schema.processes.c.beat_at < now - processes.KEPT),
    )


def stale(now: dt.datetime, keep_days: int) -> tuple[Stale, ...]:
    """Return all whose time is over; votes go with their question, and a chat only where the bot is out."""
    oldest = now - dt.timedelta(days=keep_days)
    is_out = schema.chats.c.membership.not_in(PRESENT)
    return (
        *lapsed(now),
        Stale(schema.questions, schema.questions.c.asked_at < oldest),
        Stale(schema.errors, schema.errors.c.last_at < oldest),
        Stale(schema.chats, sa.and_(is_out, schema.chats.c.noted_at < oldest)),
        Stale(schema.postings, schema.postings.c.settled_at < oldest),
        Stale(schema.subscriptions, sa.and_(_has_stopped, schema.subscriptions.c.changed_at < oldest)),
        Stale(schema.encodings, schema.encodings.c.used_at < now - encodings.KEPT),
    )


def delete_some(connection: Connection, old: Stale) -> int:
    """Delete some of the rows whose time is over and return how many; none are left when it is fewer than `BATCH`."""
    key = old.table.primary_key.columns
    some = sa.select(*key).where(old.condition).limit(BATCH)
    return connection.execute(old.table.delete().where(sa.tuple_(*key).in_(some))).rowcount


def note_error(connection: Connection, what: str, now: dt.datetime) -> None:
    """Count an error, apart for each day and from one report to the next."""
    midnight = now.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    since = max(midnight, last_report(connection) or midnight)
    tally(connection, schema.errors, {"what": what, "since": since, "times": 1, "last_at": now}, "times")


def last_report(connection: Connection) -> dt.datetime | None:
    """Return when the owner was last told."""
    last: dt.datetime | None = connection.scalar(sa.select(sa.func.max(schema.reports.c.at)))
    return last


def reported(connection: Connection, now: dt.datetime) -> None:
    """Keep that the owner has been told."""
    connection.execute(schema.reports.delete())
    connection.execute(schema.reports.insert().values(at=now))
