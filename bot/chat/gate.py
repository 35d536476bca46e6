"""How many questions a person and a group may ask in a while, and when they are told that it is too many.

The windows that it counts in are `bot.windows`. Nothing here sends or waits.
"""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from bot.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Callable

PERSON_LIMIT: Final = 12
"""Questions of a person in a window, wherever they are asked: more than anybody types and reads."""
GROUP_LIMIT: Final = 20
"""Questions of a group in a window: Telegram lets a bot write about twenty messages a minute to a group."""


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
        self._persons = Windows[int](person_limit)
        self._groups = Windows[int](group_limit)

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
