"""The question that somebody asked before in a chat, for as long as a follow-up may lean on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store.schema import conversations
from bot.store.upserts import upsert

if TYPE_CHECKING:
    from sqlalchemy import Connection

KEPT: Final = dt.timedelta(minutes=30)
"""How long; a question asked later begins a new conversation."""
_PREVIOUS: Final = sa.select(conversations.c.question).where(
    conversations.c.chat_id == sa.bindparam("of_chat"),
    conversations.c.person == sa.bindparam("of_person"),
    conversations.c.asked_at >= sa.bindparam("since"),
)
_EARLIER: Final = sa.or_(
    conversations.c.message_id <= sa.bindparam("asked"), conversations.c.asked_at < sa.bindparam("since")
)
"""The question that is kept is not after the one `asked`, or no longer counts, as it was asked before `since`."""


def previous(connection: Connection, chat_id: int, person: str, now: dt.datetime) -> str | None:
    """Return what somebody asked before in a chat, if it is not too long ago."""
    given = {"of_chat": chat_id, "of_person": person, "since": now - KEPT}
    asked: str | None = connection.scalar(_PREVIOUS, given)
    return asked


def remember(connection: Connection, chat_id: int, person: str, asked: tuple[int, str], now: dt.datetime) -> None:
    """Keep what somebody asks in a chat, by its message's number, unless a later one of theirs still counts."""
    message_id, question = asked
    row = {"chat_id": chat_id, "person": person, "question": question, "message_id": message_id, "asked_at": now}
    upsert(connection, conversations, row, where=_EARLIER, given={"asked": message_id, "since": now - KEPT})
