"""What has happened so far, in order: what people did and what the bot asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.simulator.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Event:
    """Something that shows in a chat: a "message", "edit", "deletion", "reaction", "draft", "action" and so on."""

    kind: str
    chat_id: int
    who: str
    text: str = ""

    def __str__(self) -> str:
        """Return a line for a person to read."""
        return f"{self.chat_id} {self.who}: [{self.kind}] {self.text}"


@dataclass(frozen=True, slots=True)
class Call:
    """A request of the bot and how it ended; `fault` names the injected fault that met it.

    A long poll is written down when it ends. The status is 0 where the connection was broken on purpose, and 499 where
    the bot hung up.
    """

    method: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    refusal: Refusal | None = None
    fault: str | None = None

    @property
    def chat_id(self) -> int | None:
        """The chat that the request was about."""
        text = self.parameters.get("chat_id", "")
        return int(text) if text.lstrip("-").isdecimal() else None

    @property
    def description(self) -> str | None:
        """What the server said of a request that it refused."""
        return self.refusal.description if self.refusal else None

    def __str__(self) -> str:
        """Return a line for a person to read."""
        ending = " ".join(str(part) for part in (self.status, self.description, self.fault) if part)
        return f"bot -> {self.method} {dict(self.parameters)}: {ending}"


@dataclass(slots=True)
class Delivery:
    """Something that the bot sent and that is in its chat, whatever became of the answer.

    `text` is what was sent at first: a text, a caption, or the question of a poll. `status` is what the bot was told of
    it, in the numbers of `Call`, and None as long as it has been told nothing. It arrived `at` a moment, in seconds.
    """

    method: str
    chat_id: int
    message_id: int
    text: str
    at: float
    status: int | None = None


Entry = Event | Call
