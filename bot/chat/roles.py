"""Who may change what in a chat: always on the server's word, which is believed for a minute.

Whoever writes as the group itself is an administrator who stays anonymous; whoever writes as the linked channel speaks
for the group too, and so do the posts that Telegram forwards from it. Any other channel is somebody in disguise. A
button is always pressed by a person, whatever they write as.

All administrators of a chat are asked for at once: however many press and ask, the server is asked once a minute.
"""

from __future__ import annotations

import logging
import math
import time
from collections import OrderedDict
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from telegram.constants import ChatType
from telegram.error import TelegramError

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Bot, Message, Update

BELIEVED: Final = 60.0
"""Seconds that an answer of the server is believed; whoever is an administrator no longer may still act for so long."""
REMEMBERED: Final = 2_000
"""Answers that are kept."""

Key = tuple[int, bool]
"""Of which chat an answer is, and whether it is of channels that speak there, or of people."""

_log = logging.getLogger(__name__)


class Standing(Enum):
    """What somebody is in a chat."""

    ADMINISTRATOR = auto()
    OTHER = auto()
    UNKNOWN = auto()
    """The server did not say; nothing may be changed."""


class Roles:
    """What the server says of people in chats."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        """Ask as `bot`; `clock` counts seconds."""
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[Key, tuple[float, frozenset[int]]] = OrderedDict()

    async def is_administrator(self, chat_id: int, user_id: int) -> bool:
        """Tell whether a person is known to be an administrator of a chat."""
        return await self.standing(chat_id, user_id) is Standing.ADMINISTRATOR

    async def may_change(self, update: Update) -> bool:
        """Tell whether whoever caused an update is known to be allowed to change the chat's settings."""
        return await self.standing_of(update) is Standing.ADMINISTRATOR

    async def standing_of(self, update: Update) -> Standing:
        """Return what whoever caused an update is in its chat; in a private chat people are their own masters."""
        chat, query, message = update.effective_chat, update.callback_query, update.effective_message
        if chat is None or message is None:
            return Standing.OTHER
        if chat.type == ChatType.PRIVATE:
            return Standing.ADMINISTRATOR
        if query:
            return await self.standing(chat.id, query.from_user.id)
        return await self._writer(message)

    async def standing(self, chat_id: int, user_id: int) -> Standing:
        """Return what a person, or a channel that speaks in a group (its number is negative), is there."""
        key = chat_id, user_id < 0
        try:
            entitled = self._believed(key)
            if entitled is None:
                entitled = await self._ask(key)
        except TelegramError as error:
            _log.warning("who administers %s cannot be told: %s", chat_id, error)
            return Standing.UNKNOWN
        return Standing.ADMINISTRATOR if user_id in entitled else Standing.OTHER

    def forget(self, chat_id: int) -> None:
        """Forget what is known of a chat, because something changed there."""
        for key in [key for key in self._known if key[0] == chat_id]:
            del self._known[key]

    async def _writer(self, message: Message) -> Standing:
        speaker = message.sender_chat
        if speaker:
            is_the_group = message.is_automatic_forward or speaker.id == message.chat.id
            return Standing.ADMINISTRATOR if is_the_group else await self.standing(message.chat.id, speaker.id)
        return await self.standing(message.chat.id, message.from_user.id) if message.from_user else Standing.OTHER

    def _believed(self, key: Key) -> frozenset[int] | None:
        """Return what the server has said, if that was a short while ago."""
        asked_at, entitled = self._known.get(key, (-math.inf, None))
        return entitled if self._clock() < asked_at + BELIEVED else None

    async def _ask(self, key: Key) -> frozenset[int]:
        """Return who has a say in a chat, on the server's word."""
        chat_id, is_of_channels = key
        if is_of_channels:
            linked = (await self._bot.get_chat(chat_id)).linked_chat_id
            entitled = frozenset([linked] if linked else [])
        else:
            entitled = frozenset(member.user.id for member in await self._bot.get_chat_administrators(chat_id))
        self._known[key] = self._clock(), entitled
        self._known.move_to_end(key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return entitled
