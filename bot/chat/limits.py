"""Floods of commands and presses are met before anything is done for them; questions are counted where they are asked.

What would get no answer anyway is not counted: what people say to each other, and other bots' commands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from telegram.ext import ApplicationHandlerStop, CallbackQueryHandler, MessageHandler
from telegram.ext.filters import COMMAND, UpdateType

from bot.chat.addressing import COMMANDS as QUESTIONS
from bot.chat.addressing import person_of
from bot.chat.gate import Gate, Verdict
from bot.chat.places import place_of
from bot.chat.reply import plain
from bot.wording import asking as say
from bot.wording.profile import COMMANDS

if TYPE_CHECKING:
    from telegram import Message, Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts

PRESSES: Final = 40
"""Buttons that somebody may press in a minute: turning pages is quick."""
GROUP_PRESSES: Final = 10
"""Buttons that may be pressed in a group: Telegram counts what a press changes there with the messages."""
_COMMAND: Final = re.compile(r"/(\w{1,32})(?:@(\w{1,64}))?(?=\s|$)")


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what goes before all other handlers."""
    limits = _Limits(parts)
    return [
        MessageHandler(UpdateType.MESSAGE & COMMAND, limits.command),
        CallbackQueryHandler(limits.press),
    ]


class _Limits:
    """Lets updates through to the handlers, or not."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._presses = Gate(person_limit=PRESSES, group_limit=GROUP_PRESSES)

    async def command(self, update: Update, _: object) -> None:
        """Stop a command that comes too fast, and say so once."""
        message = update.message
        if message is None or not is_for_bot(message, self._parts.bot.username):
            return
        verdict = self._parts.gate.admit(message.chat.id, person_of(message))
        if verdict is Verdict.TOLD:
            await self._parts.post.send(place_of(message), plain(say.TOO_FAST))
        _stop_unless(verdict)

    async def press(self, update: Update, _: object) -> None:
        """Stop a press that comes too fast, and say so once; one that is not answered stops blinking by itself."""
        query = update.callback_query
        if query is None:
            return
        chat = query.message.chat.id if query.message else query.from_user.id
        verdict = self._presses.admit(chat, query.from_user.id)
        if verdict is Verdict.TOLD:
            await self._parts.post.acknowledge(query.id, say.TOO_FAST)
        _stop_unless(verdict)


def is_for_bot(message: Message, username: str) -> bool:
    """Tell whether a command is one of this bot's, other than those that ask; in private, whichever it is."""
    command = _COMMAND.match(message.text or "")
    if command is None or command[1].lower() in QUESTIONS:
        return False
    is_named = command[2] is not None and command[2].lower() == username.lower()
    if message.chat.type == message.chat.PRIVATE or is_named:
        return True
    return command[2] is None and command[1].lower() in COMMANDS


def _stop_unless(verdict: Verdict) -> None:
    if verdict is not Verdict.ADMITTED:
        raise ApplicationHandlerStop
