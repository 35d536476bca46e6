"""Who answers an update, and which are done: none is to be answered twice, whoever is told of it, however often.

An update belongs to the process that began it until it is done, or the process is. What Telegram was told has arrived,
before it is done, is kept whole here, so that another process can go on with it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from bot.store.processes import is_free
from bot.store.schema import updates
from bot.store.upserts import upsert
from bot.store.values import Turn

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from bot.store.processes import Process
    from bot.store.values import Waiting

KEPT: Final = dt.timedelta(hours=48)
"""How long: Telegram itself forgets an update after 24 hours."""
_OPEN: Final = updates.c.process.is_not(None)
_FREE: Final = is_free(updates.c.process, sa.bindparam("ours"), sa.bindparam("silent_since"))
_EARLIER: Final = (
    sa.select(updates.c.id)
    .where(updates.c.body.is_not(None), updates.c.lane == sa.bindparam("of"))
    .where(updates.c.id < sa.bindparam("before"), updates.c.process != sa.bindparam("ours"))
    .limit(1)
)


def begin(connection: Connection, update: Waiting, process: Process, now: dt.datetime) -> Turn:
    """Return whose turn it is to answer an update; if it is this process's, it stays so until the update is done.

    It is not before what came earlier in its lane and another process has left, or still works on.
    """
    ours = {"ours": process.name, "silent_since": process.silent_since}
    if connection.scalar(_EARLIER, {"of": update.lane, "before": update.id, "ours": process.name}) is not None:
        return Turn.ELSEWHERE
    row = {"id": update.id, "noted_at": now, "process": process.name, "lane": None, "body": None}
    if upsert(connection, updates, row, keep=("lane", "body"), where=_FREE, given=ours):
        return Turn.OURS
    holder = connection.scalar(sa.select(updates.c.process).where(updates.c.id == update.id))
    return Turn.ELSEWHERE if holder else Turn.DONE


def shelve(connection: Connection, update: Waiting, body: str, process: str, now: dt.datetime) -> None:
    """Keep an update whole until it is done, whichever process does it; it is this one's if it is nobody's yet."""
    row = {"id": update.id, "noted_at": now, "process": process, "lane": update.lane, "body": body}
    upsert(connection, updates, row, keep=("noted_at", "process"), where=_OPEN)


def adopt(connection: Connection, process: Process, under_way: Collection[int] = ()) -> list[str]:
    """Return what dead processes have left to be done, in its order; from now on it is this process's.

    What is this process's already, and not `under_way`, it was to do without having been told so.
    """
    is_left = is_free(updates.c.process, process.name, process.silent_since)
    free = sa.and_(is_left, updates.c.id.not_in(under_way))
    left = sa.select(updates.c.id, updates.c.body).where(updates.c.body.is_not(None), free).order_by(updates.c.id)
    rows = connection.execute(left.with_for_update(skip_locked=True)).all()
    for update_id, _ in rows:
        connection.execute(updates.update().where(updates.c.id == update_id).values(process=process.name))
    return [body for _, body in rows]


def finish(connection: Connection, update_id: int, now: dt.datetime) -> None:
    """Keep that an update is done, and nothing else of it."""
    upsert(connection, updates, {"id": update_id, "noted_at": now, "process": None, "lane": None, "body": None})
