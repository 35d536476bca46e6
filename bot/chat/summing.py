"""`/resumen`: a summary of a document, a section or everything, changed with buttons in place; news and quizzes too.

A button says all that its page is: `z:VERB:NAME:LENGTH`, where NAME is the digest of a document or section, or nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from telegram import Message
from telegram.ext import CallbackQueryHandler, CommandHandler
from telegram.ext.filters import UpdateType

from bot.chat import summaries
from bot.chat.buttons import Buttons, OpenOutline, OpenSection
from bot.chat.places import place_of
from bot.chat.reopening import beside, put
from bot.chat.reply import Button, Reply, clipped, plain
from bot.chat.rich import Rich, html
from bot.chat.subscription_words import WordsError, wanted
from bot.chat.summaries import Links
from bot.digest import with_topic
from bot.model import Length
from bot.store.promises import Content
from bot.wording import NEXT, OLD_BUTTON, OPENING, PREVIOUS, digests
from bot.wording import subscriptions as saying
from bot.wording import summaries as say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from telegram import Update
    from telegram.ext import BaseHandler

    from bot.chat.parcels import Parcel
    from bot.chat.parts import Parts
    from bot.chat.reply import Keyboard
    from bot.model import Document

_PRESSED: Final = re.compile(r"z:([a-z]+):([\w-]{0,16}):([a-z]*|\d{1,4})", re.ASCII)
_PAGE: Final = 8
_LABEL: Final = 56


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what sums up, and changes what is summed up."""
    summing = Summing(parts)
    written = UpdateType.MESSAGE | UpdateType.CHANNEL_POST
    return [
        CommandHandler(("resumen", "resume"), summing.sum_up, written),
        CallbackQueryHandler(summing.press, pattern=r"^z:"),
    ]


class Summing:
    """Sums up what a chat asks."""

    def __init__(self, parts: Parts) -> None:
        """Sum up with the bot's parts."""
        self._parts = parts
        self._buttons = Buttons(parts.library)

    async def sum_up(self, update: Update, _: object) -> None:
        """Sum up what is said behind the command or, if nothing is, what the chat asks."""
        message = update.effective_message
        if message is None:
            return
        words = "".join((message.text or "").split(maxsplit=1)[1:])
        try:
            said = wanted(words, self._parts.library)
        except WordsError as error:
            told = saying.several_documents(error.words, error.titles) if error.titles else say.unknown(error.words)
            await self._parts.post.send(place_of(message), plain(told))
            return
        chosen = (await self._parts.store.settings(message.chat.id)).documents
        named = with_topic(self._parts.library, said.theme) if said.theme else said.documents
        documents = named or chosen
        length = Length(said.fields.get("length", Length.NORMAL))
        match said.fields.get("content"):
            case Content.NEWS | Content.QUESTIONS | Content.QUIZ as content:
                parcels = await self._other(content, documents, message.chat.id)
            case _:
                parcels = await self._summary(documents, None, length)
        await self._send(message, parcels)

    async def press(self, update: Update, _: object) -> None:
        """Show what a button says."""
        query = update.callback_query
        message = query.message if query else None
        if query is None or message is None:
            return
        found = _PRESSED.fullmatch(query.data or "")
        verb, name, detail = found.groups() if found else ("", "", "")
        documents = (await self._parts.store.settings(message.chat.id)).documents
        page: Reply | None = None
        parcels: Sequence[Parcel] = ()
        match verb:
            case "all" if detail in set(Length):
                parcels = await self._summary(documents, None, Length(detail))
            case "one" if detail in set(Length):
                parcels = await self._named(name, Length(detail))
            case "choose":
                page = self._choice(int(detail or 0))
            case "sections":
                page = self._sections(name, int(detail or 0))
            case "news" | "questions" | "quiz":
                parcels = await self._other(Content(verb), documents, message.chat.id)
        if page is None and not parcels:
            await self._parts.post.acknowledge(query.id, OLD_BUTTON)
            return
        await self._parts.post.acknowledge(query.id)
        first = page or parcels[0]
        if len(parcels) <= 1 and isinstance(first, Reply) and verb not in ("news", "questions"):
            await put(self._parts, query, first)
        elif isinstance(message, Message):
            await self._send(message, parcels, is_reply=False)

    async def _named(self, name: str, length: Length) -> Sequence[Parcel]:
        """Return the summary of the document or section that a button names; nothing if there is none (any more)."""
        for kind in ("o", "s"):
            match self._buttons.target(f"{kind}:{name}:0"):
                case OpenOutline(document):
                    return await self._summary((document.id,), None, length)
                case OpenSection(document, section):
                    return await self._summary((document.id,), section.anchor, length)
        return ()

    async def _summary(self, documents: tuple[str, ...], section: str | None, length: Length) -> Sequence[Parcel]:
        found = await self._parts.composer.summed_up(length, documents, section)
        text = summaries.digest(found, self._parts.library, self._links)
        one = found.documents[0] if len(found.documents) == 1 else None
        opened = OpenSection(one, found.section) if one and found.section else None
        return summaries.messages(text, self._keyboard(one, opened, length))

    async def _other(self, content: Content, documents: Collection[str], chat_id: int) -> Sequence[Parcel]:
        """Return what is no summary: news since this chat asked last, what is asked most, or a quiz."""
        composer, promises = self._parts.composer, self._parts.store.promises
        match content:
            case Content.QUIZ:
                chosen = await composer.quiz(tuple(documents), await promises.count_quiz(chat_id))
                return [summaries.poll(chosen)] if chosen else summaries.messages(Rich(say.NO_QUIZ))
            case Content.QUESTIONS:
                found = await composer.most_asked(documents)
                return summaries.messages(found if found.text else Rich(say.NOBODY_ASKED))
            case _:
                since = await promises.read_by(chat_id)
                found = await composer.news(since, documents)
                await promises.told(chat_id, composer.edition.id)
                nothing = say.FIRST_NEWS if since is None else say.NO_NEWS
                return summaries.messages(found if found.text else Rich(nothing))

    def _keyboard(self, document: Document | None, section: OpenSection | None, length: Length) -> Keyboard:
        """Return the buttons under a summary: other lengths, other documents or sections, and what else there is."""
        name = section.digest if section else OpenOutline(document).digest if document else ""
        verb = "one" if name else "all"
        lengths = tuple(
            Button(f"✓ {label}" if one is length else label, f"z:{verb}:{name}:{one}")
            for one, label in digests.LENGTHS.items()
        )
        several = len(self._parts.library.documents) > 1
        parts = [Button(say.SECTIONS, f"z:sections:{OpenOutline(document).digest}:0")] if document else []
        others = [Button(say.DOCUMENTS, "z:choose::0")] if several else []
        more = [Button(label, f"z:{kind}::") for kind, label in say.OTHERS.items()]
        return tuple(row for row in (lengths, (*others, *parts), tuple(more)) if row)

    def _choice(self, page: int) -> Reply:
        """Return a page of the documents to sum up."""
        rows = [
            (one.title, f"z:one:{OpenOutline(one).digest}:{Length.NORMAL}") for one in self._parts.library.documents
        ]
        everything = (Button(say.EVERYTHING, f"z:all::{Length.NORMAL}"),)
        return Reply(html(Rich(say.CHOOSE_DOCUMENT)), (everything, *_paged(rows, page, "z:choose::{}")))

    def _sections(self, name: str, page: int) -> Reply | None:
        """Return a page of the sections of a document to sum up."""
        target = self._buttons.target(f"o:{name}:0")
        if not isinstance(target, OpenOutline):
            return None
        document = target.document
        legible = [OpenSection(document, section) for section in document.sections if section.text.strip()]
        rows = [(one.section.heading or OPENING, f"z:one:{one.digest}:{Length.NORMAL}") for one in legible]
        whole = (Button(say.WHOLE_DOCUMENT, f"z:one:{name}:{Length.NORMAL}"),)
        return Reply(html(Rich(say.CHOOSE_SECTION)), (whole, *_paged(rows, page, f"z:sections:{name}:{{}}")))

    @property
    def _links(self) -> Links:
        return Links(self._parts.bot.username, self._parts.public_url)

    async def _send(self, message: Message, parcels: Sequence[Parcel], *, is_reply: bool = True) -> None:
        place = place_of(message) if is_reply else beside(message)
        await self._parts.post.send(place, parcels)
        if message.chat.type == message.chat.CHANNEL and is_reply:
            await self._parts.post.delete(message.chat.id, message.message_id)


def _paged(rows: Sequence[tuple[str, str]], page: int, turned: str) -> Keyboard:
    """Return the buttons of a page, and those that turn it."""
    shown = [(Button(clipped(label, _LABEL), data),) for label, data in rows[page * _PAGE : (page + 1) * _PAGE]]
    back = [Button(PREVIOUS, turned.format(page - 1))] if page else []
    on = [Button(NEXT, turned.format(page + 1))] if (page + 1) * _PAGE < len(rows) else []
    return (*shown, *([(*back, *on)] if back or on else []))
