"""Messages in a group that one person sees (Bot API 10.2), told to whom as 10.3 tells it, or as 10.2 did.

Confirmed by the documentation of other libraries: the parameter `ephemeral_message_parameters` with `receiver_user_id`
and `callback_query_id`, which in 10.3 took the place of two parameters of these names; the fields
`ephemeral_message_id` and `receiver_user`; the two methods and their parameters. Not confirmed: that 10.3 still reads
the older parameters, as it does here; the words of the refusals; that an edit returns True; that a bot which is no
administrator has to name the button pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.simulator.access import writable_chat
from bot.simulator.editing import change
from bot.simulator.refusals import BadRequest, Overtaken
from bot.simulator.texts import message_text
from bot.simulator.transcript import Event

if TYPE_CHECKING:
    from bot.simulator.model import Chat, Message, User
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

SINCE: Final = (10, 2)
CALLBACK_SECONDS: Final = 15
"""How long after a button is pressed a bot that is no administrator may answer so."""


def receiver_of(world: World, chat: Chat, parameters: Parameters) -> User | None:
    """Return the one person who is to see what is sent; everybody is, on a server that knows no other way."""
    if world.mode.version < SINCE:
        return None
    given = parameters.json_object("ephemeral_message_parameters") or {}
    number = given.get("receiver_user_id") or parameters.integer("receiver_user_id")
    if not number:
        return None
    user = next((member for member in chat.members if member.id == number), None)
    if not chat.is_group or user is None:
        message = "PARTICIPANT_ID_INVALID" if chat.is_group else "PEER_ID_INVALID"
        raise BadRequest(message)
    query = str(given.get("callback_query_id") or parameters.text("callback_query_id"))
    if chat.bot_status != "administrator" and not _is_fresh(world, user, query):
        message = "not enough rights to send ephemeral messages to the chat"
        raise Overtaken(message)
    return user


def edit_ephemeral_message_text(world: World, parameters: Parameters) -> object:
    """Change the words that one person sees; without a keyboard the message loses the one it had."""
    message = _named(world, parameters, "edit")
    change(world, message, message_text(world, parameters, too_long="MESSAGE_TOO_LONG"), parameters)
    return True


def delete_ephemeral_message(world: World, parameters: Parameters) -> object:
    """Delete what one person sees."""
    message = _named(world, parameters, "delete")
    del message.chat.ephemerals[message.id]
    world.record(Event("deletion", message.chat.id, world.bot.first_name, message.text))
    return True


def _is_fresh(world: World, user: User, query_id: str) -> bool:
    query = world.queries.get(query_id)
    return bool(query and query.user is user and world.clock() - query.at <= CALLBACK_SECONDS and not query.has_expired)


def _named(world: World, parameters: Parameters, purpose: str) -> Message:
    chat = writable_chat(world, parameters.text("chat_id"))
    message = chat.ephemerals.get(parameters.integer("ephemeral_message_id"))
    if message is None or not message.seen_by or message.seen_by.id != parameters.integer("receiver_user_id"):
        text = f"message to {purpose} not found"
        raise BadRequest(text)
    return message
