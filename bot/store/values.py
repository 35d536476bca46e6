"""What the store keeps, as values. Pure; times are aware datetimes in UTC."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

TOKEN: Final = 10
"""Characters of an answer's token: 60 bits, so that none can be guessed and no two are the same."""


class Membership(StrEnum):
    """What the bot is in a chat; in a private chat it is a member until it is blocked, and then kicked out."""

    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update to be answered, and the lane in which it takes its turn."""

    id: int
    lane: str


class Turn(Enum):
    """Whose turn it is to answer an update."""

    OURS = auto()
    ELSEWHERE = auto()
    """Another process answers it, or did so a moment ago and may be dead."""
    DONE = auto()


class Askers(StrEnum):
    """Who may ask in a group."""

    EVERYBODY = "everybody"
    ADMINISTRATORS = "administrators"


class Abstaining(StrEnum):
    """How the bot says in a group that the documents do not answer."""

    FULLY = "fully"
    """As in a private chat: why, what comes nearest, what can be asked."""
    BRIEFLY = "briefly"
    """In one line."""
    BY_REACTION = "reaction"
    """With a reaction to the question, and no message."""


class Audience(StrEnum):
    """Who sees an answer in a group."""

    EVERYBODY = "everybody"
    ASKER = "asker"
    """Whoever asked, until they show it to everybody; everybody at once where Telegram cannot do that."""


class DateStyle(StrEnum):
    """In which of the languages of Spain, or in figures, or in English, dates are written."""

    SPANISH = "es"
    CATALAN = "ca"
    GALICIAN = "gl"
    BASQUE = "eu"
    ENGLISH = "en"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What was chosen for a chat.

    `documents`: ids of those that are asked, all where empty. `delete_after`: minutes after which the
    bot deletes its answers, never where 0. `zone`: by whose clocks it lives, empty where nobody has said.
    """

    documents: tuple[str, ...] = ()
    askers: Askers = Askers.EVERYBODY
    abstaining: Abstaining = Abstaining.BRIEFLY
    audience: Audience = Audience.EVERYBODY
    delete_after: int = 0
    dates: DateStyle = DateStyle.SPANISH
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that the bot has seen: its kind as Telegram calls it, its name, and what the bot is there."""

    id: int
    kind: str
    title: str
    membership: Membership
    settings: ChatSettings


@dataclass(frozen=True, slots=True)
class Talk:
    """What a question meets in a chat: what was chosen there, and what the same person asked a moment before."""

    settings: ChatSettings
    previous: str | None


class Found(StrEnum):
    """What came of a question."""

    ANSWERED = "answered"
    NEAREST = "nearest"
    """Not answered, but what comes nearest was quoted."""
    ABSTAINED = "abstained"


def new_token() -> str:
    """Return a token that nothing has."""
    return secrets.token_urlsafe(TOKEN)[:TOKEN]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked, of which documents (all where empty), and what came of it; not by whom.

    `text` is complete in itself: a follow-up with what it left out. `section` is the place of the first citation as
    people read it («document › section»), empty where there is none. The buttons under the answer know it by `token`.
    """

    text: str
    documents: tuple[str, ...]
    found: Found
    confidence: float
    section: str
    asked_at: dt.datetime
    token: str = field(default_factory=new_token)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message by which somebody asked, and what is kept of it, as far as there is any of it.

    `person` is a number, of which a digest is kept. A follow-up leans on `leading`; `replies` are the messages that
    answer, for when the question is edited.
    """

    chat_id: int
    message_id: int
    person: int | None = None
    question: Question | None = None
    leading: str | None = None
    replies: tuple[int, ...] | None = None


class Cause(StrEnum):
    """Why an answer did not serve."""

    WRONG = "wrong"
    """It answers something else."""
    INCOMPLETE = "incomplete"
    """Part of it is missing."""
    UNCLEAR = "unclear"
    """It cannot be understood as it stands."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What somebody thinks of an answer; `cause` may come later, and only to one that was not useful."""

    useful: bool
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Deletion:
    """A message that the bot is to delete."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on a day, counted: `nearest` are also among `abstained`."""

    day: dt.date
    asked: int
    answered: int
    nearest: int
    abstained: int
    useful: int
    useless: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was asked or cited."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ErrorNote:
    """Something that went wrong: how often and, of the last time, when and in which words."""

    what: str
    count: int
    last_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What the owner is told of a stretch of time. `gaps` are questions that found no answer, the most asked first."""

    since: dt.datetime
    until: dt.datetime
    days: tuple[Day, ...]
    sections: tuple[Tally, ...]
    gaps: tuple[Tally, ...]
    causes: tuple[tuple[Cause, int], ...]
    chats: int
    errors: tuple[ErrorNote, ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was deleted about somebody."""

    conversations: int
    votes: int
    questions: int
    exchanges: int
    choices: int
    subscriptions: int
