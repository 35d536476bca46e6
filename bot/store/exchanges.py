"""What is kept of messages that asked, and of those that answered them while Telegram lets them be edited."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store import conversations, questions
from bot.store.schema import deletions, exchanges
from bot.store.upserts import upsert
from bot.store.values import Deletion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from bot.store.values import Exchange

KEPT: Final = dt.timedelta(hours=48)
"""How long at most, the hour in which it was counted whole: then a message can be neither edited nor deleted."""


def keep(connection: Connection, exchange: Exchange, person: str | None, now: dt.datetime, *, with_asker: bool) -> None:
    """Keep as much of a message that asked as there is; who asked stands beside the question only `with_asker`.

    It is one transaction, not three, as nothing is done more often.
    """
    if exchange.question:
        questions.record(connection, exchange.question, person if with_asker else None)
    if person is not None and exchange.leading is not None:
        conversations.remember(connection, exchange, person, now)
    if exchange.replies is not None:
        is_private = exchange.person == exchange.chat_id  # which says whose it is
        _answered(connection, exchange, None if is_private else person, now)


def _answered(connection: Connection, exchange: Exchange, asker: str | None, now: dt.datetime) -> None:
    """Keep which messages answer one, in place of those that did before."""
    row = {
        "chat_id": exchange.chat_id,
        "message_id": exchange.message_id,
        "token": "",  # what was asked is not kept beside who asked
        "replies": exchange.replies,
        "asker": asker,
        "answered_at": _hour(now),
    }
    upsert(connection, exchanges, row)


def _hour(moment: dt.datetime) -> dt.datetime:
    """Return the hour of a moment: to the second it would tell which question, kept without its asker, was theirs.

    Where nobody else asks within the hour, it still does.
    """
    return moment.replace(minute=0, second=0, microsecond=0)


def replies(connection: Connection, chat_id: int, message_id: int) -> tuple[int, ...]:
    """Return the messages that answer one, as far as that is still kept."""
    kept = sa.select(exchanges.c.replies).where(exchanges.c.chat_id == chat_id, exchanges.c.message_id == message_id)
    return tuple(connection.scalar(kept) or ())


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
