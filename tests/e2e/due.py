"""Chats that are due something."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import schedule
from bot.store import Store
from bot.store.promises import Content, State, Subscription, When

if TYPE_CHECKING:
    from collections.abc import Iterable

MADRID = ZoneInfo("Europe/Madrid")


def subscribe_all(url: str, chats: Iterable[int], length: str) -> None:
    """Let every chat, by its number, be due a summary at this minute."""
    asyncio.run(_subscribe_all(url, chats, length))


async def _subscribe_all(url: str, chats: Iterable[int], length: str) -> None:
    store = Store(url, pepper="x")
    when = When(schedule.parse(f"diario {dt.datetime.now(MADRID):%H:%M}"), MADRID)
    before = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    for chat in chats:
        whole = Subscription(f"s{chat:09}", chat, Content.WHOLE, when, length=length, state=State.ACTIVE)
        await store.promises.save(whole, before)
    await store.close()
