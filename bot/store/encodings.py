"""Vectors of texts, kept as bytes under the checksums of what made them and of what they are of."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bot.store.schema import encodings
from bot.store.upserts import upsert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

KEPT: Final = dt.timedelta(days=365)
"""How long vectors are kept that no start of the bot has asked for; one that runs for a year makes its own again."""
AT_ONCE: Final = 500
"""Names in one statement: databases take some thousands."""


def load(connection: Connection, encoder: str, contents: Sequence[str], now: dt.datetime) -> dict[str, bytes]:
    """Return what is kept under these names, and note that it is of use."""
    kept = encodings.c
    found: dict[str, bytes] = {}
    for at in range(0, len(contents), AT_ONCE):
        named = (kept.encoder == encoder) & kept.content.in_(contents[at : at + AT_ONCE])
        connection.execute(encodings.update().where(named).values(used_at=now))
        found |= {row.content: row.body for row in connection.execute(encodings.select().where(named))}
    return found


def keep(connection: Connection, encoder: str, bodies: Mapping[str, bytes], now: dt.datetime) -> None:
    """Keep bodies under their names, in place of what was there."""
    for content, body in sorted(bodies.items()):  # in one order, so that two processes do not wait for each other
        upsert(connection, encodings, {"encoder": encoder, "content": content, "body": body, "used_at": now})
