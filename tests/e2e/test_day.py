"""A day, an hour of which is over in half a second: people ask, summaries fall due, and all that is there restarts."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import served_by
from tests.e2e.due import subscribe_all
from tests.e2e.traffic import SLOW, Traffic

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator import Simulator
    from tests.e2e.conftest import StartBot
    from tests.e2e.process import BotProcess
    from tests.postgres import Postgres

HOURS = range(24)
QUESTIONS, SUMMARIES = 5, 2
"""What is asked, and what falls due, in an hour."""
RESTARTS = {6}
OUTAGE = 12
"""The hour in which nobody listens where deliveries go, and nothing is sent."""
OUTAGES_OF_THE_DATABASE = {16, 20}
SECONDS = 0.5
"""How long such an hour lasts, in which nothing comes of anything."""
WARM = 14
LEVEL_MB = 10
"""Megabytes that the rest of the day may add to what a process takes two hours after its start."""


@pytest.fixture
def restart_database(request: pytest.FixtureRequest, database: str) -> Callable[[], None]:
    """Return the function that restarts the server of a database; a file has none."""

    def restart() -> None:
        if database.startswith("postgres"):
            server: Postgres = request.getfixturevalue("postgres")
            server.stop()
            time.sleep(SECONDS)
            server.start()

    return restart


@pytest.mark.long
def test_a_day_loses_nothing_doubles_nothing_and_leaves_the_memory_level(
    telegram: Simulator, start_bot: StartBot, database: str, restart_database: Callable[[], None]
) -> None:
    environment = {**served_by("webhook"), "DATABASE_URL": database}
    bot, due, memory = start_bot(**environment), list[int](), dict[int, float]()

    def ended(bot: BotProcess, seconds: float) -> BotProcess:
        assert bot.terminate() == 0
        time.sleep(seconds)
        return start_bot(**environment)

    with Traffic(telegram) as traffic:
        for hour in HOURS:
            new = [telegram.person("Ana").private_chat().id for _ in range(SUMMARIES)]
            subscribe_all(database, new, length="short")
            due += new
            if hour in RESTARTS | {OUTAGE}:
                bot = ended(bot, seconds=SECONDS if hour == OUTAGE else 0)
            if hour in OUTAGES_OF_THE_DATABASE:
                bot.may_fail = True  # what was lost while it was committed is told in the log, and tried again
                restart_database()
            traffic.go_on(QUESTIONS)
            memory[hour] = bot.memory_mb
        traffic.check()
    telegram.wait_until(lambda: summaries(telegram, due).keys() == set(due), "all summaries", SLOW)
    assert bot.terminate() == 0

    assert set(summaries(telegram, due).values()) == {1}
    print(f"memory by the hour: {[round(megabytes) for megabytes in memory.values()]}")
    assert memory[HOURS[-1]] - memory[WARM] < LEVEL_MB


def summaries(telegram: Simulator, due: list[int]) -> Counter[int]:
    """Return how many messages each chat got that was due a summary, which is of one."""
    return Counter(delivery.chat_id for delivery in telegram.deliveries() if delivery.chat_id in due)
