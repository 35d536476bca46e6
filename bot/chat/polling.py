"""The loop that asks Telegram for updates, and confirms only those that are done.

Until an update is done no request has an offset past it, so that whoever starts after a crash gets it again: no
question is lost. Requests see `WINDOW` updates from the offset on; `lanes` works on them, and knows which are done.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, Final

from telegram.error import TelegramError

from bot.chat.lanes import HANDLED
from bot.chat.stopping import until

if TYPE_CHECKING:
    from telegram import Bot

    from bot.chat.lanes import Lanes
    from bot.chat.trouble import Trouble

    Json = dict[str, Any]

WINDOW: Final = 20
"""Updates asked for at once. More would let more chats go on while the oldest update waits for a flood to pass; fewer
would answer less twice after a kill. Twenty is two thirds of what Telegram lets a bot send in a second."""
LONG_POLL: Final = 30
"""Seconds that a request for updates waits when there is nothing else to do; at most 50."""
RECHECK: Final = 0.6
"""Seconds between requests with the same offset: within half a second Telegram answers them with one update."""
GRACE: Final = 3.0
"""Seconds that what is under way has to end; with its last words and the last confirmation it is five."""
_CONFIRMATION: Final = 0.8
_ON_THE_WAY: Final = 10.0
"""Seconds that a request may take besides what it waits."""


class Polling:
    """Takes updates and puts them into their lanes, until told to stop."""

    def __init__(self, bot: Bot, lanes: Lanes, trouble: Trouble) -> None:
        """Ask as `bot`; `trouble` knows whether Telegram has answered it before."""
        self._bot = bot
        self._lanes = lanes
        self._trouble = trouble
        self._told = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set, then let what is under way end; raise CannotServeError if it makes no sense."""
        self._lanes.open()
        try:
            await until(stop, self._serve())
        finally:
            await self._lanes.close(GRACE)
            await self._confirm()

    async def _serve(self) -> None:
        while True:
            try:
                batch = await self._updates(LONG_POLL if self._lanes.is_idle else 0)
            except TelegramError as error:
                await asyncio.sleep(self._trouble.met(error))
            else:
                self._trouble.is_over()
                for update in sorted(batch, key=lambda update: int(update["update_id"])):
                    self._lanes.submit(update, self._bot)
                await self._wait_for_progress()

    async def _updates(self, wait: int) -> list[Json]:
        """Return updates as they came. `Bot.get_updates` fails, and logs them all, if it cannot read one of them.

        With a capital, as the library warns of doing without its own method; to the server it is the same.
        """
        offset = self._lanes.offset
        result: Any = await self._bot.do_api_request(
            "GetUpdates",
            api_kwargs={"offset": offset, "limit": WINDOW, "timeout": wait, "allowed_updates": HANDLED},
            read_timeout=wait + _ON_THE_WAY,
        )
        if not isinstance(result, list):
            error = f"getUpdates returned no list, but {type(result).__name__}"
            raise TelegramError(error)
        self._told = offset
        return [update for update in result if isinstance(update, dict) and isinstance(update.get("update_id"), int)]

    async def _wait_for_progress(self) -> None:
        """Return as soon as there is something to confirm, or it is time to ask again for what is new."""
        deadline = asyncio.get_running_loop().time() + RECHECK
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(deadline):
                while not self._lanes.is_idle and self._lanes.offset == self._told:
                    self._lanes.progress.clear()
                    await self._lanes.progress.wait()

    async def _confirm(self) -> None:
        """Confirm what has been done since the last request, if Telegram answers soon."""
        if self._lanes.offset != self._told:
            with contextlib.suppress(TelegramError, TimeoutError):
                await asyncio.wait_for(self._updates(0), _CONFIRMATION)
