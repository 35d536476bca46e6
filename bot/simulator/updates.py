"""The queue of what the bot has not yet confirmed: numbered one by one, forgotten only on confirmation.

Updates do not grow old here; the server forgets them after a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KINDS: Final = frozenset({"message", "edited_message", "channel_post", "edited_channel_post", "callback_query"}) | {
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
    "poll",
    "poll_answer",
}
_ON_REQUEST: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""What a bot gets only if its `allowed_updates` name it."""

USUAL: Final = _KINDS - _ON_REQUEST

_FIRST_ID: Final = 100_000_001


@dataclass(frozen=True, slots=True)
class Update:
    """Something the bot is to be told; updates of one `lane` are delivered in order."""

    id: int
    kind: str
    payload: Mapping[str, object]
    lane: str

    def as_json(self) -> dict[str, object]:
        """Return the update as the Bot API writes it."""
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """Updates waiting for the bot, and those it has confirmed."""

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        self.waiting: list[Update] = []
        self.confirmed: list[Update] = []
        self.allowed: frozenset[str] = USUAL
        self._next_id = _FIRST_ID

    def allow(self, kinds: Iterable[str]) -> None:
        """Let only these kinds in from now on, or the usual ones if none is named; nothing past comes back."""
        self.allowed = frozenset(kinds) & _KINDS or USUAL

    def add(self, kind: str, payload: Mapping[str, object], lane: str) -> None:
        """Queue an update, unless the bot did not ask for its kind: then it is lost for good."""
        if kind in self.allowed:
            self.waiting.append(Update(self._next_id, kind, payload, lane))
            self._next_id += 1

    def confirm(self, update: Update) -> None:
        """Forget an update that the bot has taken."""
        if update in self.waiting:
            self.waiting.remove(update)
            self.confirmed.append(update)

    def confirm_before(self, offset: int) -> None:
        """Forget what comes before `offset`; a negative one keeps that many from the end."""
        first = self._next_id + offset if offset < 0 else offset
        for update in [update for update in self.waiting if update.id < first]:
            self.confirm(update)

    def drop(self) -> None:
        """Forget everything that waits."""
        self.waiting.clear()

    def redeliver(self) -> None:
        """Put everything confirmed back, as when the confirmations had not arrived."""
        self.waiting = sorted([*self.confirmed, *self.waiting], key=lambda update: update.id)
        self.confirmed = []
