"""Who comes and goes, and who may do what: the acts that change it, and what the bot hears of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.members import RIGHTS, member_json, member_of
from bot.simulator.transcript import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.simulator.model import Chat, Json, User
    from bot.simulator.world import World


def set_blocked(world: World, user: User, *, blocked: bool) -> None:
    """Block the bot or let it write again."""
    chat = world.private_chat(user)
    before = member_json(world.bot, "kicked" if user.has_blocked else "member", chat)
    user.has_blocked = blocked
    after = member_json(world.bot, "kicked" if blocked else "member", chat)
    _tell_of_bot(world, chat, user, before, after)


def set_bot_status(world: World, chat: Chat, actor: User, status: str, rights: Iterable[str] | None = None) -> None:
    """Make the bot "member", "administrator" (with all rights or the chosen), "restricted", "left" or "kicked"."""
    if status == "restricted" and chat.kind != "supergroup":
        message = f"nobody is restricted in a {chat.kind}"
        raise LookupError(message)
    before = member_of(chat, world.bot, world.bot)
    was_in = chat.is_bot_in
    chat.bot_status = status
    chat.bot_may_write = status != "restricted"
    chat.bot_rights = _known(RIGHTS if rights is None else rights) if status == "administrator" else frozenset()
    after = member_of(chat, world.bot, world.bot)
    if after != before:
        _tell_of_bot(world, chat, actor, before, after)
    if chat.is_group and chat.is_bot_in and not was_in:
        _announce(world, chat, actor, {"new_chat_members": [world.bot.as_json()]})


def set_member(world: World, chat: Chat, user: User, *, present: bool) -> None:
    """Let a person into a chat or out of it."""
    before = member_of(chat, user, world.bot)
    if present:
        chat.members.append(user)
        _announce(world, chat, user, {"new_chat_members": [user.as_json()]})
    else:
        chat.members.remove(user)
        chat.administrators.pop(user.id, None)
        _announce(world, chat, user, {"left_chat_member": user.as_json()})
    _tell_of_member(world, chat, user, user, before)


def set_administrator(
    world: World, chat: Chat, user: User, rights: Iterable[str] | None, *, is_anonymous: bool
) -> None:
    """Make a person an administrator with all rights, with the chosen, or (none chosen) no administrator any more."""
    before = member_of(chat, user, world.bot)
    held = _known(RIGHTS if rights is None else rights)
    chat.anonymous.discard(user.id)
    chat.administrators.pop(user.id, None)
    if held:
        chat.administrators[user.id] = held
    if is_anonymous:
        chat.anonymous.add(user.id)
    _tell_of_member(world, chat, chat.members[0], user, before)


def link(world: World, group: Chat, channel: Chat) -> None:
    """Make a group the place where a channel's posts are discussed."""
    del world
    group.linked, channel.linked = channel, group


def upgrade(world: World, chat: Chat) -> Chat:
    """Make a group a supergroup, which has an id of its own and messages numbered from one."""
    new = world.add_chat("supergroup", chat.title or "", chat.members)
    new.bot_status, new.bot_rights, new.bot_may_write = chat.bot_status, chat.bot_rights, chat.bot_may_write
    new.administrators, new.anonymous = dict(chat.administrators), set(chat.anonymous)
    actor = chat.members[0]
    _announce(world, chat, actor, {"migrate_to_chat_id": new.id})
    chat.upgraded_to = new
    _announce(world, new, actor, {"migrate_from_chat_id": chat.id})
    return new


def _known(rights: Iterable[str]) -> frozenset[str]:
    """Return the rights, all of which have to exist."""
    chosen = frozenset(rights)
    if unknown := chosen - RIGHTS:
        message = f"no such rights: {sorted(unknown)}"
        raise LookupError(message)
    return chosen


def _announce(world: World, chat: Chat, actor: User, service: Json) -> None:
    """Post a service message."""
    world.tell(world.post(chat, actor, service=service))


def _tell_of_bot(world: World, chat: Chat, actor: User, before: Json, after: Json) -> None:
    """Queue `my_chat_member`, which comes even from a chat the bot is no longer in."""
    world.record(Event(f"bot {after['status']}", chat.id, actor.first_name))
    world.queue("my_chat_member", _change(world, chat, actor, before, after), f"chat {chat.id}")


def _tell_of_member(world: World, chat: Chat, actor: User, user: User, before: Json) -> None:
    """Queue `chat_member`, which comes to administrators only."""
    after = member_of(chat, user, world.bot)
    if chat.bot_status == "administrator" and after != before:
        world.queue("chat_member", _change(world, chat, actor, before, after), f"chat {chat.id}")


def _change(world: World, chat: Chat, actor: User, before: Json, after: Json) -> Json:
    return {
        "chat": chat.as_json(),
        "from": actor.as_json(),
        "date": world.now(),
        "old_chat_member": before,
        "new_chat_member": after,
    }
