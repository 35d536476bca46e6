"""Which updates are done: one that Telegram delivers again after a restart is not to be answered twice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store.schema import updates
from bot.store.upserts import upsert

if TYPE_CHECKING:
    from sqlalchemy import Connection

KEPT: Final = dt.timedelta(hours=48)
"""How long: Telegram itself forgets an update after 24 hours."""


def is_done(connection: Connection, update_id: int) -> bool:
    """Tell whether an update is done."""
    return connection.scalar(sa.select(updates.c.id).where(updates.c.id == update_id)) is not None


def finish(connection: Connection, update_id: int, now: dt.datetime) -> None:
    """Keep that an update is done."""
    upsert(connection, updates, {"id": update_id, "done_at": now})


def touch(connection: Connection) -> None:
    """Write nothing: where nothing can be written, this tells it before the first update is done."""
    connection.execute(updates.delete().where(sa.false()))
