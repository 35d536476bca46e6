"""The methods that change or delete what is in a chat already, or what was posted through the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.simulator.access import reachable_chat, writable_chat
from bot.simulator.keyboard import inline_keyboard
from bot.simulator.refusals import BadRequest
from bot.simulator.texts import caption_text, message_text
from bot.simulator.transcript import Event

if TYPE_CHECKING:
    from bot.simulator.entities import Formatted
    from bot.simulator.model import Chat, Message, User
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

DELETABLE_SECONDS: Final = 48 * 3600
DELETED_AT_ONCE: Final = 100
_NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
_UNDELETABLE: Final = frozenset({"forum_topic_created", "migrate_from_chat_id"})


def edit_message_text(world: World, parameters: Parameters) -> object:
    """Return the message with its new words; without a keyboard it loses the one it had."""
    content = message_text(world, parameters, too_long="MESSAGE_TOO_LONG")
    message = _to_edit(world, parameters)
    if message.media or message.poll:
        text = "there is no text in the message to edit"
        raise BadRequest(text)
    return _edited(world, parameters, message, content)


def edit_message_caption(world: World, parameters: Parameters) -> object:
    """Return the photo or file with its new words; without a keyboard it loses the one it had."""
    content = caption_text(world, parameters)
    message = _to_edit(world, parameters)
    if not message.media:
        text = "there is no caption in the message to edit"
        raise BadRequest(text)
    return _edited(world, parameters, message, content)


def edit_message_reply_markup(world: World, parameters: Parameters) -> object:
    """Return the message with its new keyboard, or without one."""
    message = _to_edit(world, parameters)
    return _edited(world, parameters, message, message.content)


def change(world: World, message: Message, content: Formatted, parameters: Parameters) -> None:
    """Give a message other words and another keyboard, of which at least one has to be new."""
    kind = None if message.inline_id else message.chat.kind
    keyboard = inline_keyboard(parameters, kind, is_edit=True)
    if (content, keyboard) == (message.content, message.keyboard):
        raise BadRequest(_NOT_MODIFIED)
    message.content, message.keyboard, message.edited, message.rich = content, keyboard, world.now(), None
    world.record(Event("edit", message.chat.id, world.bot.first_name, message.text))


def delete_message(world: World, parameters: Parameters) -> object:
    """Delete a message of the bot, or anybody's in private and with the right to it; not after 48 hours."""
    chat = reachable_chat(world, parameters.text("chat_id"))
    _refuse_nameless(parameters)
    _delete(world, named_message(chat, parameters, "message to delete"))
    return True


def delete_messages(world: World, parameters: Parameters) -> object:
    """Delete several messages of a chat; those that are not there are passed over."""
    chat = reachable_chat(world, parameters.text("chat_id"))
    numbers = parameters.json_array("message_ids") or []
    if not numbers:
        text = "message identifiers are not specified"
        raise BadRequest(text)
    if len(numbers) > DELETED_AT_ONCE:
        text = "too many message identifiers specified"
        raise BadRequest(text)
    found = [chat.messages[number] for number in numbers if isinstance(number, int) and number in chat.messages]
    _refuse_undeletable(world, found)
    for message in found:
        _delete(world, message)
    return True


def named_message(chat: Chat, parameters: Parameters, what: str) -> Message:
    """Return the message of `chat` that `message_id` names; `what` is what it is called if it is not there."""
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        text = f"{what} not found"
        raise BadRequest(text)
    return message


def _refuse_nameless(parameters: Parameters) -> None:
    if not parameters.integer("message_id"):
        text = "message identifier is not specified"
        raise BadRequest(text)


def _to_edit(world: World, parameters: Parameters) -> Message:
    """Return the bot's message to edit, or one posted through it."""
    inline_id = parameters.text("inline_message_id")
    if not inline_id:
        chat = writable_chat(world, parameters.text("chat_id"))
        _refuse_nameless(parameters)
        message = named_message(chat, parameters, "message to edit")
        if not _may_edit(message, world.bot):
            text = "message can't be edited"
            raise BadRequest(text)
        return message
    if inline_id not in world.inline_messages:
        text = "MESSAGE_ID_INVALID"
        raise BadRequest(text)
    return world.inline_messages[inline_id]


def _edited(world: World, parameters: Parameters, message: Message, content: Formatted) -> object:
    change(world, message, content, parameters)
    return True if parameters.text("inline_message_id") else message.as_json()


def _may_edit(message: Message, bot: User) -> bool:
    """Say whether the bot wrote the message or, in a channel, has the right to edit what others wrote."""
    return message.sender is bot or (message.chat.kind == "channel" and "can_edit_messages" in message.chat.bot_rights)


def _delete(world: World, message: Message) -> None:
    _refuse_undeletable(world, [message])
    del message.chat.messages[message.id]
    message.chat.pinned.pop(message.id, None)
    if message.inline_id:
        del world.inline_messages[message.inline_id]
    world.record(Event("deletion", message.chat.id, world.bot.first_name, message.text))


def _refuse_undeletable(world: World, messages: list[Message]) -> None:
    if not all(_may_delete(world, message) for message in messages):
        text = "message can't be deleted"
        raise BadRequest(text)


def _may_delete(world: World, message: Message) -> bool:
    chat = message.chat
    if world.now() - message.date >= DELETABLE_SECONDS or _UNDELETABLE & message.service.keys():
        return False
    if chat.kind == "private" or "can_delete_messages" in chat.bot_rights:
        return True
    return message.sender is world.bot and (chat.kind != "channel" or "can_post_messages" in chat.bot_rights)
