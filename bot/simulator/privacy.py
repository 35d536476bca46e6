"""Which messages the bot hears of.

With privacy mode on, a bot that is no administrator gets of a group only what is meant for it: its commands, answers
to its messages, mentions, and service messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.simulator.model import Message, User


def reaches_bot(message: Message, bot: User, *, privacy: bool) -> bool:
    """Say whether the bot gets an update for `message`."""
    chat = message.chat
    if chat.bot_status not in ("member", "administrator") or message.sender.is_bot:
        return False
    if chat.kind in ("private", "channel") or chat.bot_status == "administrator":
        return True
    return not privacy or bool(message.service) or _is_meant_for(bot, message)


def _is_meant_for(bot: User, message: Message) -> bool:
    if message.reply_to and message.reply_to.sender is bot:
        return True
    return any(
        (entity.type == "bot_command" and _commands(message, message.content.words_of(entity), bot))
        or (entity.type == "mention" and message.content.words_of(entity).lower() == f"@{bot.username}".lower())
        for entity in message.entities
    )


def _commands(message: Message, command: str, bot: User) -> bool:
    """Say whether a command is the bot's: by name, or without one where no other bot was the last to write."""
    _, _, name = command.partition("@")
    if name:
        return name.lower() == (bot.username or "").lower()
    return message.chat.last_bot in (None, bot)
