"""What the bot may do in a chat, on the server's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from telegram import ChatMemberAdministrator
from telegram.constants import ChatType

from bot.chat.lifecycle import membership
from bot.store.values import Membership
from bot.wording.asking import NOTHING_FOUND_REACTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import Bot, ChatMember


@dataclass(frozen=True, slots=True)
class Rights:
    """What the bot may do in a group or a channel; its own messages it can always delete."""

    is_administrator: bool
    can_write: bool
    can_delete: bool
    can_react: bool
    can_pin: bool = False


_GET_CHAT: Final = "GetChat"
"""The server does not mind the capital, and the library does not take it for its own method, of which it would warn."""
NO_RIGHTS: Final = Rights(is_administrator=False, can_write=False, can_delete=False, can_react=False)


async def rights_in(bot: Bot, chat_id: int) -> Rights:
    """Return what the bot may do in a group or a channel, or raise TelegramError."""
    member = await bot.get_chat_member(chat_id, bot_id(bot))
    # as it comes: the library makes the same of no reactions allowed and of nothing said about them
    about: Mapping[str, Any] = await bot.do_api_request(_GET_CHAT, {"chat_id": chat_id})
    return _rights(member, about)


def bot_id(bot: Bot) -> int:
    """Return the bot's number, which its token begins with: it is known before the server tells it."""
    return int(bot.token.partition(":")[0])


def _rights(member: ChatMember, about: Mapping[str, Any]) -> Rights:
    found = membership(member)
    is_administrator = found is Membership.ADMINISTRATOR
    held = member if isinstance(member, ChatMemberAdministrator) else None
    can_react = _allows_reaction(about) and (is_administrator or _allows(about, "can_react_to_messages"))
    can_delete = held is not None and held.can_delete_messages
    if about.get("type") == ChatType.CHANNEL:
        can_write, can_pin = bool(held and held.can_post_messages), bool(held and held.can_edit_messages)
    else:
        can_write = is_administrator or (found is Membership.MEMBER and _allows(about, "can_send_messages"))
        can_pin = bool(held and held.can_pin_messages)
    return Rights(is_administrator, can_write, can_delete, can_react, can_pin)


def _allows(about: Mapping[str, Any], permission: str) -> bool:
    """Tell whether a chat lets its members do something; what it does not mention, it does."""
    return bool(about.get("permissions", {}).get(permission, True))


def _allows_reaction(about: Mapping[str, Any]) -> bool:
    """Tell whether a chat allows the one reaction that the bot uses; all are, where nothing is said of them."""
    allowed = about.get("available_reactions")
    return allowed is None or any(one.get("emoji") == NOTHING_FOUND_REACTION for one in allowed)
