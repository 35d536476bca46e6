"""Answers that were given before, found again by their tokens; and what stands under a button, changed in its place.

Nothing that was answered is stored: the question is, and asked again of the same documents it gives the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import Message

from bot.chat.asking import shown
from bot.chat.keyboards import Shown
from bot.chat.places import Place, place_of

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage

    from bot.chat.parts import Parts
    from bot.chat.reply import Reply
    from bot.model import Finding


@dataclass(frozen=True, slots=True)
class Reopened:
    """A question that was asked, and what comes of it."""

    question: str
    found: Finding


async def reopened(parts: Parts, token: str) -> Reopened | None:
    """Return what was asked under a token, answered again, or None if that is not kept any more."""
    question = await parts.store.question(token)
    if question is None:
        return None
    return Reopened(question.text, await parts.answer(question.text, question.documents))


async def shown_under(parts: Parts, token: str, message: MaybeInaccessibleMessage | None) -> Shown:
    """Return how an answer is shown in the chat of a message, or in one that the bot does not know."""
    if message is None:
        return Shown(token, parts.public_url, parts.bot.username, in_group=True)
    return shown(parts, token, await parts.store.settings(message.chat.id), message.chat)


def beside(message: MaybeInaccessibleMessage) -> Place:
    """Return where something goes that follows a message without answering it."""
    return replace(place_of(message), reply_to=None) if isinstance(message, Message) else Place(message.chat.id)


async def put(parts: Parts, query: CallbackQuery, reply: Reply) -> None:
    """Put something in the place of the message whose button was pressed; where that is too old, after it."""
    message = query.message
    if message is not None:
        if not await parts.post.edit(message.chat.id, message.message_id, reply):
            await parts.post.send(beside(message), [reply])
    elif query.inline_message_id:
        await parts.post.edit_inline(query.inline_message_id, reply)
