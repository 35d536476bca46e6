"""Hundreds of subscriptions due at once, while processes are killed and everything fails: nothing lost, nothing twice.

What may have been on its way when a process was killed, or when an answer got lost, nobody can know: it is not sent
again, and counted. CI_WILD says how wild it gets: `full` is 500 subscriptions and 100 kills.
"""

from __future__ import annotations

import contextlib
import random
import time
from collections import Counter
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import pytest
import sqlalchemy as sa

from bot.simulator import DelayedAfter, DroppedBefore, ResetAfter, ServerError, Simulator, TooManyRequests
from bot.store.engines import connect
from bot.store.schema import postings, subscriptions
from tests.e2e.due import subscribe_all
from tests.e2e.process import IS_WILD, BotProcess
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.simulator import Fault

SUBSCRIPTIONS, KILLS = (500, 100) if IS_WILD else (40, 5)
PARTS = 2
"""Messages of a summary, which the test sees for itself."""
SOON, EARLY = 0.1, 1.5
"""Seconds, at most, from a message's arrival, or from a process's start, until a process is killed."""
PATIENCE = 240.0
"""Seconds without a message, or to settle the last of them: what fails again and again waits longer and longer."""
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
@pytest.mark.timeout(3000)
def test_nothing_promised_is_lost_or_doubled_however_often_processes_die(
    telegram: Simulator, database: str, tmp_path: Path
) -> None:
    chats = [telegram.person(f"Persona {number}").private_chat() for number in range(SUBSCRIPTIONS)]
    subscribe_all(database, [chat.id for chat in chats], length="long")
    telegram.flood(per_second=30)
    telegram.fail_randomly("sendMessage", FAULTS, seed=7)
    environment = {"KNOWLEDGE": str(a_long_document(tmp_path)), "DATABASE_URL": database, "LOG_LEVEL": "WARNING"}
    with contextlib.ExitStack() as running:
        outcome = die_often(telegram, database, lambda name: start(running, telegram, tmp_path / name, environment))

    sent = Counter((one.chat_id, one.text) for one in telegram.deliveries())
    parts = {text for _, text in sent}
    lost = {one.chat_id: len(parts) - sum(key[0] == one.chat_id for key in sent) for one in outcome}
    uncertain = sum(one.unknown for one in outcome)
    print(f"{len(parts)} parts for each of {len(outcome)}; {uncertain} uncertain, {sum(lost.values())} of them lost")
    assert len(parts) > 1
    assert [key for key, times in sent.items() if times > 1] == []
    assert [one for one in outcome if lost[one.chat_id] > one.unknown] == []
    assert {one.fate for one in outcome} <= {"sent", "uncertain"}
    assert all((one.fate == "uncertain") is (one.unknown > 0) for one in outcome)


def start(running: contextlib.ExitStack, telegram: Simulator, file: Path, environment: dict[str, str]) -> BotProcess:
    """Return a process that ends with `running`; on PostgreSQL two may work, which who polls may not."""
    address = {"PUBLIC_URL": "http://127.0.0.1:9", "PORT": str(free_port())}
    is_alone = environment["DATABASE_URL"].startswith("sqlite")
    return running.enter_context(BotProcess(telegram, file, **environment, **({} if is_alone else address)))


def die_often(telegram: Simulator, database: str, start: Callable[[str], BotProcess]) -> list[Settled]:
    """Return what became of all postings while processes were killed, now that they are settled.

    Kills come as the messages do, some milliseconds after one or another arrived, so that they meet processes that
    claim, compose, send and note; one in ten comes while a process has hardly started.
    """
    chance = random.Random(7)
    count = 1 if database.startswith("sqlite") else 2
    bots = [start(f"{number}.log") for number in range(count)]
    last = int(SUBSCRIPTIONS * PARTS * 0.75)
    for number, arrived in enumerate(sorted(chance.sample(range(1, last), KILLS))):
        is_early = number % 10 == 9
        if not is_early:
            eventually(partial(_has_come, telegram, arrived), database)
        time.sleep(chance.uniform(0, EARLY if is_early else SOON))
        bots.pop(chance.randrange(count)).kill()
        bots.append(start(f"{count + number}.log"))
    eventually(lambda: settled(database) is not None, database)
    for bot in bots:
        bot.kill()
    return settled(database) or []


def _has_come(telegram: Simulator, messages: int) -> bool:
    return telegram.delivered >= messages


def eventually(found: Callable[[], bool], database: str) -> None:
    """Wait until something is so, or fail with what is open in the outbox."""
    deadline = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < deadline, unsettled(database)
        time.sleep(0.005)


def unsettled(url: str) -> str:
    engine = connect(url)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(postings).where(postings.c.settled_at.is_(None)).limit(9)).mappings().all()
    engine.dispose()
    return "; ".join(str({name: value for name, value in row.items() if name != "parts"}) for row in rows)
