"""Insert a row, or update the one that is there: the one statement that SQLAlchemy writes per database."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Connection, Table
    from sqlalchemy.sql.dml import Insert


def upsert(
    connection: Connection,
    table: Table,
    row: Mapping[str, Any],
    keep: tuple[str, ...] = (),
    where: ColumnElement[bool] | None = None,
) -> bool:
    """Insert a whole row; where its key is there already, take over its values, except those to keep.

    Return whether that was done: a row that is there and does not meet the condition `where` stays as it is.
    """
    if where is None:
        connection.execute(_statement(table, keep, connection.dialect.name), row)
        return True
    return connection.execute(_written(table, keep, connection.dialect.name, where), row).rowcount > 0


@cache
def _statement(table: Table, keep: tuple[str, ...], database: str) -> Insert:
    """Return the statement without a condition, which is written once: that takes longer than to run it."""
    return _written(table, keep, database, None)


def _written(table: Table, keep: tuple[str, ...], database: str, where: ColumnElement[bool] | None) -> Insert:
    insert = (postgresql if database == "postgresql" else sqlite).insert(table)
    keys = table.primary_key.columns.keys()
    changed = {column.name: insert.excluded[column.name] for column in table.columns}
    for name in (*keys, *keep):
        del changed[name]
    statement: Insert = insert.on_conflict_do_update(index_elements=keys, set_=changed, where=where)
    return statement
