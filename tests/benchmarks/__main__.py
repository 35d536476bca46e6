"""Measures the bot and prints what it takes: `python -m tests.benchmarks [QUESTIONS]`. Nothing here can fail a build.

way      from an update's JSON to the request that sends its answer, within one process: no network, and no waiting
         for the limiter (questions come 40 ms apart)
memory   what the process that polls holds in memory after answering the questions of a simulated Telegram
ask      `python -m bot ask`, from start to end
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

from telegram import Update
from telegram.request import HTTPXRequest

from bot import app
from bot.chat import service
from bot.settings import Settings
from bot.simulator import Simulator
from tests.e2e.process import PATIENCE, ROOT, BotProcess

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
RUNS = 5


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    times = sorted(asyncio.run(way(count)))
    p50, p99 = statistics.median(times), times[int(0.99 * (len(times) - 1))]
    print(f"way of a question, {count} questions: p50 {1000 * p50:.1f} ms, p99 {1000 * p99:.1f} ms")
    print(f"memory of the bot after {count} questions: {memory(count):.0f} MB")
    print(f"ask, from start to end: {statistics.median(ask() for _ in range(min(RUNS, count))):.2f} s")


async def way(count: int) -> list[float]:
    """Return the seconds of each question on its way through handlers, answerer, render and posting."""
    os.environ["PTB_TIMEDELTA"] = "true"
    sent = 0.0

    async def answer(_: HTTPXRequest, url: str, *__: object, **___: object) -> tuple[int, bytes]:
        nonlocal sent
        sent = time.perf_counter()
        result = me if url.endswith("getMe") else message(0, "")["message"]
        return 200, json.dumps({"ok": True, "result": result}).encode()

    me = {"id": 1, "is_bot": True, "first_name": "Glosa", "username": "glosa_bot"}
    application = service.build("1:a", "http://127.0.0.1:9", app.answerer(Settings()))
    times = []
    with mock.patch.object(HTTPXRequest, "do_request", answer):
        await application.initialize()
        for number, question in zip(range(count), itertools.cycle(QUESTIONS), strict=False):
            await asyncio.sleep(SPACING)
            started = time.perf_counter()
            await application.process_update(Update.de_json(message(number, question), application.bot))
            times.append(sent - started)
        await application.shutdown()
    return times


def message(number: int, text: str) -> dict[str, object]:
    chat = {"id": 7, "type": "private", "first_name": "Ana"}
    sender = {"id": 7, "is_bot": False, "first_name": "Ana"}
    content = {"message_id": number + 1, "date": 1_700_000_000, "chat": chat, "from": sender, "text": text}
    return {"update_id": number + 1, "message": content}


def memory(count: int) -> float:
    """Return the resident megabytes of a bot that has answered so many questions."""
    with tempfile.TemporaryDirectory() as folder, Simulator() as telegram:
        chat = telegram.person("Ana").private_chat()
        with BotProcess(telegram, Path(folder) / "bot.log") as bot:
            for _, question in zip(range(count), itertools.cycle(QUESTIONS), strict=False):
                chat.wait_for_reply(chat.say(question), PATIENCE)
            status = Path(f"/proc/{bot.pid}/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def ask() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "ask", QUESTIONS[0]], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
