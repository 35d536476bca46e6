"""What the server knows of Telegram's newer features; the library does not, so they are asked for by their names.

There is no method that says which version a server has. One that does not know a method answers 404, and one that does
complains of what is missing in an empty request, so an empty request is asked once, at the start.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken, TelegramError

if TYPE_CHECKING:
    from telegram import Bot

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Features:
    """Which newer features can be used; none until `probe` has found them."""

    ephemeral: bool = False
    """Messages in a group that one person sees (Bot API 10.2)."""

    async def probe(self, bot: Bot) -> None:
        """Find out what the server knows; where it cannot be told, the plain way is the way."""
        self.ephemeral = await _knows(bot, "editEphemeralMessageText")


async def _knows(bot: Bot, method: str) -> bool:
    try:
        await bot.do_api_request(method)
    except (EndPointNotFound, InvalidToken):  # what the library makes of a 404
        return False
    except (BadRequest, Forbidden):
        return True
    except TelegramError as error:
        _log.info("whether the server knows %s cannot be told: %s", method, error)
        return False
    return False
