"""The history of the schema: its scripts, its numbers and the tables agree, and processes do not fight over it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.errors import StoreProblem
from bot.store import Store, StoreError, ensure_current, is_current, migrate
from bot.store.engines import connect
from bot.store.schema import metadata
from bot.store.versions import REVISIONS
from tests.unit.store.given import PEPPER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.postgres import Postgres

MIGRATING = "import sys; from bot.store import migrate; migrate(sys.argv[1])"
STARTING = "import sys; from bot.store import ensure_current; ensure_current(sys.argv[1])"


@pytest.fixture
def new(tmp_path: Path) -> str:
    """The address of a database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'new.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, new: str) -> str:
    """The address of a database in which there is nothing, of each kind in turn."""
    if request.param == "sqlite":
        return new
    server: Postgres = request.getfixturevalue("postgres")
    return server.database(is_migrated=False)


def test_every_script_has_its_number_and_the_newest_is_the_last() -> None:
    settings = Config()
    settings.set_main_option("script_location", "bot.store:migrations")
    settings.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(settings)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS
    assert scripts.get_current_head() == REVISIONS[-1]


def test_the_scripts_make_the_tables_that_the_schema_describes(shared: str) -> None:
    engine = connect(shared)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_scripts_make_the_very_tables_that_a_database_in_memory_has(url: str) -> None:
    """What is compared above leaves out keys and what goes with a row that goes."""
    migrated, made = connect(url), connect("sqlite://")
    metadata.create_all(made)
    assert _tables(migrated) == _tables(made)
    migrated.dispose()
    made.dispose()


def test_a_new_database_is_not_current_until_it_is_migrated(empty: str) -> None:
    assert not is_current(empty)
    migrate(empty)
    assert is_current(empty)
    migrate(empty)
    assert is_current(empty)


def test_a_database_in_memory_is_always_current() -> None:
    migrate("sqlite://")
    assert is_current("sqlite://")
    assert is_current("sqlite:///:memory:")


def test_a_store_does_not_open_a_database_that_is_not_current(empty: str) -> None:
    with pytest.raises(StoreError) as refusal:
        Store(empty, pepper=PEPPER)
    assert refusal.value.problem is StoreProblem.OUTDATED


def test_a_database_of_a_newer_version_is_neither_opened_nor_changed(url: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    for attempt in (is_current, migrate, ensure_current):
        with pytest.raises(StoreError) as refusal:
            attempt(url)
        assert refusal.value.problem is StoreProblem.TOO_NEW


def test_a_new_database_is_made_as_its_history_would_have_made_it(empty: str, request: pytest.FixtureRequest) -> None:
    ensure_current(empty)
    kind = "postgres" if empty.startswith("postgresql") else "url"
    other = request.getfixturevalue(kind)
    made, migrated = connect(empty), connect(other if isinstance(other, str) else other.database())
    assert _tables(made) == _tables(migrated)
    made.dispose()
    migrated.dispose()


def test_another_process_brings_a_database_up_to_date_and_this_one_does_without_alembic(
    new: str, tmp_path: Path
) -> None:
    begin_history(tmp_path / "new.db")
    program = "import sys; from bot.store import *; ensure_current(sys.argv[1]); print('alembic' in sys.modules)"
    done = _run(program, new)
    assert done.communicate() == ("False\n", "")
    assert is_current(new)


def test_a_database_that_another_process_cannot_bring_up_to_date_is_told_with_its_words(
    new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_history(tmp_path / "new.db")
    monkeypatch.setenv("MIN_CONFIDENCE", "mucho")  # the command checks all of its environment first
    with pytest.raises(StoreError, match="MIN_CONFIDENCE") as refusal:
        ensure_current(new)
    assert refusal.value.problem is StoreProblem.NOT_MIGRATED


@pytest.mark.parametrize("programs", [(MIGRATING,) * 3, (STARTING,) * 3, (STARTING, MIGRATING)])
def test_processes_that_start_and_migrate_at_once_all_end_well(empty: str, programs: tuple[str, ...]) -> None:
    processes = [_run(program, empty) for program in programs]
    assert {process.communicate()[1] for process in processes} == {""}
    assert {process.returncode for process in processes} == {0}
    assert is_current(empty)


def test_a_migration_that_fails_leaves_nothing_behind(new: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "new.db")) as raw, raw:
        raw.execute("CREATE TABLE reports (something TEXT)")  # the last table to be made is in the way
    with pytest.raises(Exception, match="table reports already exists"):
        migrate(new)
    with closing(sqlite3.connect(tmp_path / "new.db")) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("reports",)]


def begin_history(file: Path) -> None:
    """Make a database whose schema has had versions, but has none now, which is older than any."""
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")


def _run(program: str, url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, url]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _told(index: Mapping[str, Any]) -> dict[str, str]:
    """Return what a database says of an index, in words: a condition is equal to nothing but itself."""
    return {
        **{key: str(value) for key, value in index.items()},
        "dialect_options": str([*map(str, index["dialect_options"].values())]),
    }


def _tables(engine: Engine) -> dict[str, object]:
    """Return all that a database says of its tables."""
    inspector = sa.inspect(engine)
    return {
        name: (
            [{**column, "type": str(column["type"])} for column in inspector.get_columns(name)],
            inspector.get_pk_constraint(name),
            inspector.get_foreign_keys(name),
            sorted(map(_told, inspector.get_indexes(name)), key=lambda index: index["name"]),
        )
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }
