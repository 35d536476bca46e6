"""The kinds of columns that the tables are made of, the same on every database."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy.engine import Dialect

# SQLite keeps a table in the order of its whole-number key only where the type is INTEGER, which there has 64 bits too.
Number: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A number that Telegram gives: of a chat, a message, an update."""
Truth: Final = sa.Boolean(create_constraint=False)
DIGEST: Final = 32
"""Characters of a person's digest."""
CHECKSUM: Final = 32
"""Characters of a text's checksum: 128 bits."""
LANE: Final = 40
"""Characters of a lane's name."""
PROCESS: Final = 16
"""Characters of a process's name."""


class Moment(sa.types.TypeDecorator[dt.datetime]):
    """An aware time in UTC. SQLite keeps no zone, so it is taken off there and put on again."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Take the time to UTC; a time without a zone is a programmer's mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a time without its zone: {value}"
            raise ValueError(message)
        inner = value.astimezone(dt.UTC)
        return inner.replace(tzinfo=None) if dialect.name == "sqlite" else inner

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the time in UTC."""
        del dialect  # whichever it is, what it gives is in UTC or has its zone
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Words(sa.types.TypeDecorator[str]):
    """A text of somebody's, cut to a length and without what a database refuses: null, and halves of characters."""

    impl = sa.String
    cache_ok = True

    def __init__(self, length: int) -> None:
        """Take the most characters that are kept."""
        super().__init__(length)
        self.length = length

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text as it can be kept."""
        del dialect  # the same everywhere, so that moving to another database changes nothing
        if value is None:
            return None
        sound = value.encode(errors="replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
        return sound[: self.length]


def choice(kind: type[StrEnum]) -> sa.Enum:
    """Return the column for one of several values; kept as its text, so that a new value needs no new type."""
    return sa.Enum(kind, native_enum=False, create_constraint=False, length=20, values_callable=_values)


def _values(kind: Any) -> list[str]:  # noqa: ANN401 - SQLAlchemy calls it with the enumeration's class
    return [member.value for member in kind]
