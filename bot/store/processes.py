"""Which processes are at work on this database, so that what one leaves undone another does, and no two do the same.

A process says now and then that it is there. One that has not for `LAPSE` is taken to be dead, unless nobody could have
heard it: while the database does not answer, all are silent. One that stops as it should says good-bye, and what it
leaves is free at once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store.schema import processes
from bot.store.upserts import upsert

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, ColumnElement, Connection

LAPSE: Final = dt.timedelta(seconds=6)
"""How long a process may be silent: three times as long as it pauses between saying that it is there."""
KEPT: Final = dt.timedelta(hours=1)
"""How long a dead one is remembered, which serves nobody."""
_LONG_AGO: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def beat(connection: Connection, process: str, now: dt.datetime) -> None:
    """Keep that a process is there."""
    upsert(connection, processes, {"id": process, "beat_at": now})


def touch(connection: Connection) -> None:
    """Write nothing: where nothing can be written, this tells it before the first update comes."""
    connection.execute(processes.delete().where(sa.false()))


def leave(connection: Connection, process: str) -> None:
    """Keep that a process is no more."""
    connection.execute(processes.delete().where(processes.c.id == process))


@dataclass(frozen=True, slots=True)
class Process:
    """A process's name, and since when another has to have been silent to be dead for it."""

    name: str
    silent_since: dt.datetime


def is_free(
    holder: sa.Column[str], name: str | BindParameter[str], silent_since: dt.datetime | BindParameter[dt.datetime]
) -> ColumnElement[bool]:
    """Return the condition that what `holder` holds is the process's of this name, or of none heard since a moment."""
    alive = sa.select(processes.c.id).where(processes.c.beat_at >= silent_since)
    return sa.and_(holder.is_not(None), sa.or_(holder == name, holder.not_in(alive)))


class Pulse:
    """What one process knows of its own saying that it is there."""

    def __init__(self, name: str) -> None:
        """Begin as if all had gone well for long."""
        self.name = name
        self._steady_since: dt.datetime | None = _LONG_AGO

    def felt(self, now: dt.datetime) -> None:
        """Note that it has been heard."""
        self._steady_since = self._steady_since or now

    def missed(self) -> None:
        """Note that it could not be heard, as then nobody could."""
        self._steady_since = None

    def at(self, now: dt.datetime) -> Process:
        """Return the process as it sees the others; after an outage all get time to be heard."""
        is_steady = self._steady_since is not None and now - self._steady_since >= LAPSE
        return Process(self.name, now - LAPSE if is_steady else _LONG_AGO)
