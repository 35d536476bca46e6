"""Puts the parts together, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import TYPE_CHECKING, Final

from bot import logs, wording
from bot.answering import Answerer
from bot.library import load

if TYPE_CHECKING:
    from bot.settings import Settings

STOPPED: Final = 0
BROKEN: Final = 1
REFUSED: Final = 2

_log: Final = logging.getLogger(__name__)


def answerer(settings: Settings) -> Answerer:
    """Return what answers from the documents, or raise KnowledgeError."""
    library = load(settings.knowledge)
    return Answerer(library) if settings.min_confidence is None else Answerer(library, settings.min_confidence)


def serve(settings: Settings) -> int:
    """Serve the bot on Telegram until the process is told to stop, and return its exit code.

    Raises SettingsError without a token, and KnowledgeError.
    """
    # Telegram's library takes longer to load than all the rest, and only this command needs it.
    from bot.chat import service  # noqa: PLC0415 - see above
    from bot.chat.trouble import CannotServeError  # noqa: PLC0415 - see above

    token = settings.required_token()
    logs.configure(settings.log_level, settings.log_format, [token])
    os.environ["PTB_TIMEDELTA"] = "true"  # the library then gives durations as such, and does not warn that it will
    ready = answerer(settings)
    for warning in ready.library.warnings:
        _log.warning(wording.warning(warning))
    try:
        asyncio.run(service.serve(token, settings.api_url, ready))
    except CannotServeError as refusal:
        _log.error(str(refusal))
        return REFUSED
    except Exception:  # noqa: BLE001 - whatever it is, it is told through the log, which hides the token
        _log.exception("ended by a fault of its own")
        return BROKEN
    return STOPPED
