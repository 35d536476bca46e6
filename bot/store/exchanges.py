"""Which messages answer which, for as long as Telegram lets them be edited, and which the bot is to delete."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store.schema import deletions, exchanges
from bot.store.upserts import upsert
from bot.store.values import Deletion, Exchange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

KEPT: Final = dt.timedelta(hours=48)
"""How long: after that a message can be neither edited nor deleted."""


def answered_in(
    connection: Connection, asked: tuple[int, int], exchange: Exchange, asker: str | None, now: dt.datetime
) -> None:
    """Keep which messages answer one, given by its chat and number, in place of those that did before."""
    chat_id, message_id = asked
    row = {
        "chat_id": chat_id,
        "message_id": message_id,
        "token": exchange.token,
        "replies": exchange.replies,
        "asker": asker,
        "answered_at": now,
    }
    upsert(connection, exchanges, row)


def exchange(connection: Connection, chat_id: int, message_id: int) -> Exchange | None:
    """Return how a message was answered, if that is still kept."""
    kept = sa.select(exchanges.c.token, exchanges.c.replies).where(
        exchanges.c.chat_id == chat_id, exchanges.c.message_id == message_id
    )
    row = connection.execute(kept).one_or_none()
    return Exchange(row.token, tuple(row.replies)) if row else None


def delete_later(connection: Connection, chat_id: int, message_ids: Sequence[int], at: dt.datetime) -> None:
    """Keep when messages are to be deleted."""
    for message_id in message_ids:
        upsert(connection, deletions, {"chat_id": chat_id, "message_id": message_id, "due_at": at})


def due(connection: Connection, now: dt.datetime, limit: int) -> list[Deletion]:
    """Return messages that are to be deleted by now, those that were to be first."""
    table = deletions
    order = (table.c.due_at, table.c.chat_id, table.c.message_id)
    found = sa.select(table.c.chat_id, table.c.message_id).where(table.c.due_at <= now).order_by(*order).limit(limit)
    return [Deletion(*row) for row in connection.execute(found)]


def deleted(connection: Connection, deletion: Deletion) -> None:
    """Forget a message that is deleted, or cannot be."""
    connection.execute(
        deletions.delete().where(deletions.c.chat_id == deletion.chat_id, deletions.c.message_id == deletion.message_id)
    )
