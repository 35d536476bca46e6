"""Which menu of commands somebody sees in a chat: the narrowest that the bot has set, in their language first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.members import is_administrator
from bot.simulator.methods import METHODS
from bot.simulator.parameters import from_values

if TYPE_CHECKING:
    from bot.simulator.model import Chat, Json, User
    from bot.simulator.world import World


def menu(world: World, chat: Chat, user: User) -> object:
    """Return the commands offered to `user` in a chat; none in a channel."""
    if chat.kind == "channel":
        return []
    languages = [user.language_code, ""] if user.language_code else [""]
    menus = (
        METHODS["getmycommands"](world, from_values({"scope": scope, "language_code": language}))
        for scope in _scopes(chat, user)
        for language in languages
    )
    return next(filter(None, menus), [])


def _scopes(chat: Chat, user: User) -> list[Json]:
    """Return the scopes that hold, the narrowest first."""
    here: Json = {"chat_id": chat.id}
    if chat.kind == "private":
        return [{"type": "chat", **here}, {"type": "all_private_chats"}, {"type": "default"}]
    rules = is_administrator(chat, user)
    scopes: list[tuple[bool, Json]] = [
        (True, {"type": "chat_member", **here, "user_id": user.id}),
        (rules, {"type": "chat_administrators", **here}),
        (True, {"type": "chat", **here}),
        (rules, {"type": "all_chat_administrators"}),
        (True, {"type": "all_group_chats"}),
        (True, {"type": "default"}),
    ]
    return [scope for holds, scope in scopes if holds]
