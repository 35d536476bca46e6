"""Which version of the schema a database has, told without Alembic, which would cost more memory than the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.errors import StoreError, StoreProblem
from bot.store.engines import address, connect, is_in_memory, reading
from bot.store.faults import shown, told

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS: Final = ("0001", "0002", "0003", "0004")
"""Every version of the schema that there has been, the newest last; see `migrations/versions`."""
_alembic_version: Final = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic notes the version, and how it makes that itself."""


def is_current(url: str) -> bool:
    """Tell whether a database has the newest schema; one in memory has, as `Store` makes it so."""
    if is_in_memory(address(url)):
        return True
    engine = connect(url)
    try:
        with told(url), reading(engine).begin() as connection:
            found = revision(connection)
    finally:
        engine.dispose()
    check_known(url, found)
    return found == REVISIONS[-1]


def revision(connection: Connection) -> str | None:
    """Return the version of a database's schema; None if it has none yet."""
    if not has_history(connection):
        return None
    found: str | None = connection.scalar(sa.select(_alembic_version.c.version_num))
    return found


def has_history(connection: Connection) -> bool:
    """Tell whether a database's schema has ever had a version."""
    return sa.inspect(connection).has_table(_alembic_version.name)


def mark(connection: Connection) -> None:
    """Note that a new database has the newest schema."""
    _alembic_version.create(connection)
    connection.execute(sa.insert(_alembic_version).values(version_num=REVISIONS[-1]))


def check_known(url: str, found: str | None) -> None:
    """Refuse a version that this one of Glosa has never heard of: it was made by a newer one."""
    if found is not None and found not in REVISIONS:
        raise StoreError(StoreProblem.TOO_NEW, shown(url))
