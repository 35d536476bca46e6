"""Takes the text out of an update, calls the core, and hands the result to `render`; nothing is decided here."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any, Final, assert_never

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, CallbackQueryHandler, CommandHandler, ExtBot, MessageHandler
from telegram.ext.filters import COMMAND, TEXT, ChatType, MessageFilter, StatusUpdate, UpdateType

from bot import wording
from bot.answering import LONGEST_QUESTION
from bot.chat import render
from bot.chat.albums import Albums
from bot.chat.buttons import Buttons, OpenChoice, OpenDocuments, OpenOutline, OpenSection

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from bot.answering import Answerer
    from bot.chat.buttons import Target
    from bot.chat.posting import Post
    from bot.chat.render import Reply

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
        self._post = post

    def register(self, application: AnyApplication) -> None:
        """Let an application call these handlers, the first that fits an update."""
        new, private = UpdateType.MESSAGE, ChatType.PRIVATE
        commands: list[tuple[tuple[str, ...], Write]] = [
            (("start",), lambda: render.greeting(self._library)),
            (("ayuda", "help"), lambda: render.plain(wording.HELP)),
            (("secciones",), lambda: [render.sections(self._library)]),
            (("documentos",), lambda: [render.documents(OpenDocuments(), self._library)]),
        ]
        unknown = self._replying(lambda: render.plain(wording.UNKNOWN_COMMAND))
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
            await self._reply(message, render.plain(too_long))
        else:
            await self._reply(message, render.result(self._answerer.answer(question), self._library))

    async def decline(self, update: Update, _: Context) -> None:
        """Say, once for an album, that only text is read."""
        message = _message(update)
        if not self._albums.goes_on(message.chat.id, message.media_group_id):
            await self._reply(message, render.plain(wording.ONLY_TEXT))

    async def press(self, update: Update, _: Context) -> None:
        """Open what a button leads to; the button is answered first, or it would blink until the work is done."""
        query = update.callback_query
        target = self._buttons.target(query.data or "") if query else None
        if query is None:
            return
        if target is None or query.message is None:
            await self._post.acknowledge(query.id, wording.OLD_BUTTON)
            return
        await self._post.acknowledge(query.id)
        await self._open(target, query.message.chat.id, query.message.message_id)

    async def fail(self, update: object, context: Context) -> None:
        """Log what went wrong with an update, and tell the person that something did."""
        number = update.update_id if isinstance(update, Update) else None
        _log.error("update %s failed", number, exc_info=context.error)
        if isinstance(update, Update) and update.effective_chat:
            with contextlib.suppress(TelegramError):  # the error may be that nothing can be sent
                await self._post.send(update.effective_chat.id, render.plain(wording.FAILED))

    async def _open(self, target: Target, chat_id: int, message_id: int) -> None:
        match target:
            case OpenSection():
                await self._post.send(chat_id, render.section(target))
            case OpenOutline():
                await self._post.edit(chat_id, message_id, render.outline(target))
            case OpenDocuments():
                await self._post.edit(chat_id, message_id, render.documents(target, self._library))
            case OpenChoice():
                await self._post.edit(chat_id, message_id, render.choice(target, self._library))
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
