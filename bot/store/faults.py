"""What goes wrong with a database through somebody's doing, as `StoreError`; the rest are bugs and come through.

SQLite tells by number what is wrong (https://www.sqlite.org/rescode.html); its words change from version to version.
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


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn what goes wrong inside, if a person has to put it right, into a `StoreError`."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        code = primary(error.orig)
        if code not in _PROBLEMS:
            raise
        raise StoreError(_PROBLEMS[code], shown(url)) from error
