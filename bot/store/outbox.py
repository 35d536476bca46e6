"""What is to be sent, once for each subscription and moment, and by one process at a time.

A moment becomes a posting when it has come; the subscription moves on to its next one in the same transaction. A
posting belongs to the process that took it until it is settled, or the process is dead. Before a part is sent that is
noted, and afterwards that it was: where a process died in between, nobody knows whether the part arrived, and it is not
sent again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from bot.store.processes import is_free
from bot.store.promises import Content, Fate, Outbox, Posting, State, Trouble
from bot.store.schema import chats, postings, subscriptions
from bot.store.subscriptions import halt, read
from bot.store.upserts import add

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from bot.store.processes import Process
    from bot.store.promises import Subscription, Where

BATCH: Final = 500
"""Subscriptions planned at a time, so that nobody waits long for the database."""
_TROUBLES: Final = 20
_OWN: Final = ("moment", "parts", "part", "unknown", "tries")
_KEY: Final = ("subscription", "moment")


def plan(connection: Connection, now: dt.datetime) -> int:
    """Make the postings of some of the moments that have come, and return of how many; none are left below `BATCH`.

    Where several moments of one subscription have come, as after an outage, the last is kept, and only if it is not
    over: nobody gets a burst.
    """
    due = (subscriptions.c.state == State.ACTIVE, subscriptions.c.next_at <= now)
    rows = connection.execute(
        sa.select(subscriptions)
        .where(*due)
        .order_by(subscriptions.c.next_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    found = [read({**row}) for row in rows.mappings()]
    if found:
        add(connection, postings, [_planned(one, one.when.last_until(now) or now, now) for one in found], _KEY)
        following = subscriptions.update().where(subscriptions.c.id == sa.bindparam("name"))
        moves = [{"name": one.id, "next_at": one.when.next_after(now)} for one in found]
        connection.execute(following.values(next_at=sa.bindparam("next_at")), moves)
    return len(found)


def plan_news(connection: Connection, edition: int, made_at: dt.datetime, now: dt.datetime) -> int:
    """Make the postings of those who want to be told of news as soon as there are some, and return how many."""
    told = sa.select(postings.c.id).where(postings.c.subscription == subscriptions.c.id, postings.c.moment == made_at)
    due = (
        subscriptions.c.state == State.ACTIVE,
        subscriptions.c.next_at.is_(None),
        sa.or_(subscriptions.c.edition.is_(None), subscriptions.c.edition < edition),
        ~told.exists(),
    )
    found = [read({**row}) for row in connection.execute(sa.select(subscriptions).where(*due).limit(BATCH)).mappings()]
    rows = [{**_planned(one, made_at, now), "due_at": one.when.after_quiet(now)} for one in found]
    add(connection, postings, rows, _KEY)
    return len(found)


def claim(  # noqa: PLR0913 - who claims what
    connection: Connection,
    process: Process,
    now: dt.datetime,
    limit: int,
    under_way: Collection[int] = (),
    *,
    has_newest: bool,
) -> list[Posting]:
    """Return postings that this process is to send, those first that were due first.

    One that is this process's already, and not `under_way`, it has let go without being able to say so.
    What is new can only be told by a process that has the newest edition of the library. Of one whose last part may
    have been on its way when its process died nothing is left to send: it is settled, and returned to be told of.
    """
    is_left = is_free(postings.c.process, process.name, process.silent_since)
    free = sa.or_(postings.c.process.is_(None), sa.and_(is_left, postings.c.id.not_in(under_way)))
    due = [postings.c.settled_at.is_(None), postings.c.due_at <= now, free]
    if not has_newest:
        due.append(subscriptions.c.content != Content.NEWS)
    found = (
        sa.select(*(postings.c[name] for name in ("id", "sending", *_OWN)), *_of_subscription())
        .join_from(postings, subscriptions)
        .where(*due)
        .order_by(postings.c.due_at, postings.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=postings)
    )
    rows = connection.execute(found).mappings().all()
    return [_take(connection, row, process.name, now) for row in rows]


def fill(
    connection: Connection, posting: Posting, process: str, said: tuple[Sequence[str], int | None], now: dt.datetime
) -> Posting | None:
    """Keep what a posting says, which is then its subscription's turn, and return it; None if it is not ours any more.

    `said`: its parts, and the edition of the library that they tell of, if they tell what is new. Without parts it is
    settled: there was nothing to tell.
    """
    parts, edition = said
    empty = {} if parts else _settled(Fate.EMPTY, "", now)
    kept = postings.update().where(*_ours(posting, process), postings.c.parts.is_(None))
    if not connection.execute(kept.values(parts=list(parts), **empty)).rowcount:
        return None
    told = {"edition": edition} if edition is not None else {}
    turned = subscriptions.update().where(subscriptions.c.id == posting.subscription.id)
    connection.execute(turned.values(cursor=subscriptions.c.cursor + 1, **told))
    return replace(posting, parts=tuple(parts))


def begin_part(connection: Connection, posting: Posting, process: str) -> bool:
    """Note that a posting's next part is about to be sent, and return whether it is still this process's to send."""
    own = (*_ours(posting, process), postings.c.part == posting.part, postings.c.sending.is_(False))
    return connection.execute(postings.update().where(*own).values(sending=True)).rowcount > 0


def end_part(
    connection: Connection, posting: Posting, message_id: int | None, now: dt.datetime, *, is_known: bool
) -> Posting | None:
    """Note that a part was sent, or may have been, and return what is left to be sent; None after the last."""
    part, unknown = posting.part + 1, posting.unknown + (not is_known)
    is_last = part == len(posting.parts or ())
    fate = Fate.UNCERTAIN if unknown else Fate.SENT
    values: dict[str, Any] = {"part": part, "sending": False, "unknown": unknown}
    if message_id is not None:
        values["last_message"] = message_id
    settled = _settled(fate, "", now) if is_last else {}
    connection.execute(postings.update().where(postings.c.id == posting.id).values({**values, **settled}))
    return None if is_last else replace(posting, part=part, unknown=unknown)


def postpone(connection: Connection, posting: Posting, process: str, until: dt.datetime, note: str) -> None:
    """Let a posting, whose next part was surely not sent, wait until a moment for whoever takes it then."""
    later = {"process": None, "sending": False, "due_at": until, "tries": posting.tries, "note": note}
    connection.execute(postings.update().where(*_ours(posting, process)).values(later))


def settle(connection: Connection, posting: Posting, fate: Fate, note: str, now: dt.datetime) -> None:
    """Note what has become of a posting that is not to be sent (any more)."""
    connection.execute(postings.update().where(postings.c.id == posting.id).values(_settled(fate, note, now)))


def stop(connection: Connection, where: Where, reason: str, now: dt.datetime) -> int:
    """Stop what is received somewhere, with what waits of it, and return how many subscriptions that were."""
    stopped = halt(connection, where, reason, now)
    waiting = (postings.c.subscription.in_(stopped), postings.c.settled_at.is_(None))
    connection.execute(postings.update().where(*waiting).values(_settled(Fate.REFUSED, reason, now)))
    return len(stopped)


def last_message(connection: Connection, subscription_id: str) -> int | None:
    """Return the number of the last message that was sent of a subscription, if any is known."""
    own = (postings.c.subscription == subscription_id, postings.c.last_message.is_not(None))
    number: int | None = connection.scalar(
        sa.select(postings.c.last_message).where(*own).order_by(postings.c.moment.desc()).limit(1)
    )
    return number


def outbox(connection: Connection, since: dt.datetime, until: dt.datetime) -> Outbox:
    """Return how many postings wait, and what became of those that were settled in a stretch of time."""
    is_open = postings.c.settled_at.is_(None)
    waiting, oldest = connection.execute(
        sa.select(sa.func.count(), sa.func.min(postings.c.due_at, type_=postings.c.due_at.type)).where(is_open)
    ).one()
    settled = (postings.c.settled_at >= since, postings.c.settled_at < until)
    counted = sa.select(postings.c.fate, sa.func.count()).where(*settled).group_by(postings.c.fate)
    fates = connection.execute(counted.order_by(postings.c.fate))
    return Outbox(waiting, oldest, tuple((row[0], row[1]) for row in fates))


def troubles(connection: Connection, since: dt.datetime, until: dt.datetime) -> list[Trouble]:
    """Return what did not go as promised in a stretch of time, the latest first."""
    wrong = (
        postings.c.fate.in_((Fate.UNCERTAIN, Fate.MISSED, Fate.REFUSED)),
        postings.c.settled_at >= since,
        postings.c.settled_at < until,
    )
    title = sa.func.coalesce(chats.c.title, "")
    rows = (
        sa.select(subscriptions.c.chat_id, title, postings.c.moment, postings.c.fate, postings.c.note)
        .join_from(postings, subscriptions)
        .join(chats, chats.c.id == subscriptions.c.chat_id, isouter=True)
        .where(*wrong)
        .order_by(postings.c.settled_at.desc(), postings.c.id.desc())
        .limit(_TROUBLES)
    )
    return [Trouble(*row) for row in connection.execute(rows)]


def next_due(connection: Connection) -> dt.datetime | None:
    """Return when there is next something to plan or to send, if that is known."""
    promised = sa.select(sa.func.min(subscriptions.c.next_at, type_=subscriptions.c.next_at.type))
    waiting = sa.select(sa.func.min(postings.c.due_at, type_=postings.c.due_at.type)).where(
        postings.c.settled_at.is_(None), postings.c.process.is_(None)
    )
    moments = (connection.scalar(promised.where(subscriptions.c.state == State.ACTIVE)), connection.scalar(waiting))
    return min((moment for moment in moments if moment is not None), default=None)


def _planned(subscription: Subscription, moment: dt.datetime, now: dt.datetime) -> dict[str, Any]:
    """Return the row of a new posting, settled already where it comes too late."""
    is_over = subscription.next_at is not None and subscription.when.is_over(moment, now)
    new = {"fate": Fate.OPEN, "note": "", "settled_at": None, "process": None}
    return {
        "subscription": subscription.id,
        "moment": moment,
        "due_at": now,
        **(_settled(Fate.MISSED, "", now) if is_over else new),
        "part": 0,
        "sending": False,
        "unknown": 0,
        "tries": 0,
    }


def _take(connection: Connection, row: RowMapping, process: str, now: dt.datetime) -> Posting:
    """Return a posting that is this process's from now on."""
    subscription = read({column.name: row[f"of_{column.name}"] for column in subscriptions.c})
    taken = Posting(
        row["id"],
        subscription,
        row["moment"],
        None if row["parts"] is None else tuple(row["parts"]),
        row["part"] + int(row["sending"]),
        row["unknown"] + int(row["sending"]),
        row["tries"],
        is_torn=row["sending"],
    )
    values: dict[str, Any] = {"process": process, "sending": False, "part": taken.part, "unknown": taken.unknown}
    values |= _settled(Fate.UNCERTAIN, "", now) if taken.is_over else {}
    connection.execute(postings.update().where(postings.c.id == taken.id).values(values))
    return taken


def _of_subscription() -> list[sa.Label[Any]]:
    return [column.label(f"of_{column.name}") for column in subscriptions.c]


def _ours(posting: Posting, process: str) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a posting waits, and for nobody but this process."""
    return postings.c.id == posting.id, postings.c.process == process, postings.c.settled_at.is_(None)


def _settled(fate: Fate, note: str, now: dt.datetime) -> dict[str, Any]:
    return {"fate": fate, "note": note, "settled_at": now, "process": None, "sending": False}
