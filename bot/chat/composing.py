"""What a posting says when its moment has come, from the documents as they are then."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot import digest
from bot.chat import news, summaries
from bot.chat.parts import now
from bot.chat.rich import Rich
from bot.hearing import answered
from bot.model import Answer, Length
from bot.novelty import compare
from bot.quiz import quizzes
from bot.store.promises import Content, Posting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.answering import Answerer
    from bot.chat.parcels import Parcel
    from bot.chat.reply import Keyboard
    from bot.chat.summaries import Links
    from bot.model import Digest, Quiz
    from bot.store import Store
    from bot.store.promises import EditionNote, Subscription

    Where = Callable[[], Links]

KEPT: Final = 200
"""Summaries, and rows of quizzes, that are remembered: subscriptions share them."""
WEEK: Final = dt.timedelta(days=7)
MOST_ASKED: Final = 5
TWICE: Final = 2
"""How often a question has to be asked to be told: what one person asks is theirs."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What a posting says, nothing where there is nothing to tell; `edition`: of which state of the library, if new."""

    parcels: tuple[Parcel, ...]
    edition: int | None = None


class Composer:
    """Composes postings; what many subscriptions share is composed once."""

    def __init__(self, answerer: Answerer, store: Store, edition: EditionNote, where: Where) -> None:
        """Compose of the library that is asked, which the store knows as `edition`; `where` tells how to link to it."""
        self._answerer = answerer
        self._library = answerer.library
        self._store = store
        self.edition = edition
        self._where = where
        self._summed_up = lru_cache(maxsize=KEPT)(self._sum_up)
        self._quizzes = lru_cache(maxsize=KEPT)(lambda documents: quizzes(answerer.library, documents))

    async def compose(self, posting: Posting) -> Composed:
        """Return what a posting says."""
        subscription = posting.subscription
        documents = self.documents(subscription)
        if documents is None:
            return Composed(())  # none is left of those it was about
        match subscription.content:
            case Content.NEWS:
                return await self._news(subscription, documents)
            case Content.QUESTIONS:
                return Composed(self._written(subscription, await self.most_asked(documents), documents))
            case Content.QUIZ:
                return Composed(await self._quiz(subscription, documents))
            case Content.TURNS | Content.WHOLE:
                return Composed(await self._digest(subscription, documents))

    async def sample(self, subscription: Subscription) -> Composed:
        """Return what a subscription would send now."""
        return await self.compose(Posting(0, subscription, now()))

    def documents(self, subscription: Subscription) -> tuple[str, ...] | None:
        """Return the ids of the documents that a subscription is about, none where it is all; None if none is left."""
        library = self._library
        if subscription.theme:
            return digest.with_topic(library, subscription.theme) or None
        left = tuple(one for one in subscription.documents if library.document(one))
        return None if subscription.documents and not left else left

    async def summed_up(self, length: Length, documents: tuple[str, ...], section: str | None = None) -> Digest:
        """Return a summary; a long text takes its time, so it is made beside the event loop."""
        return await asyncio.to_thread(self._summed_up, length, documents, section)

    async def most_asked(self, documents: Collection[str]) -> Rich:
        """Return what was asked most in the week, with what the documents say to it now; empty where nothing was."""
        asked = await self._store.most_asked(now() - WEEK, now(), TWICE)
        found = [(question, await answered(self._answerer, question, documents)) for question in asked]
        answers = [(question, answer) for question, answer in found if isinstance(answer, Answer)]
        return summaries.most_asked(answers[:MOST_ASKED], self._where()) if answers else Rich("")

    async def news(self, since: int | None, documents: Collection[str]) -> Rich:
        """Return what is new since an edition; empty where nothing is, or nobody knows any more what there was."""
        before = await self._store.promises.edition(since) if since is not None else None
        if before is None or since == self.edition.id:
            return Rich("")
        found = await asyncio.to_thread(compare, before, self._library, documents)
        return Rich("") if found.is_empty else news.told(found, self._where())

    async def quiz(self, documents: tuple[str, ...], number: int) -> Quiz | None:
        """Return one of the quizzes on some documents, in their order and from the beginning again; None if none."""
        every = await asyncio.to_thread(self._quizzes, documents)
        return every[number % len(every)] if every else None

    async def _digest(self, subscription: Subscription, documents: tuple[str, ...]) -> tuple[Parcel, ...]:
        turns = digest.turns(self._library, documents)
        if not turns:
            return ()
        length = Length(subscription.length)
        if subscription.content is Content.WHOLE:
            found = await self.summed_up(length, documents)
        else:
            turn = turns[subscription.cursor % len(turns)]
            found = await self.summed_up(length, turn.documents, turn.section)
        text = summaries.digest(found, self._library, self._where())
        return self._written(subscription, text, [one.id for one in found.documents])

    async def _news(self, subscription: Subscription, documents: Collection[str]) -> Composed:
        """Return what is new since a subscription's last news; what there was before the first is no news."""
        text = await self.news(subscription.edition, documents)
        return Composed(self._written(subscription, text, documents), self.edition.id)

    async def _quiz(self, subscription: Subscription, documents: tuple[str, ...]) -> tuple[Parcel, ...]:
        chosen = await self.quiz(documents, subscription.cursor)
        if chosen is None:
            return ()
        return (summaries.poll(chosen, self._keyboard(subscription, [chosen.citation.document.id])),)

    def _written(self, subscription: Subscription, text: Rich, documents: Collection[str]) -> tuple[Parcel, ...]:
        """Return a text as messages with a subscription's signature and button; none where there is no text."""
        if not text.text:
            return ()
        return summaries.messages(text, self._keyboard(subscription, documents), subscription.signature)

    def _keyboard(self, subscription: Subscription, documents: Collection[str]) -> Keyboard:
        """Return the button that leads to the bot, where a subscription has it."""
        if not subscription.has_button:
            return ()
        named = [one for one in map(self._library.document, documents) if one]
        return summaries.button(self._where().username, named)

    def _sum_up(self, length: Length, documents: tuple[str, ...], section: str | None) -> Digest:
        return digest.compose(self._library, length, documents, section)
