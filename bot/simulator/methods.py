"""The Bot API's methods about chats and messages, and the table of all that answer at once.

What waits or delivers (getUpdates and the webhook's methods) is in `polling` and `webhook`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.simulator.access import open_topic, writable_chat
from bot.simulator.entities import Formatted, utf16_length
from bot.simulator.keyboard import inline_keyboard
from bot.simulator.members import member_json
from bot.simulator.profile import PROFILE_METHODS
from bot.simulator.refusals import BadRequest, Overtaken
from bot.simulator.texts import message_text, quoted
from bot.simulator.transcript import Event
from bot.simulator.world import CallbackAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.simulator.model import Chat, Json, Keyboard, Message, User
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

ANSWER_CHARACTERS: Final = 200
DOWNLOAD_BYTES: Final = 20 * 1024 * 1024
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
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def send_message(world: World, parameters: Parameters) -> object:
    """Return the message sent."""
    content = message_text(world, parameters, too_long="message is too long")
    keyboard = _keyboard(world.chat_named(parameters.text("chat_id")), parameters)
    chat = writable_chat(world, parameters.text("chat_id"))
    topic = open_topic(chat, parameters.integer("message_thread_id"))
    reply_to, quote = _reply(chat, parameters)
    message = world.post(
        chat,
        world.bot,
        content=content,
        keyboard=keyboard,
        topic=topic or (reply_to.topic if reply_to else None),
        reply_to=reply_to or (chat.messages[topic.id] if topic else None),
        quote=quote,
        link_preview=parameters.json_object("link_preview_options"),
        is_silent=parameters.flag("disable_notification"),
        is_protected=parameters.flag("protect_content"),
    )
    return message.as_json()


def edit_message_text(world: World, parameters: Parameters) -> object:
    """Return the message with its new words; without a keyboard it loses the one it had."""
    content = message_text(world, parameters, too_long="MESSAGE_TOO_LONG")
    return _edited(world, parameters, content)


def edit_message_reply_markup(world: World, parameters: Parameters) -> object:
    """Return the message with its new keyboard, or without one."""
    return _edited(world, parameters, None)


def delete_message(world: World, parameters: Parameters) -> object:
    """Delete a message of the bot, or in private and as an administrator anybody's."""
    message = _named_message(world, parameters, "delete")
    others = message.chat.kind == "private" or message.chat.bot_status == "administrator"
    if not (_is_own(message, world.bot) or others):
        text = "message can't be deleted"
        raise BadRequest(text)
    del message.chat.messages[message.id]
    world.record(Event("deletion", message.chat.id, world.bot.first_name, message.text))
    return True


def answer_callback_query(world: World, parameters: Parameters) -> object:
    """Answer a button pressed; once, and not too late."""
    query = world.queries.get(parameters.text("callback_query_id"))
    if query is None or query.has_expired or query.answer:
        text = "query is too old and response timeout expired or query ID is invalid"
        raise Overtaken(text) if query else BadRequest(text)
    answer = parameters.text("text")
    if len(answer) > ANSWER_CHARACTERS:
        text = "MESSAGE_TOO_LONG"
        raise BadRequest(text)
    query.answer = CallbackAnswer(answer, parameters.flag("show_alert"), parameters.text("url") or None)
    world.record(Event("answer", query.user.id, world.bot.first_name, answer))
    return True


def send_chat_action(world: World, parameters: Parameters) -> object:
    """Show for some seconds that the bot is doing something."""
    if parameters.text("action").lower() not in _ACTIONS:
        text = "wrong parameter action in request"
        raise BadRequest(text)
    chat = writable_chat(world, parameters.text("chat_id"))
    open_topic(chat, parameters.integer("message_thread_id"))
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
    }


def get_chat_member(world: World, parameters: Parameters) -> object:
    """Return what somebody is in a chat; of the people, the first is its creator."""
    chat = world.find_chat(parameters.text("chat_id"))
    user = world.users.get(parameters.integer("user_id"))
    if user is None:
        text = "PARTICIPANT_ID_INVALID"
        raise BadRequest(text)
    return member_json(user, _status(chat, user, world.bot))


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


def _keyboard(chat: Chat | None, parameters: Parameters) -> Keyboard:
    """Return the keyboard to send; the server reads it before it looks whether there is such a chat."""
    kind = chat.kind if chat else "private"
    return inline_keyboard(parameters, required=kind == "channel", in_private=kind == "private")


def _is_own(message: Message, bot: User) -> bool:
    """Say whether the bot wrote the message; in a channel everybody writes as the channel."""
    return message.sender is bot or message.chat.kind == "channel"


def _status(chat: Chat, user: User, bot: User) -> str:
    if user is bot:
        return chat.bot_status
    if user not in chat.members:
        return "left"
    return "creator" if chat.kind != "private" and user is chat.members[0] else "member"


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


def _named_message(world: World, parameters: Parameters, purpose: str) -> Message:
    chat = writable_chat(world, parameters.text("chat_id"))
    number = parameters.integer("message_id")
    if not number:
        text = "message identifier is not specified"
        raise BadRequest(text)
    if number not in chat.messages:
        text = f"message to {purpose} not found"
        raise BadRequest(text)
    return chat.messages[number]


def _edited(world: World, parameters: Parameters, content: Formatted | None) -> Json:
    message = _named_message(world, parameters, "edit")
    if not _is_own(message, world.bot):
        text = "message can't be edited"
        raise BadRequest(text)
    new_content = message.content if content is None else content
    keyboard = inline_keyboard(parameters, required=True, in_private=message.chat.kind == "private")
    if (new_content, keyboard) == (message.content, message.keyboard):
        text = (
            "message is not modified: specified new message content and reply markup are exactly the same as "
            "a current content and reply markup of the message"
        )
        raise BadRequest(text)
    message.content, message.keyboard, message.edited = new_content, keyboard, world.now()
    world.record(Event("edit", message.chat.id, world.bot.first_name, message.text))
    return message.as_json()


METHODS: Final[Mapping[str, Callable[[World, Parameters], object]]] = {
    "getme": get_me,
    "sendmessage": send_message,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getfile": get_file,
    **PROFILE_METHODS,
}
"""By their names in lower case: the server does not mind capitals."""
