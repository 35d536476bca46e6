"""What the stories of the store begin with: a moment, people, a group and questions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.store.values import Exchange, Found, Question, Turn, Waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store import Store

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)

PEPPER = "pimienta"
ANA, LUIS = 5_123_456_789, 6_987_654_321
GROUP, SUPERGROUP = -4_555_666, -1_001_234_567_890


def asked(
    text: str = "¿Cuándo abre el museo?",
    found: Found = Found.ANSWERED,
    *,
    section: str = "",
    at: dt.datetime = NOW,
) -> Question:
    return Question(text, ("museo",), found, 0.75, section, at)


async def is_done(store: Store, update: int) -> bool:
    return await store.begin(Waiting(update, ""), NOW) is Turn.DONE


async def record(store: Store, question: Question, asker: int | None = None) -> str:
    await store.record(question, asker)
    return question.token


async def remember(store: Store, chat: int, person: int, asked: tuple[int, str], now: dt.datetime) -> None:
    message, leading = asked
    await store.keep(Exchange(chat, message, person, leading=leading), now)


async def previous(store: Store, chat: int, person: int, now: dt.datetime) -> str | None:
    return (await store.talk(chat, person, now)).previous


async def answered_in(  # noqa: PLR0913, PLR0917 - a message, its answers, whose it is and when
    store: Store, chat: int, message: int, replies: Sequence[int], asker: int | None, now: dt.datetime
) -> None:
    await store.keep(Exchange(chat, message, asker, replies=tuple(replies)), now)
