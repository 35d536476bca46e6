"""The loop that asks Telegram for updates, and confirms only those that are done.

An update is done once its reply was sent, or could not be. Until then no request has an offset past it, so that whoever
starts after a crash gets it again: no question is lost, and one is answered twice only if the process is killed between
its answer and the next request. Requests see `WINDOW` updates from the offset on, so that is the most that can be
answered twice after a kill.

Updates of one chat are worked on one after another, in their order; chats do not wait for each other.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from telegram import Update
from telegram.error import TelegramError

from bot.chat.ledger import Ledger
from bot.chat.stopping import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable, Iterable

    from telegram import Bot

    from bot.chat.trouble import Trouble

    Json = dict[str, Any]
    Process = Callable[[Update], Awaitable[None]]

WINDOW: Final = 20
"""Updates asked for at once. More would let more chats go on while the oldest update waits for a flood to pass; fewer
would answer less twice after a kill. Twenty is two thirds of what Telegram lets a bot send in a second."""
HANDLED: Final = ("message", "callback_query")
LONG_POLL: Final = 30
"""Seconds that a request for updates waits when there is nothing else to do; at most 50."""
RECHECK: Final = 0.6
"""Seconds between requests with the same offset: within half a second Telegram answers them with one update."""
GRACE: Final = 4.0
"""Seconds that what is under way has to end; with the last confirmation it is five."""
_CONFIRMATION: Final = 1.0
_ON_THE_WAY: Final = 10.0
"""Seconds that a request may take besides what it waits."""

_log: Final = logging.getLogger(__name__)


class Polling:
    """Takes updates and hands them to `process`, until told to stop."""

    def __init__(self, bot: Bot, process: Process, trouble: Trouble) -> None:
        """Ask as `bot`; `trouble` knows whether Telegram has answered it before."""
        self._bot = bot
        self._process = process
        self._trouble = trouble
        self._ledger = Ledger()
        self._tasks: set[asyncio.Task[None]] = set()
        self._lanes: dict[Hashable, asyncio.Task[None]] = {}
        """The last task of each lane."""
        self._progress = asyncio.Event()
        self._told = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set, then let what is under way end; raise CannotServeError if it makes no sense."""
        try:
            await until(stop, self._serve())
        finally:
            await self._finish()

    async def _serve(self) -> None:
        while True:
            try:
                batch = await self._updates(LONG_POLL if self._ledger.is_idle else 0)
            except TelegramError as error:
                await asyncio.sleep(self._trouble.met(error))
            else:
                self._trouble.is_over()
                self._accept(batch)
                await self._wait_for_progress()

    async def _updates(self, wait: int) -> list[Json]:
        """Return updates as they came. `Bot.get_updates` fails, and logs them all, if it cannot read one of them.

        With a capital, as the library warns of doing without its own method; to the server it is the same.
        """
        offset = self._ledger.offset
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

    def _accept(self, batch: Iterable[Json]) -> None:
        """Start working on what is new."""
        by_id = {update["update_id"]: update for update in batch}
        for number in self._ledger.admit(by_id):
            update = _read(by_id[number], self._bot)
            lane = _lane(update) or ("update", number)
            task = asyncio.create_task(self._work(number, update, self._lanes.get(lane)))
            self._lanes[lane] = task
            self._tasks.add(task)
            task.add_done_callback(partial(self._leave, lane))

    async def _work(self, number: int, update: Update | None, before: asyncio.Task[None] | None) -> None:
        """Process an update after the one before it in its lane; cancelled, it stays unconfirmed."""
        if before:
            await asyncio.wait([before])
        try:
            if update:
                await self._process(update)
        except Exception:  # noqa: BLE001 - a fault with one update must not end the loop
            _log.exception("update %s failed", number)
        self._ledger.finish(number)
        self._progress.set()

    def _leave(self, lane: Hashable, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._lanes.get(lane) is task:
            del self._lanes[lane]

    async def _wait_for_progress(self) -> None:
        """Return as soon as there is something to confirm, or it is time to ask again for what is new."""
        deadline = asyncio.get_running_loop().time() + RECHECK
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(deadline):
                while not self._ledger.is_idle and self._ledger.offset == self._told:
                    self._progress.clear()
                    await self._progress.wait()

    async def _finish(self) -> None:
        """Let what is under way end, within limits, and confirm it."""
        if self._tasks:
            _, unfinished = await asyncio.wait(self._tasks, timeout=GRACE)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)
        if self._ledger.offset != self._told:
            with contextlib.suppress(TelegramError, TimeoutError):
                await asyncio.wait_for(self._updates(0), _CONFIRMATION)


def _read(raw: Json, bot: Bot) -> Update | None:
    """Return an update as the library knows it, or None, and say so, where it cannot be read."""
    try:
        return Update.de_json(raw, bot)
    except Exception as error:  # noqa: BLE001 - one update that breaks the library must not stop all others
        _log.warning("update %s cannot be read (%s)", raw["update_id"], type(error).__name__)
        return None


def _lane(update: Update | None) -> Hashable | None:
    """Return whose turn an update takes: its chat's or, if it has none, its sender's."""
    if update is None:
        return None
    if update.effective_chat:
        return "chat", update.effective_chat.id
    return ("user", update.effective_user.id) if update.effective_user else None
