"""How a database is, for whoever wonders; nothing is made, migrated or left behind by looking."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.errors import StoreError, StoreProblem
from bot.store.chats import PRESENT
from bot.store.columns import PROCESS
from bot.store.engines import address, file_of, glance, is_in_memory, reading
from bot.store.faults import shown, told
from bot.store.processes import LAPSE
from bot.store.promises import State
from bot.store.schema import chats, postings, processes, subscriptions
from bot.store.versions import REVISIONS, check_known, has_history, revision

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

LATE: Final = dt.timedelta(minutes=10)
"""After which what was due and is not sent is overdue: twice the longest pause between two tries."""
LOOKED_AT: Final = 30
"""Chats that are told of, those first whose subscriptions were changed last."""
_NAMES: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_trial: Final = sa.Table("glosa_trial", sa.MetaData(), sa.Column("id", sa.Integer))
"""Made and taken back, to see whether tables can be made."""
_is_kept: Final = subscriptions.c.state == State.ACTIVE
_is_received: Final = (subscriptions.c.state.in_((State.ACTIVE, State.STOPPED)), subscriptions.c.chat_id < 0)


class Age(Enum):
    """How a database's schema is to this version of Glosa; a newer one is a StoreError."""

    NONE = auto()
    """There is no schema yet, or not even a file."""
    OLD = auto()
    CURRENT = auto()
    FLEETING = auto()
    """The database is in memory: it is always current, and gone with its process."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """A group or channel that is promised something, or was until it did not let the bot write: `reason` says why."""

    chat_id: int
    kind: str
    title: str
    is_pinned: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds, counted: chats that the bot is in, what they are promised, processes at work on it.

    `overdue`: what should have been sent and is not, the oldest of it since `since`. `receivers` are some of
    `receiving` groups and channels.
    """

    chats: int
    subscriptions: int
    processes: int
    overdue: int
    since: dt.datetime | None
    receiving: int
    receivers: tuple[Receiver, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database is: its address without the password, what it is («SQLite 3.40.1»), and its schema.

    `contents` is there where the schema is current.
    """

    address: str
    software: str
    age: Age
    contents: Contents | None = None


def inspect(url: str, now: dt.datetime) -> Condition:
    """Return how a database is, or raise StoreError where it cannot be reached, read or written."""
    if is_in_memory(address(url)):
        return Condition(shown(url), _NAMES["sqlite"], Age.FLEETING)
    file = file_of(address(url))
    if file is not None and not file.exists():
        _check_folder(url, file.parent)
        return Condition(shown(url), _NAMES["sqlite"], Age.NONE)
    engine = glance(url)
    try:
        with told(url):
            found = _condition(url, engine, now)
            _write(engine, found.age, now)
        return found
    finally:
        engine.dispose()


def _check_folder(url: str, folder: Path) -> None:
    """See that a file could be made in a folder."""
    if not folder.is_dir():
        raise StoreError(StoreProblem.CANNOT_OPEN, shown(url))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreError(StoreProblem.READ_ONLY, shown(url))


def _condition(url: str, engine: Engine, now: dt.datetime) -> Condition:
    with reading(engine).begin() as connection:
        version = ".".join(map(str, connection.dialect.server_version_info or ()))
        software = f"{_NAMES[connection.dialect.name]} {version}".rstrip()
        found = revision(connection)
        check_known(url, found)
        if found == REVISIONS[-1]:
            return Condition(shown(url), software, Age.CURRENT, _contents(connection, now))
        return Condition(shown(url), software, Age.OLD if has_history(connection) else Age.NONE)


def _write(engine: Engine, age: Age, now: dt.datetime) -> None:
    """Write something, and take it back: into a table or, where a migration has to make some, a table itself."""
    with engine.connect() as connection, connection.begin() as transaction:
        if age is Age.CURRENT:
            row = {"id": secrets.token_hex(PROCESS // 2), "beat_at": now}
            connection.execute(sa.insert(processes).values(row))
        else:
            _trial.create(connection)
        transaction.rollback()


def _contents(connection: Connection, now: dt.datetime) -> Contents:
    overdue, since = _overdue(connection, now - LATE)
    return Contents(
        chats=_count(connection, sa.select(chats.c.id).where(chats.c.membership.in_(PRESENT))),
        subscriptions=_count(connection, sa.select(subscriptions.c.id).where(_is_kept)),
        processes=_count(connection, sa.select(processes.c.id).where(processes.c.beat_at >= now - LAPSE)),
        overdue=overdue,
        since=since,
        receiving=_count(connection, sa.select(subscriptions.c.chat_id).where(*_is_received).distinct()),
        receivers=_receivers(connection),
    )


def _count(connection: Connection, rows: sa.Select[tuple[int]] | sa.Select[tuple[str]]) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(rows.subquery())) or 0


def _overdue(connection: Connection, before: dt.datetime) -> tuple[int, dt.datetime | None]:
    """Return how much should have been planned or sent before a moment and is not, and since when."""
    count, oldest = 0, []
    for column, is_open in (
        (postings.c.due_at, postings.c.settled_at.is_(None)),
        (subscriptions.c.next_at, _is_kept),
    ):
        counted = sa.select(sa.func.count(), sa.func.min(column, type_=column.type)).where(is_open, column <= before)
        number, first = connection.execute(counted).one()
        count += number
        oldest += [first] if first else []
    return count, min(oldest, default=None)


def _receivers(connection: Connection) -> tuple[Receiver, ...]:
    """Return groups and channels that are promised something; stopped is one where all of it is."""
    is_kept = sa.case((_is_kept, 1), else_=0)
    is_pinned = sa.case((subscriptions.c.is_pinned, 1), else_=0)
    reason = sa.case((sa.func.max(is_kept) == 0, sa.func.max(subscriptions.c.reason)), else_="")
    title, kind = sa.func.coalesce(chats.c.title, ""), sa.func.coalesce(chats.c.kind, "")
    last = sa.func.max(subscriptions.c.changed_at)
    rows = (
        sa.select(subscriptions.c.chat_id, kind, title, sa.func.max(is_pinned), reason)
        .join_from(subscriptions, chats, chats.c.id == subscriptions.c.chat_id, isouter=True)
        .where(*_is_received)
        .group_by(subscriptions.c.chat_id, kind, title)
        .order_by(last.desc(), subscriptions.c.chat_id)
        .limit(LOOKED_AT)
    )
    return tuple(Receiver(row[0], row[1], row[2], bool(row[3]), row[4]) for row in connection.execute(rows))
