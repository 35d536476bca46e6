"""What Telegram says of its deliveries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from telegram import Bot

RECENT: Final = dt.timedelta(hours=1)
"""How long a failed delivery is worth telling."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """How Telegram's deliveries go: how many updates wait, and whether one failed a short while ago, with which words.

    `address` is where they go, empty where there is no webhook; `kinds` of updates are asked for, none where it is the
    usual ones; `connections` are made at once.
    """

    pending: int
    is_failing: bool
    failure: str = ""
    address: str = ""
    kinds: frozenset[str] = frozenset()
    connections: int | None = None


async def webhook_of(bot: Bot, now: dt.datetime) -> Webhook:
    """Return how a bot's deliveries go, or raise TelegramError."""
    info = await bot.get_webhook_info()
    failed_at = info.last_error_date
    return Webhook(
        info.pending_update_count,
        failed_at is not None and now - failed_at < RECENT,
        info.last_error_message or "",
        info.url,
        frozenset(info.allowed_updates or ()),
        info.max_connections,
    )
