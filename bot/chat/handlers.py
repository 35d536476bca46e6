"""Takes the text out of an update, calls the core, and hands the result to `render`; nothing is decided here."""

from __future__ import annotations

import contextlib
import logging
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, assert_never

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, CallbackQueryHandler, CommandHandler, ExtBot, MessageHandler
from telegram.ext.filters import COMMAND, TEXT, ChatType, MessageFilter, StatusUpdate, UpdateType

from bot import wording
from bot.answering import LONGEST_QUESTION
from bot.chat import pages, render
from bot.chat.albums import Albums
from bot.chat.buttons import AskQuestion, Buttons, OpenChoice, OpenDocuments, OpenOutline, OpenSection
from bot.chat.memory import Conversations
from bot.chat.reply import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Hashable, Sequence

    from telegram import CallbackQuery, MaybeInaccessibleMessage

    from bot.answering import Answerer
    from bot.chat.buttons import Target
    from bot.chat.posting import Post
    from bot.chat.reply import Reply

    Context = CallbackContext[ExtBot[None], Any, Any, Any]
    AnyApplication = Application[Any, Context, Any, Any, Any, Any]
    Write = Callable[[], Sequence[Reply]]

_log: Final = logging.getLogger(__name__)


class Handlers:
    """What the bot does on each kind of update."""

    def __init__(self, answerer: Answerer, post: Post) -> None:
        """Answer from an answerer's library."""
        self._answerer = answerer
        self._library = answerer.library
        self._buttons = Buttons(answerer.library)
        self._albums = Albums()
        self._conversations = Conversations()
        self._post = post

    def register(self, application: AnyApplication) -> None:
        """Let an application call these handlers, the first that fits an update."""
        new, private = UpdateType.MESSAGE, ChatType.PRIVATE
        commands: list[tuple[tuple[str, ...], Write]] = [
            (("start",), lambda: pages.greeting(self._library)),
            (("ayuda", "help"), lambda: plain(wording.HELP)),
            (("secciones",), lambda: [pages.sections(self._library)]),
            (("documentos",), lambda: [pages.documents(OpenDocuments(), self._library)]),
        ]
        unknown = self._replying(lambda: plain(wording.UNKNOWN_COMMAND))
        application.add_handlers(
            [
                *(CommandHandler(names, self._replying(write), new) for names, write in commands),
                MessageHandler(new & COMMAND & (private | _NamesBot(application)), unknown),
                MessageHandler(new & private & TEXT & ~COMMAND, self.ask),
                MessageHandler(new & private & ~TEXT & ~StatusUpdate.ALL, self.decline),
                CallbackQueryHandler(self.press),
            ]
        )
        application.add_error_handler(self.fail)

    async def ask(self, update: Update, _: Context) -> None:
        """Answer a question."""
        message = _message(update)
        question = message.text or ""
        if len(question) > LONGEST_QUESTION:
            too_long = f"{wording.question_too_long(LONGEST_QUESTION)} {wording.ASK_SHORTER}"
            await self._reply(message, plain(too_long))
        else:
            previous = self._conversations.previous(_who(update))
            found = self._answerer.answer(question, previous=previous)
            self._conversations.remember(_who(update), found)
            await self._reply(message, render.result(found, self._library))

    async def decline(self, update: Update, _: Context) -> None:
        """Say, once for an album, that only text is read."""
        message = _message(update)
        if not self._albums.goes_on(message.chat.id, message.media_group_id):
            await self._reply(message, plain(wording.ONLY_TEXT))

    async def press(self, update: Update, _: Context) -> None:
        """Open what a button leads to; the button is answered first, or it would blink until the work is done."""
        query = update.callback_query
        if query is None:
            return
        target = self._buttons.target(query.data or "", _label(query))
        if target is None or query.message is None:
            await self._post.acknowledge(query.id, wording.OLD_BUTTON)
            return
        await self._post.acknowledge(query.id)
        await self._open(target, query.message, _who(update))

    async def fail(self, update: object, context: Context) -> None:
        """Log what went wrong with an update, and tell the person that something did."""
        number = update.update_id if isinstance(update, Update) else None
        _log.error("update %s failed", number, exc_info=context.error)
        if isinstance(update, Update) and update.effective_chat:
            with contextlib.suppress(TelegramError):  # the error may be that nothing can be sent
                await self._post.send(update.effective_chat.id, plain(wording.FAILED))

    async def _open(self, target: Target, message: MaybeInaccessibleMessage, who: Hashable) -> None:
        chat, place = message.chat.id, message.message_id
        match target:
            case OpenSection():
                await self._post.send(chat, pages.section(target))
            case OpenOutline():
                await self._post.edit(chat, place, pages.outline(target))
            case OpenDocuments():
                await self._post.edit(chat, place, pages.documents(target, self._library))
            case OpenChoice():
                await self._post.edit(chat, place, pages.choice(target, self._library))
            case AskQuestion(question):
                found = self._answerer.answer(question)  # complete in itself
                self._conversations.remember(who, found)
                await self._post.send(chat, render.pressed(question, found, self._library), place)
            case _:
                assert_never(target)

    def _replying(self, write: Write) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        """Return a handler that always answers the same."""

        async def handler(update: Update, _: Context) -> None:
            await self._reply(_message(update), write())

        return handler

    async def _reply(self, message: Message, replies: Sequence[Reply]) -> None:
        await self._post.send(message.chat.id, replies, message.message_id)


class _NamesBot(MessageFilter):
    """Lets commands pass that are addressed to this bot by its name: `/orden@glosa_bot`."""

    def __init__(self, application: AnyApplication) -> None:
        super().__init__()
        self._bot = application.bot

    def filter(self, message: Message) -> bool:
        command = (message.text or "").split(maxsplit=1)[0]
        return command.lower().endswith(f"@{self._bot.username}".lower())


def _message(update: Update) -> Message:
    """Return the message of an update that came because it has one."""
    if update.message is None:
        error = f"update {update.update_id} has no message"
        raise ValueError(error)
    return update.message


def _who(update: Update) -> Hashable:
    """Return who it is that asks, and where: what one chat has read, another does not see."""
    chat, person = update.effective_chat, update.effective_user
    return chat.id if chat else None, person.id if person else None


def _label(query: CallbackQuery) -> str:
    """Return what a pressed button says, or nothing if its message is too old for Telegram to tell."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = chain.from_iterable(markup.inline_keyboard) if markup else ()
    return next((button.text for button in buttons if button.callback_data == query.data), "")
