"""The queue of what the bot has not yet confirmed: numbered one by one, forgotten only on confirmation.

Updates do not grow old here; the server forgets them after a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_KINDS: Final = frozenset({"message", "edited_message", "channel_post", "edited_channel_post", "callback_query"}) | {
    "inline_query",
    "chosen_inline_result",
    "guest_message",
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
    payload: object
    lane: str

    def as_json(self) -> dict[str, object]:
        """Return the update as the Bot API writes it."""
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """Updates waiting for the bot, by their numbers and in their order, and those it has confirmed."""

    def __init__(self) -> None:
        """Begin with nothing to tell."""
        self.waiting: dict[int, Update] = {}
        self.confirmed: list[Update] = []
        self.allowed: frozenset[str] = USUAL
        self._lanes: dict[str, dict[int, Update]] = {}
        self._next_id = _FIRST_ID
        self._to_repeat = 0
        self._repeated: set[int] = set()

    @property
    def lanes(self) -> AbstractSet[str]:
        """The lanes in which something waits."""
        return self._lanes.keys()

    def allow(self, kinds: Iterable[str]) -> None:
        """Let only these kinds in from now on, or the usual ones if none is named; nothing past comes back."""
        self.allowed = frozenset(kinds) & _KINDS or USUAL

    def add(self, kind: str, payload: object, lane: str) -> None:
        """Queue an update, unless the bot did not ask for its kind: then it is lost for good."""
        if kind in self.allowed:
            self.force(kind, payload, lane)

    def force(self, kind: str, payload: object, lane: str) -> int:
        """Queue an update, whatever it is, and return its number."""
        update = Update(self._next_id, kind, payload, lane)
        self._next_id += 1
        self._put(update)
        if self._to_repeat:
            self._to_repeat -= 1
            self._repeated.add(update.id)
        return update.id

    def repeat_next(self, number: int) -> None:
        """Deliver the next `number` updates twice, as when the first confirmation of each had been lost."""
        self._to_repeat = number

    def first(self, limit: int) -> list[Update]:
        """Return what has waited longest."""
        return list(islice(self.waiting.values(), limit))

    def first_in(self, lane: str) -> Update | None:
        """Return what has waited longest in a lane."""
        return next(iter(self._lanes.get(lane, {}).values()), None)

    def confirm(self, update: Update) -> None:
        """Forget an update that the bot has taken, unless it is to come once more."""
        if update.id in self._repeated:
            self._repeated.remove(update.id)
        elif update.id in self.waiting:
            self._take(update)
            self.confirmed.append(update)

    def confirm_before(self, offset: int) -> None:
        """Forget what comes before `offset`; a negative one keeps that many from the end."""
        first = self._next_id + offset if offset < 0 else offset
        for update in list(takewhile(lambda update: update.id < first, self.waiting.values())):
            self.confirm(update)

    def drop(self) -> None:
        """Forget everything that waits."""
        self.waiting.clear()
        self._lanes.clear()

    def redeliver(self) -> None:
        """Put everything confirmed back, as when the confirmations had not arrived."""
        everything = sorted([*self.confirmed, *self.waiting.values()], key=lambda update: update.id)
        self.drop()
        self.confirmed = []
        for update in everything:
            self._put(update)

    def _put(self, update: Update) -> None:
        self.waiting[update.id] = update
        self._lanes.setdefault(update.lane, {})[update.id] = update

    def _take(self, update: Update) -> None:
        del self.waiting[update.id]
        lane = self._lanes[update.lane]
        del lane[update.id]
        if not lane:
            del self._lanes[update.lane]
