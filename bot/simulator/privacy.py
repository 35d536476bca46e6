"""Which messages the bot hears of.

With privacy mode on, a bot that is no administrator gets of a group only what is meant for it: its commands, answers
to its messages, mentions, what was posted through it, and service messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.simulator.model import Message, User


def reaches_bot(message: Message, bot: User, *, privacy: bool) -> bool:
    """Say whether the bot gets an update for `message`; another bot's it never gets, its own where they are service.

    What is written in the name of a chat reaches it, and what a person posts by choosing one of its inline results.
    """
    chat = message.chat
    is_of_bot = message.sender.is_bot and not message.sender_chat
    is_own_service = message.sender is bot and bool(message.service)
    if not chat.is_bot_in or (is_of_bot and not is_own_service) or message.seen_by:
        return False
    if chat.kind in ("private", "channel") or chat.bot_status == "administrator":
        return True
    return not privacy or bool(message.service) or message.via_bot is bot or _is_meant_for(bot, message)


def calls_guest(message: Message, bot: User) -> bool:
    """Say whether a message calls the bot into a chat where it is no member; channels have no guests."""
    chat = message.chat
    if chat.bot_status != "left" or not chat.is_group or message.sender is bot or message.via_bot:
        return False
    return not (message.sender.is_bot and not message.sender_chat) and _mentions(message, bot)


def _is_meant_for(bot: User, message: Message) -> bool:
    if message.reply_to and message.reply_to.sender is bot:
        return True
    return _mentions(message, bot) or any(
        entity.type == "bot_command" and _commands(message, message.content.words_of(entity), bot)
        for entity in message.entities
    )


def _mentions(message: Message, bot: User) -> bool:
    name = f"@{bot.username}".lower()
    return any(
        entity.type == "mention" and message.content.words_of(entity).lower() == name for entity in message.entities
    )


def _commands(message: Message, command: str, bot: User) -> bool:
    """Say whether a command is the bot's: by name, or without one where no other bot was the last to write."""
    _, _, name = command.partition("@")
    if name:
        return name.lower() == (bot.username or "").lower()
    return message.chat.last_bot in (None, bot)
