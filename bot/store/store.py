"""`Store`: what the bot remembers, for whoever awaits it.

Each method is one transaction. What is promised to chats is kept by `promises`.
"""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError
from bot.store import (
    chats,
    conversations,
    editions,
    encodings,
    exchanges,
    feedback,
    forgetting,
    processes,
    questions,
    reporting,
    updates,
    upkeep,
)
from bot.store.columns import PROCESS
from bot.store.database import Database
from bot.store.keeping import Promises
from bot.store.persons import Persons
from bot.store.processes import Pulse
from bot.store.values import Chat, ChatSettings, Membership

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from bot.store.values import Deletion, Exchange, Forgotten, Question, Report, Talk, Turn, Vote, Waiting


class Store:
    """A database with the newest schema (see `ensure_current`). Times are aware; people are given by their numbers."""

    def __init__(self, url: str, *, pepper: str, keep_askers: bool = False) -> None:
        """Open a database; `pepper` is the key of people's digests, the same for as long as they are to be known."""
        self._database: Final = Database(url)
        self._keep_askers: Final = keep_askers
        self._persons: Final = Persons(pepper)
        self._pulse: Final = Pulse(secrets.token_hex(PROCESS // 2))
        self.promises: Final = Promises(self._database, self._pulse)

    async def close(self) -> None:
        """Close the database, once what was asked of it is done; what this process leaves undone is free for others."""
        self._database.hurry()
        with contextlib.suppress(StoreError, DBAPIError):  # who cannot be told will notice the silence
            await self._database.ensure(processes.leave, self._pulse.name)
        await self._database.close()

    async def is_there(self) -> bool:
        """Return whether the database answers now."""
        return await self._database.is_there()

    async def chat(self, chat_id: int) -> Chat | None:
        """Return a chat, if it is known."""
        return await self._database.read(chats.chat, chat_id)

    async def chats(self) -> list[Chat]:
        """Return every chat that is known."""
        return await self._database.read(chats.chats)

    async def note_chat(self, chat_id: int, kind: str, title: str, membership: Membership, now: dt.datetime) -> Chat:
        """Keep what a chat is called and what the bot is there, and return it with what was chosen there."""
        return await self._database.ensure(chats.note, Chat(chat_id, kind, title, membership, ChatSettings()), now)

    async def settings(self, chat_id: int) -> ChatSettings:
        """Return what was chosen for a chat, or what holds where nothing was."""
        return await self._database.read(chats.settings, chat_id)

    async def change_settings(self, chat_id: int, kind: str, settings: ChatSettings, now: dt.datetime) -> None:
        """Keep what was chosen for a chat, whether or not it is known."""
        await self._database.ensure(chats.change, Chat(chat_id, kind, "", Membership.MEMBER, settings), now)

    async def migrate_chat(self, old_id: int, new_id: int, now: dt.datetime) -> None:
        """Give a group that became a supergroup its new number; told twice, nothing more happens."""
        await self._database.ensure(chats.migrate, old_id, new_id, now)

    async def talk(self, chat_id: int, person_id: int | None, now: dt.datetime) -> Talk:
        """Return what was chosen for a chat, and what somebody asked there no more than half an hour ago."""
        return await self._database.read(conversations.talk, chat_id, self._digest(person_id), now)

    async def keep(self, exchange: Exchange, now: dt.datetime) -> None:
        """Keep what somebody asked, what may lean on it, and how it was answered; who asked as `record` does."""
        person = self._digest(exchange.person)
        await self._database.ensure(exchanges.keep, exchange, person, now, with_asker=self._keep_askers)

    async def record(self, question: Question, asker: int | None = None) -> None:
        """Keep a question; who asked is kept only where the store was told to keep that."""
        await self._database.ensure(questions.record, question, self._digest(asker) if self._keep_askers else None)

    async def question(self, token: str) -> Question | None:
        """Return what was asked under a token, if it is still kept."""
        return await self._database.read(questions.question, token)

    async def replies(self, chat_id: int, message_id: int) -> tuple[int, ...]:
        """Return the messages that answer one, as far as that is still kept."""
        return await self._database.read(exchanges.replies, chat_id, message_id)

    async def vote(self, token: str, person_id: int, vote: Vote, now: dt.datetime) -> None:
        """Keep what somebody thinks of an answer, in place of what they thought before."""
        await self._database.ensure(feedback.vote, token, self._persons.digest(person_id), vote, now)

    async def vote_of(self, token: str, person_id: int) -> Vote | None:
        """Return what somebody thinks of an answer, if they have said."""
        return await self._database.read(feedback.vote_of, token, self._persons.digest(person_id))

    async def delete_later(self, chat_id: int, message_ids: Sequence[int], at: dt.datetime) -> None:
        """Keep when messages are to be deleted."""
        await self._database.ensure(exchanges.delete_later, chat_id, message_ids, at)

    async def due_deletions(self, now: dt.datetime, limit: int = 100) -> list[Deletion]:
        """Return messages that are to be deleted by now, those that were to be first."""
        return await self._database.read(exchanges.due, now, limit)

    async def deleted(self, deletion: Deletion) -> None:
        """Forget a message that is deleted, or cannot be."""
        await self._database.ensure(exchanges.deleted, deletion)

    async def beat(self, now: dt.datetime) -> None:
        """Keep that this process is there, which it has to say every two seconds."""
        try:
            await self._database.ensure(processes.beat, self._pulse.name, now)
        except Exception:
            self._pulse.missed()
            raise
        self._pulse.felt(now)

    async def begin(self, update: Waiting, now: dt.datetime) -> Turn:
        """Return whose turn it is to answer an update; if it is this process's, it stays so until it is done."""
        return await self._database.ensure(updates.begin, update, self._pulse.at(now), now)

    async def shelve(self, update: Waiting, body: str, now: dt.datetime) -> None:
        """Keep an update whole until it is done, so that Telegram may forget it."""
        await self._database.ensure(updates.shelve, update, body, self._pulse.name, now)

    async def adopt(self, under_way: Collection[int], now: dt.datetime) -> list[str]:
        """Return the updates that were kept whole by processes that are no more, to be done by this one.

        `under_way`: the numbers of those that it is doing.
        """
        return await self._database.ensure(updates.adopt, self._pulse.at(now), under_way)

    async def finish(self, update_id: int, now: dt.datetime) -> None:
        """Keep that an update is done."""
        await self._database.ensure(updates.finish, update_id, now)

    async def forget(self, person_id: int, now: dt.datetime) -> Forgotten:
        """Delete everything of a person and return how much that was."""
        return await self._database.write(forgetting.forget, person_id, self._persons.digest(person_id), now)

    async def clean(self, now: dt.datetime, keep_days: int) -> int:
        """Delete what is older than its time and return how many rows that was; others get their turn in between."""
        count = 0
        for old in upkeep.stale(now, keep_days):
            batch = upkeep.BATCH
            while batch == upkeep.BATCH:
                batch = await self._database.write(upkeep.delete_some, old)
                count += batch
        return count + await self._database.write(editions.clean)

    async def note_error(self, what: str, now: dt.datetime) -> None:
        """Count an error; of its words the first 300 characters are kept."""
        await self._database.write(upkeep.note_error, what, now)

    async def report(self, since: dt.datetime, until: dt.datetime) -> Report:
        """Return what happened from one moment until before another."""
        return await self._database.read(reporting.report, since, until)

    async def last_report(self) -> dt.datetime | None:
        """Return when the owner was last told."""
        return await self._database.read(upkeep.last_report)

    async def reported(self, now: dt.datetime) -> None:
        """Keep that the owner has been told; errors are counted anew from here."""
        await self._database.write(upkeep.reported, now)

    async def export(self, since: dt.datetime, until: dt.datetime) -> list[Question]:
        """Return what was asked from one moment until before another, the oldest first."""
        return await self._database.read(questions.export, since, until)

    async def most_asked(self, since: dt.datetime, until: dt.datetime, least: int) -> list[str]:
        """Return the questions that found an answer and were asked at least so often, the most asked first."""
        return await self._database.read(questions.most_asked, since, until, least)

    async def encodings(self, encoder: str, contents: Sequence[str], now: dt.datetime) -> dict[str, bytes]:
        """Return the vectors that an encoder made of contents, each given by its checksum, as far as they are kept."""
        return await self._database.write(encodings.load, encoder, contents, now)

    async def keep_encodings(self, encoder: str, bodies: Mapping[str, bytes], now: dt.datetime) -> None:
        """Keep vectors that an encoder made, by the checksums of their contents, in place of what was there."""
        await self._database.write(encodings.keep, encoder, bodies, now)

    def _digest(self, person_id: int | None) -> str | None:
        return None if person_id is None else self._persons.digest(person_id)
