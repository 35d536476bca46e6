"""What people do: each function changes the world as Telegram would and queues what the bot hears of it.

What they write is here, and the buttons they press; `rights` has who comes, goes and may do what, `inline` what is
typed after the bot's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from bot.simulator.automatic import with_automatic
from bot.simulator.entities import Formatted, tidy
from bot.simulator.model import ANONYMOUS, CHANNEL, TELEGRAM, Chat, Message, Topic, User
from bot.simulator.queries import Query
from bot.simulator.rights import set_blocked, set_bot_status, set_member, upgrade
from bot.simulator.transcript import Event

if TYPE_CHECKING:
    from bot.simulator.details import Details
    from bot.simulator.model import Button, Json
    from bot.simulator.world import World

__all__ = [
    "create_topic",
    "delete_topic",
    "edit",
    "forward",
    "post_album",
    "press",
    "react",
    "say",
    "set_blocked",
    "set_bot_status",
    "set_member",
    "set_topic_closed",
    "speak_as",
    "upgrade",
    "written",
]

_TOPIC_COLOUR: Final = 0x6FB9F0


def written(text: str) -> Formatted:
    """Return what a person typed, with what Telegram finds in it."""
    return with_automatic(tidy(text, ()))


def say(world: World, chat: Chat, sender: User, **details: Unpack[Details]) -> Message:
    """Return a message that somebody wrote; in a topic, what answers nobody answers the message that opened it."""
    topic = details.get("topic")
    if topic and not details.get("reply_to"):
        details["reply_to"] = chat.messages[topic.id]
    message = world.post(chat, sender, **details)
    world.tell(message)
    forward_automatically(world, message)
    return message


def speak_as(chat: Chat, sender: User, *, anonymous: bool, as_channel: Chat | None) -> tuple[User, Chat | None]:
    """Return who stands as sender, and the chat in whose name: the group itself for an anonymous administrator."""
    if anonymous and sender.id not in {chat.members[0].id, *chat.administrators}:
        message = f"{sender.first_name} is no administrator and cannot be anonymous"
        raise LookupError(message)
    if as_channel:
        return CHANNEL, as_channel
    return (ANONYMOUS, chat) if anonymous else (sender, None)


def forward(world: World, chat: Chat, sender: User, original: Message) -> Message:
    """Forward a message; what it answered and its buttons stay behind."""
    return say(
        world,
        chat,
        sender,
        content=original.content,
        media=original.media,
        file=original.file,
        poll=original.poll,
        forward_origin=_origin(original),
    )


def forward_automatically(world: World, post: Message) -> None:
    """Bring a channel's post into its discussion group, as Telegram does at once."""
    if post.chat.kind == "channel" and post.chat.linked and not post.service:
        copy = world.post(
            post.chat.linked,
            TELEGRAM,
            content=post.content,
            media=post.media,
            file=post.file,
            poll=post.poll,
            keyboard=post.keyboard,
            sender_chat=post.chat,
            forward_origin=_origin(post),
            is_automatic_forward=True,
        )
        world.tell(copy)


def post_album(world: World, chat: Chat, sender: User, media: list[Json], caption: str) -> list[Message]:
    """Post several pictures or files at once; the words go with the first."""
    album = world.serial().lstrip("0")
    captions = [caption, *[""] * (len(media) - 1)]
    return [
        say(world, chat, sender, content=written(words), media=fields, album=album)
        for fields, words in zip(media, captions, strict=True)
    ]


def edit(world: World, message: Message, text: str) -> None:
    """Change the words of a message."""
    message.content = written(text)
    message.edited = world.now()
    world.record(Event("edit", message.chat.id, message.sender.first_name, message.text))
    world.tell(message, edited=True)


def press(world: World, user: User, button: Button) -> Query:
    """Press a button that is there, that the person sees, and that has something to tell the bot."""
    message = button.message
    is_hidden = message.seen_by is not None and message.seen_by is not user
    if button.data is None or is_hidden or button.fields not in [field for row in message.keyboard for field in row]:
        reason = f"no button {button.text!r} to press"
        raise LookupError(reason)
    query = Query(world.serial(), user, at=world.clock())
    world.queries[query.id] = query
    where: Json = {"inline_message_id": message.inline_id} if message.inline_id else {"message": message.as_json()}
    about = {"id": query.id, "from": user.as_json(), "chat_instance": str(message.chat.id), "data": button.data}
    world.record(Event("press", message.chat.id, user.first_name, button.text))
    world.queue("callback_query", {**about, **where}, f"user {user.id}")
    return query


def react(world: World, user: User, message: Message, emoji: str | None) -> None:
    """React to a message, or no more; the bot hears of it in private and in groups where it is an administrator."""
    old = message.reactions.pop(user, None)
    if emoji:
        message.reactions[user] = emoji
    chat = message.chat
    world.record(Event("reaction", chat.id, user.first_name, emoji or ""))
    if old == emoji or not (chat.kind == "private" or (chat.is_group and chat.bot_status == "administrator")):
        return
    payload = {
        "chat": chat.as_json(),
        "message_id": message.id,
        "user": user.as_json(),
        "date": world.now(),
        "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
        "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
    }
    world.queue("message_reaction", payload, f"chat {chat.id}")


def create_topic(world: World, chat: Chat, actor: User, name: str) -> Topic:
    """Open a topic in a forum."""
    created = {"name": name, "icon_color": _TOPIC_COLOUR}
    message = world.post(chat, actor, service={"forum_topic_created": created})
    message.topic = chat.topics[message.id] = Topic(message.id, name)
    world.tell(message)
    return message.topic


def delete_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Delete a topic and its messages."""
    del chat.topics[topic.id]
    gone = {number for number, message in chat.messages.items() if message.topic is topic}
    chat.messages = {number: message for number, message in chat.messages.items() if number not in gone}
    chat.pinned = {number: message for number, message in chat.pinned.items() if number not in gone}
    world.record(Event("topic deleted", chat.id, chat.members[0].first_name, topic.name))


def set_topic_closed(world: World, chat: Chat, actor: User, topic: Topic, *, closed: bool) -> None:
    """Close a topic to everyone but administrators, or open it again."""
    topic.is_closed = closed
    say(world, chat, actor, topic=topic, service={"forum_topic_closed" if closed else "forum_topic_reopened": {}})


def _origin(original: Message) -> Json:
    """Return where a message comes from; one forwarded before keeps its first origin."""
    if original.forward_origin:
        return dict(original.forward_origin)
    if original.chat.kind == "channel":
        about = {"chat": original.chat.as_json(), "message_id": original.id}
        return {"type": "channel", "date": original.date, **about}
    if original.sender_chat:
        return {"type": "chat", "date": original.date, "sender_chat": original.sender_chat.as_json()}
    return {"type": "user", "date": original.date, "sender_user": original.sender.as_json()}
