"""What becomes of the bot in a chat: added, promoted, restricted, thrown out, blocked, moved to another number.

Who is in a chat, and what else its service messages tell, is nobody's question and gets no answer.
"""

from __future__ import annotations

import logging
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from telegram import ChatMemberAdministrator, ChatMemberRestricted
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ChatMemberHandler, MessageHandler
from telegram.ext.filters import StatusUpdate

from bot.chat import pages
from bot.chat.parts import now
from bot.chat.places import Place
from bot.chat.reply import replies
from bot.chat.rich import Rich, joined
from bot.store.promises import Where
from bot.store.values import Membership
from bot.wording import groups as say

if TYPE_CHECKING:
    from telegram import Chat, ChatMember, ChatMemberUpdated, Message, Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts
    from bot.library import Library

_MEMBERSHIPS: Final = {
    ChatMemberStatus.OWNER: Membership.ADMINISTRATOR,
    ChatMemberStatus.ADMINISTRATOR: Membership.ADMINISTRATOR,
    ChatMemberStatus.MEMBER: Membership.MEMBER,
    ChatMemberStatus.RESTRICTED: Membership.RESTRICTED,
    ChatMemberStatus.LEFT: Membership.LEFT,
    ChatMemberStatus.BANNED: Membership.KICKED,
}
_OUT: Final = (Membership.LEFT, Membership.KICKED)
_GROUPS: Final = (ChatType.GROUP, ChatType.SUPERGROUP)
_log = logging.getLogger(__name__)


class Welcome(Enum):
    """What the bot says of what became of it in a group."""

    FIRST = auto()
    AGAIN = auto()
    PROMOTED = auto()


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what follows the bot through its chats, and keeps service messages from everything else."""
    lifecycle = _Lifecycle(parts)
    return [
        ChatMemberHandler(lifecycle.change, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(StatusUpdate.MIGRATE, lifecycle.migrate),
        MessageHandler(StatusUpdate.NEW_CHAT_TITLE, lifecycle.rename),
        MessageHandler(StatusUpdate.ALL, lifecycle.pass_over),
    ]


async def moved(parts: Parts, old_id: int, new_id: int) -> None:
    """Take everything of a group to the number that it has as a supergroup; more than once does no harm."""
    await parts.store.migrate_chat(old_id, new_id, now())
    for number in (old_id, new_id):
        parts.roles.forget(number)
    parts.gate.forget(old_id)
    _log.info("group %s is now supergroup %s", old_id, new_id)


class _Lifecycle:
    """Takes what Telegram tells of the bot to the store, and says what is to be said."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def change(self, update: Update, _: object) -> None:
        """Note what the bot is in a chat now, and say hello where it has just come in."""
        changed = update.my_chat_member
        if changed is None:
            return
        chat, member = changed.chat, changed.new_chat_member
        before, after = membership(changed.old_chat_member), membership(member)
        self._parts.roles.forget(chat.id)
        known = await self._parts.store.chat(chat.id)
        _log.info("in %s %s the bot was %s and is %s", chat.type, chat.id, before, after)
        await self._let_receive(chat.id, changed, after)
        if known is None and after in _OUT:  # the old number of a group that has moved, or a chat never met
            return
        await self._note(chat, after)
        found = welcome(before, after, known.membership if known else None) if chat.type in _GROUPS else None
        if found and after is not Membership.RESTRICTED:
            text = said(found, self._parts.library, self._parts.bot.username)
            await self._parts.post.send(Place(chat.id), replies(text))

    async def _let_receive(self, chat_id: int, changed: ChatMemberUpdated, after: Membership) -> None:
        """Stop what a chat receives where the bot may not write any more, and go on where it may again."""
        if after in _OUT:
            reason = say.BLOCKED if changed.chat.type == ChatType.PRIVATE else say.KICKED
            await self._parts.store.promises.stop(Where(chat_id), reason, now())
        elif may_post(changed.new_chat_member, changed.chat):
            resumed = await self._parts.store.promises.resume(Where(chat_id), now())
            if resumed:
                _log.info("%s subscriptions of %s go on", resumed, chat_id)

    async def migrate(self, update: Update, _: object) -> None:
        """Take a group's things along: both the group and the supergroup tell of it, in either order."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await moved(self._parts, message.chat.id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            await moved(self._parts, message.migrate_from_chat_id, message.chat.id)
            await self._refresh(message)

    async def rename(self, update: Update, _: object) -> None:
        """Note a chat's new name."""
        if update.effective_message:
            await self._refresh(update.effective_message)

    async def pass_over(self, update: Update, _: object) -> None:
        """Say nothing: there is nothing to say to a service message, and in a closed topic nothing can be said."""
        message = update.effective_message
        if message and (message.forum_topic_closed or message.forum_topic_reopened):
            state = "closed" if message.forum_topic_closed else "open again"
            _log.info("topic %s in %s is %s", message.message_thread_id, message.chat.id, state)
            if message.forum_topic_reopened:
                topic = Where(message.chat.id, message.message_thread_id, is_whole=False)
                await self._parts.store.promises.resume(topic, now())

    async def _refresh(self, message: Message) -> None:
        """Note a chat's kind and name anew; where a message comes from, the bot is."""
        known = await self._parts.store.chat(message.chat.id)
        is_in = known is not None and known.membership not in _OUT
        await self._note(message.chat, known.membership if known and is_in else Membership.MEMBER)

    async def _note(self, chat: Chat, found: Membership) -> None:
        """Store what the bot is in a chat; a person's name is not kept."""
        await self._parts.store.note_chat(chat.id, chat.type, chat.title or "", found, now())


def membership(member: ChatMember) -> Membership:
    """Return what Telegram says the bot is; restricted is only what cannot write."""
    if isinstance(member, ChatMemberRestricted):
        if not member.is_member:
            return Membership.LEFT
        return Membership.MEMBER if member.can_send_messages else Membership.RESTRICTED
    return _MEMBERSHIPS[ChatMemberStatus(member.status)]


def may_post(member: ChatMember, chat: Chat) -> bool:
    """Tell whether the bot may write in a chat, as far as its own standing there says."""
    if chat.type == ChatType.CHANNEL:
        return isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
    return membership(member) in (Membership.MEMBER, Membership.ADMINISTRATOR)


def welcome(before: Membership, after: Membership, stored: Membership | None) -> Welcome | None:
    """Return what is to be said of a change; `stored` is what the bot was there as far as it knew itself.

    A chat in which it knew itself to be, though Telegram says that it was not, has only got another number.
    """
    if after in _OUT:
        return None
    if before in _OUT:
        return Welcome.FIRST if stored is None else Welcome.AGAIN if stored in _OUT else None
    is_promoted = after is Membership.ADMINISTRATOR and before is not Membership.ADMINISTRATOR
    return Welcome.PROMOTED if is_promoted else None


def said(found: Welcome, library: Library, username: str) -> Rich:
    """Return the words of a welcome."""
    how_to_ask = Rich(say.how_to_ask(username))
    match found:
        case Welcome.FIRST:
            return joined([Rich(say.HELLO), pages.about(library), how_to_ask, Rich(say.SET_UP)])
        case Welcome.AGAIN:
            return joined([Rich(say.HELLO_AGAIN), how_to_ask])
        case Welcome.PROMOTED:
            return Rich(say.PROMOTED)
