"""`/diagnostico`: what the bot sees where it is asked, and what to do about it.

Facts are gathered at the edge, and what cannot be found out is told as that; `compose` makes of them what is said.
Where the bot cannot write in the group, whoever asked is told in private, if they ever wrote to it there.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import CommandHandler
from telegram.ext.filters import UpdateType

from bot.chat.health import Coming
from bot.chat.parts import now
from bot.chat.places import Place, place_of
from bot.chat.reply import clipped, plain, replies
from bot.chat.rich import Rich, bold, joined
from bot.chat.rights import rights_in
from bot.chat.settings_panel import GROUPS, refused
from bot.chat.webhook import webhook_of
from bot.wording import groups as say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from telegram import Chat, Message, Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts
    from bot.chat.rights import Rights
    from bot.chat.webhook import Webhook

_DETAIL: Final = 200
"""Characters of an error's own words, which only who runs the bot is told."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Group:
    """What there is to know of a group: None for rights that the server does not tell, and for no topic.

    `topic` is empty where its name is not known. `is_closed` tells that the bot could not write where it was asked.
    """

    rights: Rights | None
    is_general: bool = False
    topic: str | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that went wrong a while ago; `detail` is empty for whoever does not run the bot."""

    age: dt.timedelta
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the bot knows of itself and of where it is asked; no group in a private chat.

    `webhook` is None where updates do not come so or the server does not tell; `failures`, where they are not told;
    `encoder`, where none was chosen.
    """

    delivery: Coming
    running: dt.timedelta
    webhook: Webhook | None
    sees_everything: bool
    group: Group | None
    documents: tuple[str, ...]
    are_all: bool
    is_lasting: bool
    shows_to_one: bool
    failures: tuple[Failed, ...] | None
    encoder: Line | None = None


Line = tuple[bool, str]
"""Whether something is well, and what is said of it."""


def compose(facts: Facts) -> Rich:
    """Return the diagnosis: a line for each fact, marked as well or not, with what to do where it is not."""
    lines = [*_delivery(facts), *_sight(facts), *_group(facts.group), *_documents(facts), *_rest(facts)]
    written = [f"{say.WELL if is_well else say.UNWELL} {text}" for is_well, text in lines]
    return joined([bold(say.DIAGNOSIS), Rich("\n".join(written)), *_details(facts)])


def _delivery(facts: Facts) -> Iterator[Line]:
    yield True, say.delivered(facts.delivery.name.lower(), facts.running)
    if facts.delivery is Coming.WEBHOOK:
        if facts.webhook is None:
            yield False, say.WEBHOOK_UNKNOWN
        else:
            yield True, say.waiting(facts.webhook.pending)
            if facts.webhook.is_failing:
                yield False, say.WEBHOOK_FAILING


def _sight(facts: Facts) -> Iterator[Line]:
    if facts.group is None:
        yield True, say.PRIVATE
    elif facts.group.rights and facts.group.rights.is_administrator:
        yield True, say.PRIVACY_ADMINISTRATOR
    else:
        yield True, say.PRIVACY_OFF if facts.sees_everything else say.PRIVACY_ON


def _group(group: Group | None) -> Iterator[Line]:
    if group is None:
        return
    if group.rights is None:
        yield False, say.RIGHTS_NOT_TOLD
    else:
        yield from _rights(group.rights)
    if group.is_closed and (group.is_general or group.topic is not None):
        yield False, say.TOPIC_CLOSED
    elif group.is_general:
        yield True, say.GENERAL_TOPIC
    elif group.topic is not None:
        yield True, say.topic(group.topic) if group.topic else say.SOME_TOPIC


def _rights(rights: Rights) -> Iterator[Line]:
    yield True, say.ADMINISTRATOR if rights.is_administrator else say.MEMBER
    yield rights.can_write, say.CAN_WRITE if rights.can_write else say.CANNOT_WRITE
    yield True, say.CAN_DELETE if rights.can_delete else say.DELETES_OWN
    yield rights.can_react, say.CAN_REACT if rights.can_react else say.CANNOT_REACT


def _documents(facts: Facts) -> Iterator[Line]:
    if facts.documents:
        yield True, say.documents_here(facts.documents, is_all=facts.are_all)
    else:
        yield False, say.NO_DOCUMENTS if facts.are_all else say.CHOSEN_GONE


def _rest(facts: Facts) -> Iterator[Line]:
    yield facts.is_lasting, say.LASTING if facts.is_lasting else say.NOT_LASTING
    if facts.encoder:
        yield facts.encoder
    yield True, say.SHOWS_TO_ONE if facts.shows_to_one else say.NOTHING_NEWER
    if facts.failures is not None:
        yield from ((False, say.failed_ago(one.age, one.what)) for one in facts.failures)
        if not facts.failures:
            yield True, say.NO_FAILURES


def _details(facts: Facts) -> Iterator[Rich]:
    """Yield the errors' own words, for whoever runs the bot."""
    yield from (Rich(clipped(one.detail, _DETAIL)) for one in facts.failures or () if one.detail)


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what tells how the bot is."""
    return [CommandHandler("diagnostico", _Diagnosis(parts).tell, UpdateType.MESSAGE)]


class _Diagnosis:
    """Gathers the facts and has them told."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._bot = parts.bot

    async def tell(self, update: Update, _: object) -> None:
        """Tell whoever may know how the bot is."""
        message = update.message
        if message is None:
            return
        if refusal := refused(await self._parts.roles.standing_of(update)):
            await self._parts.post.send(place_of(message), plain(refusal))
            return
        text = compose(await self._facts(message, is_closed=False))
        if not await self._parts.post.send(place_of(message), replies(text)):
            await self._tell_in_private(message)

    async def _tell_in_private(self, message: Message) -> None:
        """Tell a person what could not be told in the group."""
        person = message.from_user
        if person is None or message.sender_chat or message.chat.type not in GROUPS:
            return
        text = compose(await self._facts(message, is_closed=True))
        heading = Rich(say.privately_of(message.chat.title or ""))
        await self._parts.post.send(Place(person.id), replies(joined([heading, text])))

    async def _facts(self, message: Message, *, is_closed: bool) -> Facts:
        parts, chat = self._parts, message.chat
        health, features, opinion = parts.health, parts.features, parts.answerer.opinion
        chosen = (await parts.store.settings(chat.id)).documents
        is_group = chat.type in GROUPS
        return Facts(
            delivery=health.delivery,
            running=now() - health.started_at,
            webhook=await self._webhook() if health.delivery is Coming.WEBHOOK else None,
            sees_everything=await self._sees_everything(),
            group=await self._group(message, is_closed=is_closed) if is_group else None,
            documents=tuple(one.title for one in parts.library.documents if not chosen or one.id in chosen),
            are_all=not chosen,
            is_lasting=health.is_disk_lasting,
            shows_to_one=features.ephemeral,
            failures=self._failures(message),
            encoder=(opinion.trouble is None, opinion.told) if opinion else None,
        )

    async def _webhook(self) -> Webhook | None:
        try:
            info = await webhook_of(self._bot, now())
        except TelegramError as error:
            _log.info("how deliveries go cannot be told: %s", error)
            return None
        # the command that is being answered is among those that wait
        return replace(info, pending=max(0, info.pending - 1))

    async def _sees_everything(self) -> bool:
        """Return whether privacy mode is off now; what was so at the start, if the server does not tell."""
        try:
            return bool((await self._bot.get_me()).can_read_all_group_messages)
        except TelegramError:
            return bool(self._bot.bot.can_read_all_group_messages)

    async def _group(self, message: Message, *, is_closed: bool) -> Group:
        opening = message.reply_to_message.forum_topic_created if message.reply_to_message else None
        name = opening.name if opening else ""
        is_topic = bool(message.is_topic_message)
        return Group(
            rights=await self._rights(message.chat),
            is_general=bool(message.chat.is_forum) and not is_topic,
            topic=name if is_topic else None,
            is_closed=is_closed,
        )

    async def _rights(self, chat: Chat) -> Rights | None:
        try:
            return await rights_in(self._bot, chat.id)
        except TelegramError as error:
            _log.info("what the bot may do in %s cannot be told: %s", chat.id, error)
            return None

    def _failures(self, message: Message) -> tuple[Failed, ...] | None:
        """Return what failed: in a group its own, in kind words; in private, to whoever runs the bot, all there is."""
        runs_it = message.chat.type == ChatType.PRIVATE and message.chat.id in self._parts.admins
        if message.chat.type == ChatType.PRIVATE and not runs_it:
            return None
        return tuple(
            Failed(now() - one.at, one.what, one.what if runs_it else "")
            for one in self._parts.health.failures(message.chat.id)
        )
