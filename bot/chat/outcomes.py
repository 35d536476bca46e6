"""What an error of the Bot API means for the message that was being sent: whether it arrived, and whether to try again.

python-telegram-bot tells time-outs from other network errors; what decides is what httpx said before it.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.chat.requests import WithheldError

if TYPE_CHECKING:
    from telegram.error import TelegramError


class Outcome(Enum):
    """What became of a request."""

    DONE = auto()
    """The server did it."""
    FLOODED = auto()
    """Refused until a given time has passed."""
    UNSENT = auto()
    """There was no connection, so nothing has arrived."""
    FAILED = auto()
    """The server, or a proxy before it, failed; as a rule nothing was done."""
    CUT = auto()
    """The connection ended without an answer. Mostly the server had closed it before the request came."""
    UNKNOWN = auto()
    """No answer came in time; what was asked may have been done."""
    UNREACHABLE = auto()
    """The chat does not let the bot write."""
    POINTLESS = auto()
    """What was asked came too late: what it was about is gone."""
    UNCHANGED = auto()
    """What was asked is the case already."""
    REFUSED = auto()
    """The request is wrong in itself: a bug of ours."""
    WITHHELD = auto()
    """It was not made after all."""


_UNSENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_UNKNOWN: Final = (httpx.ReadTimeout, httpx.ReadError, httpx.WriteTimeout, httpx.WriteError, httpx.CloseError)
_OF_TOPIC: Final = ("topic_closed", "topic_deleted", "message thread not found")
_UNREACHABLE: Final = (
    *("chat not found", "not enough rights", "need administrator rights", "chat_write_forbidden", "chat_restricted"),
    *_OF_TOPIC,
)
_UNCHANGED: Final = "message is not modified"
_POINTLESS: Final = (
    *("query is too old", "message to edit not found", "can't be edited", "message to delete not found"),
    *("can't be deleted", "message to react not found", "message_id_invalid"),
)


def outcome(error: TelegramError) -> Outcome:
    """Return what an error means."""
    match error:
        case WithheldError():
            return Outcome.WITHHELD
        case RetryAfter():
            return Outcome.FLOODED
        case Forbidden() | ChatMigrated():
            return Outcome.UNREACHABLE
        case BadRequest():
            return _of_bad_request(error.message.lower())
        case NetworkError():
            return _of_cause(error.__cause__)
    return Outcome.REFUSED


def pause_of(flood: RetryAfter) -> float:
    """Return the seconds to wait; numbers or durations, as PTB_TIMEDELTA tells the library."""
    pause = flood.retry_after
    return pause.total_seconds() if isinstance(pause, dt.timedelta) else float(pause)


def is_about_topic(message: str) -> bool:
    """Tell whether a chat does not let the bot write in one topic only: it is closed, or gone."""
    return any(words in message.lower() for words in _OF_TOPIC)


def is_refused_quote(error: BadRequest) -> bool:
    """Tell whether a message was refused because the words that it quotes are not there any more."""
    return "quote_text_invalid" in error.message.lower()


def _of_bad_request(message: str) -> Outcome:
    if _UNCHANGED in message:
        return Outcome.UNCHANGED
    if any(words in message for words in _POINTLESS):
        return Outcome.POINTLESS
    return Outcome.UNREACHABLE if any(words in message for words in _UNREACHABLE) else Outcome.REFUSED


def _of_cause(cause: BaseException | None) -> Outcome:
    if isinstance(cause, _UNSENT):
        return Outcome.UNSENT
    if isinstance(cause, httpx.RemoteProtocolError):
        return Outcome.CUT
    return Outcome.UNKNOWN if isinstance(cause, _UNKNOWN) else Outcome.FAILED
