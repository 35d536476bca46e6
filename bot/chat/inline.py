"""Inline mode: what is typed after the bot's name in any chat is answered above the keyboard, to be pasted.

Inline mode always asks all documents: Telegram does not tell in which chat somebody types, so no chat's choice can hold
there. What is found therefore depends on the words alone and may be cached for everyone; only a refusal is personal.

Nothing that is typed is noted: it is half a question more often than a whole one, and in a chat that is not the bot's.
A question is noted when what came of it has been pasted and Telegram tells so (@BotFather, /setinlinefeedback); the
button under the pasted message leads to the answer from then on, and to its section before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.ext import ChosenInlineResultHandler, InlineQueryHandler

from bot.answering import LONGEST_QUESTION
from bot.chat import pasting
from bot.chat.asking import note
from bot.chat.gate import Gate, Verdict
from bot.chat.markup import inline_button
from bot.metrics import Where
from bot.model import Abstention, Answer, Reason, Remark
from bot.store.values import ChatSettings
from bot.wording import inline as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts
    from bot.chat.pasting import Paste

PAGE: Final = 10
"""Results sent at a time; a telephone shows four, and asks for more when they are scrolled through."""
LASTING: Final = 300
"""Seconds that Telegram may give everyone the same results: as long as other documents may go unseen."""
PASSING: Final = 10
"""The same where the documents do not answer: half a question is nobody else's, and the gap may be filled by then."""
TYPED: Final = 60
"""Pieces of questions that somebody may type in a minute: clients wait for a short pause before they send one."""
SHORTEST: Final = 3
"""Letters and digits of a question: with fewer, nobody has asked anything yet."""
_OFFSET_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown for what was typed: results, of which a page is sent at a time, and a button above them."""

    pastes: Sequence[Paste]
    cache_seconds: int
    button: str = ""
    is_personal: bool = False


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what answers while somebody types, and what notes what was pasted."""
    inline = Inline(parts)
    return [InlineQueryHandler(inline.show), ChosenInlineResultHandler(inline.pasted)]


class Inline:
    """Answers what is typed."""

    def __init__(self, parts: Parts) -> None:
        """Answer with the bot's parts."""
        self._parts = parts
        self._gate = Gate(person_limit=TYPED)

    async def show(self, update: Update, _: object) -> None:
        """Show what can be pasted."""
        query = update.inline_query
        if query is None:
            return
        shown = await self._shown(query.query, query.from_user.id)
        if shown is None:
            return
        results, following = page(shown.pastes, query.offset)
        button = InlineQueryResultsButton(shown.button, start_parameter=say.START) if shown.button else None
        await self._parts.post.inline(
            query.id,
            [article(result) for result in results],
            cache_seconds=shown.cache_seconds,
            is_personal=shown.is_personal,
            next_offset=following,
            button=button,
        )

    async def pasted(self, update: Update, _: object) -> None:
        """Note the question whose outcome was pasted, and let the button under it lead to that."""
        chosen = update.chosen_inline_result
        if chosen is None or chosen.result_id != pasting.FOUND or len(chosen.query) > LONGEST_QUESTION:
            return
        found = await self._parts.answer(chosen.query)
        token = await note(self._parts, found, ChatSettings(), chosen.from_user.id)
        if token and chosen.inline_message_id and not isinstance(found, Remark):
            again = pasting.outcome(found, self._parts.bot.username, token)
            await self._parts.post.edit_inline(chosen.inline_message_id, again.reply)

    async def _shown(self, typed: str, person: int) -> Shown | None:
        """Return what is shown, or None where somebody has been told that it is too much."""
        if not typed.strip():
            return self._documents()
        if len(typed) > LONGEST_QUESTION:
            return Shown((), LASTING, say.TOO_LONG)
        if sum(map(str.isalnum, typed)) < SHORTEST:
            return Shown((), LASTING, say.HOW_TO_ASK)
        verdict = self._gate.admit(person, person)
        if verdict is Verdict.TOLD:
            return Shown((), 0, say.TOO_MANY, is_personal=True)
        return await self._found(typed) if verdict is Verdict.ADMITTED else None

    async def _found(self, typed: str) -> Shown:
        match await self._parts.metrics.asked(Where.INLINE, self._parts.answer(typed)):
            case Answer() as answer:
                return Shown(pasting.results(answer, self._parts.bot.username), LASTING)
            case Abstention(reason=Reason.NO_WORDS):
                return Shown((), LASTING, say.HOW_TO_ASK)
            case Abstention() as abstention:
                return Shown(pasting.results(abstention, self._parts.bot.username), PASSING)
            case Remark():
                return self._documents(say.HOW_TO_ASK)

    def _documents(self, button: str = "") -> Shown:
        return Shown(pasting.documents(self._parts.library, self._parts.bot.username), LASTING, button)


def page(pastes: Sequence[Paste], offset: str) -> tuple[Sequence[Paste], str]:
    """Return the results from an offset on, as many as are sent at a time, and the offset of the next ones, if any."""
    is_number = offset.isascii() and offset.isdecimal() and len(offset) <= _OFFSET_DIGITS
    start = int(offset) if is_number else 0
    end = start + PAGE
    return pastes[start:end], str(end) if end < len(pastes) else ""


def article(paste: Paste) -> InlineQueryResultArticle:
    """Return something to paste as Telegram's library has it."""
    content = InputTextMessageContent(
        paste.reply.html, ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    rows = [[inline_button(button) for button in row] for row in paste.reply.keyboard]
    markup = InlineKeyboardMarkup(rows) if rows else None
    return InlineQueryResultArticle(
        paste.id, paste.title, content, reply_markup=markup, description=paste.description or None
    )
