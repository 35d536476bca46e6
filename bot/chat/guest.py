"""Guest mode: mentioned in a chat that it has not joined, the bot answers there, once and in one message.

It has no settings there and asks all documents. Whoever mentions it asks on purpose, so the question is noted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import MessageHandler
from telegram.ext.filters import UpdateType

from bot.answering import LONGEST_QUESTION
from bot.chat import pasting
from bot.chat.addressing import asked
from bot.chat.asking import note
from bot.chat.deeplinks import OpenAnswer, link
from bot.chat.gate import Verdict
from bot.chat.inline import article
from bot.chat.pasting import Paste
from bot.chat.reply import Button, Reply, plain
from bot.metrics import Where
from bot.model import Abstention, Reason, Remark
from bot.store.values import ChatSettings
from bot.wording import inline as say

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from bot.chat.addressing import Asked
    from bot.chat.parts import Parts


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what answers mentions in chats that the bot has not joined."""
    return [MessageHandler(UpdateType.GUEST_MESSAGE, Guest(parts).answer)]


class Guest:
    """Answers as a guest."""

    def __init__(self, parts: Parts) -> None:
        """Answer with the bot's parts."""
        self._parts = parts

    async def answer(self, update: Update, _: object) -> None:
        """Answer a mention; it is read as one in a group that the bot has joined."""
        message = update.guest_message
        question = asked(Update(update.update_id, message=message), self._parts.bot.bot)
        if message is None or message.guest_query_id is None or question is None:
            return
        verdict = self._parts.gate.admit(message.chat.id, question.person)
        if verdict is Verdict.SILENT:
            return
        reply = plain(say.GUEST_TOO_MANY)[0] if verdict is Verdict.TOLD else await self._reply(question)
        await self._parts.post.guest(message.guest_query_id, article(Paste(pasting.FOUND, say.ANSWER, "", reply)))

    async def _reply(self, question: Asked) -> Reply:
        words = without_name(question.text, self._parts.bot.username)
        if len(words) > LONGEST_QUESTION:
            return plain(say.GUEST_TOO_LONG)[0]
        found = await self._parts.metrics.asked(Where.GUEST, self._parts.answer(words))
        if isinstance(found, Remark) or (isinstance(found, Abstention) and found.reason is Reason.NO_WORDS):
            return plain(say.GUEST_HOW_TO_ASK)[0]
        token = await note(self._parts, found, ChatSettings(), question.person)
        more = Button(say.ASK_MORE, url=link(self._parts.bot.username, OpenAnswer(token)))
        return pasting.whole(pasting.in_brief(found), ((more,),))


def without_name(text: str, username: str) -> str:
    """Return a text without the bot's name, which between two people nothing else has taken out."""
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).strip()
