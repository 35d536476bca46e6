"""What goes wrong with a database through somebody's doing, as `StoreError`; the rest are bugs and come through.

SQLite tells by number what is wrong (https://www.sqlite.org/rescode.html), PostgreSQL by a code of five characters
(https://www.postgresql.org/docs/current/errcodes-appendix.html); their words change from version to version. Of a
connection that PostgreSQL refuses its library passes on the words alone.
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
    "08": StoreProblem.UNREACHABLE,  # connection exception
    "25006": StoreProblem.FORBIDDEN,  # read only, as a replica is
    "28": StoreProblem.LOCKED_OUT,  # invalid authorization
    "42501": StoreProblem.FORBIDDEN,  # insufficient privilege
    "53100": StoreProblem.FULL,
    "53300": StoreProblem.BUSY,  # too many connections
    "57P0": StoreProblem.UNREACHABLE,  # going down, starting up
}
"""What the codes that begin so mean."""
_LOST: Final = ("08", "57P")
"""How the codes begin of a connection that has failed, and of a server that ends or is not ready yet."""
_REFUSAL: Final = "FATAL:"
"""Before the words of a server that answers, but lets nobody in."""
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
        found = _of_sqlite(error.orig) or _of_postgresql(error)
        if found is None:
            raise
        problem, words = found
        raise StoreError(problem, shown(url), words) from error


def _of_sqlite(error: BaseException | None) -> tuple[StoreProblem, str] | None:
    problem = _PROBLEMS.get(primary(error))
    return (problem, "") if problem else None


def _of_postgresql(error: sa.exc.DBAPIError) -> tuple[StoreProblem, str] | None:
    """Return what is wrong with a server and, where it lets nobody in, its words, which hold no password."""
    state = getattr(error.orig, "sqlstate", "")
    if state:
        return next(((problem, "") for start, problem in _STATES.items() if state.startswith(start)), None)
    if state is None and isinstance(error, sa.exc.OperationalError):  # there is no connection
        words = str(error.orig).partition(_REFUSAL)[2].strip().partition("\n")[0]
        return (StoreProblem.LOCKED_OUT, words) if words else (StoreProblem.UNREACHABLE, "")
    return None
