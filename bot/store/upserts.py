"""Insert a row, or update the one that is there: the one statement that SQLAlchemy writes per database."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Table
    from sqlalchemy.sql.dml import Insert


def upsert(  # noqa: PLR0913, PLR0917 - a row, and what of it is taken over when
    connection: Connection,
    table: Table,
    row: Mapping[str, Any],
    keep: tuple[str, ...] = (),
    where: ColumnElement[bool] | None = None,
    given: Mapping[str, Any] | None = None,
) -> bool:
    """Insert a whole row; where its key is there already, take over its values, except those to keep.

    Return whether that was done: a row that is there and does not meet the condition `where` stays as it is. The
    condition is the same object each time, and what differs in it are parameters that are `given`.
    """
    statement = _statement(table, keep, connection.dialect.name, where=where)
    if where is None:
        connection.execute(statement, row)
        return True
    values = {**row, **(given or {})}
    done = connection.execute(
        statement, values, execution_options={"preserve_rowcount": True}
    )  # of inserts it is not kept
    return done.rowcount > 0


def tally(
    connection: Connection, table: Table, row: Mapping[str, Any], counted: str, keep: tuple[str, ...] = ()
) -> None:
    """Insert a whole row as `upsert` does, but add the value that is `counted` to the one that is there."""
    connection.execute(_statement(table, keep, connection.dialect.name, counted), row)


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], keys: tuple[str, ...]) -> None:
    """Insert whole rows; one whose `keys` are there already stays as it is."""
    if rows:
        connection.execute(_addition(table, keys, connection.dialect.name), list(rows))


@cache
def _statement(
    table: Table, keep: tuple[str, ...], database: str, counted: str = "", where: ColumnElement[bool] | None = None
) -> Insert:
    """Return the statement, which is written once: that takes longer than to run it."""
    insert = _insert(table, database)
    keys = table.primary_key.columns.keys()
    changed = {column.name: insert.excluded[column.name] for column in table.columns}
    for name in (*keys, *keep):
        del changed[name]
    if counted:
        changed[counted] = table.columns[counted] + insert.excluded[counted]
    statement: Insert = insert.on_conflict_do_update(index_elements=keys, set_=changed, where=where)
    return statement


@cache
def _addition(table: Table, keys: tuple[str, ...], database: str) -> Insert:
    statement: Insert = _insert(table, database).on_conflict_do_nothing(index_elements=keys)
    return statement


def _insert(table: Table, database: str) -> Any:  # noqa: ANN401 - of one dialect or the other, alike but in their types
    return (postgresql if database == "postgresql" else sqlite).insert(table)
