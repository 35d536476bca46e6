"""Albums: messages that Telegram delivers one by one, though a person sent them at once."""

from __future__ import annotations

from typing import Final

CHATS: Final = 1000
"""Chats whose last album is known; an album arrives within seconds, so those that are forgotten have long ended."""


class Albums:
    """Knows the last album of each chat."""

    def __init__(self) -> None:
        """Begin with no album seen."""
        self._last: dict[int, str] = {}

    def goes_on(self, chat_id: int, album: str | None) -> bool:
        """Return whether a message belongs to the album that came last in its chat; from now on, its own is that."""
        if album is None:
            return False
        before = self._last.pop(chat_id, None)  # taken out and put back, the chat is the newest again
        self._last[chat_id] = album
        if len(self._last) > CHATS:
            del self._last[next(iter(self._last))]
        return album == before
