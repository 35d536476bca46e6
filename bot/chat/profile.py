"""What the bot says of itself to Telegram: menus of commands, descriptions, the menu button.

Whatever sets these may be called a few times an hour only, so all is compared first, and set where it differs. What
cannot be set now is left for the next start: the bot serves as well without.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from telegram import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    MenuButtonCommands,
)
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.wording import profile as say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from telegram import Bot, BotCommandScope

LONGEST: Final = 10.0
"""Seconds that it may take, a start's share: it is thirty short requests where nothing differs."""
_LANGUAGES: Final = (None, "es")
"""For everybody, and for whoever uses Telegram in Spanish, for whom an older bot may have set something else."""
_log: Final = logging.getLogger(__name__)


async def introduce(bot: Bot, admins: Collection[int]) -> None:
    """Tell Telegram what the bot says of itself, and its owners' menus to them, where it differs from what it knows."""
    try:
        async with asyncio.timeout(LONGEST):
            await _introduce(bot, admins)
    except (TelegramError, TimeoutError) as error:
        _log.warning("menus and descriptions stay as they are until the next start: %s", error or "no time")


async def _introduce(bot: Bot, admins: Collection[int]) -> None:
    for scope, commands in _menus():
        await _set_menu(bot, scope, commands)
    for language in _LANGUAGES:
        await _describe(bot, language)
    if (await bot.get_chat_menu_button()).type != MenuButtonCommands().type:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    for admin in sorted(admins):
        await _set_menu_of_owner(bot, admin)


def _menus() -> Iterator[tuple[BotCommandScope, Mapping[str, str]]]:
    """Yield whom a menu is for, and its commands; the first is for where no other fits."""
    yield BotCommandScopeDefault(), say.PRIVATE
    yield BotCommandScopeAllPrivateChats(), say.PRIVATE
    yield BotCommandScopeAllGroupChats(), say.GROUP
    yield BotCommandScopeAllChatAdministrators(), say.ADMINISTRATOR


async def _set_menu(bot: Bot, scope: BotCommandScope, commands: Mapping[str, str]) -> None:
    menu = tuple(BotCommand(name, text) for name, text in commands.items())
    for language in _LANGUAGES:
        if await bot.get_my_commands(scope, language) != menu:
            await bot.set_my_commands(menu, scope, language)


async def _set_menu_of_owner(bot: Bot, admin: int) -> None:
    """Set the menu of a private chat, if there is one: who has never written to the bot has none yet."""
    try:
        await _set_menu(bot, BotCommandScopeChat(admin), say.OWNER)
    except (BadRequest, Forbidden) as error:
        _log.info("no menu of their own for %s yet: %s", admin, error)


async def _describe(bot: Bot, language: str | None) -> None:
    if (await bot.get_my_description(language)).description != say.DESCRIPTION:
        await bot.set_my_description(say.DESCRIPTION, language)
    if (await bot.get_my_short_description(language)).short_description != say.SHORT_DESCRIPTION:
        await bot.set_my_short_description(say.SHORT_DESCRIPTION, language)
