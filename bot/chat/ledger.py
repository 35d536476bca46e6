"""Which updates are being worked on, which are done, and up to where Telegram may forget them. Pure.

Telegram forgets every update before the offset of a request for more, so the offset is never past one that is not done.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

REMEMBERED: Final = 10_000
"""Done updates that are known again if they are delivered again: hours of a busy bot, and less than a megabyte."""


class Ledger:
    """The updates of one process; ids need not follow on each other, nor grow, as after a quiet week they do not."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        """Begin with whatever Telegram has not forgotten."""
        self._open: set[int] = set()
        self._done: set[int] = set()
        self._order: deque[int] = deque()
        self._remembered = remembered
        self._after_batch = 0

    @property
    def offset(self) -> int:
        """The id from which Telegram is to keep updates; 0, which confirms nothing, before the first."""
        return min(self._open, default=self._after_batch)

    @property
    def is_idle(self) -> bool:
        """Whether everything that came is done."""
        return not self._open

    def admit(self, batch: Iterable[int]) -> list[int]:
        """Return those of a delivery's ids that are new; from now on they are being worked on."""
        ids = sorted(set(batch))
        new = [update for update in ids if update not in self._open and update not in self._done]
        self._open.update(new)
        self._after_batch = ids[-1] + 1 if ids else self._after_batch
        return new

    def finish(self, update: int) -> None:
        """Note that an update is done."""
        self._open.remove(update)
        self.recall(update)

    def recall(self, update: int) -> None:
        """Note that an update was received before, so that Telegram need not keep it if it delivers it again."""
        self._done.add(update)
        self._order.append(update)
        if len(self._order) > self._remembered:
            self._done.remove(self._order.popleft())
