"""What somebody would ask who wonders whether the bot is well: how it gets its updates, since when, and what failed."""

from __future__ import annotations

import datetime as dt
from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice
from typing import Final

REMEMBERED: Final = 5
"""Errors of a chat, and of the bot at all, that are told."""


class Coming(Enum):
    """How updates come."""

    POLLING = auto()
    WEBHOOK = auto()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that went wrong: when, in which chat (None where in none), and in which words."""

    at: dt.datetime
    chat_id: int | None
    what: str


@dataclass(slots=True)
class Health:
    """The state of one process; nothing of it is stored."""

    delivery: Coming
    started_at: dt.datetime
    is_disk_lasting: bool = True
    """Whether what is stored outlives this process's machine, as far as can be told."""
    _failures: deque[Failure] = field(default_factory=lambda: deque(maxlen=100))

    def failed(self, what: str, chat_id: int | None = None) -> None:
        """Note that something went wrong."""
        self._failures.append(Failure(dt.datetime.now(dt.UTC), chat_id, what))

    def failures(self, chat_id: int | None = None) -> list[Failure]:
        """Return the last things that went wrong, the newest first: in a chat or in none, or anywhere if None."""
        concerned = (one for one in reversed(self._failures) if chat_id is None or one.chat_id in (chat_id, None))
        return list(islice(concerned, REMEMBERED))
