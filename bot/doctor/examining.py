"""All the looks, in their order: each asks, within its time, and has what came of it judged."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar
from zoneinfo import ZoneInfo

from bot import settings as variables
from bot.chat.inquiry import Inquiry, Silence, UnansweredError
from bot.chat.service import webhook_address
from bot.doctor import account, chats, clock, database, deliveries, documents, encoder
from bot.doctor import variables as environments
from bot.doctor.checks import unseen
from bot.doctor.patience import within
from bot.doctor.reaching import reach
from bot.store.inspecting import LOOKED_AT, Age, inspect
from bot.wording import doctor as say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from bot.chat.inquiry import Account
    from bot.doctor.checks import Check
    from bot.doctor.variables import Environment
    from bot.store.inspecting import Condition

    K = TypeVar("K")
    T = TypeVar("T")

DATABASE_PATIENCE: Final = 8.0
"""Seconds that a database may take: longer than a connection to it may."""
ENCODER_PATIENCE: Final = 15.0
"""Seconds that an encoder may take to load and to make a few vectors."""
CHATS_PATIENCE: Final = 15.0
"""Seconds that asking about chats and people may take together."""
_HIDDEN: Final = "[token]"
_SHORTEST: Final = 8
"""Characters of what may be secret in a token; a real one's has 35."""


async def examine(environment: Mapping[str, str], tell: Callable[[Check], None]) -> None:
    """Look at everything, and tell each thing as it is seen; the token is in none of it."""
    found = environments.read(environment)
    secret = environment.get(variables.TOKEN.name, "").strip().rpartition(":")[2]
    async with contextlib.AsyncExitStack() as stack:
        inquiry = None
        if found.settings.token and found.has(variables.API_URL):
            inquiry = await stack.enter_async_context(Inquiry(found.settings.api_url, found.settings.token))
        await _Examination(found, inquiry, lambda check: tell(_without(secret, check))).run()


class _Examination:
    """One round of looks; what one finds out the next ones may need."""

    def __init__(self, found: Environment, inquiry: Inquiry | None, tell: Callable[[Check], None]) -> None:
        self._found = found
        self._settings = found.settings
        self._inquiry = inquiry
        self._tell_one = tell
        self._account: Account | None = None
        self._condition: Condition | None = None

    async def run(self) -> None:
        self._tell(environments.checks(self._found))
        await self._look_at_account()
        await self._look_at_deliveries()
        await self._look_at_database()
        self._look_at_documents()
        await self._look_at_encoder()
        self._look_at_clock()
        await self._look_at_rights()
        await self._look_at_owners()

    def _tell(self, checks: Iterable[Check]) -> None:
        for check in checks:
            self._tell_one(check)

    async def _look_at_account(self) -> None:
        if self._inquiry is None:
            is_token = not self._found.has(variables.TOKEN)
            variable, advice = (variables.TOKEN, say.GET_TOKEN) if is_token else (variables.API_URL, "")
            self._tell_one(unseen(say.TOKEN, say.needs(variable.name), advice))
            return
        answer = await _answer(self._inquiry.account())
        self._account = None if isinstance(answer, UnansweredError) else answer
        self._tell(account.checks(answer, self._settings.api_url))

    async def _look_at_deliveries(self) -> None:
        is_in_use = False
        if not self._found.has(variables.PUBLIC_URL):
            self._tell_one(unseen(say.WEBHOOK, say.needs(variables.PUBLIC_URL.name)))
            return
        if self._account is None or self._inquiry is None:
            self._tell_one(unseen(say.WEBHOOK, say.NEEDS_TELEGRAM))
        elif self._settings.public_url is None:
            self._tell_one(deliveries.polled(await _answer(self._inquiry.webhook()), self._settings.api_url))
        else:
            answer, wanted = await _answer(self._inquiry.webhook()), webhook_address(self._settings)
            is_in_use = not isinstance(answer, UnansweredError) and answer.address == wanted
            self._tell(deliveries.delivered(answer, wanted))
        if (address := self._settings.public_url) is not None:
            self._tell_one(deliveries.reached(await reach(address), address, is_in_use=is_in_use))

    async def _look_at_database(self) -> None:
        if not self._found.has(variables.DATABASE_URL):
            self._tell_one(unseen(say.DATABASE, say.needs(variables.DATABASE_URL.name)))
            return
        now = dt.datetime.now(dt.UTC)
        found: Condition | Exception
        try:
            found = await within(DATABASE_PATIENCE, partial(inspect, self._settings.database_url, now))
            self._condition = found
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the other looks go on
            found = error
        self._tell(database.checks(found, now, DATABASE_PATIENCE))

    def _look_at_documents(self) -> None:
        self._tell_one(documents.check(self._settings.knowledge))

    async def _look_at_encoder(self) -> None:
        if self._settings.encoder is None:
            return
        found: str | Exception
        try:
            found = await within(ENCODER_PATIENCE, partial(encoder.look, self._settings))
        except Exception as error:  # noqa: BLE001 - as above
            found = error
        self._tell_one(encoder.check(found))

    def _look_at_clock(self) -> None:
        ahead = self._inquiry.ahead if self._inquiry else None
        self._tell_one(clock.check(ahead, dt.datetime.now(dt.UTC), ZoneInfo(self._settings.timezone)))

    async def _look_at_rights(self) -> None:
        condition = self._condition
        if self._account is None or self._inquiry is None:
            self._tell_one(unseen(say.RIGHTS, say.NEEDS_TELEGRAM))
        elif condition is None or condition.age is Age.OLD:
            self._tell_one(unseen(say.RIGHTS, say.NEEDS_DATABASE))
        elif condition.contents is None:
            self._tell(chats.rights({}, 0))
        else:
            ask = self._inquiry.rights
            asked = {one: partial(ask, one.chat_id) for one in condition.contents.receivers}
            self._tell(chats.rights(await _answers(asked), condition.contents.receiving))

    async def _look_at_owners(self) -> None:
        if not self._found.has(variables.ADMIN_IDS):
            self._tell_one(unseen(say.OWNERS, say.needs(variables.ADMIN_IDS.name)))
        elif self._account is None or self._inquiry is None:
            self._tell_one(unseen(say.OWNERS, say.NEEDS_TELEGRAM))
        else:
            ask = self._inquiry.has_met
            asked = {person: partial(ask, person) for person in sorted(self._settings.admin_ids)[:LOOKED_AT]}
            self._tell(chats.owners(await _answers(asked), self._account.username))


async def _answer(asked: Awaitable[T]) -> T | UnansweredError:
    try:
        return await asked
    except UnansweredError as error:
        return error


async def _answers(asked: Mapping[K, Callable[[], Awaitable[T]]]) -> dict[K, T | None]:
    """Return what is answered to one question after another; None for those that are not, or not asked any more.

    Once the server is silent, or time is up, no more is asked.
    """
    answers: dict[K, T | None] = dict.fromkeys(asked)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CHATS_PATIENCE):
            for key, ask in asked.items():
                answer = await _answer(ask())
                if not isinstance(answer, UnansweredError):
                    answers[key] = answer
                elif answer.silence is Silence.UNREACHABLE:
                    break
    return answers


def _without(secret: str, check: Check) -> Check:
    """Return a check without a secret, which none should have; a value in the wrong place or a server's words might."""
    if len(secret) < _SHORTEST:
        return check
    told, advice, *details = (text.replace(secret, _HIDDEN) for text in (check.told, check.advice, *check.details))
    return replace(check, told=told, advice=advice, details=tuple(details))
