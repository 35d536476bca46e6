"""What goes wrong with a database through somebody's doing, as `StoreError`; the rest are bugs and come through.

SQLite tells by number what is wrong (https://www.sqlite.org/rescode.html), PostgreSQL by its SQLSTATE
(https://www.postgresql.org/docs/current/errcodes-appendix.html); their words change with version and language. Of a
server that cannot be reached, or will not have us, there are nothing but words.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.errors import StoreError, StoreProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PROBLEMS: Final[Mapping[int, StoreProblem]] = {
    sqlite3.SQLITE_BUSY: StoreProblem.BUSY,
    sqlite3.SQLITE_LOCKED: StoreProblem.BUSY,
    sqlite3.SQLITE_READONLY: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreProblem.READ_ONLY,
    sqlite3.SQLITE_IOERR: StoreProblem.BROKEN_DISK,
    sqlite3.SQLITE_CORRUPT: StoreProblem.DAMAGED,
    sqlite3.SQLITE_FULL: StoreProblem.FULL,
    sqlite3.SQLITE_CANTOPEN: StoreProblem.CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: StoreProblem.NOT_A_DATABASE,
}
_STATES: Final[Mapping[str, StoreProblem]] = {
    "25006": StoreProblem.READ_ONLY,
    "42501": StoreProblem.READ_ONLY,
    "53100": StoreProblem.FULL,
    "53300": StoreProblem.BUSY,
}
_LOST: Final = ("08", "57P")
"""How the states begin of a connection that has failed, and of a server that ends or is not ready yet."""
_PRIMARY: Final = 0xFF
"""The part of SQLite's number that says what is wrong; the rest says where it was noticed."""


def shown(url: str) -> str:
    """Return an address as it may be shown: without user, password or options; the variable's name if it is none.

    A password with an «@» that was not written as «%40» goes on in what is taken for the server.
    """
    try:
        parsed = sa.make_url(url.strip())
    except (sa.exc.ArgumentError, ValueError):  # the latter for a port that is no number
        return "DATABASE_URL"
    if parsed.host is None:
        return f"{parsed.drivername}:///{parsed.database or ''}"
    port = f":{parsed.port}" if parsed.port else ""
    server = f"{parsed.host}{port}/{parsed.database or ''}"
    return f"{parsed.drivername}://{server.rpartition('@')[2]}"


def primary(error: BaseException | None) -> int:
    """Return SQLite's number for what is wrong; 0 for an error that is not its own."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def is_lost(error: sa.exc.DBAPIError) -> bool:
    """Tell whether it is the connection that failed, so that what had not been committed has not happened."""
    state = getattr(error.orig, "sqlstate", "")  # SQLite's errors have none
    is_of_connection = isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError)
    return is_of_connection and (state is None or state.startswith(_LOST))


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn what goes wrong inside, if a person has to put it right, into a `StoreError`."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        if is_lost(error):
            raise StoreError(StoreProblem.UNREACHABLE, shown(url), _first_line(error)) from error
        problem = _PROBLEMS.get(primary(error.orig)) or _STATES.get(getattr(error.orig, "sqlstate", ""))
        if problem is None:
            raise
        raise StoreError(problem, shown(url)) from error


def _first_line(error: sa.exc.DBAPIError) -> str:
    """Return what the driver says first: which server, port and user, and what is wrong; never the password."""
    return str(error.orig).strip().partition("\n")[0]
