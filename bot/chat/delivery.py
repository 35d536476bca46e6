"""Sends what is promised when it is due: each part once, as far as Telegram lets anybody know.

plan (moments -> postings) -> claim (a posting is one process's) -> compose and keep its parts
      -> for each part: wait for its turn -> note that it leaves now -> send -> note what came of it

A part that Telegram refused for now, or that never left, waits for its time and anybody. A part that may have arrived
is not sent again, and whoever runs the bot is told. A chat that is closed to the bot receives nothing more until it is
open.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.chat.outcomes import Outcome, is_about_topic
from bot.chat.parcels import Poll, pack, unpack
from bot.chat.parts import now
from bot.chat.places import Place
from bot.chat.stopping import until
from bot.chat.summaries import late
from bot.logs import about
from bot.store.promises import Fate, Where
from bot.wording import subscriptions as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.parcels import Parcel
    from bot.chat.parts import Parts
    from bot.chat.posting import Attempt
    from bot.store.promises import Posting

AT_ONCE: Final = 20
"""Postings sent at a time: Telegram takes thirty messages a second, and whoever asks something waits behind these."""
ON_THE_WAY: Final = 6
"""Of these, messages that Telegram has not confirmed yet: where the process dies, nobody knows whether they arrived.

Telegram answers in some 0.1 s, so that three would do for its thirty a second.
"""
OFTEN: Final = 1.0
"""Seconds between looking what is due, where nothing else tells when it is."""
GRACE: Final = 3.0
"""Seconds that what is being sent has to end once the process is told to stop."""
SOON: Final = dt.timedelta(seconds=60)
"""What is due within this, whoever does not stay waits for: Telegram lets a group hear more after a minute at most."""
NEWS_OFTEN: Final = 30.0
"""Seconds between looking for who wants to be told of news."""
BACKOFF: Final = (5.0, 15.0, 60.0, 300.0)
"""Seconds until what could not be sent is tried again, by how often it could not."""
PROGRESS: Final = 100
"""Postings after which the log tells how far it is."""

_log: Final = logging.getLogger(__name__)


class Delivery:
    """Sends what is due, for as long as it runs."""

    def __init__(self, parts: Parts) -> None:
        """Send with the bot's parts."""
        self._parts = parts
        self._promises = parts.store.promises
        self._edition = parts.composer.edition
        self._open: dict[int, asyncio.Task[None]] = {}
        """What is being sent, by its number."""
        self._left: set[int] = set()
        """Those of which a part has left, and it is not noted yet what came of it."""
        self._leaving = asyncio.Semaphore(ON_THE_WAY)
        self.sent = 0
        """Summaries sent so far."""
        self._looked_for_news = -NEWS_OFTEN

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due until `stop` is set, whatever goes wrong; then let end what has left, and drop the rest."""
        try:
            await until(stop, self._go_on())
        finally:
            await self._close()

    async def catch_up(self, stop: asyncio.Event) -> None:
        """Send what is due, or is so in a moment, and return when that is done, or ended as in `run` by `stop`."""
        try:
            await until(stop, self._until_nothing_is_due())
        finally:
            await self._close()

    async def _until_nothing_is_due(self) -> None:
        await self.send_due()
        while self._open or await self._is_due_soon():
            await self._pause()
            await self.send_due()

    async def _is_due_soon(self) -> bool:
        moment = await self._promises.next_due()
        return moment is not None and abs(moment - now()) < SOON  # long ago: it is for another process

    async def _close(self) -> None:
        """Let end what has left, and drop the rest."""
        if self._open:
            await asyncio.wait(self._open.values(), timeout=GRACE)
        for task in self._open.values():
            task.cancel()
        await asyncio.gather(*self._open.values(), return_exceptions=True)

    async def _go_on(self) -> None:
        told = ""
        while True:
            try:
                await self.send_due()
                told = ""
            except Exception as error:  # noqa: BLE001 - a database that fails may come back
                name = type(error).__name__
                _log.log(logging.DEBUG if name == told else logging.ERROR, "delivery failed", exc_info=error)
                told = name
            await self._pause()

    async def send_due(self) -> None:
        """Plan what has come and begin to send as much of it as may be sent at a time."""
        planned = await self._promises.plan(now())
        if planned:
            _log.info("%s summaries are due", planned)
        await self._plan_news()
        room = AT_ONCE - len(self._open)
        if room > 0:
            has_newest = await self._has_newest()
            for posting in await self._promises.claim(now(), room, tuple(self._open), has_newest=has_newest):
                self._open[posting.id] = task = asyncio.create_task(self._deliver(posting))
                task.add_done_callback(lambda _, number=posting.id: self._open.pop(number))  # type: ignore[misc]

    async def settle(self) -> None:
        """Return once all that is under way has been sent or let go."""
        while self._open:
            await asyncio.wait(self._open.values())

    async def _pause(self) -> None:
        """Return when there is something to do: a moment has come, or one of those under way is done."""
        if len(self._open) >= AT_ONCE:
            await asyncio.wait(self._open.values(), return_when=asyncio.FIRST_COMPLETED)
        elif self._open:
            await asyncio.wait(self._open.values(), return_when=asyncio.FIRST_COMPLETED, timeout=OFTEN / 10)
        else:
            await asyncio.sleep(OFTEN)

    async def _plan_news(self) -> None:
        clock = asyncio.get_running_loop().time()
        if clock - self._looked_for_news >= NEWS_OFTEN and await self._has_newest():
            self._looked_for_news = clock
            await self._promises.plan_news(self._edition.id, self._edition.made_at, now())

    async def _has_newest(self) -> bool:
        newest = await self._promises.newest_edition()
        return newest is not None and newest.id == self._edition.id

    async def _deliver(self, posting: Posting) -> None:
        with about(f"posting {posting.id}"):
            try:
                await self._send(posting)
            except Exception:  # noqa: BLE001 - whatever it is, the others go on
                _log.exception("summary for %s failed", posting.subscription.chat_id)
                if posting.id not in self._left:  # else it is claimed again as one that may have arrived
                    with contextlib.suppress(Exception):  # what failed may be the store
                        await self._promises.postpone(posting, now() + _pause_after(posting), "failed", is_failure=True)
            finally:
                self._left.discard(posting.id)

    async def _send(self, posting: Posting) -> None:
        subscription = posting.subscription
        if posting.is_torn:
            await self._tell(say.uncertain, posting)
        if posting.is_over:
            self._settled(posting)
            return
        if posting.part == 0 and subscription.when.is_over(posting.moment, now()):
            await self._settle(posting, Fate.MISSED)
            return
        before = await self._promises.last_message(subscription.id) if subscription.is_pinned else None
        left = posting if posting.parts is not None else await self._filled(posting)
        first = None
        while left is not None:
            sent = await self._send_part(left)
            if sent is None:
                return
            message_id, left = sent
            first = first or message_id
        if subscription.is_pinned and first is not None:
            await self._parts.post.pin(subscription.chat_id, first, before)

    async def _filled(self, posting: Posting) -> Posting | None:
        """Compose what a posting says and keep it; None where there is nothing to tell."""
        composed = await self._parts.composer.compose(posting)
        parts = [pack(parcel) for parcel in composed.parcels]
        filled = await self._promises.fill(posting, parts, composed.edition, now())
        if not parts:
            self._parts.metrics.posted(Fate.EMPTY)
        return filled if parts else None

    async def _send_part(self, posting: Posting) -> tuple[int | None, Posting | None] | None:
        """Send the next part, and return its number and what is left; None where the posting is not to go on now."""
        place = _place(posting)
        attempt = await self._attempt(posting)
        match attempt.outcome:
            case Outcome.DONE:
                return attempt.message_id, await self._end_part(posting, attempt.message_id, is_known=True)
            case Outcome.UNKNOWN | Outcome.CUT:
                _log.warning(
                    "summary for %s: it may have arrived and is not sent again (%s)", place.chat_id, attempt.said
                )
                await self._tell(say.uncertain, posting)
                return None, await self._end_part(posting, None, is_known=False)
            case Outcome.WITHHELD:
                pass  # another process has it
            case Outcome.FLOODED | Outcome.UNSENT | Outcome.FAILED:
                await self._wait(posting, attempt)
            case Outcome.UNREACHABLE:
                await self._stop(posting, attempt)
            case _:
                _log.error("summary for %s refused: %s", place.chat_id, attempt.said)
                self._parts.health.failed(attempt.said, place.chat_id)
                self._parts.notices.add(say.refused(await self._title(place.chat_id), posting.moment, attempt.said))
                await self._settle(posting, Fate.REFUSED, attempt.said)
        return None

    async def _attempt(self, posting: Posting) -> Attempt:
        """Send the next part, which is noted when it is about to leave."""
        has_left = False

        async def begin() -> bool:
            nonlocal has_left
            await self._leaving.acquire()
            has_left = True
            if is_ours := await self._promises.begin_part(posting):
                self._left.add(posting.id)
            return is_ours

        parcel, is_silent = self._parcel(posting), posting.subscription.is_silent
        try:
            return await self._parts.post.attempt(_place(posting), parcel, is_silent=is_silent, begin=begin)
        finally:
            if has_left:
                self._leaving.release()

    async def _end_part(self, posting: Posting, message_id: int | None, *, is_known: bool) -> Posting | None:
        left = await self._promises.end_part(posting, message_id, now(), is_known=is_known)
        self._left.discard(posting.id)
        if left is None:
            self._settled(replace(posting, unknown=posting.unknown + (not is_known)))
        return left

    async def _settle(self, posting: Posting, fate: Fate, note: str = "") -> None:
        await self._promises.settle(posting, fate, note, now())
        self._parts.metrics.posted(fate)

    def _parcel(self, posting: Posting) -> Parcel:
        """Return the next part; the first says if it is late."""
        parcel = unpack((posting.parts or ())[posting.part])
        if posting.part > 0 or isinstance(parcel, Poll):
            return parcel
        return late(parcel, posting, now())

    async def _wait(self, posting: Posting, attempt: Attempt) -> None:
        """Let a part that did not arrive wait, as long as Telegram says if it does."""
        pause = dt.timedelta(seconds=attempt.pause) or _pause_after(posting)
        _log.info("summary for %s: again in %s (%s)", posting.subscription.chat_id, pause, attempt.said)
        is_failure = attempt.outcome is not Outcome.FLOODED
        await self._promises.postpone(posting, now() + pause, attempt.said, is_failure=is_failure)

    async def _stop(self, posting: Posting, attempt: Attempt) -> None:
        """Send nothing more to where the bot may not write."""
        subscription = posting.subscription
        where = Where(subscription.chat_id, subscription.topic, is_whole=not is_about_topic(attempt.said))
        stopped = await self._promises.stop(where, attempt.said, now())
        self._parts.metrics.posted(Fate.REFUSED)
        _log.warning("%s subscriptions of %s stopped: %s", stopped, subscription.chat_id, attempt.said)
        self._parts.health.failed(attempt.said, subscription.chat_id)
        self._parts.notices.add(say.stopped(await self._title(subscription.chat_id), stopped, attempt.said))

    async def _tell(self, sentence: Callable[[str, dt.datetime], str], posting: Posting) -> None:
        """Tell whoever runs the bot what did not go as promised."""
        self._parts.notices.add(sentence(await self._title(posting.subscription.chat_id), posting.moment))

    async def _title(self, chat_id: int) -> str:
        """Return what a chat is called; a person is nobody's business, and has but a number."""
        known = await self._parts.store.chat(chat_id)
        return known.title if known and known.title else say.private_chat(chat_id)

    def _settled(self, posting: Posting) -> None:
        """Count a posting of which all parts have been sent, as far as can be known."""
        self._parts.metrics.posted(Fate.UNCERTAIN if posting.unknown else Fate.SENT)
        self.sent += 1
        if self.sent % PROGRESS == 0:
            _log.info("%s summaries sent since the start", self.sent)


def _place(posting: Posting) -> Place:
    return Place(posting.subscription.chat_id, posting.subscription.topic)


def _pause_after(posting: Posting) -> dt.timedelta:
    return dt.timedelta(seconds=BACKOFF[min(posting.tries, len(BACKOFF) - 1)])
