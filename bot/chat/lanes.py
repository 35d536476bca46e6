"""Updates on their way to the handlers: each once, those of one chat in order, many chats at once.

An update is done once the handlers have sent what there was to send, or could not. Its id is then stored, so that
nobody answers it again: not this process, nor another to which Telegram delivers it because the word that it was done
got lost. Only what was on its way when a process was killed is answered twice.

One that takes long, as where Telegram lets a group hear no more for now, is stored whole. Then it counts as received,
and holds up no chat but its own; whichever process is there goes on with it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from telegram import Update

from bot.chat.ledger import Ledger
from bot.chat.parts import now
from bot.chat.turns import Turns
from bot.logs import about
from bot.store.values import Turn, Waiting

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from telegram import Bot

    from bot.metrics import Metrics
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

SOON: Final = 2.0
"""Seconds after which an update that is not done is stored whole: few are, and what waits is soon out of the way."""
ELSEWHERE: Final = 0.5
"""Seconds between looking whether another process has done an update."""
LAST_WORDS: Final = 1.2
"""Seconds that a request gets that has left already, and noting what came of it."""

_log: Final = logging.getLogger(__name__)


class Lanes:
    """The updates under way; closed until it is opened, and closed again before the end."""

    def __init__(
        self, process: Process, store: Store, metrics: Metrics, has_sent: Callable[[asyncio.Task[None]], bool]
    ) -> None:
        """Hand updates to `process`; `store` knows which are done, `has_sent` who may have answered already."""
        self._process = process
        self._metrics = metrics
        self._has_sent = has_sent
        self._store = store
        self._ledger = Ledger()
        self._open: dict[int, asyncio.Task[None]] = {}
        self._received: dict[int, asyncio.Future[None]] = {}
        """What is over once Telegram may forget an update: it is done, or stored whole."""
        self._turns: defaultdict[str, Turns] = defaultdict(Turns)
        self._adopting = asyncio.Lock()
        self._unnoted: set[int] = set()
        """Updates that are done, and the store does not know it."""
        self._takes_updates = False
        self._is_storing = True
        self.progress = asyncio.Event()
        """Set whenever Telegram may forget an update."""

    @property
    def offset(self) -> int:
        """The id from which Telegram is to keep updates, as far as this process knows."""
        return self._ledger.offset

    @property
    def is_idle(self) -> bool:
        """Whether Telegram may forget everything that came."""
        return self._ledger.is_idle

    def open(self) -> None:
        """Take updates from now on."""
        self._takes_updates = True

    async def close(self, grace: float) -> None:
        """Take no more updates, let those under way end within `grace` seconds, and give up the others.

        What may have been answered then gets a moment more, and is noted: given up, it would be answered again.
        """
        self._takes_updates = False
        left = await _left_after(grace, self._open.values())
        for task in left:
            if not self._has_sent(task):
                task.cancel()
        for task in await _left_after(LAST_WORDS, left):
            task.cancel()
        await asyncio.gather(*left, *self._received.values(), return_exceptions=True)

    def submit(self, raw: Json, bot: Bot) -> asyncio.Future[None]:
        """Put an update behind the others of its lane and return what is over when Telegram may forget it.

        One that is under way already gives the same, and one that is done, something over. It is cancelled where the
        update is not taken, or given up; to cancel it does not stop the work.
        """
        number: int = raw["update_id"]
        if not self._takes_updates:
            return _over(cancelled=True)
        if self._ledger.admit([number]):
            self._begin(raw, bot, is_received=False)
        return asyncio.shield(self._received[number]) if number in self._received else _over(cancelled=False)

    async def adopt(self, bot: Bot) -> None:
        """Go on with what processes that are no more have stored whole, which is all that Telegram waits for.

        What came later in the same chats waits for it here, as it did for the process that is no more.
        """
        async with self._adopting:
            if not self._takes_updates:
                return
            await self._note_again()
            for raw in map(json.loads, await self._store.adopt((*self._open, *self._unnoted), now())):
                self._ledger.recall(raw["update_id"])
                self._begin(raw, bot, is_received=True)

    def _begin(self, raw: Json, bot: Bot, *, is_received: bool) -> None:
        update = _read(raw, bot)
        waiting = Waiting(raw["update_id"], _lane(raw["update_id"], update))
        self._turns[waiting.lane].join(waiting.id)
        self._open[waiting.id] = task = asyncio.create_task(self._work(waiting, update))
        task.add_done_callback(lambda _: self._leave(waiting))
        if not is_received:
            self._received[waiting.id] = asyncio.create_task(self._receive(waiting, raw, task))

    async def _receive(self, waiting: Waiting, raw: Json, task: asyncio.Task[None]) -> None:
        """Return once an update is done or, if that takes long, stored whole; given up before, it is cancelled too."""
        try:
            await asyncio.wait([task], timeout=SOON)
            while not (task.done() or await self._shelve(waiting, raw)):
                await asyncio.wait([task], timeout=SOON)
            if task.done():
                await task
            self._ledger.finish(waiting.id)
            self.progress.set()
        finally:
            del self._received[waiting.id]

    async def _work(self, waiting: Waiting, update: Update | None) -> None:
        """Process an update in its turn; cancelled, it stays undone."""
        began = time.perf_counter()
        if not update:
            return
        with about(f"update {waiting.id}"):
            if await self._is_ours(waiting):
                try:
                    await self._process(update)
                except Exception:  # noqa: BLE001 - a fault with one update must not end the others
                    _log.exception("an update failed")
                await self._note_done(waiting.id)
                self._metrics.updated(time.perf_counter() - began)

    def _leave(self, waiting: Waiting) -> None:
        del self._open[waiting.id]
        turns = self._turns[waiting.lane]
        turns.leave(waiting.id)
        if not turns:
            del self._turns[waiting.lane]

    async def _is_ours(self, waiting: Waiting) -> bool:
        """Return whether an update is to be done here and now; one that another process works on is waited for."""
        turns = self._turns[waiting.lane]
        await turns.come(waiting.id)
        while (turn := await self._turn(waiting)) is Turn.ELSEWHERE:
            await asyncio.sleep(ELSEWHERE)
            await turns.come(waiting.id)
        async with self._adopting:
            pass  # what has just become this process's is before it
        await turns.take(waiting.id)
        return turn is Turn.OURS

    async def _turn(self, waiting: Waiting) -> Turn:
        try:
            return await self._store.begin(waiting, now())
        except Exception as error:  # noqa: BLE001 - the bot answers whatever befalls its database
            self._cannot_store(error)
            return Turn.OURS

    async def _shelve(self, waiting: Waiting, raw: Json) -> bool:
        """Store an update whole, and return whether that could be done."""
        try:
            await self._store.shelve(waiting, json.dumps(raw), now())
        except Exception as error:  # noqa: BLE001 - as above
            self._cannot_store(error)
            return False
        return True

    async def _note_done(self, number: int) -> None:
        try:
            await self._store.finish(number, now())
        except Exception as error:  # noqa: BLE001 - as above
            self._cannot_store(error)
            self._unnoted.add(number)
        else:
            self._is_storing = True
            self._unnoted.discard(number)

    async def _note_again(self) -> None:
        """Note what could not be noted when it was done, unless it still cannot be."""
        for number in tuple(self._unnoted):
            await self._note_done(number)
            if number in self._unnoted:
                break

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


def _lane(number: int, update: Update | None) -> str:
    """Return whose turn an update takes: its chat's or, if it has none, its sender's, or else its own."""
    if update and update.effective_chat:
        return f"chat {update.effective_chat.id}"
    return f"user {update.effective_user.id}" if update and update.effective_user else f"update {number}"


def _over(*, cancelled: bool) -> asyncio.Future[None]:
    future = asyncio.get_running_loop().create_future()
    if cancelled:
        future.cancel()
    else:
        future.set_result(None)
    return future
