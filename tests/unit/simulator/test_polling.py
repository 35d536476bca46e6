"""getUpdates: what is confirmed, what comes again, and who gives way to whom."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from bot.simulator import Simulator
from tests.unit.simulator.conftest import Wire

if TYPE_CHECKING:
    from tests.unit.simulator.conftest import Ask


IMPATIENT = httpx.Timeout(5, read=0.1)


def wait_for_poll(telegram: Simulator) -> None:
    telegram.wait_until(lambda: telegram.is_polled, "a request for updates")


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.effective_message.text if update.effective_message else None for update in updates]


def test_updates_come_again_until_the_next_offset_confirms_them(telegram: Simulator, ask: Ask) -> None:
    chat = telegram.person("Ana").private_chat()
    chat.say("uno")
    chat.say("dos")

    first = ask(Bot.get_updates)
    again = ask(lambda bot: bot.get_updates(limit=1))
    rest = ask(lambda bot: bot.get_updates(offset=first[0].update_id + 1))

    assert texts(first) == ["uno", "dos"]
    assert first[1].update_id == first[0].update_id + 1
    assert texts(again) == ["uno"]
    assert texts(rest) == ["dos"]
    assert telegram.pending_updates == 1


def test_a_negative_offset_keeps_only_the_last_updates(telegram: Simulator, ask: Ask) -> None:
    chat = telegram.person("Ana").private_chat()
    for text in ("uno", "dos", "tres"):
        chat.say(text)

    assert texts(ask(lambda bot: bot.get_updates(offset=-1))) == ["tres"]
    assert telegram.pending_updates == 1


def test_a_long_poll_is_answered_when_somebody_writes(telegram: Simulator, ask: Ask) -> None:
    chat = telegram.person("Ana").private_chat()

    with ThreadPoolExecutor() as pool:
        poll = pool.submit(ask, lambda bot: bot.get_updates(timeout=30))
        wait_for_poll(telegram)
        chat.say("hola")
        started = time.monotonic()
        assert texts(poll.result()) == ["hola"]

    assert time.monotonic() - started < 1


def test_a_long_poll_ends_empty_when_its_time_is_over(ask: Ask) -> None:
    assert ask(lambda bot: bot.get_updates(timeout=1)) == ()


def test_the_older_of_two_polls_is_ended_by_the_newer(telegram: Simulator, wire: Wire) -> None:
    chat = telegram.person("Ana").private_chat()

    with ThreadPoolExecutor() as pool:
        older = pool.submit(wire.post, "getUpdates", timeout=30)
        wait_for_poll(telegram)
        newer = pool.submit(wire.post, "getUpdates", timeout=30)
        description = older.result().json()["description"]
        chat.say("hola")
        (update,) = newer.result().json()["result"]

    assert description == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert update["message"]["text"] == "hola"
    assert telegram.refusals == []
    assert [call.status for call in telegram.calls("getUpdates")] == [409, 200]


def test_nobody_polls_while_a_webhook_is_set(telegram: Simulator, ask: Ask) -> None:
    async def work(bot: Bot) -> None:
        poll = asyncio.create_task(bot.get_updates(timeout=30))
        await asyncio.to_thread(wait_for_poll, telegram)
        await bot.set_webhook("http://127.0.0.1:9/hook")
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await poll
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        await bot.delete_webhook(drop_pending_updates=True)
        assert await bot.get_updates() == ()

    ask(work)

    assert telegram.refusals == []


def test_the_kinds_of_updates_asked_for_stay_until_changed(telegram: Simulator, ask: Ask) -> None:
    ana = telegram.person("Ana")
    chat = ana.private_chat()

    assert ask(lambda bot: bot.get_updates(allowed_updates=["my_chat_member"])) == ()
    chat.say("se pierde")
    ana.block()
    (update,) = ask(Bot.get_updates)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"

    assert len(ask(lambda bot: bot.get_updates(allowed_updates=[]))) == 1
    ana.unblock()
    chat.say("llega")
    assert len(ask(Bot.get_updates)) == 3


def test_lost_confirmations_bring_the_same_updates_back(telegram: Simulator, ask: Ask) -> None:
    telegram.person("Ana").private_chat().say("hola")
    (update,) = ask(Bot.get_updates)
    assert ask(lambda bot: bot.get_updates(offset=update.update_id + 1)) == ()

    telegram.redeliver()

    assert ask(Bot.get_updates) == (update,)


def test_a_bot_that_hangs_up_leaves_its_place(telegram: Simulator, wire: Wire) -> None:
    with pytest.raises(httpx.ReadTimeout):
        wire.client.post(f"{telegram.url}/bot{telegram.token}/getUpdates", json={"timeout": 30}, timeout=IMPATIENT)
    telegram.wait_until(lambda: telegram.calls("getUpdates"), "the end of the request")
    telegram.person("Ana").private_chat().say("hola")

    (update,) = wire.post("getUpdates", timeout=5).json()["result"]

    assert update["message"]["text"] == "hola"
    assert [call.status for call in telegram.calls("getUpdates")] == [499, 200]


def test_a_simulator_that_stops_answers_who_waits(client: httpx.Client) -> None:
    with ThreadPoolExecutor() as pool, Simulator() as telegram:
        waiting = pool.submit(Wire(telegram, client).post, "getUpdates", timeout=30)
        wait_for_poll(telegram)
        started = time.monotonic()
        telegram.stop()

        assert waiting.result().json() == {"ok": True, "result": []}
        assert time.monotonic() - started < 1
