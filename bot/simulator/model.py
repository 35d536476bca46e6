"""Users, chats and messages, and how the Bot API writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from bot.simulator.entities import Entity, Formatted
from bot.simulator.writing import message_json, without_none

if TYPE_CHECKING:
    from bot.simulator.poll import Poll

ChatKind = Literal["private", "group", "supergroup", "channel"]
Json = dict[str, object]
Keyboard = tuple[tuple[Mapping[str, object], ...], ...]


@dataclass(slots=True, eq=False, repr=False)
class User:
    """A person or a bot; `has_blocked` says whether the bot under test may still write."""

    id: int
    first_name: str
    username: str | None = None
    is_bot: bool = False
    language_code: str | None = None
    has_blocked: bool = False
    is_deactivated: bool = False

    def __repr__(self) -> str:
        """Return a line for a person to read."""
        return f"<user {self.id} {self.first_name}>"

    def as_json(self) -> Json:
        """Return the user as the Bot API writes it."""
        return without_none(
            id=self.id,
            is_bot=self.is_bot,
            first_name=self.first_name,
            username=self.username,
            language_code=self.language_code,
        )


TELEGRAM: Final = User(777000, "Telegram")
"""Who brings a channel's posts into its discussion group."""
ANONYMOUS: Final = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
"""Who writes for administrators that do not show who they are."""
CHANNEL: Final = User(136817688, "Channel", "Channel_Bot", is_bot=True)
"""Who writes for people that speak as a channel."""


@dataclass(slots=True, eq=False)
class Topic:
    """A topic of a forum; its id is that of the service message that opened it."""

    id: int
    name: str
    is_closed: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Chat:
    """A chat as the bot meets it: who is there, what each may do, what has been said.

    `administrators` has the rights of people by their ids, `bot_rights` those of the bot while it is an administrator;
    `forbidden` is what members may not send, in the words of the refusal ("polls");
    `linked` is a channel's discussion group or a group's channel. `ephemerals` are numbered apart from `messages`.
    """

    id: int
    kind: ChatKind
    title: str | None = None
    username: str | None = None
    user: User | None = None
    members: list[User] = field(default_factory=list)
    is_forum: bool = False
    bot_status: str = "left"
    bot_may_write: bool = True
    bot_rights: frozenset[str] = frozenset()
    forbidden: set[str] = field(default_factory=set)
    administrators: dict[int, frozenset[str]] = field(default_factory=dict)
    anonymous: set[int] = field(default_factory=set)
    linked: Chat | None = None
    is_deleted: bool = False
    upgraded_to: Chat | None = None
    last_bot: User | None = None
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: dict[int, Message] = field(default_factory=dict)
    ephemerals: dict[int, Message] = field(default_factory=dict)
    drafts: dict[int, Formatted] = field(default_factory=dict)

    @property
    def is_bot_in(self) -> bool:
        """Whether the bot is in the chat and hears of it."""
        return self.bot_status in ("member", "administrator", "restricted")

    @property
    def is_group(self) -> bool:
        """Whether people talk to each other here."""
        return self.kind in ("group", "supergroup")

    @property
    def last_pinned(self) -> Message | None:
        """The latest of the messages that are pinned, by when they were sent."""
        return self.pinned[max(self.pinned)] if self.pinned else None

    def __repr__(self) -> str:
        """Return a line for a person to read, without all that was ever said."""
        return f"<{self.kind} {self.id}>"

    def as_json(self) -> Json:
        """Return the chat as the Bot API writes it within a message."""
        return without_none(
            id=self.id,
            type=self.kind,
            title=self.title,
            username=self.user.username if self.user else self.username,
            first_name=self.user.first_name if self.user else None,
            is_forum=self.is_forum or None,
        )


@dataclass(slots=True, eq=False, repr=False)
class Message:
    """A message as it stands now: an edit changes it in place.

    `media` and `service` hold the fields of the Bot API that make it a photo, a new member and the like; `file` has the
    bytes that were sent. `sender_chat` is the chat in whose name it was written, `via_bot` the bot whose inline result
    it is. `seen_by` is the one person who sees it, if it is not for all; its id is then no number of the chat.
    `number` tells which of two messages came first, whatever their chats; `thread` is the first of the answers to
    answers to which this one belongs, where they make a thread.
    """

    id: int
    chat: Chat
    date: int
    sender: User
    content: Formatted = field(default_factory=lambda: Formatted(""))
    media: Mapping[str, object] = field(default_factory=dict)
    service: Mapping[str, object] = field(default_factory=dict)
    keyboard: Keyboard = ()
    reply_to: Message | None = None
    quote: Mapping[str, object] | None = None
    topic: Topic | None = None
    link_preview: Mapping[str, object] | None = None
    is_silent: bool = False
    is_protected: bool = False
    edited: int | None = None
    number: int = 0
    thread: int | None = None
    file: bytes | None = None
    sender_chat: Chat | None = None
    via_bot: User | None = None
    inline_id: str | None = None
    guest_caller: User | None = None
    forward_origin: Mapping[str, object] | None = None
    is_automatic_forward: bool = False
    album: str | None = None
    seen_by: User | None = None
    rich: Mapping[str, object] | None = None
    poll: Poll | None = None
    reactions: dict[User, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Return a line for a person to read."""
        return f"<message {self.id} of {self.chat.id} by {self.sender.first_name}: {self.text!r}>"

    @property
    def text(self) -> str:
        """The words of the message, of its caption, or of its poll's question."""
        return self.content.text

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What is marked in the words, with offsets in UTF-16 units."""
        return self.content.entities

    @property
    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """The inline keyboard, row by row."""
        return tuple(tuple(Button(self, fields) for fields in row) for row in self.keyboard)

    def age(self, *, hours: float) -> None:
        """Let time pass for this message, as what is older than 48 hours cannot be deleted."""
        self.date -= int(hours * 3600)

    def marked(self, kind: str) -> list[str]:
        """Return the stretches of the text that are marked as `kind`, for instance "bold"."""
        return self.content.marked(kind)

    def links(self) -> dict[str, str]:
        """Return the addresses that words of the text lead to, by those words."""
        return {self.content.words_of(link): link.url for link in self.entities if link.url}

    def button(self, label: str) -> Button:
        """Return the button whose text is `label` or, if none is, the only one whose text holds it."""
        everywhere = [button for row in self.buttons for button in row]
        exact = [button for button in everywhere if button.text == label]
        found = exact or [button for button in everywhere if label in button.text]
        if len(found) != 1:
            message = f"{len(found)} buttons {label!r} among {[button.text for button in everywhere]}"
            raise LookupError(message)
        return found[0]

    def as_json(self) -> Json:
        """Return the message as the Bot API writes it."""
        return message_json(self)


@dataclass(frozen=True, slots=True)
class Button:
    """A button of an inline keyboard, with the message it belongs to; `fields` are those the bot sent."""

    message: Message
    fields: Mapping[str, object]

    @property
    def text(self) -> str:
        """What the button says."""
        return str(self.fields["text"])

    @property
    def data(self) -> str | None:
        """What pressing it tells the bot."""
        data = self.fields.get("callback_data")
        return None if data is None else str(data)

    @property
    def url(self) -> str | None:
        """What pressing it opens."""
        url = self.fields.get("url")
        return None if url is None else str(url)

    @property
    def copied(self) -> str | None:
        """What pressing it copies."""
        copied = self.fields.get("copy_text")
        return str(copied["text"]) if isinstance(copied, dict) else None

    @property
    def inline_query(self) -> str | None:
        """The inline query that pressing it begins, here or in a chat to choose."""
        for name in ("switch_inline_query_current_chat", "switch_inline_query"):
            if name in self.fields:
                return str(self.fields[name])
        return None
