"""Vectors in a file of this machine, for the terminal: SQLite, so that two commands at once do not hurt each other.

All in it can be made again, so a damaged file is replaced by a new one.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from typing import TYPE_CHECKING, Final

from bot.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

NAME: Final = "vectors.sqlite"
KEPT: Final = 90 * 86400
"""Seconds for which vectors are kept that nobody asks for."""
_WAIT: Final = 10.0
"""Seconds for another command to have done writing."""
_AT_ONCE: Final = 500
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS encodings (
    encoder TEXT, content TEXT, body BLOB NOT NULL, used_at REAL NOT NULL, PRIMARY KEY (encoder, content)
)
"""


class Cache:
    """The vectors kept in a folder, which is made if need be; CacheError where nothing can be kept there."""

    def __init__(self, folder: Path) -> None:
        """Open the file, or make it anew where it is damaged."""
        self._path = folder / NAME
        with _told():
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._opened()

    def load(self, encoder: str, contents: Sequence[str]) -> dict[str, bytes]:
        """Return what is kept under these names."""
        found: dict[str, bytes] = {}
        with self._mended():
            for at in range(0, len(contents), _AT_ONCE):
                some = contents[at : at + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                where = f"WHERE encoder = ? AND content IN ({marks})"  # marks alone; what they stand for goes apart
                found |= dict(self._file.execute(f"SELECT content, body FROM encodings {where}", (encoder, *some)))  # noqa: S608 - see above
                self._file.execute(f"UPDATE encodings SET used_at = ? {where}", (time.time(), encoder, *some))  # noqa: S608 - see above
        return found

    def keep(self, encoder: str, bodies: Mapping[str, bytes]) -> None:
        """Keep bodies under their names, in place of what was there."""
        now = time.time()
        rows = [(encoder, content, body, now) for content, body in bodies.items()]
        with self._mended():
            self._file.executemany("INSERT OR REPLACE INTO encodings VALUES (?, ?, ?, ?)", rows)
            self._file.execute("DELETE FROM encodings WHERE used_at < ?", (now - KEPT,))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._open()
        except sqlite3.OperationalError:  # not damaged: it cannot be had
            raise
        except sqlite3.DatabaseError:
            self._remove()
            return self._open()

    def _open(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=_WAIT, check_same_thread=False)
        try:
            with file:
                file.execute(_SCHEMA)
        except sqlite3.Error:
            file.close()
            raise
        return file

    def _remove(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            self._path.with_name(NAME + suffix).unlink(missing_ok=True)

    @contextlib.contextmanager
    def _mended(self) -> Iterator[None]:
        """Do what is in the context in one transaction; a file that turns out to be damaged is replaced."""
        with _told():
            try:
                with self._file:
                    yield
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._file.close()
                self._remove()
                self._file = self._open()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise CacheError(getattr(error, "strerror", None) or str(error)) from error
