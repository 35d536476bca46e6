"""`/buscar`: exact words and phrases, in the documents that a chat asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from telegram import Message
from telegram.ext import CallbackQueryHandler

from bot import wording
from bot.chat import hits
from bot.chat.asking import has_lost_documents
from bot.chat.buttons import Buttons, OpenHits
from bot.chat.reopening import put
from bot.chat.reply import plain
from bot.passages import passages_of
from bot.phrases import Phrases, wanted_in
from bot.wording import groups
from bot.wording import private as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Chat, Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts
    from bot.chat.reply import Reply

TURNS: Final = r"^b:"
"""What the buttons hold that turn the pages of a search."""


class Searching:
    """Searches words."""

    def __init__(self, parts: Parts) -> None:
        """Search the library."""
        self._parts = parts

    @cached_property
    def _phrases(self) -> Phrases:
        """The library's words, noted when somebody searches: few do, and a start need not wait for it."""
        return Phrases(passages_of(self._parts.library.documents))

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        """Return what turns the pages of what was found."""
        return [CallbackQueryHandler(self.turn, TURNS)]

    async def search(self, words: str, chat: Chat) -> Sequence[Reply]:
        """Return what a search finds, or how one searches where there is nothing to search."""
        words = " ".join(words.split())
        if not wanted_in(words):
            return plain(say.SEARCH_HELP)
        if len(words) > hits.LONGEST:
            return plain(say.SEARCH_TOO_LONG)
        return [await self._page(words, 1, chat)]

    async def turn(self, update: Update, _: object) -> None:
        """Show another page of what was found."""
        query = update.callback_query
        if query is None:
            return
        message = query.message
        words = hits.words_in(message.text or "") if isinstance(message, Message) else ""
        target = Buttons(self._parts.library).target(query.data or "")
        if not isinstance(target, OpenHits) or message is None or not wanted_in(words):
            await self._parts.post.acknowledge(query.id, wording.OLD_BUTTON)
            return
        await self._parts.post.acknowledge(query.id)
        await put(self._parts, query, await self._page(words, target.page, message.chat))

    async def _page(self, words: str, page: int, chat: Chat) -> Reply:
        settings = await self._parts.store.settings(chat.id)
        if has_lost_documents(self._parts, settings):
            return plain(say.CHOSEN_GONE if chat.type == chat.PRIVATE else groups.CHOSEN_GONE)[0]
        username = "" if chat.type == chat.PRIVATE else self._parts.bot.username
        return hits.page(words, self._phrases.search(words, settings.documents), page, username)
