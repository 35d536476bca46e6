"""The store against a plain model of it: whatever is done in whatever order, both say the same."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

from bot.store import Store
from bot.store.values import (
    Abstaining,
    Askers,
    Audience,
    Cause,
    Chat,
    ChatSettings,
    DateStyle,
    Deletion,
    Found,
    Membership,
    Question,
    Vote,
)
from tests.unit.store.given import answered_in, previous, record, remember

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")

START = dt.datetime(2026, 3, 10, tzinfo=dt.UTC)
PEOPLE = st.sampled_from([11, 12, 13])
CHATS = st.sampled_from([11, -21, -22, -100_23])
MESSAGES = st.integers(1, 4)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
SETTINGS = st.builds(
    ChatSettings,
    documents=st.lists(WORDS, max_size=3).map(tuple),
    askers=st.sampled_from(Askers),
    abstaining=st.sampled_from(Abstaining),
    audience=st.sampled_from(Audience),
    delete_after=st.integers(0, 10_000),
    dates=st.sampled_from(DateStyle),
)
VOTES = st.builds(Vote, st.booleans(), st.none() | st.sampled_from(Cause))


class StoreMachine(RuleBasedStateMachine):
    """A store in memory, and beside it dictionaries that are told the same."""

    tokens: Bundle[str] = Bundle("tokens")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.store = Store("sqlite://", pepper="pimienta", keep_askers=True)
        self.now = START
        self.chats: dict[int, tuple[Chat, dt.datetime | None]] = {}
        self.before: dict[tuple[int, int], tuple[str, dt.datetime, int]] = {}
        self.questions: dict[str, tuple[Question, int]] = {}
        self.votes: dict[tuple[str, int], Vote] = {}
        self.exchanges: dict[tuple[int, int], tuple[tuple[int, ...], int, dt.datetime]] = {}
        self.deletions: dict[tuple[int, int], dt.datetime] = {}

    def run(self, awaitable: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(awaitable)

    def teardown(self) -> None:
        self.run(self.store.close())
        self.runner.close()

    @initialize(target=tokens)
    def nobody_has_asked(self) -> str:
        return "0000000000"

    @rule(minutes=st.sampled_from([1, 29, 31, 60 * 47, 60 * 49]))
    def time_passes(self, minutes: int) -> None:
        self.now += dt.timedelta(minutes=minutes)

    @rule(chat=CHATS, title=WORDS, membership=st.sampled_from(Membership))
    def a_chat_is_seen(self, chat: int, title: str, membership: Membership) -> None:
        known, changed = self.chats.get(chat, (None, None))
        seen = Chat(chat, "group", title, membership, known.settings if known else ChatSettings())
        assert self.run(self.store.note_chat(chat, "group", title, membership, self.now)) == seen
        self.chats[chat] = (seen, changed)

    @rule(chat=CHATS, chosen=SETTINGS)
    def something_is_chosen(self, chat: int, chosen: ChatSettings) -> None:
        known = self.chats[chat][0] if chat in self.chats else Chat(chat, "", "", Membership.MEMBER, chosen)
        self.run(self.store.change_settings(chat, "group", chosen, self.now))
        self.chats[chat] = (Chat(chat, "group", known.title, known.membership, chosen), self.now)

    @rule(chat=CHATS)
    def a_chat_is_looked_up(self, chat: int) -> None:
        known = self.chats[chat][0] if chat in self.chats else None
        assert self.run(self.store.chat(chat)) == known
        assert self.run(self.store.settings(chat)) == (known.settings if known else ChatSettings())
        assert self.run(self.store.chats()) == [self.chats[number][0] for number in sorted(self.chats)]

    @rule(old=st.sampled_from([-21, -22]))
    def a_group_becomes_a_supergroup(self, old: int) -> None:
        new = -100_23
        self.run(self.store.migrate_chat(old, new, self.now))
        moved = {key: kept for key, kept in self.before.items() if key[0] == old}
        self.before = {key: kept for key, kept in self.before.items() if key[0] != old}
        moved = {(new, person): (text, at, 0) for (_, person), (text, at, _) in moved.items()}
        self.before = moved | self.before
        self.exchanges = {key: kept for key, kept in self.exchanges.items() if key[0] != old}
        self.deletions = {key: kept for key, kept in self.deletions.items() if key[0] != old}
        self._migrate_row(old, new)

    def _migrate_row(self, old: int, new: int) -> None:
        if old not in self.chats:
            return
        was, changed = self.chats.pop(old)
        if new not in self.chats:
            self.chats[new] = (Chat(new, "supergroup", was.title, was.membership, was.settings), changed)
            return
        known, since = self.chats[new]
        if changed is not None and (since is None or since <= changed):
            self.chats[new] = (Chat(new, known.kind, known.title, known.membership, was.settings), changed)

    @rule(chat=CHATS, person=PEOPLE, text=WORDS, message=MESSAGES)
    def somebody_talks(self, chat: int, person: int, text: str, message: int) -> None:
        self.run(remember(self.store, chat, person, (message, text), self.now))
        _, at, kept = self.before.get((chat, person), ("", START, 0))
        if message >= kept or self.now - at > dt.timedelta(minutes=30):
            self.before[chat, person] = (text, self.now, message)

    @rule(chat=CHATS, person=PEOPLE)
    def somebody_goes_on(self, chat: int, person: int) -> None:
        text, at, _ = self.before.get((chat, person), (None, self.now, 0))
        expected = text if self.now - at <= dt.timedelta(minutes=30) else None
        assert self.run(previous(self.store, chat, person, self.now)) == expected

    @rule(target=tokens, text=WORDS, person=PEOPLE, found=st.sampled_from(Found))
    def somebody_asks(self, text: str, person: int, found: Found) -> str:
        question = Question(text, ("museo",), found, 0.5, "", self.now)
        token = self.run(record(self.store, question, person))
        assert token not in self.questions
        self.questions[token] = (question, person)
        return token

    @rule(token=tokens, person=PEOPLE, vote=VOTES)
    def somebody_votes(self, token: str, person: int, vote: Vote) -> None:
        self.run(self.store.vote(token, person, vote, self.now))
        if token in self.questions:
            self.votes[token, person] = vote

    @rule(token=tokens, person=PEOPLE)
    def a_question_is_looked_up(self, token: str, person: int) -> None:
        known = self.questions.get(token)
        assert self.run(self.store.question(token)) == (known[0] if known else None)
        assert self.run(self.store.vote_of(token, person)) == self.votes.get((token, person))

    @rule(chat=CHATS, message=MESSAGES, person=PEOPLE, replies=st.lists(MESSAGES, max_size=3))
    def a_message_is_answered(self, chat: int, message: int, person: int, replies: list[int]) -> None:
        self.run(answered_in(self.store, chat, message, replies, person, self.now))
        hour = self.now.replace(minute=0, second=0, microsecond=0)
        self.exchanges[chat, message] = (tuple(replies), person, hour)

    @rule(chat=CHATS, message=MESSAGES)
    def a_message_is_edited(self, chat: int, message: int) -> None:
        kept = self.exchanges.get((chat, message))
        assert self.run(self.store.replies(chat, message)) == (kept[0] if kept else ())

    @rule(chat=CHATS, messages=st.lists(MESSAGES, max_size=3), minutes=st.integers(0, 60))
    def answers_are_to_go(self, chat: int, messages: list[int], minutes: int) -> None:
        at = self.now + dt.timedelta(minutes=minutes)
        self.run(self.store.delete_later(chat, messages, at))
        self.deletions.update({(chat, message): at for message in messages})

    @rule()
    def answers_go(self) -> None:
        due = self.run(self.store.due_deletions(self.now))
        assert due == [
            Deletion(*key) for at, key in sorted((at, key) for key, at in self.deletions.items()) if at <= self.now
        ]
        for deletion in due[:2]:
            self.run(self.store.deleted(deletion))
            del self.deletions[deletion.chat_id, deletion.message_id]

    @rule(person=PEOPLE)
    def somebody_is_forgotten(self, person: int) -> None:
        self._lapse()
        theirs = {token for token, (_, asker) in self.questions.items() if asker == person}
        gone = self.run(self.store.forget(person, self.now))
        assert gone.choices == (self.chats.pop(person, None) is not None)
        assert gone.questions == len(theirs)
        assert gone.conversations == _drop(self.before, [key for key in self.before if person in key])
        assert gone.exchanges == _drop(
            self.exchanges, [key for key, (_, asker, _at) in self.exchanges.items() if person in {asker, key[0]}]
        )
        assert gone.votes == _drop(self.votes, [key for key in self.votes if key[1] == person])
        _drop(self.votes, [key for key in self.votes if key[0] in theirs])
        _drop(self.questions, list(theirs))

    @rule()
    def old_things_go(self) -> None:
        self.run(self.store.clean(self.now, 90))
        self._lapse()

    def _lapse(self) -> None:
        old = self.now - dt.timedelta(hours=48)
        _drop(self.before, [key for key, (_, at, _) in self.before.items() if self.now - at > dt.timedelta(minutes=30)])
        _drop(self.exchanges, [key for key, (*_, at) in self.exchanges.items() if at < old])
        _drop(self.deletions, [key for key, at in self.deletions.items() if at < old])


def _drop(kept: dict[Any, Any], keys: list[Any]) -> int:
    """Take some keys out and return how many there were."""
    for key in keys:
        del kept[key]
    return len(keys)


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=40)  # of 50 steps each
