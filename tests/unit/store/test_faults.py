"""A database that cannot be used: what is said of it, and that its password is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.errors import StoreProblem
from bot.store import Store, StoreError, is_current, migrate
from bot.store.engines import connect
from bot.store.faults import shown, told
from bot.wording import storing
from tests.unit.store.given import NOW, PEPPER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Postgres
    from tests.unit.store.conftest import Run


@pytest.mark.parametrize(
    ("url", "problem", "sentence"),
    [
        (
            "glosa.db",
            StoreProblem.NOT_AN_ADDRESS,
            (
                "DATABASE_URL: no es la dirección de una base de datos. Escribe una como sqlite:///glosa.db o "
                "postgresql://usuario:clave@servidor/base."
            ),
        ),
        (
            "mysql://ana:secreto@datos/glosa",
            StoreProblem.UNKNOWN_DATABASE,
            (
                "mysql://datos/glosa: no conozco esa base de datos. Usa SQLite, con una dirección como "
                "sqlite:///glosa.db, o PostgreSQL, con una como postgresql://usuario:clave@servidor/base."
            ),
        ),
        (
            "sqlite:///no/x",
            StoreProblem.CANNOT_OPEN,
            "sqlite:///no/x: no se puede abrir. Comprueba que la carpeta existe y que el bot puede escribir en ella.",
        ),
    ],
)
def test_a_wrong_address_is_told_with_what_to_do(url: str, problem: StoreProblem, sentence: str) -> None:
    for attempt in (is_current, migrate, _open):
        with pytest.raises(StoreError) as refusal:
            attempt(url)
        assert refusal.value.problem is problem
        assert storing.fault(refusal.value) == sentence


@pytest.mark.parametrize("content", ["Hola.", "Esto es un texto. " * 500], ids=["short", "long"])
def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    file = tmp_path / "notas.txt"
    file.write_text(content)
    for attempt in (is_current, migrate, _open):
        with pytest.raises(StoreError, match=r"notas\.txt") as refusal:
            attempt(f"sqlite:///{file}")
        assert refusal.value.problem is StoreProblem.NOT_A_DATABASE
    assert file.read_text() == content


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refusal:
        migrate(f"sqlite:///{tmp_path}")
    assert refusal.value.problem is StoreProblem.CANNOT_OPEN


def test_a_database_that_cannot_be_written_is_told_when_it_is_opened(file: Path) -> None:
    with pytest.raises(StoreError) as refusal:
        Store(f"sqlite:///file:{file}?mode=ro&uri=true", pepper=PEPPER)
    assert refusal.value.problem is StoreProblem.READ_ONLY


def test_a_damaged_database_is_told(url: str, file: Path, run: Run) -> None:
    store = Store(url, pepper=PEPPER)
    run(store.close())
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"x" * (len(whole) - 4096))
    with pytest.raises(StoreError) as refusal:
        Store(url, pepper=PEPPER)
    assert refusal.value.problem is StoreProblem.DAMAGED


def test_a_disk_that_is_full_is_told_by_whoever_writes(url: str) -> None:
    engine = connect(url)

    @sa.event.listens_for(engine, "connect")
    def _(raw: sqlite3.Connection, _entry: object) -> None:
        raw.execute("PRAGMA max_page_count = 1")  # the database may not grow, as on a full disk

    with pytest.raises(StoreError) as refusal, told(url), engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE more AS SELECT zeroblob(1000000) AS words")
    assert refusal.value.problem is StoreProblem.FULL
    engine.dispose()


def test_a_database_that_another_program_keeps_for_itself_is_told(
    url: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engines._PRAGMAS", ("busy_timeout = 1",))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as refusal:
            Store(url, pepper=PEPPER)
    assert refusal.value.problem is StoreProblem.BUSY


def test_a_bug_is_not_taken_for_somebodys_fault(url: str, file: Path, run: Run) -> None:
    store = Store(url, pepper=PEPPER)
    with closing(sqlite3.connect(file)) as other:
        other.execute("DROP TABLE updates")
    with pytest.raises(sa.exc.OperationalError, match="no such table"):
        run(store.finish(1001, NOW))
    run(store.close())


def test_a_database_without_its_driver_is_told_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    for scheme in ("postgres", "postgresql"):
        with pytest.raises(StoreError) as refusal:
            is_current(f"{scheme}://ana:secreto@datos.example/glosa")
        assert refusal.value.problem is StoreProblem.NO_DRIVER
        assert "«psycopg»" in storing.fault(refusal.value)
        assert "secreto" not in storing.fault(refusal.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://ana:secreto@datos.example:5432/glosa", "postgresql://datos.example:5432/glosa"),
        ("postgresql://ana:se?cre/to@datos.example/glosa", "postgresql://datos.example/glosa"),
        ("postgresql://ana:secr@eto@datos.example/glosa", "postgresql://datos.example/glosa"),
        ("postgresql://datos.example/glosa?user=ana&password=secr@eto", "postgresql://datos.example/glosa"),
        ("postgresql:///glosa?host=/run/datos&password=secreto", "postgresql:///glosa"),
        ("postgresql://ana:secreto@datos.example:puerto:1/glosa", "DATABASE_URL"),
        ("ana:secreto@datos.example", "DATABASE_URL"),
        ("secreto", "DATABASE_URL"),
        ("", "DATABASE_URL"),
        ("sqlite:///datos/ana@glosa.db", "sqlite:///datos/ana@glosa.db"),
        (" sqlite:////datos/glosa.db?mode=ro\n", "sqlite:////datos/glosa.db"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, expected: str) -> None:
    assert shown(url) == expected


def test_a_postgresql_that_is_not_there_lets_nobody_in_or_nobody_write_is_told(postgres: Postgres) -> None:
    url = postgres.database()
    for wrong, problem in (
        ("postgresql://glosa:secreta@127.0.0.1:1/glosa", StoreProblem.UNREACHABLE),
        (url.replace("glosa@", "nadie:secreta@"), StoreProblem.LOCKED_OUT),
    ):
        with pytest.raises(StoreError) as refusal:
            is_current(wrong)
        assert refusal.value.problem is problem
        assert "secreta" not in storing.fault(refusal.value)
    engine = connect(url)
    with pytest.raises(StoreError) as refusal, told(url), engine.begin() as connection:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY; DELETE FROM updates")
    assert refusal.value.problem is StoreProblem.FORBIDDEN
    with pytest.raises(sa.exc.ProgrammingError), told(url), engine.begin() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    engine.dispose()


def test_there_is_a_sentence_for_every_problem() -> None:
    for problem in StoreProblem:
        sentence = storing.fault(StoreError(problem, "sqlite:///glosa.db", "psycopg"))
        assert sentence.startswith("sqlite:///glosa.db: ")
        assert "{" not in sentence


def _open(url: str) -> None:
    Store(url, pepper=PEPPER)
