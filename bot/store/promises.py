"""What is promised to chats and what becomes of it, as values. Pure; times are aware datetimes in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot import schedule

if TYPE_CHECKING:
    import datetime as dt
    from zoneinfo import ZoneInfo

    from bot.schedule import Quiet, Schedule


class Content(StrEnum):
    """What a subscription sends."""

    TURNS = "turns"
    """One document after another is summed up or, where there is one, one section after another."""
    WHOLE = "whole"
    """All of it is summed up, every time."""
    NEWS = "news"
    """What is new since the last time; nothing, where nothing is."""
    QUESTIONS = "questions"
    """What was asked most in the week, with the answers."""
    QUIZ = "quiz"
    """A question about the documents, to be answered by choosing."""


@dataclass(frozen=True, slots=True)
class Where:
    """A chat, or one topic of it: the general one, or all of a chat without topics, where `topic` is None."""

    chat_id: int
    topic: int | None = None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class When:
    """When something is sent: its schedule, by the clocks of a zone, outside of quiet hours."""

    schedule: Schedule
    zone: ZoneInfo
    quiet: Quiet | None = None

    def next_after(self, instant: dt.datetime) -> dt.datetime | None:
        """Return the first moment promised that is later than an instant; None where there is none of its own."""
        return schedule.next_after(self.schedule, self.zone, self.quiet, instant)

    def last_until(self, instant: dt.datetime) -> dt.datetime | None:
        """Return the last moment promised that is not later than an instant; None as above."""
        return schedule.last_until(self.schedule, self.zone, self.quiet, instant)

    def is_over(self, moment: dt.datetime, instant: dt.datetime) -> bool:
        """Tell whether it is too late at an instant for what was promised for a moment."""
        return instant - moment > schedule.window(self.schedule)

    def after_quiet(self, instant: dt.datetime) -> dt.datetime:
        """Return the first instant, not before the one given, at which it is not quiet."""
        return schedule.after_quiet(instant, self.zone, self.quiet)


class State(StrEnum):
    """Whether a subscription is kept."""

    DRAFT = "draft"
    """Somebody is still choosing."""
    ACTIVE = "active"
    PAUSED = "paused"
    """Somebody wants it to rest."""
    STOPPED = "stopped"
    """The chat does not let the bot write; it goes on once it does."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a chat is to receive, and when.

    `topic`: the forum topic it goes to. `documents`: ids of those it is about, all where empty; `theme`: a topic of the
    documents instead. `length` is as `bot.digest` names it. `signature`: a line under each message. `has_button`:
    whether a button leads to the bot. `reason`: why it has stopped. `cursor`: how often it has been sent, which tells
    whose turn is next. `edition`: the state of the library that it told of last. `next_at`: the next moment promised;
    None while nothing is.
    """

    id: str
    chat_id: int
    content: Content
    when: When
    topic: int | None = None
    documents: tuple[str, ...] = ()
    theme: str = ""
    length: str = "normal"
    is_silent: bool = False
    is_pinned: bool = False
    has_button: bool = False
    signature: str = ""
    state: State = State.DRAFT
    reason: str = ""
    cursor: int = 0
    edition: int | None = None
    next_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class EditionNote:
    """How a state of the library is known: its number, since when it is so, and the checksum of all that it says."""

    id: int
    made_at: dt.datetime
    checksum: str


class Fate(StrEnum):
    """What became of a posting."""

    OPEN = "open"
    """It is to be sent."""
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """It was sent, but of some part Telegram did not say whether it arrived."""
    EMPTY = "empty"
    """There was nothing to tell."""
    MISSED = "missed"
    """Its time was over before it could be sent."""
    REFUSED = "refused"
    """The chat does not let the bot write, or Telegram took it for wrong."""


@dataclass(frozen=True, slots=True)
class Posting:
    """What is to be sent of a subscription for a moment.

    `parts`: its messages as `bot.chat` writes them, None until it is composed. `part`: the number of the next one to be
    sent. `unknown`: how many of those before may not have arrived. `tries`: how often it failed. `is_torn`:
    whether the process before died while a part may have been on its way.
    """

    id: int
    subscription: Subscription
    moment: dt.datetime
    parts: tuple[str, ...] | None = None
    part: int = 0
    unknown: int = 0
    tries: int = 0
    is_torn: bool = False

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to be sent."""
        return self.parts is not None and self.part >= len(self.parts)


@dataclass(frozen=True, slots=True)
class Outbox:
    """How the postings are, counted: those that wait, when the oldest should have gone, what became of the others."""

    waiting: int
    oldest: dt.datetime | None
    fates: tuple[tuple[Fate, int], ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What did not go as promised: in which chat, for which moment, what became of it, and why."""

    chat_id: int
    title: str
    moment: dt.datetime
    fate: Fate
    note: str
