"""Everything of a person, deleted: in every chat, and their private chat with its name and choices.

What is left says nothing of them: questions without an asker, and messages that the bot is still to delete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store import schema
from bot.store.upkeep import lapsed
from bot.store.values import Forgotten

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import ColumnElement, Connection


def forget(connection: Connection, person_id: int, person: str, now: dt.datetime) -> Forgotten:
    """Delete all that is kept of a person and return how much that was, without what had lapsed already.

    A private chat has its person's number, so what is kept of it is theirs as well.
    """
    for old in lapsed(now):
        connection.execute(old.table.delete().where(old.condition))
    connection.execute(schema.readings.delete().where(schema.readings.c.chat_id == person_id))
    return Forgotten(
        conversations=_delete(
            connection,
            schema.conversations,
            sa.or_(schema.conversations.c.person == person, schema.conversations.c.chat_id == person_id),
        ),
        votes=_delete(connection, schema.votes, schema.votes.c.person == person),
        questions=_delete(connection, schema.questions, schema.questions.c.asker == person),
        exchanges=_delete(
            connection,
            schema.exchanges,
            sa.or_(schema.exchanges.c.asker == person, schema.exchanges.c.chat_id == person_id),
        ),
        choices=_delete(connection, schema.chats, schema.chats.c.id == person_id),
        subscriptions=_delete(connection, schema.subscriptions, schema.subscriptions.c.chat_id == person_id),
    )


def _delete(connection: Connection, table: sa.Table, condition: ColumnElement[bool]) -> int:
    return connection.execute(table.delete().where(condition)).rowcount
