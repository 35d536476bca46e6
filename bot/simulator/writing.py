"""How the Bot API writes a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.simulator.model import Json, Message


def without_none(**fields: object) -> Json:
    """Return the fields that have a value: the Bot API leaves the others out."""
    return {name: value for name, value in fields.items() if value is not None}


def message_json(message: Message, *, within_another: bool = False) -> Json:
    """Return a message as the Bot API writes it; one replied to comes without what it replied to itself."""
    return {
        **_origin(message),
        **_place(message, within_another=within_another),
        **_provenance(message),
        **_content(message),
    }


def _origin(message: Message) -> Json:
    """Write where the message comes from; in a channel everybody writes as the channel.

    Of a message seen by one person the number counts apart; that `message_id` is 0 then could not be confirmed.
    """
    in_channel = message.chat.kind == "channel"
    speaker = message.chat if in_channel else message.sender_chat
    private = (
        {"ephemeral_message_id": message.id, "receiver_user": message.seen_by.as_json()} if message.seen_by else {}
    )
    about = without_none(
        message_id=0 if message.seen_by else message.id,
        chat=message.chat.as_json(),
        date=message.date,
        edit_date=message.edited,
        sender_chat=speaker.as_json() if speaker else None,
    )
    return {**about, **private, **({} if in_channel else {"from": message.sender.as_json()})}


def _place(message: Message, *, within_another: bool) -> Json:
    shown = message.reply_to and not within_another
    return without_none(
        message_thread_id=message.topic.id if message.topic else message.thread,
        is_topic_message=True if message.topic else None,
        reply_to_message=message_json(message.reply_to, within_another=True) if shown and message.reply_to else None,
        quote=message.quote,
        has_protected_content=message.is_protected or None,
        media_group_id=message.album,
    )


def _provenance(message: Message) -> Json:
    """Write by what way the message came here."""
    return without_none(
        via_bot=message.via_bot.as_json() if message.via_bot else None,
        guest_bot_caller_user=message.guest_caller.as_json() if message.guest_caller else None,
        forward_origin=message.forward_origin,
        is_automatic_forward=message.is_automatic_forward or None,
    )


def _content(message: Message) -> Json:
    keyboard = [list(row) for row in message.keyboard]
    return {
        **message.service,
        **message.media,
        **(_special(message) or _words(message)),
        **({"link_preview_options": message.link_preview} if message.link_preview else {}),
        **({"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {}),
    }


def _special(message: Message) -> Json:
    """Write what a message has in the place of a text."""
    if message.poll:
        return {"poll": message.poll.as_json(tells_solution=message.forward_origin is None)}
    return {"rich_message": message.rich} if message.rich else {}


def _words(message: Message) -> Json:
    words, marks = ("caption", "caption_entities") if message.media else ("text", "entities")
    entities = [entity.as_json() for entity in message.entities]
    return {**({words: message.text} if message.text else {}), **({marks: entities} if entities else {})}
