"""How a database is, told without anything left behind, on every kind of database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.errors import StoreProblem
from bot.store import Store, StoreError
from bot.store.engines import connect
from bot.store.inspecting import LATE, LOOKED_AT, Age, Receiver, inspect
from bot.store.promises import State, Where
from bot.store.values import Membership
from tests.unit.store.given import ANA, GROUP, MINUTE, NOW, PEPPER, SUPERGROUP
from tests.unit.store.test_migrations import begin_history
from tests.unit.store.test_outbox import AT_NOON, daily

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Postgres
    from tests.unit.store.conftest import Run


def filled(url: str, run: Run) -> Store:
    """Return a store of two chats, of which one is promised something, and a private chat that is too."""
    store = Store(url, pepper=PEPPER)
    run(store.note_chat(GROUP, "supergroup", "Barrio", Membership.MEMBER, NOW))
    run(store.note_chat(SUPERGROUP, "channel", "Diario", Membership.KICKED, NOW))
    run(store.promises.save(replace(daily(), is_pinned=True), AT_NOON - MINUTE))
    run(store.promises.save(daily("b", ANA), AT_NOON - MINUTE))
    run(store.beat(AT_NOON))
    return store


def test_what_a_database_holds_is_counted(shared: str, run: Run) -> None:
    store = filled(shared, run)
    found = inspect(shared, AT_NOON)
    assert found.age is Age.CURRENT
    assert found.software.startswith(("SQLite 3.", "PostgreSQL 1"))
    assert found.contents is not None
    assert (found.contents.chats, found.contents.subscriptions, found.contents.processes) == (1, 2, 1)
    assert found.contents.receivers == (Receiver(GROUP, "supergroup", "Barrio", is_pinned=True, reason=""),)
    assert found.contents.receiving == 1
    run(store.close())


def test_what_should_have_been_planned_or_sent_is_overdue_after_a_while(shared: str, run: Run) -> None:
    store = filled(shared, run)
    for planned in (False, True):
        if planned:
            run(store.promises.plan(AT_NOON))
        for late, count in ((LATE - MINUTE, 0), (LATE, 2)):
            contents = inspect(shared, AT_NOON + late).contents
            assert contents is not None
            assert (contents.overdue, contents.since) == (count, AT_NOON if count else None)
    run(store.close())


def test_a_chat_has_stopped_where_all_of_it_has(shared: str, run: Run) -> None:
    store = filled(shared, run)
    run(store.promises.stop(Where(GROUP), "kicked", NOW))
    run(store.promises.save(replace(daily("c", SUPERGROUP), topic=7), NOW + MINUTE))
    run(store.promises.save(daily("d", SUPERGROUP), NOW + MINUTE))
    run(store.promises.stop(Where(SUPERGROUP, 7, is_whole=False), "TOPIC_CLOSED", NOW + MINUTE))
    run(store.promises.save(replace(daily("e", GROUP - 1), state=State.PAUSED), NOW))
    contents = inspect(shared, NOW).contents
    assert contents is not None
    assert [(one.chat_id, one.reason) for one in contents.receivers] == [(SUPERGROUP, ""), (GROUP, "kicked")]
    run(store.close())


def test_so_many_chats_are_told_of_those_first_that_were_changed_last(shared: str, run: Run) -> None:
    store = Store(shared, pepper=PEPPER)
    for number in range(LOOKED_AT + 2):
        run(store.promises.save(daily(f"s{number}", GROUP - number), NOW + number * MINUTE))
    contents = inspect(shared, NOW).contents
    assert contents is not None
    assert contents.receiving == LOOKED_AT + 2
    assert [one.chat_id for one in contents.receivers] == [GROUP - number for number in range(LOOKED_AT + 1, 1, -1)]
    assert contents.receivers[0].title == ""
    run(store.close())


def test_nothing_is_left_behind(shared: str) -> None:
    before = rows(shared)
    inspect(shared, NOW)
    assert rows(shared) == before


def test_a_database_without_a_schema_gets_none(postgres: Postgres, tmp_path: Path) -> None:
    (tmp_path / "vacía.db").touch()
    for url in (postgres.database(is_migrated=False), f"sqlite:///{tmp_path}/vacía.db"):
        found = inspect(url, NOW)
        assert (found.age, found.contents) == (Age.NONE, None)
        assert rows(url) == {}


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert inspect(f"sqlite:///{tmp_path}/nueva.db", NOW).age is Age.NONE
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StoreError) as refusal:
        inspect(f"sqlite:///{tmp_path}/no/nueva.db", NOW)
    assert refusal.value.problem is StoreProblem.CANNOT_OPEN


def test_an_old_schema_is_told(tmp_path: Path) -> None:
    begin_history(tmp_path / "vieja.db")
    assert inspect(f"sqlite:///{tmp_path}/vieja.db", NOW).age is Age.OLD


def test_a_database_in_memory_is_told() -> None:
    assert inspect("sqlite://", NOW).age is Age.FLEETING


def test_whoever_may_not_make_tables_is_told_before_anything_is_migrated(postgres: Postgres) -> None:
    url = postgres.database(is_migrated=False)
    engine = connect(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE lectora LOGIN")
    engine.dispose()
    with pytest.raises(StoreError) as refusal:
        inspect(url.replace("glosa@", "lectora@"), NOW)
    assert refusal.value.problem is StoreProblem.FORBIDDEN


def rows(url: str) -> dict[str, int]:
    """Return how many rows each table has."""
    engine = connect(url)
    with engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        counted = {name: connection.scalar(sa.select(sa.func.count()).select_from(sa.table(name))) for name in names}
    engine.dispose()
    return {name: count or 0 for name, count in counted.items()}
