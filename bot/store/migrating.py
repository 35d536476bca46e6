"""Brings the schema of a database up to date.

A new database is made as it is today, and marked with the version. What has a history is taken through it by Alembic,
which stays in memory for good once it is imported; so the bot has another process do that.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.errors import StoreError, StoreProblem
from bot.store.engines import address, connect, is_in_memory
from bot.store.faults import shown, told
from bot.store.schema import metadata
from bot.store.versions import check_known, has_history, is_current, mark, revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_LOCK: Final = 7_104_507
"""By this number processes agree, in PostgreSQL, on who migrates; any will do that nobody else uses."""
_PATIENCE: Final = 600
"""Seconds that another process is given; a big table takes its time."""


def ensure_current(url: str) -> None:
    """Bring a database up to date, if it is not: an older one in a short process of its own."""
    if is_current(url) or _made(url):
        return
    command = [sys.executable, "-m", "bot", "migrate"]
    environment = {**os.environ, "DATABASE_URL": url}
    done = subprocess.run(  # noqa: S603 - our own command; the address is in its environment, not in its arguments
        command, env=environment, capture_output=True, text=True, errors="replace", timeout=_PATIENCE, check=False
    )
    if done.returncode or not is_current(url):
        last_words = done.stderr.strip().rpartition("\n")[2] or str(done.returncode)
        raise StoreError(StoreProblem.NOT_MIGRATED, shown(url), last_words)


def migrate(url: str) -> None:
    """Bring a database up to date, in one transaction; a second process that tries meanwhile waits, and has it done."""
    if is_in_memory(address(url)):
        return  # it has no past
    with _locked(url) as connection:
        check_known(url, revision(connection))
        _upgrade(connection)


def _made(url: str) -> bool:
    """Make the tables of a new database, and return whether it was one."""
    with _locked(url) as connection:
        if has_history(connection):
            return False
        metadata.create_all(connection)
        mark(connection)
        return True


@contextlib.contextmanager
def _locked(url: str) -> Iterator[Connection]:
    """Yield a connection to a database whose schema nobody else changes meanwhile."""
    engine = connect(url)
    try:
        with told(url), engine.begin() as connection:  # with SQLite this locks
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            yield connection
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    from alembic import command, config  # noqa: PLC0415 - 12 MB that only a migration needs

    settings = config.Config(attributes={"connection": connection})
    settings.set_main_option("script_location", "bot.store:migrations")
    settings.set_main_option("path_separator", "os")
    command.upgrade(settings, "head")
