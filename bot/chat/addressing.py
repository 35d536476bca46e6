"""Whether a message asks the bot something, and in which words. Pure.

In a private chat every text does, and the caption of a picture or file. In a group only what is addressed to the bot
does: `/pregunta`, a mention, an answer to one of its messages; with privacy mode off it hears everything else too, and
that is not meant for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from telegram import MessageEntity, MessageOriginUser

if TYPE_CHECKING:
    from telegram import Message, Update, User

COMMANDS: Final = ("pregunta", "preguntar")
"""The commands that ask; the first is the one that is shown."""
LONGEST_QUOTE: Final = 1024
"""Characters of a message that a reply may quote."""
_ANONYMOUS: Final = (1087968824, 136817688, 777000)
"""Accounts of Telegram's own that stand for an administrator, a channel, and a linked channel's posts."""
_COMMAND: Final = re.compile(r"/(\w{1,32})(?:@(\w{1,64}))?(?:\s+|$)")
_LEADING: Final = " \t\r\n,:;.-–—"
"""What separates a name from what is said to it: «@glosa_bot, ¿cuándo…?»."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, empty where somebody addressed the bot and asked nothing.

    `person` is the number of who asks: of a channel or a group where somebody writes as that. `quote` holds the words
    of the message that ask, where they are to be quoted.
    """

    text: str
    message: Message
    person: int | None
    quote: str | None = None
    is_edit: bool = False


def asked(update: Update, bot: User) -> Asked | None:
    """Return what an update asks the bot, or None if it asks it nothing."""
    message = update.message or update.edited_message
    if message is None or not _text(message) or is_of_a_bot(message, bot):
        return None
    words = _private_words(message) if message.chat.type == message.chat.PRIVATE else _group_words(message, bot)
    if words is None:
        return None
    text, quote = words
    return Asked(text, message, person_of(message), quote, is_edit=update.edited_message is not None)


def person_of(message: Message) -> int | None:
    """Return the number of who writes: of the channel or the group where somebody writes as that."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else None


def is_of_a_bot(message: Message, bot: User) -> bool:
    """Tell whether a bot wrote the words of a message: another, or this one, whose answers people pass on."""
    sender, origin = message.from_user, message.forward_origin
    passed_on = isinstance(origin, MessageOriginUser) and origin.sender_user.id == bot.id
    by_bot = sender is not None and sender.is_bot and sender.id not in _ANONYMOUS
    return by_bot or passed_on or message.via_bot is not None


def _private_words(message: Message) -> tuple[str, str | None] | None:
    """Return the question of a private message, which is all of it, unless it is another command."""
    text = _text(message)
    command = _COMMAND.match(text)
    if not _marked(message, MessageEntity.BOT_COMMAND) or command is None:
        return text, None  # what only looks like a command, «/¿cuándo abre?», asks too
    return (text[command.end() :].strip(), None) if command and command[1].lower() in COMMANDS else None


def _group_words(message: Message, bot: User) -> tuple[str, str | None] | None:
    """Return the question of a message in a group and what to quote of it, or None if it is not meant for the bot."""
    text = _text(message)
    if message.forward_origin is not None:  # what was said elsewhere was said to somebody else
        return None
    if text.startswith("/"):
        command = _COMMAND.match(text)
        return _asked_by(message, text[command.end() :], bot) if command and _is_ours(command, bot) else None
    if mentions := _mentions(message, bot):
        return _asked_by(message, _without(text, mentions), bot)
    return (text, text[:LONGEST_QUOTE]) if _answers(message, bot) else None


def _is_ours(command: re.Match[str], bot: User) -> bool:
    name = command[2]
    return command[1].lower() in COMMANDS and (name is None or name.lower() == (bot.username or "").lower())


def _mentions(message: Message, bot: User) -> list[MessageEntity]:
    """Return where a message names the bot; a person without a username is named otherwise, a bot always has one."""
    name = f"@{bot.username}".lower()
    named = _marked(message, MessageEntity.MENTION)
    return [entity for entity, words in named.items() if words.lower() == name]


def _without(text: str, mentions: list[MessageEntity]) -> str:
    """Return a text without some stretches of it, which Telegram counts in UTF-16 units."""
    units = text.encode("utf-16-le")
    for mention in sorted(mentions, key=lambda one: one.offset, reverse=True):
        units = units[: 2 * mention.offset] + units[2 * (mention.offset + mention.length) :]
    return units.decode("utf-16-le", "replace")


def _asked_by(message: Message, words: str, bot: User) -> tuple[str, str | None]:
    """Return what is asked by a message that addresses the bot; with no words of its own, those that it replies to."""
    text = words.strip().lstrip(_LEADING).strip()
    if text:
        return text, text[:LONGEST_QUOTE] if text in _text(message) else None
    replied = message.reply_to_message
    return (_text(replied) if replied and not is_of_a_bot(replied, bot) else ""), None


def _answers(message: Message, bot: User) -> bool:
    """Tell whether a message replies to one of the bot's; in a topic, the rest replies to its start."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created is not None:
        return False
    return replied.from_user is not None and replied.from_user.id == bot.id


def _text(message: Message) -> str:
    """Return the words of a message: of a picture, a voice and the like, those written under it."""
    return message.text or message.caption or ""


def _marked(message: Message, kind: str) -> dict[MessageEntity, str]:
    """Return the stretches of a message's words that Telegram has found to be of a kind, each with its words."""
    return message.parse_entities([kind]) if message.text else message.parse_caption_entities([kind])
