"""Users, chats and messages, and how the Bot API writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.simulator.entities import Entity, Formatted

ChatKind = Literal["private", "group", "supergroup", "channel"]
Json = dict[str, object]
Keyboard = tuple[tuple[Mapping[str, object], ...], ...]


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot; `has_blocked` says whether the bot under test may still write."""

    id: int
    first_name: str
    username: str | None = None
    is_bot: bool = False
    language_code: str | None = None
    has_blocked: bool = False
    is_deactivated: bool = False

    def as_json(self) -> Json:
        """Return the user as the Bot API writes it."""
        return _without_none(
            id=self.id,
            is_bot=self.is_bot,
            first_name=self.first_name,
            username=self.username,
            language_code=self.language_code,
        )


@dataclass(slots=True, eq=False)
class Topic:
    """A topic of a forum; its id is that of the service message that opened it."""

    id: int
    name: str
    is_closed: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Chat:
    """A chat as the bot meets it: who is there, what the bot may do, what has been said."""

    id: int
    kind: ChatKind
    title: str | None = None
    username: str | None = None
    user: User | None = None
    members: list[User] = field(default_factory=list)
    is_forum: bool = False
    bot_status: str = "left"
    bot_may_write: bool = True
    is_deleted: bool = False
    upgraded_to: Chat | None = None
    last_bot: User | None = None
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Return a line for a person to read, without all that was ever said."""
        return f"<{self.kind} {self.id}>"

    def as_json(self) -> Json:
        """Return the chat as the Bot API writes it within a message."""
        return _without_none(
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

    `media` and `service` hold the fields of the Bot API that make it a photo, a new member and the like.
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

    def __repr__(self) -> str:
        """Return a line for a person to read."""
        return f"<message {self.id} of {self.chat.id} by {self.sender.first_name}: {self.text!r}>"

    @property
    def text(self) -> str:
        """The words of the message, or of its caption."""
        return self.content.text

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What is marked in the words, with offsets in UTF-16 units."""
        return self.content.entities

    @property
    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """The inline keyboard, row by row."""
        return tuple(tuple(Button(self, fields) for fields in row) for row in self.keyboard)

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

    def as_json(self, *, within_another: bool = False) -> Json:
        """Return the message as the Bot API writes it; one replied to comes without what it replied to itself."""
        return {**self._origin_json(), **self._place_json(within_another=within_another), **self._content_json()}

    def _origin_json(self) -> Json:
        """Write where the message comes from; in a channel everybody writes as the channel."""
        in_channel = self.chat.kind == "channel"
        origin = {"sender_chat": self.chat.as_json()} if in_channel else {"from": self.sender.as_json()}
        about = _without_none(message_id=self.id, chat=self.chat.as_json(), date=self.date, edit_date=self.edited)
        return {**about, **origin}

    def _place_json(self, *, within_another: bool) -> Json:
        replied = self.reply_to.as_json(within_another=True) if self.reply_to and not within_another else None
        return _without_none(
            message_thread_id=self.topic.id if self.topic else None,
            is_topic_message=True if self.topic else None,
            reply_to_message=replied,
            quote=self.quote,
            has_protected_content=self.is_protected or None,
        )

    def _content_json(self) -> Json:
        words, marks = ("caption", "caption_entities") if self.media else ("text", "entities")
        keyboard = [list(row) for row in self.keyboard]
        return {
            **self.service,
            **self.media,
            **({words: self.text} if self.text else {}),
            **({marks: [entity.as_json() for entity in self.entities]} if self.entities else {}),
            **({"link_preview_options": self.link_preview} if self.link_preview else {}),
            **({"reply_markup": {"inline_keyboard": keyboard}} if keyboard else {}),
        }


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


def _without_none(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
