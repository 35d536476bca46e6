"""How often something may happen in a minute, counted for each that makes it happen.

Windows slide: at no moment were there more admissions in the last minute than the limit. What is remembered is bounded:
under an attack by many, whoever was quiet for longest is forgotten first.
"""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

WINDOW: Final = 60.0
"""Seconds that are looked back on."""
REMEMBERED: Final = 10_000
"""Keys whose windows are kept; a window takes less than a kilobyte."""


@dataclass(slots=True)
class Window:
    """When something was admitted last, as often as the limit, and when something was last refused."""

    limit: int
    admitted: deque[float] = field(default_factory=deque)
    refused_at: float = -math.inf

    def has_room(self, now: float) -> bool:
        """Tell whether one more would be admitted."""
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


class Windows(Generic[Key]):
    """A window for each key; the one that was looked at longest ago makes room for a new one."""

    def __init__(self, limit: int) -> None:
        """Admit so many a window."""
        self._limit = limit
        self._windows: OrderedDict[Key, Window] = OrderedDict()

    def of(self, key: Key) -> Window:
        """Return the window of a key."""
        window = self._windows.setdefault(key, Window(self._limit))
        self._windows.move_to_end(key)
        if len(self._windows) > REMEMBERED:
            self._windows.popitem(last=False)
        return window

    def forget(self, key: Key) -> None:
        """Forget a key."""
        self._windows.pop(key, None)
