"""What Telegram says to whoever only asks: who the bot is, how deliveries go, what it may do where, what time it is.

Nothing is set, sent or taken, so it may be asked while the bot serves elsewhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Self, TypeVar

import httpx
from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.chat.lanes import HANDLED
from bot.chat.parts import now
from bot.chat.reply import clipped
from bot.chat.rights import NO_RIGHTS, rights_in
from bot.chat.service import CONNECTIONS
from bot.chat.webhook import webhook_of
from bot.errors import GlosaError

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from types import TracebackType

    from bot.chat.rights import Rights
    from bot.chat.webhook import Webhook

    T = TypeVar("T")

PATIENCE: Final = 5.0
"""Seconds that an answer may take."""
_LONGEST: Final = 200
"""Characters of an error's own words."""
_HALF_A_SECOND: Final = dt.timedelta(seconds=0.5)
"""The header gives whole seconds, so on the average it is so much later than it says."""


class Silence(Enum):
    """Why there is no answer."""

    WRONG_TOKEN = auto()
    UNREACHABLE = auto()
    REFUSED = auto()
    """The server does not know what it is asked about, or may not tell the bot."""
    FAILED = auto()
    """The server answers, but not that."""


class UnansweredError(GlosaError):
    """Telegram does not answer what it was asked: why, and in which words."""

    def __init__(self, silence: Silence, said: str = "") -> None:
        """Keep why."""
        super().__init__(f"{silence.name}: {said}")
        self.silence = silence
        self.said = said


@dataclass(frozen=True, slots=True)
class Account:
    """Who the bot is, and what was chosen for it at @BotFather; `is_guest` is None where the server knows no guests."""

    username: str
    joins_groups: bool
    sees_everything: bool
    is_inline: bool
    is_guest: bool | None


class Inquiry:
    """Asks a server as a bot; each question is answered within `PATIENCE`, or UnansweredError.

    `ahead` is how far this machine's clock is ahead of the server's, known to a second or so once something has been
    asked, if the server tells the time at all.
    """

    def __init__(self, api_url: str, token: str) -> None:
        """Ask nothing yet."""
        hooks = {"response": [self._note_time]}
        self._requests = HTTPXRequest(httpx_kwargs={"event_hooks": hooks})
        self._bot = Bot(token, f"{api_url}/bot", request=self._requests, get_updates_request=self._requests)
        self._asked_at = now()
        self.ahead: dt.timedelta | None = None

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._requests.shutdown()

    async def account(self) -> Account:
        """Return who the bot is."""
        me = await self._answer(self._bot.get_me())
        return Account(
            me.username or "",
            bool(me.can_join_groups),
            bool(me.can_read_all_group_messages),
            bool(me.supports_inline_queries),
            me.supports_guest_queries,
        )

    async def webhook(self) -> Webhook:
        """Return how deliveries go."""
        return await self._answer(webhook_of(self._bot, now()))

    async def rights(self, chat_id: int) -> Rights:
        """Return what the bot may do in a group or a channel: nothing, where it is not."""
        try:
            return await self._answer(rights_in(self._bot, chat_id))
        except UnansweredError as error:
            if error.silence is Silence.REFUSED:
                return NO_RIGHTS
            raise

    async def has_met(self, person: int) -> bool:
        """Tell whether a person has opened the chat with the bot."""
        try:
            await self._answer(self._bot.get_chat(person))
        except UnansweredError as error:
            if error.silence is Silence.REFUSED:
                return False
            raise
        return True

    async def _answer(self, asked: Awaitable[T]) -> T:
        self._asked_at = now()
        try:
            async with asyncio.timeout(PATIENCE):
                return await asked
        except TimeoutError as error:
            raise UnansweredError(Silence.UNREACHABLE) from error
        except TelegramError as error:
            raise UnansweredError(_silence(error), clipped(error.message, _LONGEST)) from error

    async def _note_time(self, response: httpx.Response) -> None:
        """Compare clocks: when the server wrote its answer, it was half-way between our asking and our hearing it."""
        answered_at = now()
        with contextlib.suppress(KeyError, ValueError, TypeError):  # no time, or none that makes sense
            told = parsedate_to_datetime(response.headers["date"])
            half_way = self._asked_at + (answered_at - self._asked_at) / 2
            self.ahead = half_way - told - _HALF_A_SECOND


def _silence(error: TelegramError) -> Silence:
    match error:
        case InvalidToken() | EndPointNotFound():  # the library's words for 401 and 404
            return Silence.WRONG_TOKEN
        case BadRequest() | Forbidden():
            return Silence.REFUSED
        case NetworkError() if isinstance(error.__cause__, httpx.HTTPError):
            return Silence.UNREACHABLE
    return Silence.FAILED


def is_as_wanted(webhook: Webhook) -> bool:
    """Tell whether a webhook delivers what the bot handles, as many at once as it takes."""
    return (webhook.kinds, webhook.connections) == (frozenset(HANDLED), CONNECTIONS)
