"""What people do: each function changes the world as Telegram would and queues what the bot hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from bot.simulator.automatic import with_automatic
from bot.simulator.entities import Formatted, tidy
from bot.simulator.members import member_json
from bot.simulator.model import Chat, Message, Topic, User
from bot.simulator.transcript import Event
from bot.simulator.world import Query

if TYPE_CHECKING:
    from bot.simulator.details import Details
    from bot.simulator.model import Button
    from bot.simulator.world import World

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
    return message


def edit(world: World, message: Message, text: str) -> None:
    """Change the words of a message."""
    message.content = written(text)
    message.edited = world.now()
    world.record(Event("edit", message.chat.id, message.sender.first_name, message.text))
    world.tell(message, edited=True)


def press(world: World, user: User, button: Button) -> Query:
    """Press a button that is still there and has something to tell the bot."""
    if button.data is None or button.fields not in [field for row in button.message.keyboard for field in row]:
        message = f"no button {button.text!r} to press"
        raise LookupError(message)
    query = Query(world.serial(), user)
    world.queries[query.id] = query
    payload = {
        "id": query.id,
        "from": user.as_json(),
        "message": button.message.as_json(),
        "chat_instance": str(button.message.chat.id),
        "data": button.data,
    }
    world.record(Event("press", button.message.chat.id, user.first_name, button.text))
    world.updates.add("callback_query", payload, f"user {user.id}")
    world.bell.ring()
    return query


def set_blocked(world: World, user: User, *, blocked: bool) -> None:
    """Block the bot or let it write again."""
    chat = world.private_chat(user)
    before = member_json(world.bot, "kicked" if user.has_blocked else "member")
    user.has_blocked = blocked
    _tell_of_bot(world, chat, user, before, "kicked" if blocked else "member")


def set_bot_status(world: World, chat: Chat, actor: User, status: str) -> None:
    """Add the bot to a chat, promote it or throw it out: "member", "administrator", "left" or "kicked"."""
    before = member_json(world.bot, chat.bot_status)
    was_out = chat.bot_status in ("left", "kicked")
    chat.bot_status = status
    _tell_of_bot(world, chat, actor, before, status)
    if was_out and chat.kind != "channel":
        say(world, chat, actor, service={"new_chat_members": [world.bot.as_json()]})


def set_member(world: World, chat: Chat, user: User, *, present: bool) -> None:
    """Let a person into a chat or out of it."""
    if present:
        chat.members.append(user)
        say(world, chat, user, service={"new_chat_members": [user.as_json()]})
    else:
        chat.members.remove(user)
        say(world, chat, user, service={"left_chat_member": user.as_json()})


def upgrade(world: World, chat: Chat) -> Chat:
    """Make a group a supergroup, which has an id of its own and messages numbered from one."""
    new = world.add_chat("supergroup", chat.title or "", chat.members)
    new.bot_status = chat.bot_status
    actor = chat.members[0]
    say(world, chat, actor, service={"migrate_to_chat_id": new.id})
    chat.upgraded_to = new
    say(world, new, actor, service={"migrate_from_chat_id": chat.id})
    return new


def create_topic(world: World, chat: Chat, actor: User, name: str) -> Topic:
    """Open a topic in a forum."""
    created = {"name": name, "icon_color": _TOPIC_COLOUR}
    message = world.post(chat, actor, service={"forum_topic_created": created})
    message.topic = chat.topics[message.id] = Topic(message.id, name)
    world.tell(message)
    return message.topic


def set_topic_closed(world: World, chat: Chat, actor: User, topic: Topic, *, closed: bool) -> None:
    """Close a topic to everyone but administrators, or open it again."""
    topic.is_closed = closed
    say(world, chat, actor, topic=topic, service={"forum_topic_closed" if closed else "forum_topic_reopened": {}})


def _tell_of_bot(world: World, chat: Chat, actor: User, before: dict[str, object], status: str) -> None:
    """Queue `my_chat_member`, which comes even from a chat the bot is no longer in."""
    payload = {
        "chat": chat.as_json(),
        "from": actor.as_json(),
        "date": world.now(),
        "old_chat_member": before,
        "new_chat_member": member_json(world.bot, status),
    }
    world.record(Event(f"bot {status}", chat.id, actor.first_name))
    world.updates.add("my_chat_member", payload, f"chat {chat.id}")
    world.bell.ring()
