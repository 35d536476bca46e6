"""What somebody asked last, for the questions that lean on it; kept in memory alone, and not for long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from bot.answering import LONGEST_QUESTION
from bot.model import Abstention, Reason, Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.model import Finding

PEOPLE: Final = 10_000
"""Whose last question is known; a question is some hundred bytes long, and four kilobytes at the very most."""
FORGOTTEN_AFTER: Final = 30 * 60.0
"""Seconds after which nobody says "¿y en 2023?" and means the question before."""


class Conversations:
    """The last question of each person in each chat."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing asked; `clock` counts seconds."""
        self._clock = clock
        self._last: dict[Hashable, tuple[str, float]] = {}

    def previous(self, who: Hashable) -> str | None:
        """Return what `who` asked last, unless it was too long ago."""
        question, asked_at = self._last.get(who, (None, 0.0))
        return question if self._clock() - asked_at < FORGOTTEN_AFTER else None

    def remember(self, who: Hashable, found: Finding) -> None:
        """Note the question that something was found about; one that asked nothing leaves the last as it was.

        What is noted is the question as it was understood: a follow-up has been completed there, so another may follow.
        As each may add to the one before, no more is kept than may be typed.
        """
        if isinstance(found, Remark) or _is_wordless(found):
            return
        self._last.pop(who, None)  # taken out and put back, the person is the newest again
        self._last[who] = found.question[:LONGEST_QUESTION], self._clock()
        if len(self._last) > PEOPLE:
            del self._last[next(iter(self._last))]


def _is_wordless(found: Finding) -> bool:
    return isinstance(found, Abstention) and found.reason is Reason.NO_WORDS
