"""Which handler an update meets: the first, in this order, that it fits."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any, Final

from telegram import Update
from telegram.error import TelegramError

from bot import wording
from bot.chat import (
    asking,
    commands,
    diagnosis,
    guest,
    inline,
    lifecycle,
    limits,
    owner,
    pressing,
    settings_panel,
    subscribing,
    summing,
)
from bot.chat.parts import now
from bot.chat.places import place_of
from bot.chat.reply import plain

if TYPE_CHECKING:
    from telegram.ext import Application, CallbackContext, ExtBot

    from bot.chat.parts import Parts

    Context = CallbackContext[ExtBot[None], Any, Any, Any]
    AnyApplication = Application[Any, Context, Any, Any, Any, Any]

_AREAS: Final = (
    *(lifecycle, owner, settings_panel, diagnosis, subscribing, summing, asking, commands, inline, guest, pressing),
)
_BEFORE_ALL: Final = -1
_log: Final = logging.getLogger(__name__)


def register(application: AnyApplication, parts: Parts) -> None:
    """Let an application call the handlers of every area, and say so where one of them fails."""

    async def moved(before: int, after: int) -> None:
        await lifecycle.moved(parts, before, after)

    async def fail(update: object, context: Context) -> None:
        await _fail(parts, update, context.error)

    parts.post.when_moved(moved)
    application.add_handlers(limits.handlers(parts), group=_BEFORE_ALL)
    for area in _AREAS:
        application.add_handlers(area.handlers(parts))
    application.add_error_handler(fail)


async def _fail(parts: Parts, update: object, error: Exception | None) -> None:
    """Log what went wrong with an update, and tell whoever waits for an answer that something did."""
    _log.error("an update failed", exc_info=error)
    message = update.message if isinstance(update, Update) else None
    parts.health.failed(type(error).__name__, message.chat.id if message else None)
    with contextlib.suppress(Exception):  # what failed may be the store itself
        await parts.store.note_error(type(error).__name__, now())
    if message is not None:
        with contextlib.suppress(TelegramError):  # or that nothing can be sent
            await parts.post.send(place_of(message), plain(wording.FAILED))
