"""Makes a request of Telegram until it is done, cannot be done, or may have been done.

Each request waits for itself: a flood in one chat does not keep the others waiting. python-telegram-bot's limiter would
stop all of them, so it only spaces requests here and its retries are off.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from telegram.error import RetryAfter, TelegramError

from bot.chat.backoff import pauses
from bot.chat.outcomes import Outcome, outcome, pause_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.chat.health import Health

T = TypeVar("T")

ATTEMPTS: Final = 15
"""Times that the server may fail, five minutes in all, which most of its outages do not last; a missing connection is
waited for without end."""
LONGEST_FLOOD: Final = 120.0
"""Seconds that a reply waits for; one held back for longer would hold back what all chats may confirm."""

_FAILURES: Final = (Outcome.FAILED, Outcome.CUT)
"""What counts as not done: an answer that comes twice is better than none."""

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ending(Generic[T]):
    """How a request ended, and what the server said if it was done."""

    outcome: Outcome
    result: T | None = None


class Insistence:
    """Asks again where that makes sense."""

    def __init__(self, health: Health) -> None:
        """Tell `health` what could not be done."""
        self._health = health

    async def on(
        self, request: Callable[[], Awaitable[T]], what: str, chat_id: int | None = None, *, forgiving: bool = False
    ) -> Ending[T]:
        """Make a request until it is settled; one that is wrong in itself is raised, unless that was to be expected.

        `what` says in the log what is asked for, and `chat_id` of which chat.
        """
        waits = pauses()
        failures = 0
        while True:
            try:
                return Ending(Outcome.DONE, await request())
            except TelegramError as error:
                found = outcome(error)
                failures += found in _FAILURES
                pause = _pause(error, found, waits, failures)
                if pause is None:
                    self._settle(error, found, what, chat_id, forgiving=forgiving)
                    return Ending(found)
                _log.info("%s: again in %.1f s (%s: %s)", what, pause, found.name, error)
            await asyncio.sleep(pause)

    def _settle(self, error: TelegramError, found: Outcome, what: str, chat_id: int | None, *, forgiving: bool) -> None:
        """Write down how a request ended that will not be made again."""
        match found:
            case Outcome.REFUSED if not forgiving:
                raise error
            case Outcome.POINTLESS | Outcome.UNCHANGED | Outcome.REFUSED:
                _log.debug("%s: nothing to do (%s)", what, error)
                return
            case Outcome.UNREACHABLE:
                _log.info("%s: dropped, the chat is closed to us (%s)", what, error)
            case Outcome.UNKNOWN:
                _log.warning("%s: no answer, it may have arrived and is not sent again (%s)", what, error)
            case _:
                _log.error("%s: given up (%s: %s)", what, found.name, error)
        self._health.failed(error.message, chat_id)


def _pause(error: TelegramError, found: Outcome, waits: Iterator[float], failures: int) -> float | None:
    """Return the seconds until the next attempt, or None if there is to be none."""
    if isinstance(error, RetryAfter):
        return pause_of(error) if pause_of(error) <= LONGEST_FLOOD else None
    again = found is Outcome.UNSENT or (found in _FAILURES and failures < ATTEMPTS)
    return next(waits) if again else None
