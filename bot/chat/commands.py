"""The commands that anybody may use. In a group they count if they are general or name this bot.

What is long is read in the private chat, so in a group these say little and lead there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from telegram.ext import CommandHandler, MessageHandler
from telegram.ext.filters import COMMAND, FORWARDED, VIA_BOT, ChatType, MessageFilter, UpdateType

from bot import wording
from bot.chat import pages, render
from bot.chat.asking import send
from bot.chat.buttons import Buttons, Forget, OpenDocuments, OpenOutline, OpenSection
from bot.chat.deeplinks import OpenAnswer, destination, is_ours
from bot.chat.places import place_of
from bot.chat.reopening import reopened, shown_under
from bot.chat.reply import Button, Reply, plain, row
from bot.chat.rich import Rich, html
from bot.chat.searching import Searching
from bot.links import bot_url
from bot.wording import private as say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Sequence

    from telegram import Message, Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts

    Write = Callable[[Message, str], Awaitable[Sequence[Reply]]]
    """Returns what a command is answered with, given its message and the words behind it."""
    Handler = Callable[[Update, Any], Coroutine[Any, Any, None]]

_PEOPLE: Final = UpdateType.MESSAGE & ~VIA_BOT & (ChatType.PRIVATE | (ChatType.GROUPS & ~FORWARDED))
"""New messages in which a command is meant: what is passed on to a group was said to somebody else."""


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what answers commands, known and unknown ones, and turns what one of them finds."""
    commands = Commands(parts)
    known: dict[tuple[str, ...], Write] = {
        ("start",): commands.start,
        ("ayuda", "help"): commands.help,
        ("secciones",): commands.sections,
        ("documentos",): commands.documents,
        ("buscar",): commands.search,
        ("privacidad",): commands.privacy,
        ("olvidame",): commands.forget,
    }
    meant = _PEOPLE & _OfPeople()
    unknown = meant & COMMAND & (ChatType.PRIVATE | _NamesBot(parts))
    return [
        *(CommandHandler(names, commands.answering(write), meant) for names, write in known.items()),
        MessageHandler(unknown, commands.answering(commands.unknown)),
        *commands.searching.handlers(),
    ]


class Commands:
    """Writes what commands are answered with."""

    def __init__(self, parts: Parts) -> None:
        """Answer with the bot's parts."""
        self._parts = parts
        self._buttons = Buttons(parts.library)
        self.searching = Searching(parts)

    def answering(self, write: Write) -> Handler:
        """Return a handler that sends what `write` returns."""

        async def handler(update: Update, _: Any) -> None:  # noqa: ANN401 - a context, which is not used
            message = update.message
            if message is not None:
                settings = await self._parts.store.settings(message.chat.id)
                await send(self._parts, place_of(message), await write(message, _behind(message)), settings)

        return handler

    async def start(self, message: Message, words: str) -> Sequence[Reply]:
        """Greet, or open what a link leads to."""
        if not _is_private(message):
            return await self.help(message, words)
        match destination(words, self._buttons):
            case OpenOutline() as outline:
                return [pages.outline(outline)]
            case OpenSection() as section:
                return pages.section(section)
            case OpenAnswer(token) if again := await reopened(self._parts, token):
                shown = await shown_under(self._parts, token, message)
                return render.pressed(again.question, again.found, self._parts.library, shown)
        stale = plain(say.STALE_LINK) if is_ours(words) else []
        return [*stale, *pages.greeting(self._parts.library)]

    async def help(self, message: Message, _: str) -> Sequence[Reply]:
        """Say what can be done and, in a group, how the bot is addressed."""
        return plain(say.HELP if _is_private(message) else say.group_help(self._parts.bot.username))

    async def sections(self, message: Message, _: str) -> Sequence[Reply]:
        """Show the sections of what the chat asks."""
        settings = await self._parts.store.settings(message.chat.id)
        return [pages.sections(pages.chosen(self._parts.library, settings.documents), self._linked(message))]

    async def documents(self, message: Message, _: str) -> Sequence[Reply]:
        """Show the documents; in a private chat, to choose which of them it asks."""
        settings = await self._parts.store.settings(message.chat.id)
        first, library, dates = OpenDocuments(), self._parts.library, settings.dates
        if _is_private(message):
            return [pages.documents(first, library, settings.documents, dates)]
        asked = pages.chosen(library, settings.documents)
        return [pages.documents_of_group(first, asked, self._linked(message), dates)]

    async def search(self, message: Message, words: str) -> Sequence[Reply]:
        """Show where words stand."""
        return await self.searching.search(words, message.chat)

    async def privacy(self, _: Message, __: str) -> Sequence[Reply]:
        """Say what is kept and for how long."""
        parts = self._parts
        return plain(say.privacy(parts.keep_days, with_askers=parts.keep_askers, encoder=parts.encoder))

    async def forget(self, message: Message, _: str) -> Sequence[Reply]:
        """Ask whether all that is kept of somebody is to be deleted; that is nobody else's business."""
        if _is_private(message):
            buttons = (row(say.FORGET, Forget(really=True)), row(say.KEEP, Forget(really=False)))
            return [Reply(html(Rich(say.FORGET_WARNING)), buttons)]
        chat = Button(say.OPEN_PRIVATE, url=bot_url(self._parts.bot.username))
        return [Reply(html(Rich(say.FORGET_IN_PRIVATE)), ((chat,),))]

    async def unknown(self, _: Message, __: str) -> Sequence[Reply]:
        """Say that there is no such command."""
        return plain(wording.UNKNOWN_COMMAND)

    def _linked(self, message: Message) -> str:
        return "" if _is_private(message) else self._parts.bot.username


class _NamesBot(MessageFilter):
    """Lets commands pass that are addressed to this bot by its name: `/orden@glosa_bot`."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._bot = parts.bot

    def filter(self, message: Message) -> bool:
        command = (message.text or "").split(maxsplit=1)[0]
        return command.lower().endswith(f"@{self._bot.username}".lower())


class _OfPeople(MessageFilter):
    """Keeps out what other bots write; Telegram's own account for whoever writes as a chat is called a bot as well."""

    def filter(self, message: Message) -> bool:
        sender = message.from_user
        return message.sender_chat is not None or sender is None or not sender.is_bot


def _is_private(message: Message) -> bool:
    return message.chat.type == message.chat.PRIVATE


def _behind(message: Message) -> str:
    """Return the words behind a command."""
    return "".join((message.text or "").split(maxsplit=1)[1:]).strip()
