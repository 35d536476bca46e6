"""Hundreds of subscriptions due at once, while processes are killed and everything fails: nothing lost, nothing twice.

What may have been on its way when a process was killed, or when an answer got lost, nobody can know: it is not sent
again, and counted. CI_CHAOS says how wild it gets: `full` is 500 subscriptions and 100 kills.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import random
import time
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot import schedule
from bot.simulator import DelayedAfter, DroppedBefore, ResetAfter, ServerError, Simulator, TooManyRequests
from bot.store import Store, migrate
from bot.store.engines import connect
from bot.store.promises import Content, State, Subscription, When
from bot.store.schema import postings, subscriptions
from tests.e2e.process import BotProcess
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.simulator import Fault

MADRID = ZoneInfo("Europe/Madrid")
SUBSCRIPTIONS, KILLS = (500, 100) if os.environ.get("CI_CHAOS") == "full" else (60, 8)
LIVES = (0.2, 1.2)
"""Seconds, at least and at most, that a process lives once it has begun to serve."""
SETTLING = 240.0
FAULTS: dict[Fault, float] = {
    TooManyRequests(1): 0.02,
    ServerError(500): 0.02,
    DroppedBefore(): 0.01,
    ResetAfter(): 0.01,
    DelayedAfter(0.5): 0.02,
}
LINE = (
    "En {} el {} del {} quedó junto al {} de la {}, porque la {}, el {} y la {} de aquel {} dieron al {} de la {} un "
    "{} nuevo, y desde entonces cada {} y cada {} recuerda la {} con un {}, una {} y un {}."
)


class Settled(NamedTuple):
    """What the bot knows in the end of what it sent to a chat."""

    chat_id: int
    fate: str
    unknown: int


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        migrate(url := f"sqlite:///{tmp_path / 'chaos.db'}")
        return url
    address: str = request.getfixturevalue("postgres").database()
    return address


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


def a_long_document(folder: Path) -> Path:
    """Write a document of which a long summary takes two messages: no two of its sections share a word that counts."""
    lines = files("bot.text").joinpath("frequencies.txt").read_text("utf-8").splitlines()
    words = [word for line in lines for word in line.split()[1:] if len(word) > 6 and word.isalpha()]
    chance = random.Random(1)
    sections = []
    for number in range(20):
        row = [chance.choice(words) for _ in range(LINE.count("{}") - 1)]
        sections.append(f"## Parte {number}\n\n{LINE.format(1700 + 7 * number, *row)}")
    (folder / "fuentes.md").write_text("# Las fuentes\n\n" + "\n\n".join(sections) + "\n", "utf-8")
    return folder


async def subscribe_all(url: str, chats: list[int]) -> None:
    """Let every chat be due a summary at this minute."""
    store = Store(url, pepper="x")
    when = When(schedule.parse(f"diario {dt.datetime.now(MADRID):%H:%M}"), MADRID)
    before = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    for number, chat in enumerate(chats):
        whole = Subscription(f"s{number:09}", chat, Content.WHOLE, when, length="long", state=State.ACTIVE)
        await store.promises.save(whole, before)
    await store.close()


def settled(url: str) -> list[Settled] | None:
    """Return what became of all postings, or None while some are still to be sent."""
    engine = connect(url)
    with engine.connect() as connection:
        rows = connection.execute(
            sa.select(subscriptions.c.chat_id, postings.c.fate, postings.c.unknown, postings.c.settled_at).join_from(
                postings, subscriptions
            )
        ).all()
    engine.dispose()
    is_over = len(rows) == SUBSCRIPTIONS and all(row.settled_at for row in rows)
    return [Settled(row.chat_id, row.fate, row.unknown) for row in rows] if is_over else None


@pytest.mark.long
@pytest.mark.timeout(900)
def test_nothing_promised_is_lost_or_doubled_however_often_processes_die(
    telegram: Simulator, database: str, tmp_path: Path
) -> None:
    chance = random.Random(7)
    chats = [telegram.person(f"Persona {number}").private_chat() for number in range(SUBSCRIPTIONS)]
    asyncio.run(subscribe_all(database, [chat.id for chat in chats]))
    telegram.flood(per_second=30)
    telegram.fail_randomly("sendMessage", FAULTS, seed=7)
    environment = {"KNOWLEDGE": str(a_long_document(tmp_path)), "DATABASE_URL": database, "LOG_LEVEL": "WARNING"}
    count = 1 if database.startswith("sqlite") else 2
    served = {} if count == 1 else {"PUBLIC_URL": "http://127.0.0.1:9"}  # who polls has to be alone

    def start(number: int) -> BotProcess:
        port = {"PORT": str(free_port())} if served else {}
        return BotProcess(telegram, tmp_path / f"{number}.log", **environment, **served, **port)

    bots = [start(number) for number in range(count)]
    for number in range(KILLS):
        time.sleep(chance.uniform(*LIVES) / count)
        bot = bots.pop(0)
        bot.kill()
        bots.append(start(count + number))
    deadline = time.monotonic() + SETTLING
    while (outcome := settled(database)) is None:
        assert time.monotonic() < deadline, "never settled"
        time.sleep(0.2)
    for bot in bots:
        bot.kill()

    sent = Counter((one.chat_id, one.text) for one in telegram.deliveries())
    parts = {text for _, text in sent}
    print(f"{len(parts)} parts for each of {len(outcome)}; {sum(one.unknown for one in outcome)} of them uncertain")
    assert len(parts) > 1
    assert [key for key, times in sent.items() if times > 1] == []
    lost = {one.chat_id: len(parts) - sum(key[0] == one.chat_id for key in sent) for one in outcome}
    assert [one for one in outcome if lost[one.chat_id] > one.unknown] == []
    assert {one.fate for one in outcome} <= {"sent", "uncertain"}
    assert all((one.fate == "uncertain") is (one.unknown > 0) for one in outcome)
