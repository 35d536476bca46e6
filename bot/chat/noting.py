"""What the log warns of is noted for the owner's report, without numbers, names of chats or secrets."""

from __future__ import annotations

import logging
import re
from collections import deque
from typing import TYPE_CHECKING, Final

from bot.chat.parts import now

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.store import Store

_WAITING: Final = 100
"""Warnings kept until they are stored: more than come in seconds, unless all is lost anyway."""
_OURS: Final = "bot."
_NOTED_ELSEWHERE: Final = ("bot.store", "bot.chat.handlers")
"""A store that warns of itself could go on for ever; handlers note what they fail at."""
_NUMBER: Final = re.compile(r"-?\d+")


class Notes(logging.Handler):
    """Keeps what our own code warns of until it is stored; what differs by numbers only counts as the same."""

    def __init__(self, secrets: Collection[str]) -> None:
        """Leave `secrets` out."""
        super().__init__(logging.WARNING)
        self._secrets = secrets
        self._waiting: deque[str] = deque(maxlen=_WAITING)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        if record.name.startswith(_OURS) and not record.name.startswith(_NOTED_ELSEWHERE):
            self._waiting.append(self._told(record))

    async def put_into(self, store: Store) -> None:
        """Store what has come since the last time."""
        while self._waiting:
            await store.note_error(self._waiting.popleft(), now())

    def _told(self, record: logging.LogRecord) -> str:
        told = record.getMessage()
        for secret in self._secrets:
            told = told.replace(secret, "…")
        kind = record.exc_info[0] if record.exc_info else None
        return _NUMBER.sub("…", told) + (f" ({kind.__name__})" if kind else "")
