"""`Promises`: what chats are to receive and what becomes of it, for whoever awaits it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.store import editions, outbox, subscriptions
from bot.store.values import new_token

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from bot.novelty import Edition
    from bot.store.database import Database
    from bot.store.processes import Pulse
    from bot.store.promises import EditionNote, Fate, Outbox, Posting, Subscription, Trouble, Where


class Promises:
    """The subscriptions and the outbox of a database, as one process sees them; each method is one transaction."""

    def __init__(self, database: Database, pulse: Pulse) -> None:
        """Keep them in a database, for the process of this pulse."""
        self._database: Final = database
        self._pulse: Final = pulse

    def new_id(self) -> str:
        """Return a name for a new subscription that nobody can guess."""
        return new_token()

    async def save(self, subscription: Subscription, now: dt.datetime) -> None:
        """Keep a subscription as it is now, and what it promises next."""
        await self._database.write(subscriptions.save, subscription, now)

    async def subscription(self, subscription_id: str) -> Subscription | None:
        """Return a subscription, if there is one of that name."""
        return await self._database.read(subscriptions.one, subscription_id)

    async def of_chat(self, chat_id: int) -> list[Subscription]:
        """Return the subscriptions of a chat that are more than drafts, the oldest first."""
        return await self._database.read(subscriptions.of_chat, chat_id)

    async def end(self, subscription_ids: Sequence[str]) -> None:
        """Delete subscriptions, with all that was to be sent of them."""
        await self._database.write(subscriptions.end, subscription_ids)

    async def stop(self, where: Where, reason: str, now: dt.datetime) -> int:
        """Stop what is received somewhere, with what waits of it, and return how many subscriptions that were."""
        return await self._database.write(outbox.stop, where, reason, now)

    async def resume(self, where: Where, now: dt.datetime) -> int:
        """Let what had stopped somewhere be received again, and return how many subscriptions that are."""
        return await self._database.write(subscriptions.resume, where, now)

    async def note_edition(self, edition: Edition, now: dt.datetime) -> EditionNote:
        """Keep the state of the library, unless it is that of the newest edition, and return how it is known."""
        return await self._database.write(editions.note, edition, now)

    async def newest_edition(self) -> EditionNote | None:
        """Return how the newest state of the library is known, if there is any."""
        return await self._database.read(editions.newest)

    async def edition(self, number: int) -> Edition | None:
        """Return a state of the library, if it is still kept."""
        return await self._database.read(editions.edition, number)

    async def read_by(self, chat_id: int) -> int | None:
        """Return of which edition a chat was told last when it asked, if it ever did."""
        return await self._database.read(editions.read_by, chat_id)

    async def told(self, chat_id: int, number: int) -> None:
        """Keep of which edition a chat was told when it asked."""
        await self._database.write(editions.told, chat_id, number)

    async def count_quiz(self, chat_id: int) -> int:
        """Return how many quizzes a chat had asked for before this one, which counts from now on."""
        return await self._database.write(editions.count_quiz, chat_id)

    async def plan(self, now: dt.datetime) -> int:
        """Make postings of the moments that have come, and return of how many; others get their turn in between."""
        count = 0
        batch = outbox.BATCH
        while batch == outbox.BATCH:
            batch = await self._database.ensure(outbox.plan, now)
            count += batch
        return count

    async def plan_news(self, edition: int, made_at: dt.datetime, now: dt.datetime) -> int:
        """Make the postings of those who want to be told of news as soon as there are some, and return how many."""
        count = 0
        batch = outbox.BATCH
        while batch == outbox.BATCH:
            batch = await self._database.ensure(outbox.plan_news, edition, made_at, now)
            count += batch
        return count

    async def claim(
        self, now: dt.datetime, limit: int, under_way: Collection[int] = (), *, has_newest: bool
    ) -> list[Posting]:
        """Return postings that this process is to send; news only if it has the newest edition of the library.

        `under_way`: the numbers of those that it is sending.
        """
        process = self._pulse.at(now)
        return await self._database.ensure(outbox.claim, process, now, limit, under_way, has_newest=has_newest)

    async def fill(
        self, posting: Posting, parts: Sequence[str], edition: int | None, now: dt.datetime
    ) -> Posting | None:
        """Keep what a posting says, and return it; None if it is not this process's any more."""
        return await self._database.write(outbox.fill, posting, self._pulse.name, (parts, edition), now)

    async def begin_part(self, posting: Posting) -> bool:
        """Note that the next part is about to be sent, and return whether it is still this process's to send."""
        return await self._database.write(outbox.begin_part, posting, self._pulse.name)

    async def end_part(
        self, posting: Posting, message_id: int | None, now: dt.datetime, *, is_known: bool
    ) -> Posting | None:
        """Note that a part was sent, or may have been, and return what is left to be sent; None after the last."""
        return await self._database.ensure(outbox.end_part, posting, message_id, now, is_known=is_known)

    async def postpone(self, posting: Posting, until: dt.datetime, note: str, *, is_failure: bool) -> None:
        """Let a posting, whose next part was surely not sent, wait until a moment for whoever takes it then."""
        tried = replace(posting, tries=posting.tries + is_failure)
        await self._database.ensure(outbox.postpone, tried, self._pulse.name, until, note)

    async def settle(self, posting: Posting, fate: Fate, note: str, now: dt.datetime) -> None:
        """Note what has become of a posting that is not to be sent (any more)."""
        await self._database.ensure(outbox.settle, posting, fate, note, now)

    async def last_message(self, subscription_id: str) -> int | None:
        """Return the number of the last message that was sent of a subscription, if any is known."""
        return await self._database.read(outbox.last_message, subscription_id)

    async def next_due(self) -> dt.datetime | None:
        """Return when there is next something to plan or to send, if that is known."""
        return await self._database.read(outbox.next_due)

    async def outbox(self, since: dt.datetime, until: dt.datetime) -> Outbox:
        """Return how many postings wait, and what became of those that were settled in a stretch of time."""
        return await self._database.read(outbox.outbox, since, until)

    async def troubles(self, since: dt.datetime, until: dt.datetime) -> list[Trouble]:
        """Return what did not go as promised in a stretch of time, the latest first."""
        return await self._database.read(outbox.troubles, since, until)
