"""An address of a database, checked, to an engine that is set up for it.

A transaction that writes takes SQLite's lock at its beginning: one that only asks for it later, having read, can be
refused at once, whatever the time-out, because what it read may have changed meanwhile.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from bot.errors import StoreError, StoreProblem
from bot.store.faults import primary, shown

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

_DRIVERS: Final = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",  # what platforms write
    "postgresql+psycopg": "postgresql+psycopg",
}
_PRAGMAS: Final = (
    "busy_timeout = 10000",  # milliseconds that a writer waits for another
    "synchronous = NORMAL",  # with WAL, a killed process loses nothing, a power cut at most the last moments
    "foreign_keys = ON",
    "secure_delete = ON",  # what is forgotten is overwritten
)
_CONNECTIONS: Final = 4
"""To a server: two processes during a release then take eight of the twenty that the smallest plans have."""
_WAITS: Final = {"connect_timeout": 5, "tcp_user_timeout": 10_000}
"""Seconds to connect, and milliseconds for a server that falls silent, where the address does not say."""
_PAUSES: Final = (0.05,) * 100
"""Seconds between attempts at what SQLite does not wait for by itself."""
_READS: Final = "reads"
_GLANCE: Final = 3
"""Seconds that whoever only looks at a database waits for it."""


def address(url: str) -> URL:
    """Return an address as SQLAlchemy takes it, with the driver that is used here."""
    try:
        parsed = sa.make_url(url.strip())
    except (sa.exc.ArgumentError, ValueError) as error:
        raise StoreError(StoreProblem.NOT_AN_ADDRESS, shown(url)) from error
    if parsed.drivername not in _DRIVERS:
        raise StoreError(StoreProblem.UNKNOWN_DATABASE, shown(url))
    return parsed.set(drivername=_DRIVERS[parsed.drivername])


def is_in_memory(url: URL) -> bool:
    """Tell whether a database is gone once it is closed."""
    return url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}


def connect(url: str) -> Engine:
    """Return the engine for a database; nothing is opened yet."""
    parsed = address(url)
    try:
        engine = _in_memory(parsed) if is_in_memory(parsed) else sa.create_engine(parsed, **_options(parsed))
    except ModuleNotFoundError as error:
        raise StoreError(StoreProblem.NO_DRIVER, shown(url), error.name or "") from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up)
        sa.event.listen(engine, "begin", _begin)
    return engine


def connections(engine: Engine) -> int:
    """Return how many transactions a database takes at once from one process: SQLite has one writer at a time."""
    return _CONNECTIONS if engine.dialect.name == "postgresql" else 1


def glance(url: str) -> Engine:
    """Return an engine to look at a database with, which no look makes or sets up."""
    parsed = address(url)
    try:
        if parsed.get_backend_name() != "sqlite":
            return sa.create_engine(parsed, connect_args={"connect_timeout": _GLANCE})
    except ModuleNotFoundError as error:
        raise StoreError(StoreProblem.NO_DRIVER, shown(url), error.name or "") from error
    engine = sa.create_engine(_existing(parsed), connect_args={"timeout": _GLANCE})
    sa.event.listen(engine, "begin", _begin)
    return engine


def file_of(url: URL) -> Path | None:
    """Return the file in which a database is kept, if it is one and not named by a URI, which says how to open it."""
    name = url.database or ""
    is_file = url.get_backend_name() == "sqlite" and not is_in_memory(url) and not name.startswith("file:")
    return Path(name).absolute() if is_file else None


def _existing(url: URL) -> URL:
    """Return the address of a file that is not made where there is none."""
    file = file_of(url)
    return url.set(database=file.as_uri(), query={"mode": "rw", "uri": "true"}) if file else url


def reading(engine: Engine) -> Engine:
    """Return the same engine for transactions that only read, which wait for nobody."""
    return engine.execution_options(**{_READS: True})


def _options(url: URL) -> dict[str, Any]:
    """Return how a server is used: by few connections, tried before each use and not waited for without end."""
    if url.get_backend_name() != "postgresql":
        return {}
    waits = {name: value for name, value in _WAITS.items() if name not in url.query}
    return {"pool_size": _CONNECTIONS, "max_overflow": 0, "pool_pre_ping": True, "connect_args": waits}


def _in_memory(url: URL) -> Engine:
    """Return an engine with a single connection: another one would see a database of its own."""
    return sa.create_engine(url, poolclass=sa.StaticPool, connect_args={"check_same_thread": False})


def _set_up(raw: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    _log_ahead(raw)


def _log_ahead(raw: sqlite3.Connection) -> None:
    """Have whoever reads not wait for whoever writes, which is set once for a file.

    Processes that open a new file at once get in each other's way here, and SQLite refuses whatever its time-out.
    """
    for pause in (*_PAUSES, None):
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if primary(error) != sqlite3.SQLITE_BUSY or pause is None:
                raise
            time.sleep(pause)
        else:
            return


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
