"""How many questions a person and a group may ask in a while, and when they are told that it is too many.

Windows slide: at no moment were there more admissions in the last minute than the limit. Nothing here sends or waits,
and what it remembers is bounded: under an attack by many, whoever was quiet for longest is forgotten first.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOW: Final = 60.0
"""Seconds that are looked back on."""
PERSON_LIMIT: Final = 12
"""Questions of a person in a window, wherever they are asked: more than anybody types and reads."""
GROUP_LIMIT: Final = 20
"""Questions of a group in a window: Telegram lets a bot write about twenty messages a minute to a group."""
REMEMBERED: Final = 10_000
"""Persons, and as many groups, whose windows are kept; a window takes less than a kilobyte."""


class Verdict(Enum):
    """What is to be done with a question."""

    ADMITTED = auto()
    TOLD = auto()
    """It is refused, and whoever asks is to be told; not again until a window has passed without a refusal."""
    SILENT = auto()
    """It is refused, and nothing is said."""


class Gate:
    """Admits questions until they are too many."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        person_limit: int = PERSON_LIMIT,
        group_limit: int = GROUP_LIMIT,
    ) -> None:
        """Admit so many a window; `clock` counts seconds."""
        self._clock = clock
        self._persons = _Windows(person_limit)
        self._groups = _Windows(group_limit)

    def admit(self, chat_id: int, person_id: int | None) -> Verdict:
        """Return what is to be done with a question that somebody asks now.

        Who hides behind a chat (None, or that chat's number, which is negative) has no limit but the group's, and is
        told nothing. Telling somebody counts as an answer to the group, so a crowd cannot make the bot write more than
        the limit and the one message that tells of it.
        """
        now = self._clock()
        person = self._persons.of(person_id) if person_id is not None and person_id > 0 else None
        group = self._groups.of(chat_id) if chat_id < 0 else None
        if person and not person.has_room(now):
            is_told = person.refuse(now) and (group is None or group.take(now))
            return Verdict.TOLD if is_told else Verdict.SILENT
        if group and not group.take(now):
            is_told = group.refuse(now) and person is not None
            return Verdict.TOLD if is_told else Verdict.SILENT
        if person:
            person.take(now)
        return Verdict.ADMITTED

    def forget(self, chat_id: int) -> None:
        """Forget a group, which is gone or has another number now."""
        self._groups.forget(chat_id)


@dataclass(slots=True)
class _Window:
    """When something was admitted last, as often as the limit, and when something was last refused."""

    limit: int
    admitted: deque[float] = field(default_factory=deque)
    refused_at: float = -math.inf

    def has_room(self, now: float) -> bool:
        while self.admitted and self.admitted[0] <= now - WINDOW:
            self.admitted.popleft()
        return len(self.admitted) < self.limit

    def take(self, now: float) -> bool:
        """Note an admission and return True, or return False if there is no room for it."""
        if not self.has_room(now):
            return False
        self.admitted.append(now)
        return True

    def refuse(self, now: float) -> bool:
        """Note a refusal and return whether it is the first of its stretch."""
        is_first = self.refused_at <= now - WINDOW
        self.refused_at = now
        return is_first


class _Windows:
    """Windows by number; the one that was looked at longest ago makes room for a new one."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._windows: OrderedDict[int, _Window] = OrderedDict()

    def of(self, number: int) -> _Window:
        window = self._windows.setdefault(number, _Window(self._limit))
        self._windows.move_to_end(number)
        if len(self._windows) > REMEMBERED:
            self._windows.popitem(last=False)
        return window

    def forget(self, number: int) -> None:
        self._windows.pop(number, None)
