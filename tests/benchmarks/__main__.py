"""Measures the bot and prints what it takes: `python -m tests.benchmarks [QUESTIONS]`. Nothing here can fail a build.

way      from an update's JSON to the request that sends its answer, within one process: no network, and no waiting
         for the limiter (questions come 40 ms apart)
load     the same at 30 questions a second for a minute, on one core: what each waits for those before it counts too
memory   what the process that serves holds in memory after answering the questions of a simulated Telegram
start, idle, webhook, page: the process as it is run, by webhook, over the network: until it is ready, its memory then,
         from a question's arrival at a simulated Telegram to that of its answer, and pages one after another
ask      `python -m bot ask`, from start to end
outbox   summaries that ten thousand chats are due at the same minute, planned and sent within one process, at no pace
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from telegram.request import HTTPXRequest

from bot import app
from bot.chat import service
from bot.chat.lanes import Lanes
from bot.settings import Settings
from bot.simulator import Simulator
from bot.store import Store, migrate
from tests.benchmarks import outbox, serving
from tests.benchmarks.serving import told_of
from tests.e2e.conftest import is_serving, served_by
from tests.e2e.process import PATIENCE, ROOT, FromNothing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from telegram import Bot

QUESTIONS = (
    "¿Qué día llega Tokayev a Moscú?",
    "¿Cuánto sumó el comercio entre Kazajistán y Rusia en el primer semestre de 2025?",
    "¿Quién invitó a Kosherbayev?",
    "¿Qué empresa impulsa la central nuclear?",
    "¿Dónde actuó el Astana Ballet?",
    "¿Cuándo cumple 70 años Baikonur?",
    "¿Quién descubrió la penicilina?",
)
SPACING = 0.04
LOAD, MINUTE = 30, 60
DUE = 10_000
PEOPLE = 600
"""Who ask, in turn: nobody asks as fast as the bot would not let them."""
RUNS = 5

_started: ContextVar[tuple[list[float], float]] = ContextVar("started")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print(f"way of a question, {count} questions: {told_of(asyncio.run(way(count, SPACING)))}")
    seconds = min(MINUTE, count)
    with on_one_core():
        times = asyncio.run(way(LOAD * seconds, 1 / LOAD))
    print(f"load, {LOAD} questions a second for {seconds} s on one core: {told_of(times)}")
    for delivery in ("polling", "webhook"):
        print(f"memory of the bot after {count} questions by {delivery}: {memory(count, delivery):.0f} MB")
    asked = list(itertools.islice(itertools.cycle(QUESTIONS), LOAD * seconds))
    for line in serving.told(serving.served(min(RUNS, max(1, count // 3)), asked, count, 1 / LOAD)):
        print(line)
    print(f"ask, from start to end: {statistics.median(ask() for _ in range(min(RUNS, count))):.2f} s")
    print(f"outbox, {told_of_outbox(min(DUE, 50 * count))}")


def told_of_outbox(count: int) -> str:
    os.environ["PTB_TIMEDELTA"] = "true"
    with mock.patch.object(HTTPXRequest, "do_request", _granted_to_anybody):
        found = asyncio.run(outbox.sent(count))
    growth = found.memory - found.memory_after_a_tenth
    return (
        f"{count} summaries due at once: planned in {found.planning:.2f} s, sent in {found.sending:.1f} s, "
        f"{growth:+.1f} MB from the first tenth to the last"
    )


@contextlib.contextmanager
def on_one_core() -> Iterator[None]:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


async def way(count: int, spacing: float) -> list[float]:
    """Return the seconds of each question from the moment it was due to the request that sends its answer."""
    times: list[float] = []
    async with running() as (lanes, bot):
        begun = time.perf_counter()
        for number, question in zip(range(count), itertools.cycle(QUESTIONS), strict=False):
            due = begun + number * spacing
            await asyncio.sleep(max(0, due - time.perf_counter()))
            _started.set((times, due))
            lanes.submit(update(number, question), bot)
        await lanes.close(PATIENCE)
    return times


@contextlib.asynccontextmanager
async def running() -> AsyncIterator[tuple[Lanes, Bot]]:
    """Yield a bot's lanes, with a Telegram that answers at once and does nothing."""
    os.environ["PTB_TIMEDELTA"] = "true"
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(HTTPXRequest, "do_request", _granted):
        url = f"sqlite:///{folder}/bot.db"
        migrate(url)
        settings = Settings(token="1:a", api_url="http://127.0.0.1:9", database_url=url)  # noqa: S106 - opens nothing
        store = Store(url, pepper="x")
        application, parts = await service.build(settings, app.answerer(settings), store)
        await application.initialize()
        lanes = Lanes(application.process_update, store, parts.metrics, lambda _: False)
        lanes.open()
        yield lanes, application.bot
        await application.shutdown()
        await store.close()


async def _granted_to_anybody(_: HTTPXRequest, url: str, *__: object, **___: object) -> tuple[int, bytes]:
    me = {"id": 1, "is_bot": True, "first_name": "Glosa", "username": "glosa_bot"}
    result = me if url.endswith("getMe") else update(0, "")["message"]
    return 200, json.dumps({"ok": True, "result": result}).encode()


async def _granted(request: HTTPXRequest, url: str, *rest: object, **more: object) -> tuple[int, bytes]:
    if url.endswith("sendMessage"):
        times, due = _started.get()
        times.append(time.perf_counter() - due)
    return await _granted_to_anybody(request, url, *rest, **more)


def update(number: int, text: str) -> dict[str, object]:
    person = {"id": 1001 + number % PEOPLE, "first_name": "Ana"}
    chat, sender = {**person, "type": "private"}, {**person, "is_bot": False}
    content = {"message_id": number + 1, "date": 1_700_000_000, "chat": chat, "from": sender, "text": text}
    return {"update_id": number + 1, "message": content}


def memory(count: int, delivery: str) -> float:
    """Return the resident megabytes of a bot that has answered so many questions."""
    with tempfile.TemporaryDirectory() as folder, Simulator() as telegram:
        environment = served_by(delivery)
        with FromNothing(telegram, Path(folder) / "bot.log", **environment) as bot:
            telegram.wait_until(lambda: is_serving(telegram), "a bot that serves", PATIENCE)
            for number, question in zip(range(count), itertools.cycle(QUESTIONS), strict=False):
                if number % 10 == 0:
                    chat = telegram.person("Ana").private_chat()
                chat.wait_for_reply(chat.say(question), PATIENCE)
            return bot.memory_mb


def ask() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "ask", QUESTIONS[0]], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
