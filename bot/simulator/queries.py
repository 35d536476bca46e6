"""What waits for an answer of the bot: buttons pressed, inline queries, mentions of a guest; and the answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.simulator.entities import Formatted
    from bot.simulator.model import Keyboard, Message, User

TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class CallbackAnswer:
    """What a person sees on pressing a button: nothing, a text, or a text in a window (`is_alert`)."""

    text: str = ""
    is_alert: bool = False
    url: str | None = None


@dataclass(slots=True)
class Query:
    """A button pressed; `answer` comes when the bot gives it, and none is taken once it `has_expired`."""

    id: str
    user: User
    at: float = 0.0
    answer: CallbackAnswer | None = None
    has_expired: bool = False


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One result that a person may choose: what it looks like in the list, and the message it makes."""

    id: str
    title: str
    description: str
    content: Formatted
    keyboard: Keyboard = ()
    link_preview: Mapping[str, object] | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    """All that the bot sent of it."""

    @property
    def text(self) -> str:
        """The words of the message that it makes."""
        return self.content.text


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What a person sees of an inline query; `query` and `offset` are what was asked for.

    `button` is what stands above the results: a text, and the parameter of the deep link that it opens.
    """

    query: str
    results: tuple[InlineResult, ...]
    next_offset: str = ""
    cache_seconds: int = 300
    is_personal: bool = False
    button: Mapping[str, object] | None = None


@dataclass(slots=True)
class InlineQuery:
    """An inline query typed; `answer` comes when the bot gives it."""

    id: str
    user: User
    text: str
    offset: str
    answer: InlineAnswer | None = None
    has_expired: bool = False


@dataclass(slots=True)
class GuestQuery:
    """A mention of the bot in a chat where it is no member; one answer is taken, as a message of that chat."""

    id: str
    message: Message
    answer: Message | None = None
    has_expired: bool = False
