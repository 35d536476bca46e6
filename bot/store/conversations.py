"""The question that somebody asked before in a chat, for as long as a follow-up may lean on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store.chats import settings
from bot.store.schema import conversations
from bot.store.upserts import upsert
from bot.store.values import Talk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.store.values import Exchange

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


def talk(connection: Connection, chat_id: int, person: str | None, now: dt.datetime) -> Talk:
    """Return what was chosen for a chat, and what somebody asked before there, if it is not too long ago."""
    return Talk(settings(connection, chat_id), None if person is None else _previous(connection, chat_id, person, now))


def _previous(connection: Connection, chat_id: int, person: str, now: dt.datetime) -> str | None:
    given = {"of_chat": chat_id, "of_person": person, "since": now - KEPT}
    asked: str | None = connection.scalar(_PREVIOUS, given)
    return asked


def remember(connection: Connection, exchange: Exchange, person: str, now: dt.datetime) -> None:
    """Keep what a follow-up may lean on, unless a later message of the same person still counts."""
    row = {
        "chat_id": exchange.chat_id,
        "person": person,
        "question": exchange.leading,
        "message_id": exchange.message_id,
        "asked_at": now,
    }
    upsert(connection, conversations, row, where=_EARLIER, given={"asked": exchange.message_id, "since": now - KEPT})
