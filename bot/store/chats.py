"""What the bot is in a chat, and what was chosen there."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from bot.store import schema
from bot.store.upserts import upsert
from bot.store.values import Chat, ChatSettings, Membership

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection, RowMapping

PRESENT: Final = (Membership.MEMBER, Membership.ADMINISTRATOR, Membership.RESTRICTED)
"""What the bot is where it can still be asked."""

_chats: Final = schema.chats
_SETTINGS: Final = tuple(field.name for field in fields(ChatSettings))
_CHOSEN: Final = (*_SETTINGS, "changed_at")
_ONE: Final = sa.select(_chats).where(_chats.c.id == sa.bindparam("one"))


def chat(connection: Connection, chat_id: int) -> Chat | None:
    """Return a chat, if it is known."""
    row = _row(connection, chat_id)
    return _chat(row) if row else None


def chats(connection: Connection) -> list[Chat]:
    """Return every chat that is known."""
    return [_chat(row) for row in connection.execute(sa.select(_chats).order_by(_chats.c.id)).mappings()]


def settings(connection: Connection, chat_id: int) -> ChatSettings:
    """Return what was chosen for a chat, or what holds where nothing was."""
    known = chat(connection, chat_id)
    return known.settings if known else ChatSettings()


def note(connection: Connection, seen: Chat, now: dt.datetime) -> Chat:
    """Keep what a chat is called and what the bot is there; what was chosen there stays. Return all of it."""
    upsert(connection, _chats, _values(seen, now, changed_at=None), keep=_CHOSEN)
    return chat(connection, seen.id) or seen


def change(connection: Connection, chosen: Chat, now: dt.datetime) -> None:
    """Keep what was chosen for a chat; its name and what the bot is there stay, where they are known."""
    upsert(connection, _chats, _values(chosen, now, changed_at=now), keep=("title", "membership", "noted_at"))


def migrate(connection: Connection, old_id: int, new_id: int, now: dt.datetime) -> None:
    """Give a group that became a supergroup its new number, with what was chosen there and is being talked about.

    Numbers of messages begin anew there. What is kept of single messages goes, therefore: under the new number it would
    be about others, and the bot would edit or delete what somebody else has written meanwhile.
    """
    moved = schema.subscriptions.update().where(schema.subscriptions.c.chat_id == old_id)
    connection.execute(moved.values(chat_id=new_id))
    for table in (schema.exchanges, schema.deletions, schema.readings):
        connection.execute(table.delete().where(table.c.chat_id == old_id))
    _move_conversations(connection, old_id, new_id)
    old, new = _row(connection, old_id), _row(connection, new_id)
    if old is None:
        return
    connection.execute(_chats.delete().where(_chats.c.id == old_id))
    if new is None:
        connection.execute(_chats.insert().values({**old, "id": new_id, "kind": "supergroup", "noted_at": now}))
    elif _was_chosen_later(old, new):
        connection.execute(_chats.update().where(_chats.c.id == new_id).values({name: old[name] for name in _CHOSEN}))


def _move_conversations(connection: Connection, old_id: int, new_id: int) -> None:
    """Move what people asked; who has already asked under the new number has moved on."""
    table = schema.conversations
    moved = sa.select(table.c.person).where(table.c.chat_id == new_id)
    connection.execute(table.delete().where(table.c.chat_id == old_id, table.c.person.in_(moved)))
    connection.execute(table.update().where(table.c.chat_id == old_id).values(chat_id=new_id, message_id=0))


def _was_chosen_later(old: RowMapping, new: RowMapping) -> bool:
    """Tell whether somebody chose something under the old number, and nobody did since under the new one."""
    return old["changed_at"] is not None and (new["changed_at"] is None or new["changed_at"] <= old["changed_at"])


def _row(connection: Connection, chat_id: int) -> RowMapping | None:
    return connection.execute(_ONE, {"one": chat_id}).mappings().one_or_none()


def _values(chat: Chat, now: dt.datetime, changed_at: dt.datetime | None) -> dict[str, Any]:
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title,
        "membership": chat.membership,
        "noted_at": now,
        "changed_at": changed_at,
        **{name: getattr(chat.settings, name) for name in _SETTINGS},
    }


def _chat(row: RowMapping) -> Chat:
    chosen = {name: row[name] for name in _SETTINGS} | {"documents": tuple(row["documents"])}
    return Chat(row["id"], row["kind"], row["title"], row["membership"], ChatSettings(**chosen))
