"""Which tasks have made a request of Telegram, and what may be withheld at the last moment."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram import Bot

from bot.chat.requests import Requests, WithheldError, leaving
from bot.metrics import Metrics
from bot.simulator import Simulator

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


def run(telegram: Simulator, story: Callable[[Bot, Requests], Awaitable[None]]) -> None:
    async def main() -> None:
        requests = Requests(Metrics())
        async with Bot(telegram.token, base_url=f"{telegram.url}/bot", request=requests) as bot:
            await story(bot, requests)

    asyncio.run(main())


def test_a_task_is_known_to_have_made_a_request_until_it_ends() -> None:
    async def story(bot: Bot, requests: Requests) -> None:
        asked, end = asyncio.Event(), asyncio.Event()

        async def ask() -> None:
            await bot.get_me()
            asked.set()
            await end.wait()

        asking, waiting = asyncio.create_task(ask()), asyncio.create_task(end.wait())
        await asked.wait()
        assert (requests.are_made_by(asking), requests.are_made_by(waiting)) == (True, False)
        end.set()
        await asyncio.gather(asking, waiting)

    with Simulator() as telegram:
        run(telegram, story)


def test_a_request_that_may_not_leave_is_not_made() -> None:
    async def story(bot: Bot, _: Requests) -> None:
        async def may(answer: bool) -> bool:  # noqa: FBT001
            return answer

        for answer in (True, False):
            with leaving(lambda answer=answer: may(answer)):  # type: ignore[misc]
                if answer:
                    await bot.get_me()
                else:
                    with pytest.raises(WithheldError):
                        await bot.get_me()

    with Simulator() as telegram:
        run(telegram, story)
        assert len(telegram.calls("getMe")) == 2  # as it also says who it is when it begins
