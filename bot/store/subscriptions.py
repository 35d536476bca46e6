"""What chats are to receive, and when."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot import schedule
from bot.store.promises import State, Subscription, When
from bot.store.schema import subscriptions
from bot.store.upserts import upsert

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from bot.store.promises import Where

_SAME: Final = (
    *("id", "chat_id", "topic", "content", "documents", "theme", "length", "is_silent", "is_pinned", "has_button"),
    *("signature", "state", "reason", "cursor", "edition", "next_at"),
)
"""What is kept under its own name."""


def save(connection: Connection, subscription: Subscription, now: dt.datetime) -> None:
    """Keep a subscription as it is now; one that is kept has its next moment, any other has none."""
    is_kept = subscription.state is State.ACTIVE
    row = {
        **{name: getattr(subscription, name) for name in _SAME},
        "schedule": str(subscription.when.schedule),
        "zone": subscription.when.zone.key,
        "quiet": str(subscription.when.quiet or ""),
        "next_at": subscription.when.next_after(now) if is_kept else None,
        "changed_at": now,
    }
    upsert(connection, subscriptions, row, keep=("cursor", "edition"))


def one(connection: Connection, subscription_id: str) -> Subscription | None:
    """Return a subscription, if there is one of that name."""
    found = sa.select(subscriptions).where(subscriptions.c.id == subscription_id)
    row = connection.execute(found).mappings().one_or_none()
    return read({**row}) if row else None


def of_chat(connection: Connection, chat_id: int) -> list[Subscription]:
    """Return the subscriptions of a chat that are more than drafts, the oldest first."""
    own = (subscriptions.c.chat_id == chat_id, subscriptions.c.state != State.DRAFT)
    rows = connection.execute(
        sa.select(subscriptions).where(*own).order_by(subscriptions.c.changed_at, subscriptions.c.id)
    )
    return [read({**row}) for row in rows.mappings()]


def end(connection: Connection, subscription_ids: Sequence[str]) -> None:
    """Delete subscriptions, with all that was to be sent of them."""
    connection.execute(subscriptions.delete().where(subscriptions.c.id.in_(subscription_ids)))


def halt(connection: Connection, where: Where, reason: str, now: dt.datetime) -> list[str]:
    """Stop what is received somewhere, and return the names of what was kept until then."""
    kept = (*_there(where), subscriptions.c.state == State.ACTIVE)
    change = subscriptions.update().where(*kept)
    stopped = change.values(state=State.STOPPED, reason=reason, next_at=None, changed_at=now)
    return list(connection.scalars(stopped.returning(subscriptions.c.id)))


def resume(connection: Connection, where: Where, now: dt.datetime) -> int:
    """Let what had stopped somewhere be received again, and return how many subscriptions that are."""
    stopped = (*_there(where), subscriptions.c.state == State.STOPPED)
    found = [read({**row}) for row in connection.execute(sa.select(subscriptions).where(*stopped)).mappings()]
    for one in found:
        changed = {"state": State.ACTIVE, "reason": "", "next_at": one.when.next_after(now)}
        connection.execute(subscriptions.update().where(subscriptions.c.id == one.id).values(changed))
    return len(found)


def _there(where: Where) -> list[ColumnElement[bool]]:
    of_chat = [subscriptions.c.chat_id == where.chat_id]
    return of_chat if where.is_whole else [*of_chat, subscriptions.c.topic.is_not_distinct_from(where.topic)]


def read(row: Mapping[str, Any]) -> Subscription:
    """Return a row as a subscription."""
    same: dict[str, Any] = {name: row[name] for name in _SAME} | {"documents": tuple(row["documents"])}
    return Subscription(when=_when(row["schedule"], row["zone"], row["quiet"]), **same)


@lru_cache(maxsize=4096)
def _when(written: str, zone: str, quiet: str) -> When:
    return When(schedule.parse(written), ZoneInfo(zone), schedule.parse_quiet(quiet) if quiet else None)
