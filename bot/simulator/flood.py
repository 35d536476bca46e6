"""Telegram's limits against floods, where a test asks for them: whoever exceeds one has to wait as long as told.

The real limits are not published exactly. A request that comes again before the time is up is a mistake of the bot,
unless it was on its way when the limit was reached.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.simulator.refusals import Flooded, Impatient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.simulator.model import Chat

_ON_ITS_WAY: Final = 0.25
"""Seconds for which a request may have been under way when the limit was reached."""
_COUNTED: Final = ("send", "edit", "copy", "forward")
_UNCOUNTED: Final = frozenset({"sendchataction", "sendmessagedraft"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages the server takes: of all chats in a second, of one chat in a second, of a group in a minute."""

    per_second: int | None = None
    per_chat: int | None = None
    per_group_minute: int | None = None


@dataclass(slots=True)
class _Pause:
    begun: float
    end: float


class FloodGate:
    """Counts what the bot sends, and lets it through or asks for a pause."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Let everything through until there are `limits`."""
        self.limits = Limits()
        self._clock = clock
        self._sent: defaultdict[str, deque[float]] = defaultdict(deque)
        self._pauses: dict[str, _Pause] = {}

    def check(self, method: str, chat: Chat | None) -> None:
        """Count a request or refuse it."""
        if chat is None or not method.startswith(_COUNTED) or method in _UNCOUNTED:
            return
        scopes = list(self._scopes(chat))
        now = self._clock()
        for name, _, _ in scopes:
            self._refuse_early(name, now)
        for name, number, seconds in scopes:
            self._refuse_many(name, number, seconds, now)
        for name, _, _ in scopes:
            self._sent[name].append(now)

    def _scopes(self, chat: Chat) -> Iterator[tuple[str, int, float]]:
        """Return the limits that a request meets: a name, how many, in how many seconds."""
        if self.limits.per_second:
            yield "all", self.limits.per_second, 1
        if self.limits.per_chat:
            yield f"chat {chat.id}", self.limits.per_chat, 1
        if self.limits.per_group_minute and chat.kind != "private":
            yield f"minute of {chat.id}", self.limits.per_group_minute, 60

    def _refuse_early(self, name: str, now: float) -> None:
        pause = self._pauses.get(name)
        if pause is None or now >= pause.end:
            self._pauses.pop(name, None)
            return
        left = math.ceil(pause.end - now)
        raise Flooded(left) if now - pause.begun < _ON_ITS_WAY else Impatient(left)

    def _refuse_many(self, name: str, number: int, seconds: float, now: float) -> None:
        sent = self._sent[name]
        while sent and now - sent[0] >= seconds:
            sent.popleft()
        if len(sent) >= number:
            left = max(1, math.ceil(sent[0] + seconds - now))
            self._pauses[name] = _Pause(now, now + left)
            raise Flooded(left)
