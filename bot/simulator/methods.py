"""The Bot API's methods about chats and people, and the table of all that answer at once.

What waits or delivers (getUpdates and the webhook's methods) is in `polling` and `webhook`; what writes into chats, in
`sending` and `editing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.simulator import editing, ephemeral, inline, pins, poll_methods, rich, sending
from bot.simulator.members import is_administrator, member_of
from bot.simulator.profile import PROFILE_METHODS
from bot.simulator.queries import TOO_OLD, CallbackAnswer
from bot.simulator.reactions import set_message_reaction
from bot.simulator.refusals import BadRequest, Overtaken
from bot.simulator.transcript import Event
from bot.simulator.writing import message_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

    Method = Callable[[World, Parameters], object]

ANSWER_CHARACTERS: Final = 200
DOWNLOAD_BYTES: Final = 20 * 1024 * 1024
_ALWAYS_REACTED: Final = 11
_NO_GIFTS: Final = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_me(world: World, _: Parameters) -> object:
    """Return who the bot is."""
    return {
        **world.bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.mode.privacy,
        "supports_inline_queries": True,
        "supports_guest_queries": world.mode.is_guest,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def answer_callback_query(world: World, parameters: Parameters) -> object:
    """Answer a button pressed; once, and not too late."""
    query = world.queries.get(parameters.text("callback_query_id"))
    if query is None or query.has_expired or query.answer:
        raise Overtaken(TOO_OLD) if query else BadRequest(TOO_OLD)
    answer = parameters.text("text")
    if len(answer) > ANSWER_CHARACTERS:
        text = "MESSAGE_TOO_LONG"
        raise BadRequest(text)
    query.answer = CallbackAnswer(answer, parameters.flag("show_alert"), parameters.text("url") or None)
    world.record(Event("answer", query.user.id, world.bot.first_name, answer))
    return True


def get_chat(world: World, parameters: Parameters) -> object:
    """Return what there is to know of a chat."""
    chat = world.find_chat(parameters.text("chat_id"))
    gifts = dict.fromkeys(_NO_GIFTS, False)
    return {
        **chat.as_json(),
        "accent_color_id": 0,
        "max_reaction_count": _ALWAYS_REACTED,
        "accepted_gift_types": gifts,
        **({"linked_chat_id": chat.linked.id} if chat.linked else {}),
        **({"pinned_message": message_json(chat.last_pinned, within_another=True)} if chat.last_pinned else {}),
    }


def get_chat_member(world: World, parameters: Parameters) -> object:
    """Return what somebody is in a chat; of the people, the first is its creator.

    Those in whose name anonymous administrators and channels write are no members: the server says that they left.
    """
    chat = world.find_chat(parameters.text("chat_id"))
    user = world.users.get(parameters.integer("user_id"))
    if user is None:
        text = "PARTICIPANT_ID_INVALID"
        raise BadRequest(text)
    return member_of(chat, user, world.bot)


def get_chat_administrators(world: World, parameters: Parameters) -> object:
    """Return the administrators of a chat, without other bots."""
    chat = world.find_chat(parameters.text("chat_id"))
    if chat.kind == "private":
        text = "there are no administrators in the private chat"
        raise BadRequest(text)
    people = [user for user in chat.members if not user.is_bot and is_administrator(chat, user)]
    own = [world.bot] if chat.bot_status == "administrator" else []
    return [member_of(chat, user, world.bot) for user in [*people, *own]]


def get_file(world: World, parameters: Parameters) -> object:
    """Return where a file that somebody sent can be downloaded."""
    file_id = parameters.text("file_id")
    content = world.files.get(file_id)
    if content is None:
        text = "wrong file_id or the file is temporarily unavailable"
        raise BadRequest(text)
    if len(content) > DOWNLOAD_BYTES:
        text = "file is too big"
        raise BadRequest(text)
    unique = {"file_id": file_id, "file_unique_id": file_id}
    return {**unique, "file_size": len(content), "file_path": f"documents/{file_id}"}


METHODS: Final[Mapping[str, Method]] = {
    "getme": get_me,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendpoll": poll_methods.send_poll,
    "stoppoll": poll_methods.stop_poll,
    "sendmessagedraft": sending.send_message_draft,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "pinchatmessage": pins.pin_chat_message,
    "unpinchatmessage": pins.unpin_chat_message,
    "unpinallchatmessages": pins.unpin_all_chat_messages,
    "setmessagereaction": set_message_reaction,
    "answercallbackquery": answer_callback_query,
    "answerinlinequery": inline.answer_inline_query,
    "answerguestquery": inline.answer_guest_query,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getfile": get_file,
    **PROFILE_METHODS,
}
"""By their names in lower case: the server does not mind capitals."""

NEWER: Final[Mapping[str, tuple[tuple[int, int], Method]]] = {
    "sendrichmessage": (rich.SINCE, rich.send_rich_message),
    "editephemeralmessagetext": (ephemeral.SINCE, ephemeral.edit_ephemeral_message_text),
    "deleteephemeralmessage": (ephemeral.SINCE, ephemeral.delete_ephemeral_message),
}
"""What only later versions know, and since which."""


def method_named(name: str, version: tuple[int, int]) -> Method | None:
    """Return the method of a name in lower case, if a server of a version knows it."""
    since, newer = NEWER.get(name, (version, None))
    return METHODS.get(name) or (newer if version >= since else None)
