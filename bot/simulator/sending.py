"""The methods that put something new into a chat: messages, photos, documents, drafts, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from bot.simulator.access import open_topic, writable_chat
from bot.simulator.acts import forward_automatically
from bot.simulator.entities import utf16_length
from bot.simulator.ephemeral import receiver_of
from bot.simulator.keyboard import inline_keyboard
from bot.simulator.refusals import BadRequest
from bot.simulator.texts import caption_text, draft_text, message_text, quoted
from bot.simulator.transcript import Event
from bot.simulator.uploads import document_of, photo_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.simulator.details import Substance
    from bot.simulator.model import Chat, Keyboard, Message
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

_ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    },
)


def send_message(world: World, parameters: Parameters) -> object:
    """Return the message sent."""
    content = message_text(world, parameters, too_long="message is too long")
    preview = parameters.json_object("link_preview_options")
    return deliver(world, parameters, "text messages", content=content, link_preview=preview)


def send_photo(world: World, parameters: Parameters) -> object:
    """Return the photo sent."""
    content = caption_text(world, parameters)
    media, file = photo_of(world, parameters)
    return deliver(world, parameters, "photos", content=content, media=media, file=file)


def send_document(world: World, parameters: Parameters) -> object:
    """Return the file sent."""
    content = caption_text(world, parameters)
    media, file = document_of(world, parameters)
    return deliver(world, parameters, "documents", content=content, media=media, file=file)


def send_message_draft(world: World, parameters: Parameters) -> object:
    """Show what is being written, in private chats only; the next message takes its place."""
    content = draft_text(world, parameters)
    chat = writable_chat(world, parameters.text("chat_id"))
    if chat.kind != "private":
        message = "PEER_ID_INVALID"
        raise BadRequest(message)
    draft = parameters.integer("draft_id")
    if not draft:
        message = "DRAFT_ID_INVALID"
        raise BadRequest(message)
    chat.drafts[draft] = content
    world.record(Event("draft", chat.id, world.bot.first_name, content.text))
    return True


def send_chat_action(world: World, parameters: Parameters) -> object:
    """Show for some seconds that the bot is doing something."""
    if parameters.text("action").lower() not in _ACTIONS:
        text = "wrong parameter action in request"
        raise BadRequest(text)
    chat = writable_chat(world, parameters.text("chat_id"))
    open_topic(chat, parameters.integer("message_thread_id"))
    world.record(Event("action", chat.id, world.bot.first_name, parameters.text("action").lower()))
    return True


def deliver(world: World, parameters: Parameters, what: str, **substance: Unpack[Substance]) -> Message:
    """Post what is sent where the parameters say, if the bot may send `what` there."""
    keyboard = _keyboard(world.chat_named(parameters.text("chat_id")), parameters)
    chat = writable_chat(world, parameters.text("chat_id"), what)
    topic = open_topic(chat, parameters.integer("message_thread_id"))
    reply_to, quote = _reply(chat, parameters)
    message = world.post(
        chat,
        world.bot,
        keyboard=keyboard,
        topic=topic or (reply_to.topic if reply_to else None),
        reply_to=reply_to or (chat.messages[topic.id] if topic else None),
        quote=quote,
        is_silent=parameters.flag("disable_notification"),
        is_protected=parameters.flag("protect_content"),
        seen_by=receiver_of(world, chat, parameters),
        **substance,
    )
    chat.drafts.clear()
    forward_automatically(world, message)
    return message


def _keyboard(chat: Chat | None, parameters: Parameters) -> Keyboard:
    """Return the keyboard to send; the server reads it before it looks whether there is such a chat."""
    return inline_keyboard(parameters, chat.kind if chat else "private")


def _reply(chat: Chat, parameters: Parameters) -> tuple[Message | None, Mapping[str, object] | None]:
    """Return the message that is answered and the words of it that are quoted."""
    wanted = parameters.json_object("reply_parameters") or {}
    number = wanted.get("message_id") or parameters.integer("reply_to_message_id")
    original = chat.messages.get(number) if isinstance(number, int) else None
    if original:
        return original, _quote(original, wanted)
    if number and not wanted.get("allow_sending_without_reply"):
        text = "message to be replied not found"
        raise BadRequest(text)
    return None, None


def _quote(original: Message, wanted: Mapping[str, object]) -> Mapping[str, object] | None:
    if not wanted.get("quote"):
        return None
    words = quoted(str(wanted["quote"]), str(wanted.get("quote_parse_mode") or ""), original.text)
    position = utf16_length(original.text[: original.text.index(words)])
    return {"text": words, "position": position, "is_manual": True}
