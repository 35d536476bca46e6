"""What whoever runs the bot is told without asking: what was to be sent and did not go as promised.

It comes in one message for all that has happened in a while, so that an outage of many chats is no flood of its own.
What is lost here with the process is in the report all the same.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from bot.chat.places import Place
from bot.chat.reply import plain
from bot.wording import owner as say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.chat.posting import Post

PAUSE: Final = 60.0
"""Seconds between two messages."""
LINES: Final = 15
"""Things told in a message; of more it is said how many."""


class Notices:
    """Keeps what is to be told until it is."""

    def __init__(self, post: Post, admins: Collection[int], clock: Callable[[], float] = time.monotonic) -> None:
        """Tell these people, by their numbers; `clock` counts seconds."""
        self._post = post
        self._admins = admins
        self._clock = clock
        self._waiting: list[str] = []
        self._told_at = -PAUSE

    def add(self, told: str) -> None:
        """Have something told soon."""
        self._waiting.append(told)

    async def tell(self) -> None:
        """Tell what waits, unless something was told a short while ago."""
        if not self._waiting or self._clock() - self._told_at < PAUSE:
            return
        waiting, self._waiting = self._waiting, []
        self._told_at = self._clock()
        text = say.notice(waiting[:LINES], len(waiting) - LINES)
        for admin in sorted(self._admins):
            await self._post.send(Place(admin), plain(text))
