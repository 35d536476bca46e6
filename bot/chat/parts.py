"""What every handler works with; `service` puts it together, once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.hearing import answered

if TYPE_CHECKING:
    from collections.abc import Collection
    from zoneinfo import ZoneInfo

    from telegram import Bot

    from bot.answering import Answerer
    from bot.chat.composing import Composer
    from bot.chat.features import Features
    from bot.chat.gate import Gate
    from bot.chat.health import Health
    from bot.chat.notices import Notices
    from bot.chat.posting import Post
    from bot.chat.roles import Roles
    from bot.library import Library
    from bot.metrics import Metrics
    from bot.model import Finding
    from bot.store import Store


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the bot.

    `public_url`: where its pages are, if anywhere; `admins`: who runs it, by their numbers; `zone`: by whose clocks a
    chat lives that has not chosen any; `encoder`: the server that gets the words of questions, if one does.
    """

    answerer: Answerer
    store: Store
    post: Post
    roles: Roles
    gate: Gate
    health: Health
    features: Features
    bot: Bot
    composer: Composer
    notices: Notices
    metrics: Metrics
    zone: ZoneInfo
    public_url: str | None = None
    admins: frozenset[int] = frozenset()
    keep_days: int = 90
    keep_askers: bool = False
    encoder: str = ""

    async def answer(self, question: str, documents: Collection[str] = (), previous: str | None = None) -> Finding:
        """Return what comes of a question."""
        return await answered(self.answerer, question, documents, previous)

    @property
    def library(self) -> Library:
        """The documents that are asked."""
        return self.answerer.library


def now() -> dt.datetime:
    """Return the time as the store counts it."""
    return dt.datetime.now(dt.UTC)
