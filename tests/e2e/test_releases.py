"""Processes that come, go and die behind a platform's router, while people ask: each is answered, once and in order."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.e2e.fetching import wait_until_ready
from tests.e2e.process import IS_WILD
from tests.e2e.traffic import Traffic, answered
from tests.ports import free_port
from tests.postgres import BEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator import Simulator
    from tests.e2e.conftest import StartBot
    from tests.e2e.process import BotProcess
    from tests.e2e.router import Router
    from tests.postgres import Postgres

    Started = tuple[BotProcess, int]
    StartWeb = Callable[[str], Started]

RELEASES = 2 if IS_WILD else 1


@pytest.fixture
def start_web(router: Router, start_bot: StartBot) -> StartWeb:
    """Return the function that starts a process on a database, behind the router once it is sent there."""

    def start(database: str) -> Started:
        port = free_port()
        return start_bot(PUBLIC_URL=router.url, PORT=str(port), DATABASE_URL=database), port

    return start


@pytest.mark.parametrize("database", [BEST], indirect=True)
def test_a_release_takes_over_under_load_and_nothing_is_lost_or_doubled(
    telegram: Simulator, router: Router, start_web: StartWeb, database: str
) -> None:
    old, port = start_web(database)
    wait_until_ready(port)
    router.send_to(port)
    with Traffic(telegram) as traffic:
        for _ in range(RELEASES):
            traffic.go_on(10)
            new, next_port = start_web(database)
            wait_until_ready(next_port)
            router.send_to(port, next_port)  # some platforms let both work for a while
            telegram.duplicate_next(5)
            traffic.go_on(10)
            router.send_to(next_port)
            assert old.terminate() == 0
            old, port = new, next_port
        traffic.go_on(10)
        traffic.check()
    assert len(telegram.calls("setWebhook")) == 1
    assert telegram.calls("deleteWebhook") == []
    assert {entry["answered"] for entry in router.log} <= {"200", "502", "503"}


def test_of_two_processes_with_one_database_one_dies_and_the_other_goes_on(
    telegram: Simulator, router: Router, start_web: StartWeb, postgres: Postgres
) -> None:
    url = postgres.database()
    (doomed, first), (other, second) = start_web(url), start_web(url)
    for port in (first, second):
        wait_until_ready(port)
    router.send_to(first, second)
    with Traffic(telegram) as traffic:
        telegram.duplicate_next(20)  # which the process gets that did not have it before, or the same
        traffic.go_on(40)
        assert set(answered(traffic.chats).values()) == {1}
        doomed.kill()
        traffic.go_on(40)
        traffic.check(kills=1)
    worked = {entry["process"] for entry in router.log if entry["status"] == "200"}
    assert worked >= {f"127.0.0.1:{first}", f"127.0.0.1:{second}"}
    assert other.terminate() == 0


def test_a_database_that_restarts_is_waited_for_and_nothing_is_lost_or_doubled(
    telegram: Simulator, router: Router, start_web: StartWeb, postgres: Postgres
) -> None:
    bot, port = start_web(postgres.database())
    wait_until_ready(port)
    router.send_to(port)
    with Traffic(telegram) as traffic:
        for pause in (0.0, 0.7):
            traffic.go_on(20)
            postgres.stop()
            time.sleep(pause)
            postgres.start()
        traffic.go_on(20)
        traffic.check()
    assert bot.terminate() == 0
