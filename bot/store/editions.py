"""States of the library, so that what is new can be told to each chat since what it was told last.

What sections say is kept once however many editions have it. An edition goes once nobody was told of it last.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.model import Document, Section
from bot.novelty import Edition
from bot.store.columns import CHECKSUM
from bot.store.promises import EditionNote
from bot.store.schema import edition_sections, editions, readings, subscriptions, texts
from bot.store.upserts import add, tally, upsert

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection


def note(connection: Connection, edition: Edition, now: dt.datetime) -> EditionNote:
    """Keep the state of the library, unless it is that of the newest edition, and return how it is known."""
    rows = _rows(edition)
    checksum = _checksum("\n".join("\0".join(map(str, row.values())) for row in rows))
    last = newest(connection)
    if last is not None and last.checksum == checksum:
        return last
    said = {_checksum(section.text): section.text for one in edition.documents for section in one.sections}
    add(connection, texts, [{"checksum": key, "text": text} for key, text in said.items()], ("checksum",))
    made = connection.execute(editions.insert().values(checksum=checksum, made_at=now).returning(editions.c.id))
    number = made.scalar_one()
    if rows:
        connection.execute(edition_sections.insert(), [{"edition": number, **row} for row in rows])
    return EditionNote(number, now, checksum)


def newest(connection: Connection) -> EditionNote | None:
    """Return how the newest edition is known, if there is any."""
    known = sa.select(editions.c.id, editions.c.made_at, editions.c.checksum)
    row = connection.execute(known.order_by(editions.c.id.desc()).limit(1)).one_or_none()
    return EditionNote(row[0], row[1], row[2]) if row else None


def edition(connection: Connection, number: int) -> Edition | None:
    """Return an edition, if it is still kept."""
    if connection.scalar(sa.select(editions.c.id).where(editions.c.id == number)) is None:
        return None
    kept = edition_sections.c
    rows = connection.execute(
        sa.select(kept.document, kept.title, kept.anchor, kept.heading, texts.c.text)
        .join_from(edition_sections, texts)
        .where(kept.edition == number)
        .order_by(kept.position)
    )
    grouped = groupby(rows, key=lambda row: (row.document, row.title))
    return Edition(
        tuple(
            Document(name, title, tuple(Section(row.anchor, row.heading, row.text) for row in sections))
            for (name, title), sections in grouped
        )
    )


def read_by(connection: Connection, chat_id: int) -> int | None:
    """Return of which edition a chat was told last when it asked, if it ever did."""
    number: int | None = connection.scalar(sa.select(readings.c.edition).where(readings.c.chat_id == chat_id))
    return number


def told(connection: Connection, chat_id: int, number: int) -> None:
    """Keep of which edition a chat was told when it asked."""
    upsert(connection, readings, {"chat_id": chat_id, "edition": number, "quizzes": 0}, keep=("quizzes",))


def count_quiz(connection: Connection, chat_id: int) -> int:
    """Return how many quizzes a chat had asked for before this one, which counts from now on."""
    row = {"chat_id": chat_id, "edition": None, "quizzes": 1}
    tally(connection, readings, row, "quizzes", keep=("edition",))
    number: int = connection.execute(sa.select(readings.c.quizzes).where(readings.c.chat_id == chat_id)).scalar_one()
    return number - 1


def clean(connection: Connection) -> int:
    """Delete the editions that nobody was told of last, the newest aside, and return how many that were."""
    last = newest(connection)
    if last is None:
        return 0
    used = sa.union(
        sa.select(readings.c.edition).where(readings.c.edition.is_not(None)),
        sa.select(subscriptions.c.edition).where(subscriptions.c.edition.is_not(None)),
    )
    unused = editions.delete().where(editions.c.id != last.id, editions.c.id.not_in(used))
    count = connection.execute(unused).rowcount
    if count:
        connection.execute(texts.delete().where(texts.c.checksum.not_in(sa.select(edition_sections.c.text))))
    return count


def _rows(edition: Edition) -> list[dict[str, object]]:
    """Return the sections of an edition in their order; a document without any has nothing to tell."""
    pairs = ((document, section) for document in edition.documents for section in document.sections)
    return [
        {
            "position": position,
            "document": document.id,
            "title": document.title,
            "anchor": section.anchor,
            "heading": section.heading,
            "text": _checksum(section.text),
        }
        for position, (document, section) in enumerate(pairs)
    ]


def _checksum(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=CHECKSUM // 2).hexdigest()
