"""A question's way: update -> addressing -> rights and limits -> Answerer -> render -> posting -> store.

What is asked is noted without who asked it. Which messages answered which is noted for as long as Telegram lets people
edit theirs, so that an edited question edits its answer.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from telegram import Message
from telegram.ext import CommandHandler, MessageHandler
from telegram.ext.filters import CAPTION, COMMAND, TEXT, ChatType, StatusUpdate, UpdateType

from bot.answering import LONGEST_QUESTION, leant_on
from bot.chat import render
from bot.chat.addressing import COMMANDS, asked, person_of
from bot.chat.albums import Albums
from bot.chat.gate import Gate, Verdict
from bot.chat.parts import now
from bot.chat.places import place_of
from bot.chat.render import Shown
from bot.chat.reply import plain
from bot.metrics import Where
from bot.model import Abstention, Answer, Remark
from bot.store.values import Abstaining, Askers, Audience, Exchange, Found, Question
from bot.wording import ASK_SHORTER, groups, private, question_too_long, source
from bot.wording import asking as say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from telegram import CallbackQuery, Update
    from telegram import Chat as TelegramChat
    from telegram.ext import BaseHandler

    from bot.chat.addressing import Asked
    from bot.chat.parts import Parts
    from bot.chat.places import Place
    from bot.chat.reply import Reply
    from bot.model import Finding
    from bot.store.values import ChatSettings, Talk

_KINDS: Final = (
    *("voice", "audio", "video", "video_note", "photo", "animation", "sticker", "document", "location", "contact"),
    "poll",
)
"""What a message may be that is no text; of a moving picture, which is a document as well, the first that fits."""
_log: Final = logging.getLogger(__name__)


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what answers questions, and messages that are no text."""
    asking = Asking(parts)
    text = UpdateType.MESSAGE | UpdateType.EDITED_MESSAGE
    private_media = UpdateType.MESSAGE & ChatType.PRIVATE & ~TEXT & ~StatusUpdate.ALL
    return [
        CommandHandler(COMMANDS, asking.ask, text),
        MessageHandler(text & (CAPTION | (TEXT & ~COMMAND)), asking.ask),
        MessageHandler(private_media, asking.decline),
    ]


class Asking:
    """Answers messages that ask."""

    def __init__(self, parts: Parts) -> None:
        """Answer with the bot's parts."""
        self._parts = parts
        self._albums = Albums()
        self._refusals = Gate(person_limit=1, group_limit=1)

    async def ask(self, update: Update, _: object) -> None:
        """Answer a message, if it asks the bot something, or change the answer where the message has changed."""
        question = asked(update, self._parts.bot.bot)
        if question is None:
            return
        place = place_of(question.message)
        self._albums.goes_on(place.chat_id, question.message.media_group_id)  # its other pictures ask nothing more
        async with self._parts.post.typing(place):
            verdict = self._parts.gate.admit(place.chat_id, question.person)
            if verdict is Verdict.ADMITTED:
                await self._answer(update, question, place)
            elif verdict is Verdict.TOLD:
                await self._parts.post.send(place, plain(say.TOO_FAST))

    async def decline(self, update: Update, _: object) -> None:
        """Say, once for an album, what is read instead of a picture, a voice and the like."""
        message = update.message
        if message is None or self._albums.goes_on(message.chat.id, message.media_group_id):
            return
        verdict = self._parts.gate.admit(message.chat.id, person_of(message))
        if verdict is Verdict.TOLD:
            await self._parts.post.send(place_of(message), plain(say.TOO_FAST))
        elif verdict is Verdict.ADMITTED:
            sent = await self._parts.post.send(place_of(message), plain(private.ONLY_TEXT_BY_KIND[_kind(message)]))
            # A caption may be written under it yet, which then is answered here.
            await keep(self._parts, Exchange(message.chat.id, message.message_id, replies=tuple(sent)))

    async def _answer(self, update: Update, question: Asked, place: Place) -> None:
        """Answer a question, or put another answer in the place of the one that it had before it was edited."""
        store, message = self._parts.store, question.message.message_id
        talk = await store.talk(place.chat_id, question.person, now())
        if await self._is_closed_to(update, talk.settings):
            await self._turn_away(place, question)
            return
        before = await store.replies(place.chat_id, message) if question.is_edit else ()
        exchange = Exchange(place.chat_id, message, question.person)
        if refusal := self._refusal(question, talk.settings):
            replies: Sequence[Reply] = plain(refusal)
        else:
            place = replace(place, quote=question.quote, seen_by=await self._only_reader(question, talk.settings))
            exchange, replies = await self._found(question, place, exchange, talk)
        sent = await self._put(place, before, replies, talk.settings)
        await keep(self._parts, replace(exchange, replies=tuple(sent)))

    async def _is_closed_to(self, update: Update, settings: ChatSettings) -> bool:
        """Return whether only administrators may ask, and whoever asks is none."""
        return settings.askers is Askers.ADMINISTRATORS and not await self._parts.roles.may_change(update)

    async def _turn_away(self, place: Place, question: Asked) -> None:
        """Say who may ask, once for all who try within a minute."""
        if self._refusals.admit(place.chat_id, question.person) is Verdict.ADMITTED:
            await self._parts.post.send(place, plain(say.ADMINISTRATORS_ONLY))

    def _refusal(self, question: Asked, settings: ChatSettings) -> str | None:
        """Return why a question is not answered, or None if it is."""
        if not question.text.strip():
            return say.NOTHING_ASKED
        if len(question.text) > LONGEST_QUESTION:
            return f"{question_too_long(LONGEST_QUESTION)} {ASK_SHORTER}"
        if has_lost_documents(self._parts, settings):
            return private.CHOSEN_GONE if _is_private(question.message.chat) else groups.CHOSEN_GONE
        return None

    async def _found(
        self, question: Asked, place: Place, exchange: Exchange, talk: Talk
    ) -> tuple[Exchange, Sequence[Reply]]:
        """Return what is kept of a question, and the messages that say what came of it, none where a reaction does."""
        parts, settings, chat = self._parts, talk.settings, question.message.chat
        where = Where.PRIVATE if _is_private(chat) else Where.GROUP
        found = await parts.metrics.asked(where, parts.answer(question.text, settings.documents, talk.previous))
        exchange = _about(exchange, found, settings)
        if await self._shrugs(place, found, settings, question):
            return exchange, []
        looks = shown(parts, _token(exchange.question), settings, chat, seen_by_one=place.seen_by is not None)
        return exchange, render.result(found, parts.library, looks)

    async def _shrugs(self, place: Place, found: Finding, settings: ChatSettings, question: Asked) -> bool:
        """Return whether a reaction says that the documents do not answer, as some groups want it."""
        if _is_private(question.message.chat) or settings.abstaining is not Abstaining.BY_REACTION:
            return False
        emoji = say.NOTHING_FOUND_REACTION if isinstance(found, Abstention) else None
        if emoji is None and not question.is_edit:
            return False
        return await self._parts.post.react(place.chat_id, question.message.message_id, emoji) and emoji is not None

    async def _only_reader(self, question: Asked, settings: ChatSettings) -> int | None:
        """Return who is to see the answer, where that is one person only."""
        sender = question.message.from_user
        if question.message.sender_chat or sender is None:
            return None
        return await _only_reader(self._parts, question.message.chat.id, sender.id, settings)

    async def _put(
        self, place: Place, before: Sequence[int], replies: Sequence[Reply], settings: ChatSettings
    ) -> list[int]:
        """Put an answer in the place of the messages of the one before, and return the numbers of its own."""
        pairs = list(zip(before, replies, strict=False))
        edited = [await self._parts.post.edit(place.chat_id, number, reply) for number, reply in pairs]
        if not all(edited):  # too old, or deleted
            return await send(self._parts, place, replies, settings)
        for number in before[len(replies) :]:
            await self._parts.post.delete(place.chat_id, number)
        return [*before[: len(pairs)], *await send(self._parts, place, replies[len(pairs) :], settings)]


async def answer_pressed(parts: Parts, query: CallbackQuery, question: str) -> None:
    """Answer a question that a button asks, complete in itself, where the same would be answered in words."""
    message, person = query.message, query.from_user.id
    if not isinstance(message, Message) or parts.gate.admit(message.chat.id, person) is not Verdict.ADMITTED:
        return
    settings = await parts.store.settings(message.chat.id)
    is_closed = settings.askers is Askers.ADMINISTRATORS and not _is_private(message.chat)
    if is_closed and not await parts.roles.is_administrator(message.chat.id, person):
        return
    where = Where.PRIVATE if _is_private(message.chat) else Where.GROUP
    found = await parts.metrics.asked(where, parts.answer(question, settings.documents))
    exchange = _about(Exchange(message.chat.id, message.message_id, person), found, settings)
    place = replace(place_of(message), seen_by=await _only_reader(parts, message.chat.id, person, settings))
    looks = shown(parts, _token(exchange.question), settings, message.chat, seen_by_one=place.seen_by is not None)
    await send(parts, place, render.pressed(question, found, parts.library, looks), settings)
    await keep(parts, exchange)


async def keep(parts: Parts, exchange: Exchange) -> None:
    """Keep what was asked and answered; where that fails, whoever asked has the answer all the same."""
    try:
        await parts.store.keep(exchange, now())
    except Exception as error:  # noqa: BLE001 - whatever befalls the database
        _log.exception("an answer was sent, and could not be noted")
        parts.health.failed(type(error).__name__, exchange.chat_id)


async def _only_reader(parts: Parts, chat_id: int, person: int, settings: ChatSettings) -> int | None:
    """Return a person if nobody else is to see an answer; Telegram lets administrators send so."""
    if settings.audience is not Audience.ASKER or not parts.features.ephemeral:
        return None
    return person if await parts.roles.is_administrator(chat_id, parts.bot.id) else None


async def send(parts: Parts, place: Place, replies: Sequence[Reply], settings: ChatSettings) -> list[int]:
    """Send an answer, which goes again by itself where the chat wants that, and return its messages' numbers."""
    sent = await parts.post.send(place, replies)
    if settings.delete_after and sent and place.seen_by is None:
        await parts.store.delete_later(place.chat_id, sent, now() + dt.timedelta(minutes=settings.delete_after))
    return sent


async def delete_due(parts: Parts) -> None:
    """Delete the answers whose time has come."""
    for deletion in await parts.store.due_deletions(now()):
        await parts.post.delete(deletion.chat_id, deletion.message_id)
        await parts.store.deleted(deletion)


def has_lost_documents(parts: Parts, settings: ChatSettings) -> bool:
    """Tell whether none is left of the documents chosen for a chat: it did not choose to ask all the others."""
    return bool(settings.documents) and not any(map(parts.library.document, settings.documents))


async def note(parts: Parts, found: Finding, settings: ChatSettings, person: int | None) -> str:
    """Note what was asked and what came of it, and return its token; empty for what asks nothing."""
    question = _question(found, settings)
    if question:
        await parts.store.record(question, person)
    return _token(question)


def _about(exchange: Exchange, found: Finding, settings: ChatSettings) -> Exchange:
    """Return an exchange with what was asked in it and what came of that."""
    return replace(exchange, question=_question(found, settings), leading=leant_on(found))


def _question(found: Finding, settings: ChatSettings) -> Question | None:
    """Return what is noted of a question, or None of what asks nothing."""
    if isinstance(found, Remark) or leant_on(found) is None:
        return None
    citations = found.citations if isinstance(found, Answer) else found.nearest
    outcome = Found.ANSWERED if isinstance(found, Answer) else Found.NEAREST if citations else Found.ABSTAINED
    section = source(citations[0]) if citations else ""
    return Question(found.question, settings.documents, outcome, found.confidence, section, now())


def _token(question: Question | None) -> str:
    return question.token if question else ""


def shown(parts: Parts, token: str, settings: ChatSettings, chat: TelegramChat, *, seen_by_one: bool = False) -> Shown:
    """Return how what was found is shown in a chat."""
    in_group = not _is_private(chat)
    return Shown(
        token=token,
        public_url=parts.public_url,
        username=parts.bot.username,
        abstaining=_abstaining(settings, in_group=in_group),
        dates=settings.dates,
        in_group=in_group,
        seen_by_one=seen_by_one,
    )


def _abstaining(settings: ChatSettings, *, in_group: bool) -> Abstaining:
    """Return how a message says that the documents do not answer; one there is, where a reaction was not possible."""
    if not in_group:
        return Abstaining.FULLY
    return Abstaining.BRIEFLY if settings.abstaining is Abstaining.BY_REACTION else settings.abstaining


def _is_private(chat: TelegramChat) -> bool:
    return chat.type == chat.PRIVATE


def _kind(message: Message) -> str:
    return next((kind for kind in _KINDS if getattr(message, kind)), "other")
