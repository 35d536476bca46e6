"""Updates on their way to the handlers: each once, those of one chat in order, many chats at once.

An update is done once the handlers have sent what there was to send, or could not. Its id is then stored, so that
nobody answers it again: not this process, and not the next, if Telegram delivers it again because the word that it was
done got lost. Only what was on its way when the process was killed is answered twice.

A chat that floods is not singled out here. Its updates take turns in its own lane and cost the others nothing but their
place among the few that `polling` has open. To let them go by would mean to confirm them undone, or to store what
people write; the handlers' limits see to it that each takes no time.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Final

from telegram import Update

from bot.chat.ledger import Ledger
from bot.chat.parts import now

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Hashable

    from telegram import Bot

    from bot.store import Store

    Json = dict[str, Any]
    Process = Callable[[Update], Awaitable[None]]

HANDLED: Final = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "message_reaction",
    "guest_message",
)
"""The kinds of updates that Telegram is asked for, however they come."""

LAST_WORDS: Final = 0.7
"""Seconds that a request gets that has left already."""

_log: Final = logging.getLogger(__name__)


class Lanes:
    """The updates under way; closed until it is opened, and closed again before the end."""

    def __init__(self, process: Process, store: Store, is_sending: Callable[[asyncio.Task[None]], bool]) -> None:
        """Hand updates to `process`; `store` knows which are done, `is_sending` whose request has left already."""
        self._process = process
        self._is_sending = is_sending
        self._store = store
        self._ledger = Ledger()
        self._open: dict[int, asyncio.Task[None]] = {}
        self._last: dict[Hashable, asyncio.Task[None]] = {}
        """The last task of each lane."""
        self._takes_updates = False
        self._is_storing = True
        self.progress = asyncio.Event()
        """Set whenever an update is done."""

    @property
    def offset(self) -> int:
        """The id from which Telegram is to keep updates, as far as this process knows."""
        return self._ledger.offset

    @property
    def is_idle(self) -> bool:
        """Whether everything that came is done."""
        return self._ledger.is_idle

    def open(self) -> None:
        """Take updates from now on."""
        self._takes_updates = True

    async def close(self, grace: float) -> None:
        """Take no more updates, let those under way end within `grace` seconds, and give up the others.

        Whose answer is on its way to Telegram then gets a moment more: given up, it would be answered again.
        """
        self._takes_updates = False
        left = await _left_after(grace, self._open.values())
        for task in left:
            if not self._is_sending(task):
                task.cancel()
        for task in await _left_after(LAST_WORDS, left):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def submit(self, raw: Json, bot: Bot) -> asyncio.Future[None]:
        """Put an update behind the others of its lane and return what is over when it is done.

        One that is under way already gives the same, and one that is done, something over. It is cancelled where the
        update is not taken, or given up; to cancel it does not stop the work.
        """
        number: int = raw["update_id"]
        if not self._takes_updates:
            return _over(cancelled=True)
        if self._ledger.admit([number]):
            self._begin(number, _read(raw, bot))
        return asyncio.shield(self._open[number]) if number in self._open else _over(cancelled=False)

    def _begin(self, number: int, update: Update | None) -> None:
        lane = _lane(update) or ("update", number)
        task = asyncio.create_task(self._work(number, update, self._last.get(lane)))
        self._open[number] = self._last[lane] = task
        task.add_done_callback(lambda task: self._leave(number, lane, task))

    async def _work(self, number: int, update: Update | None, before: asyncio.Task[None] | None) -> None:
        """Process an update after the one before it in its lane; cancelled, it stays undone."""
        if before:
            await asyncio.wait([before])
        if update and not await self._was_done(number):
            try:
                await self._process(update)
            except Exception:  # noqa: BLE001 - a fault with one update must not end the others
                _log.exception("update %s failed", number)
            await self._note_done(number)
        self._ledger.finish(number)
        self.progress.set()

    def _leave(self, number: int, lane: Hashable, task: asyncio.Task[None]) -> None:
        del self._open[number]
        if self._last.get(lane) is task:
            del self._last[lane]

    async def _was_done(self, number: int) -> bool:
        try:
            return await self._store.is_done(number)
        except Exception as error:  # noqa: BLE001 - the bot answers whatever befalls its database
            self._cannot_store(error)
            return False

    async def _note_done(self, number: int) -> None:
        try:
            await self._store.finish(number, now())
        except Exception as error:  # noqa: BLE001 - as above
            self._cannot_store(error)
        else:
            self._is_storing = True

    def _cannot_store(self, error: Exception) -> None:
        """Say, once, that only this process knows from now on what is done."""
        if self._is_storing:
            _log.error("done updates cannot be stored, so a restart may answer some again (%s)", type(error).__name__)
        self._is_storing = False


async def _left_after(seconds: float, tasks: Collection[asyncio.Task[None]]) -> set[asyncio.Task[None]]:
    """Return the tasks that are not over after so many seconds."""
    return (await asyncio.wait(tasks, timeout=seconds))[1] if tasks else set()


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


def _over(*, cancelled: bool) -> asyncio.Future[None]:
    future = asyncio.get_running_loop().create_future()
    if cancelled:
        future.cancel()
    else:
        future.set_result(None)
    return future
