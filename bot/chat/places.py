"""Where a message goes, and how the methods that send take that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram import ReplyParameters
from telegram.constants import ParseMode

if TYPE_CHECKING:
    from telegram import Message


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes.

    `topic` is None in the general one, whose number the server refuses, and wherever there are none. `quote` holds
    words of the message replied to. `seen_by` is the one person who is to see it, where the server knows such messages.
    """

    chat_id: int
    topic: int | None = None
    reply_to: int | None = None
    quote: str | None = None
    seen_by: int | None = None


def place_of(message: Message) -> Place:
    """Return where an answer to a message goes; outside forums a thread's number is that of a reply, and no place."""
    topic = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, topic, message.message_id)


def addressed(place: Place) -> dict[str, Any]:
    """Return a place as the methods that send take it."""
    reply = (
        ReplyParameters(place.reply_to, allow_sending_without_reply=True, quote=place.quote) if place.reply_to else None
    )
    return {
        "chat_id": place.chat_id,
        "message_thread_id": place.topic,
        "reply_parameters": reply,
        "parse_mode": ParseMode.HTML,
    }


def only_for(person: int | None) -> dict[str, Any] | None:
    """Return what shows a message to one person: Bot API 10.2 and 10.3 say it differently, and pass over the other."""
    if person is None:
        return None
    return {"receiver_user_id": person, "ephemeral_message_parameters": {"receiver_user_id": person}}
