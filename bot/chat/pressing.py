"""What happens when a button is pressed that is not another area's; one that leads nowhere any more says so.

A button is answered first, or it would blink until the work is done; but where the answer tells what was done, after.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from telegram import Message
from telegram.ext import CallbackQueryHandler

from bot import wording
from bot.chat import pages, render
from bot.chat.asking import answer_pressed, send
from bot.chat.buttons import (
    AskQuestion,
    Buttons,
    CastVote,
    ChooseDocument,
    Forget,
    GiveCause,
    OpenChoice,
    OpenDocuments,
    OpenOutline,
    OpenPassage,
    OpenSection,
    ShowToAll,
)
from bot.chat.parts import now
from bot.chat.reopening import beside, put, reopened, shown_under
from bot.chat.reply import plain
from bot.chat.voting import vote
from bot.model import Answer
from bot.wording import private as say

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update
    from telegram.ext import BaseHandler

    from bot.chat.buttons import Page, Target
    from bot.chat.parts import Parts
    from bot.chat.reply import Reply


REMEMBERED: Final = 1000
"""Answers of which it is known that they were shown to a group; the button is pressed within minutes, if at all."""


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what answers every button that nobody else has answered."""
    return [CallbackQueryHandler(Pressing(parts).press)]


class Pressing:
    """Does what buttons say."""

    def __init__(self, parts: Parts) -> None:
        """Act with the bot's parts."""
        self._parts = parts
        self._buttons = Buttons(parts.library)
        self._shown: dict[tuple[int, str], None] = {}
        """The answers that somebody has shown to a group: pressed again, the button does nothing more."""

    async def press(self, update: Update, _: object) -> None:
        """Do what a pressed button says."""
        query = update.callback_query
        if query is None:
            return
        target = self._buttons.target(query.data or "", _label(query))
        match target:
            case CastVote() | GiveCause():
                await vote(self._parts, query, target)
            case OpenPassage() | ShowToAll():
                await self._of_answer(query, target)
            case _ if query.message is not None and target is not None:
                await self._in_chat(query, query.message, target)
            case _:
                await self._parts.post.acknowledge(query.id, wording.OLD_BUTTON)

    async def _of_answer(self, query: CallbackQuery, target: OpenPassage | ShowToAll) -> None:
        """Open what belongs to an answer that was given before."""
        again = await reopened(self._parts, target.token)
        if again is None:
            await self._parts.post.acknowledge(query.id, say.FORGOTTEN_ANSWER)
            return
        await self._parts.post.acknowledge(query.id)
        shown = await shown_under(self._parts, target.token, query.message)
        whole = render.pressed(again.question, again.found, self._parts.library, shown)
        if isinstance(target, OpenPassage):
            page = pages.passage(again.found, target) if target.page and isinstance(again.found, Answer) else None
            await put(self._parts, query, page or whole[-1])
        elif query.message is not None and self._is_first(query.message.chat.id, target.token):
            settings = await self._parts.store.settings(query.message.chat.id)
            await send(self._parts, beside(query.message), whole, settings)

    def _is_first(self, chat_id: int, token: str) -> bool:
        """Note that an answer is shown to a group, and return whether it was not before."""
        is_first = (chat_id, token) not in self._shown
        self._shown[chat_id, token] = None
        if len(self._shown) > REMEMBERED:
            del self._shown[next(iter(self._shown))]
        return is_first

    async def _in_chat(self, query: CallbackQuery, message: MaybeInaccessibleMessage, target: Target) -> None:
        """Do what belongs to the chat in which the button was pressed."""
        is_private = message.chat.type == message.chat.PRIVATE
        match target:
            case ChooseDocument() if is_private:
                await self._choose(query, message, target)
            case Forget() if is_private:
                await self._forget(query, target)
            case AskQuestion(question):
                await self._parts.post.acknowledge(query.id)
                await answer_pressed(self._parts, query, question)
            case OpenSection():
                await self._parts.post.acknowledge(query.id)
                await self._parts.post.send(beside(message), pages.section(target))
            case OpenOutline() | OpenDocuments() | OpenChoice():
                await self._parts.post.acknowledge(query.id)
                await put(self._parts, query, await self._page(message, target))
            case _:
                await self._parts.post.acknowledge(query.id, wording.OLD_BUTTON)

    async def _page(self, message: MaybeInaccessibleMessage, target: Page) -> Reply:
        """Return the page that a button turns to; a group sees the documents that it asks, and nobody's choice."""
        settings = await self._parts.store.settings(message.chat.id)
        in_group = message.chat.type != message.chat.PRIVATE
        username = self._parts.bot.username if in_group else ""
        library = pages.chosen(self._parts.library, settings.documents)
        match target:
            case OpenOutline():
                return pages.outline(target, username)
            case OpenDocuments() if in_group:
                return pages.documents_of_group(target, library, username, settings.dates)
            case OpenDocuments():
                return pages.documents(target, self._parts.library, settings.documents, settings.dates)
            case OpenChoice():
                return pages.choice(target, library)

    async def _choose(self, query: CallbackQuery, message: MaybeInaccessibleMessage, target: ChooseDocument) -> None:
        """Let a private chat ask one document, or all."""
        chosen = (target.document.id,) if target.document else ()
        settings = replace(await self._parts.store.settings(message.chat.id), documents=chosen)
        await self._parts.store.change_settings(message.chat.id, message.chat.type, settings, now())
        told = say.now_asks_only(target.document.title) if target.document else say.NOW_ASKS_ALL
        await self._parts.post.acknowledge(query.id, told)
        await put(self._parts, query, await self._page(message, OpenDocuments(target.page)))

    async def _forget(self, query: CallbackQuery, target: Forget) -> None:
        """Delete what is kept of somebody, if they really want it."""
        await self._parts.post.acknowledge(query.id)
        told = say.KEPT
        if target.really:
            told = say.forgotten(asdict(await self._parts.store.forget(query.from_user.id, now())))
        await put(self._parts, query, plain(told)[0])


def _label(query: CallbackQuery) -> str:
    """Return what a pressed button says, or nothing if its message is too old for Telegram to tell."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = chain.from_iterable(markup.inline_keyboard) if markup else ()
    return next((button.text for button in buttons if button.callback_data == query.data), "")
