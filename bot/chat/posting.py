"""The one place that sends. A reply is sent until it has arrived, cannot arrive, or may have arrived.

Each chat waits for itself: a flood in one does not keep the others waiting. python-telegram-bot's limiter would stop
all of them, so it only spaces requests here and its retries are off.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.chat.backoff import pauses
from bot.chat.outcomes import Outcome, outcome, pause_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from telegram import Bot

    from bot.chat.reply import Keyboard, Reply

    Request = Callable[[], Awaitable[object]]

ATTEMPTS: Final = 15
"""Times that the server may fail, five minutes in all, which most of its outages do not last; a missing connection is
waited for without end."""
LONGEST_FLOOD: Final = 120.0
"""Seconds that a reply waits for; one held back for longer would hold back what all chats may confirm."""

_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_log: Final = logging.getLogger(__name__)


class Post:
    """Sends what others have written."""

    def __init__(self, bot: Bot) -> None:
        """Send as `bot`."""
        self._bot = bot

    async def send(self, chat_id: int, replies: Sequence[Reply], reply_to: int | None = None) -> None:
        """Send messages to a chat, the first as a reply to the message `reply_to`."""
        reference = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
        for reply in replies:
            if not await _insisting(self._message(chat_id, reply, reference), f"message to {chat_id}"):
                return
            reference = None

    async def edit(self, chat_id: int, message_id: int, reply: Reply) -> None:
        """Put a page in the place of another."""

        def request() -> Awaitable[object]:
            return self._bot.edit_message_text(
                reply.html,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_markup(reply.keyboard),
            )

        await _insisting(request, f"edit in {chat_id}")

    async def acknowledge(self, query_id: str, text: str | None = None) -> None:
        """Answer a button, so that it stops blinking; the text shows for a moment."""
        await _insisting(lambda: self._bot.answer_callback_query(query_id, text), "answer to a button")

    def _message(self, chat_id: int, reply: Reply, reference: ReplyParameters | None) -> Request:
        """Return the request that sends a message; to a group that has become a supergroup, under its new number.

        There the message to reply to has another number too, and the old one may be somebody else's.
        """

        def sending(to: int, reference: ReplyParameters | None) -> Awaitable[object]:
            return self._bot.send_message(
                to,
                reply.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_parameters=reference,
                reply_markup=_markup(reply.keyboard),
            )

        async def request() -> None:
            try:
                await sending(chat_id, reference)
            except ChatMigrated as moved:
                await sending(moved.new_chat_id, None)

        return request


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in keyboard]
    )


async def _insisting(request: Request, what: str) -> bool:
    """Make a request until it is settled and return whether there is any sense in going on with the chat."""
    waits = pauses()
    failures = 0
    while True:
        try:
            await request()
        except TelegramError as error:
            found = outcome(error)
            failures += found is Outcome.FAILED
            pause = _pause(error, found, waits, failures)
            if pause is None:
                return _settled(error, found, what)
            _log.info("%s: again in %.1f s (%s: %s)", what, pause, found.name, error)
            await asyncio.sleep(pause)
        else:
            return True


def _pause(error: TelegramError, found: Outcome, waits: Iterator[float], failures: int) -> float | None:
    """Return the seconds until the next attempt, or None if there is to be none."""
    if isinstance(error, RetryAfter):
        return pause_of(error) if pause_of(error) <= LONGEST_FLOOD else None
    again = found is Outcome.UNSENT or (found is Outcome.FAILED and failures < ATTEMPTS)
    return next(waits) if again else None


def _settled(error: TelegramError, found: Outcome, what: str) -> bool:
    """Write down how a request ended that will not be made again; one that was wrong in itself is raised."""
    match found:
        case Outcome.REFUSED:
            raise error
        case Outcome.POINTLESS:
            _log.debug("%s: nothing to do (%s)", what, error)
        case Outcome.UNREACHABLE:
            _log.info("%s: dropped, the chat is closed to us (%s)", what, error)
        case Outcome.UNKNOWN:
            _log.warning("%s: no answer, it may have arrived and is not sent again (%s)", what, error)
        case _:
            _log.error("%s: given up (%s: %s)", what, found.name, error)
    return found in (Outcome.POINTLESS, Outcome.UNKNOWN)
