"""What is wrong between Telegram and us, said in words, and once."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, NetworkError, RetryAfter

from bot import wording
from bot.chat.backoff import pauses
from bot.chat.outcomes import pause_of
from bot.errors import GlosaError
from bot.wording import running as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram.error import TelegramError

_CONFLICT_LASTS: Final = 60.0
"""Seconds after the last conflict at which it is over: two processes that take turns both succeed now and then."""
_log: Final = logging.getLogger(__name__)


class CannotServeError(GlosaError):
    """The bot cannot be served until somebody does what the message says."""


class Trouble:
    """Keeps what is wrong at the moment, and how long to wait before the next attempt."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing wrong; `clock` counts seconds."""
        self._clock = clock
        self._has_answered = False
        self._sentence = ""
        self._over_at = 0.0
        self._pauses = pauses()

    def met(self, error: TelegramError) -> float:
        """Return the seconds to wait after an error, or raise CannotServeError where waiting would not help.

        A token that has been good is not wrong because of a 401 or 404: a proxy, or a failing server, says so too.
        """
        match error:
            case InvalidToken() | EndPointNotFound() if not self._has_answered:  # the library's words for 401 and 404
                raise CannotServeError(wording.WRONG_TOKEN) from error
            case InvalidToken() | EndPointNotFound():
                self._say(wording.TOKEN_REFUSED, error, self._clock())
            case Conflict() if "webhook" in error.message.lower():
                raise CannotServeError(wording.WEBHOOK_SET) from error
            case RetryAfter():
                return pause_of(error)
            case Conflict():
                self._say(wording.SECOND_POLLER, error, self._clock() + _CONFLICT_LASTS)
            case BadRequest() if "webhook" in error.message.lower():
                self._say(say.WEBHOOK_REFUSED, error, self._clock())
            case NetworkError():
                self._say(wording.UNREACHABLE, error, self._clock())
            case _:
                _log.error("no updates: %s", error)
        return next(self._pauses)

    def is_over(self) -> None:
        """Note that Telegram has answered."""
        self._has_answered = True
        self._pauses = pauses()
        if self._sentence and self._clock() >= self._over_at:
            _log.info(wording.REACHABLE_AGAIN)
            self._sentence = ""

    def _say(self, sentence: str, error: TelegramError, over_at: float) -> None:
        level = logging.DEBUG if sentence == self._sentence else logging.WARNING
        _log.log(level, "%s (%s)", sentence, error)
        self._sentence = sentence
        self._over_at = over_at
