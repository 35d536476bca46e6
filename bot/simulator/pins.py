"""The methods that pin messages.

Who may: in private anybody, in a channel an administrator with `can_edit_messages`, elsewhere one with
`can_pin_messages`. The pin shows as a service message, in a channel too, and the bot hears of its own: what the server
lets through of a bot's own messages is in its code, and channels' pins are seen in their public previews. Being silent
changes nothing of that: the documentation says that private chats and channels never notify. Not in open code: that
pinning again what is pinned does nothing, and that unpinning what is not pinned is refused as if it were not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.access import reachable_chat
from bot.simulator.editing import named_message
from bot.simulator.refusals import BadRequest, Overtaken
from bot.simulator.writing import message_json

if TYPE_CHECKING:
    from bot.simulator.model import Chat, Message
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World


def pin_chat_message(world: World, parameters: Parameters) -> object:
    """Pin a message, which leaves those pinned before as they are."""
    chat = reachable_chat(world, parameters.text("chat_id"))
    message = named_message(chat, parameters, "message to pin")
    _check_right(chat)
    if message.service:
        text = "a service message can't be pinned"
        raise BadRequest(text)
    if message.id not in chat.pinned:
        chat.pinned[message.id] = message
        _announce(world, message, is_silent=parameters.flag("disable_notification"))
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> object:
    """Unpin a message or, if none is named, the latest of those pinned."""
    chat = reachable_chat(world, parameters.text("chat_id"))
    message = named_message(chat, parameters, "message to unpin") if parameters.text("message_id") else chat.last_pinned
    if message is None or message.id not in chat.pinned:
        text = "message to unpin not found"
        raise BadRequest(text)
    _check_right(chat)
    del chat.pinned[message.id]
    world.bell.ring()
    return True


def unpin_all_chat_messages(world: World, parameters: Parameters) -> object:
    """Unpin everything, which may be nothing."""
    chat = reachable_chat(world, parameters.text("chat_id"))
    _check_right(chat)
    chat.pinned.clear()
    world.bell.ring()
    return True


def _check_right(chat: Chat) -> None:
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    if chat.kind != "private" and right not in chat.bot_rights:
        text = "not enough rights to manage pinned messages in the chat"
        raise Overtaken(text)


def _announce(world: World, message: Message, *, is_silent: bool) -> None:
    service = {"pinned_message": message_json(message, within_another=True)}
    world.tell(world.post(message.chat, world.bot, service=service, topic=message.topic, is_silent=is_silent))
