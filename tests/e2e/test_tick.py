"""`tick`: what is due is done, once, by a process that does not stay."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot import schedule, wording
from bot.answering import Answerer
from bot.chat import service
from bot.chat.trouble import CannotServeError
from bot.library import load
from bot.settings import Settings
from bot.simulator import TooManyRequests
from bot.store import Store, migrate
from bot.store.promises import Content, State, Subscription, When
from bot.store.values import Waiting
from bot.wording import running
from tests.e2e.conftest import served_by
from tests.e2e.process import PATIENCE
from tests.ports import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from bot.simulator import Conversation, Simulator
    from tests.e2e.conftest import StartBot
    from tests.e2e.process import BotProcess

MADRID = ZoneInfo("Europe/Madrid")
UNKNOWN = "1:" + 35 * "x"
"""A token that nobody was given."""
ANSWER = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."


class Tick(Protocol):
    """Runs `tick` to its end on the test's database."""

    def __call__(self, **environment: str) -> BotProcess: ...


@pytest.fixture
def database(tmp_path: Path) -> str:
    migrate(url := f"sqlite:///{tmp_path / 'glosa.db'}")
    return url


@pytest.fixture
def tick(start_bot: StartBot, database: str) -> Tick:
    def run(**environment: str) -> BotProcess:
        process = start_bot("tick", DATABASE_URL=database, **environment)
        assert process.wait() == 0
        return process

    return run


def subscribe(database: str, chat: Conversation, moment: dt.datetime) -> None:
    """Let a chat receive a summary a day, first at a moment that is given."""

    async def save() -> None:
        store = Store(database, pepper="x")
        when = When(schedule.parse(f"diario {moment.astimezone(MADRID):%H:%M}"), MADRID)
        one = Subscription("abcdefghij", chat.id, Content.TURNS, when, state=State.ACTIVE)
        await store.promises.save(one, moment - dt.timedelta(minutes=2))
        await store.close()

    asyncio.run(save())


def minutes_ago(count: int) -> dt.datetime:
    return dt.datetime.now(dt.UTC) - dt.timedelta(minutes=count)


def test_what_is_due_is_sent_once_however_often_it_ticks(telegram: Simulator, database: str, tick: Tick) -> None:
    chat = telegram.person("Ana").private_chat()
    subscribe(database, chat, minutes_ago(0))
    assert running.caught_up(1) in tick().log
    assert running.caught_up(0) in tick().log
    assert [reply.text.partition(" «")[0] for reply in chat.replies] == ["Resumen de"]


def test_what_was_due_while_nobody_was_there_comes_late_and_says_so(
    telegram: Simulator, database: str, tick: Tick
) -> None:
    chat = telegram.person("Ana").private_chat()
    subscribe(database, chat, minutes_ago(90))
    tick()
    assert len(chat.replies) == 1
    assert "Llega con retraso" in chat.replies[0].text


def test_where_telegram_lets_hear_no_more_for_a_moment_it_waits(telegram: Simulator, database: str, tick: Tick) -> None:
    chat = telegram.person("Ana").private_chat()
    subscribe(database, chat, minutes_ago(0))
    telegram.fail_next("sendMessage", TooManyRequests(2))
    assert running.caught_up(1) in tick().log
    assert len(chat.replies) == 1


def test_it_leaves_the_webhook_and_the_updates_to_whoever_serves(
    telegram: Simulator, start_bot: StartBot, database: str, tick: Tick
) -> None:
    environment = served_by("webhook")
    start_bot(DATABASE_URL=database, **environment)
    telegram.wait_until(lambda: bool(telegram.calls("setWebhook")), "a webhook", PATIENCE)
    tick(**environment)
    assert [len(telegram.calls(method)) for method in ("setWebhook", "deleteWebhook", "getUpdates")] == [1, 0, 0]
    chat = telegram.person("Ana").private_chat()
    question = chat.say("¿A qué hora abre el jardín botánico?")
    assert ANSWER in chat.wait_for_reply(question, PATIENCE).text


def test_a_question_that_a_process_left_when_it_fell_asleep_is_answered(
    telegram: Simulator, database: str, tick: Tick
) -> None:
    chat = telegram.person("Ana").private_chat()
    question = chat.say("¿A qué hora abre el jardín botánico?")
    asyncio.run(leave(database, telegram, chat))
    tick()
    assert ANSWER in chat.wait_for_reply(question, PATIENCE).text
    tick()
    assert len(chat.replies) == 1


async def leave(database: str, telegram: Simulator, chat: Conversation) -> None:
    """Store the one update that waits whole, as a process does that is no more."""
    async with httpx.AsyncClient() as client:
        asked = await client.get(f"{telegram.url}/bot{telegram.token}/getUpdates")
    raw = asked.json()["result"][0]
    store = Store(database, pepper="x")
    await store.shelve(Waiting(raw["update_id"], f"chat {chat.id}"), json.dumps(raw), minutes_ago(5))
    await store.close()


def test_with_a_wrong_token_it_says_so_and_keeps_what_is_due(
    telegram: Simulator, start_bot: StartBot, database: str, tick: Tick
) -> None:
    chat = telegram.person("Ana").private_chat()
    subscribe(database, chat, minutes_ago(0))
    wrong = start_bot("tick", DATABASE_URL=database, TELEGRAM_BOT_TOKEN=UNKNOWN)
    assert wrong.wait() == 2
    assert wording.WRONG_TOKEN in wrong.log
    tick()
    assert len(chat.replies) == 1


def test_without_telegram_it_gives_up_and_says_so(
    database: str, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.service.REACHING", 0.3)
    environment = {
        "TELEGRAM_BOT_TOKEN": UNKNOWN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{free_port()}",
        "DATABASE_URL": database,
    }

    async def once() -> None:
        store = Store(database, pepper="x")
        try:
            await service.tick(Settings.from_env(environment), Answerer(load(knowledge)), store)
        finally:
            await store.close()

    with pytest.raises(CannotServeError, match=running.NOT_REACHED):
        asyncio.run(once())
