"""A database on a server, which may be away for a moment, or for good."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from typing import TYPE_CHECKING

import psycopg
import pytest
import sqlalchemy as sa

from bot.errors import StoreProblem
from bot.store import Store, StoreError, is_current, migrate
from bot.store.database import Database
from bot.wording import storing
from tests.ports import free_port
from tests.unit.store.given import NOW, PEPPER

if TYPE_CHECKING:
    from tests.postgres import Postgres
    from tests.unit.store.conftest import Run


def test_a_server_that_restarts_is_waited_for_and_nothing_is_lost(postgres: Postgres, run: Run) -> None:
    store = Store(postgres.database(), pepper=PEPPER)
    run(store.note_error("one", NOW))
    postgres.stop()
    soon = threading.Timer(0.7, postgres.start)
    soon.start()
    run(_together(store))
    soon.join()
    assert len(run(store.report(NOW, NOW + dt.timedelta(hours=1))).errors) == 9
    run(store.close())


async def _together(store: Store) -> None:
    """Have more done at once than there are connections."""
    await asyncio.gather(*(store.note_error(f"fault {number}", NOW) for number in range(8)))


def test_what_was_lost_while_it_was_committed_is_done_again_only_where_that_comes_to_the_same(
    postgres: Postgres, run: Run
) -> None:
    url = postgres.database()
    database, done = Database(url), list[str]()

    def lose(connection: sa.Connection, what: str) -> str:
        """Do something and, the first time, have the server hang up before it hears of the commit."""
        done.append(what)
        if done.count(what) == 1:
            with psycopg.connect(url, autocommit=True) as other:
                process = connection.scalar(sa.text("SELECT pg_backend_pid()"))
                other.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
        return what

    assert run(database.read(lose, "read")) == "read"
    assert run(database.ensure(lose, "ensured")) == "ensured"
    with pytest.raises(StoreError) as refusal:
        run(database.write(lose, "written"))
    assert refusal.value.problem is StoreProblem.UNREACHABLE
    assert done == ["read", "read", "ensured", "ensured", "written"]
    run(database.close())


def test_whoever_ends_does_not_wait_for_a_server_that_is_away(postgres: Postgres, run: Run) -> None:
    store = Store(postgres.database(), pepper=PEPPER)
    postgres.stop()

    async def story() -> StoreError:
        waiting = asyncio.create_task(store.note_error("one", NOW))
        await asyncio.sleep(0.1)
        async with asyncio.timeout(5):
            await store.close()
        with pytest.raises(StoreError) as refusal:
            await waiting
        return refusal.value

    try:
        assert run(story()).problem is StoreProblem.UNREACHABLE
    finally:
        postgres.start()


def test_a_server_that_is_not_there_is_told_with_what_to_do_and_without_the_password() -> None:
    url = f"postgresql://ana:secreto@127.0.0.1:{free_port()}/glosa"
    for attempt in (is_current, migrate, lambda address: Store(address, pepper=PEPPER)):
        with pytest.raises(StoreError) as refusal:
            attempt(url)
        assert refusal.value.problem is StoreProblem.UNREACHABLE
        sentence = storing.fault(refusal.value)
        assert "no contesta" in sentence
        assert "secreto" not in sentence


def test_a_database_that_the_server_does_not_have_is_told(postgres: Postgres) -> None:
    with pytest.raises(StoreError) as refusal:
        is_current(postgres.database().rpartition("/")[0] + "/otra")
    assert "otra" in storing.fault(refusal.value)
