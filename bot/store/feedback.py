"""What people think of an answer: each of them once, and they may change their mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.schema import questions, votes
from bot.store.upserts import upsert
from bot.store.values import Vote

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection


def vote(connection: Connection, token: str, person: str, given: Vote, now: dt.datetime) -> None:
    """Keep what somebody thinks of an answer; nothing, if there is no such answer (any more)."""
    if connection.scalar(sa.select(questions.c.token).where(questions.c.token == token)) is None:
        return
    row = {"token": token, "person": person, "useful": given.useful, "cause": given.cause, "voted_at": now}
    upsert(connection, votes, row)


def vote_of(connection: Connection, token: str, person: str) -> Vote | None:
    """Return what somebody thinks of an answer, if they have said."""
    given = sa.select(votes.c.useful, votes.c.cause).where(votes.c.token == token, votes.c.person == person)
    row = connection.execute(given).one_or_none()
    return Vote(*row) if row else None
