"""How long it takes to plan what thousands of chats are due at the same minute, and what sending it takes of memory."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock
from zoneinfo import ZoneInfo

from telegram.ext import AIORateLimiter

from bot import app, schedule
from bot.chat import service
from bot.chat.delivery import Delivery
from bot.settings import Settings
from bot.store import Store, migrate
from bot.store.promises import Content, State, Subscription, When

if TYPE_CHECKING:
    from bot.chat.parts import Parts

MADRID = ZoneInfo("Europe/Madrid")


@dataclass(frozen=True, slots=True)
class Sent:
    """Seconds to plan and to send everything, and megabytes that the process had after a tenth of it and in the end."""

    planning: float
    sending: float
    memory_after_a_tenth: float
    memory: float


async def sent(count: int) -> Sent:
    """Plan and send so many summaries; Telegram answers at once and sets no pace (see `running` in the benchmarks)."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(service, "AIORateLimiter", _unlimited):
        url = f"sqlite:///{folder}/bot.db"
        migrate(url)
        settings = Settings(token="1:a", api_url="http://127.0.0.1:9", database_url=url)  # noqa: S106 - opens nothing
        store = Store(url, pepper="x")
        application, parts = await service.build(settings, app.answerer(settings), store)
        await application.initialize()
        await _subscribe(store, count)
        started = time.perf_counter()
        assert await store.promises.plan(dt.datetime.now(dt.UTC)) == count
        planned = time.perf_counter()
        after_a_tenth = await _send(parts, count)
        done = time.perf_counter()
        await application.shutdown()
        await store.close()
    return Sent(planned - started, done - planned, after_a_tenth, memory_mb())


async def _subscribe(store: Store, count: int) -> None:
    when = When(schedule.parse(f"diario {dt.datetime.now(MADRID):%H:%M}"), MADRID)
    before = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    for number in range(count):
        one = Subscription(f"{number:010}", 1001 + number, Content.TURNS, when, state=State.ACTIVE)
        await store.promises.save(one, before)


async def _send(parts: Parts, count: int) -> float:
    """Send everything and return the memory after a tenth of it."""
    delivery = Delivery(parts)
    after_a_tenth = 0.0
    waiting = count
    while waiting:
        await delivery.send_due()
        await delivery.settle()
        now = dt.datetime.now(dt.UTC)
        waiting = (await parts.store.promises.outbox(now, now)).waiting
        if not after_a_tenth and waiting <= 0.9 * count:
            after_a_tenth = memory_mb()
    return after_a_tenth


def _unlimited() -> AIORateLimiter:
    return AIORateLimiter(overall_max_rate=0, group_max_rate=0)


def memory_mb() -> float:
    """Return the memory that this process has of its own now, in megabytes; on Linux."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
