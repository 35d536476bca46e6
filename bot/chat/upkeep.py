"""What the bot does beside answering.

It introduces itself, says that it is there and takes over what other processes have left to be done, deletes what is
due, and keeps its memory short.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Final

from bot.chat.asking import delete_due
from bot.chat.noting import Notes
from bot.chat.parts import now
from bot.chat.profile import introduce

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection

    from bot.chat.lanes import Lanes
    from bot.chat.parts import Parts
    from bot.store import Store

OFTEN: Final = 5.0
"""Seconds between looking for answers that are to be deleted, which are promised to the minute."""
PULSE: Final = 2.0
"""Seconds between telling other processes that this one is there."""
SELDOM: Final = 3600.0
"""Seconds between deleting what has been kept long enough, which is counted in days, or half hours at least."""

_log: Final = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def upkeep(parts: Parts, lanes: Lanes) -> AsyncIterator[None]:
    """Do all that while the context lasts; Telegram knows the bot already, and the lanes are open."""
    works = (
        introduce(parts.bot, parts.admins),
        _repeat(OFTEN, lambda: lanes.adopt(parts.bot)),
        _repeat(OFTEN, lambda: delete_due(parts)),
        _repeat(OFTEN, parts.notices.tell),
        _repeat(SELDOM, lambda: parts.store.clean(now(), parts.keep_days)),
    )
    tasks = [asyncio.create_task(work) for work in works]
    try:
        async with pulse(parts.store):
            yield
    finally:
        await _end(tasks)


async def once(parts: Parts, lanes: Lanes) -> None:
    """Go on with what others have left, and delete what is due, without staying for more."""
    await lanes.adopt(parts.bot)
    await delete_due(parts)
    await parts.store.clean(now(), parts.keep_days)


@contextlib.asynccontextmanager
async def pulse(store: Store) -> AsyncIterator[None]:
    """Let others know while the context lasts that this process is there."""
    await store.beat(now())
    task = asyncio.create_task(_repeat(PULSE, lambda: store.beat(now())))
    try:
        yield
    finally:
        await _end([task])


@contextlib.asynccontextmanager
async def noting(store: Store, secrets: Collection[str]) -> AsyncIterator[None]:
    """Store what the log warns of while the context lasts."""
    notes = Notes(secrets)
    logging.getLogger().addHandler(notes)
    task = asyncio.create_task(_repeat(OFTEN, lambda: notes.put_into(store)))
    try:
        yield
    finally:
        logging.getLogger().removeHandler(notes)
        await _end([task])
        with contextlib.suppress(Exception):  # the database may be what was warned of
            await notes.put_into(store)


async def _repeat(pause: float, work: Callable[[], Awaitable[object]]) -> None:
    """Do something again and again, whatever becomes of it; what goes wrong is told when it changes."""
    told = ""
    while True:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - the next time may go well
            name = type(error).__name__
            _log.log(logging.DEBUG if name == told else logging.ERROR, "upkeep failed", exc_info=error)
            told = name
        else:
            told = ""
        await asyncio.sleep(pause)


async def _end(tasks: Collection[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
