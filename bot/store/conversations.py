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


def previous(connection: Connection, chat_id: int, person: str, now: dt.datetime) -> str | None:
    """Return what somebody asked before in a chat, if it is not too long ago."""
    asked: str | None = connection.scalar(
        sa.select(conversations.c.question).where(
            conversations.c.chat_id == chat_id,
            conversations.c.person == person,
            conversations.c.asked_at >= now - KEPT,
        )
    )
    return asked


def remember(connection: Connection, chat_id: int, person: str, asked: tuple[int, str], now: dt.datetime) -> None:
    """Keep what somebody asks in a chat, by its message's number, unless a later one of theirs still counts."""
    message_id, question = asked
    row = {"chat_id": chat_id, "person": person, "question": question, "message_id": message_id, "asked_at": now}
    kept = conversations.c
    upsert(connection, conversations, row, where=sa.or_(kept.message_id <= message_id, kept.asked_at < now - KEPT))
