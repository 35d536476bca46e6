"""Whether the bot may write in a chat, and what the server says where it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.refusals import BadRequest, Forbidden, Overtaken, Refusal

if TYPE_CHECKING:
    from bot.simulator.model import Chat, Topic
    from bot.simulator.world import World


def writable_chat(world: World, reference: str, what: str = "text messages") -> Chat:
    """Return the chat that `reference` names, if the bot may send `what` there."""
    chat = reachable_chat(world, reference)
    if refusal := _lack_of_right(chat, what):
        raise refusal
    return chat


def reachable_chat(world: World, reference: str) -> Chat:
    """Return the chat that `reference` names, if the bot is in it; what it may do there is another question."""
    _refuse_strangers(world, reference)
    chat = world.find_chat(reference)
    if refusal := _obstacle(chat):
        raise refusal
    return chat


def open_topic(chat: Chat, thread_id: int) -> Topic | None:
    """Return the topic to write in; the general one has no id, and naming it as 1 fails as it does on the server."""
    if not thread_id:
        return None
    if thread_id not in chat.topics:
        message = "message thread not found"
        raise BadRequest(message)
    if chat.topics[thread_id].is_closed and "can_manage_topics" not in chat.bot_rights:
        message = "TOPIC_CLOSED"
        raise Overtaken(message)
    return chat.topics[thread_id]


def _refuse_strangers(world: World, reference: str) -> None:
    """Refuse to write to a person who has not begun; one whom the bot never met does not exist for it."""
    user = world.users.get(int(reference)) if reference.isdecimal() else None
    if user is None:
        return
    if user is world.bot or user.is_bot:
        message = "the bot can't send messages to the bot" if user is world.bot else "bot can't send messages to bots"
        raise Forbidden(message)
    if user.id not in world.chats and _has_met(world, reference):
        message = "bot can't initiate conversation with a user"
        raise Forbidden(message)


def _has_met(world: World, user_id: str) -> bool:
    groups = [chat for chat in world.chats.values() if chat.is_bot_in]
    return any(str(member.id) == user_id for chat in groups for member in chat.members)


def _obstacle(chat: Chat) -> Refusal | None:
    if chat.user:
        return _obstacle_in_private(chat)
    if chat.upgraded_to:
        return Overtaken("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.upgraded_to.id)
    if chat.is_deleted and chat.kind == "group":
        return Forbidden("the group chat was deleted")
    if chat.is_deleted or chat.bot_status == "kicked":
        return Forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status == "left":
        return Forbidden(f"bot is not a member of the {chat.kind} chat")
    return None


def _obstacle_in_private(chat: Chat) -> Refusal | None:
    if chat.user and chat.user.is_deactivated:
        return Forbidden("user is deactivated")
    if chat.user and chat.user.has_blocked:
        return Forbidden("bot was blocked by the user")
    return None


def _lack_of_right(chat: Chat, what: str) -> Refusal | None:
    if chat.kind == "channel":
        may_post = chat.bot_may_write and "can_post_messages" in chat.bot_rights
        return None if may_post else Overtaken("need administrator rights in the channel chat")
    is_held_back = what in chat.forbidden and chat.bot_status != "administrator"
    may_send = chat.bot_may_write and not is_held_back
    return None if may_send else Overtaken(f"not enough rights to send {what} to the chat")
