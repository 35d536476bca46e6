"""Faults: each meets the request it was meant for, and the bot sees what it would see of it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx
import pytest
from telegram import Bot, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.simulator import BadRequest as BadRequestAnswer
from bot.simulator import (
    Blocked,
    Conversation,
    DelayedAfter,
    DelayedBefore,
    DroppedAfter,
    DroppedBefore,
    Fault,
    Misdated,
    Refused,
    ResetAfter,
    ResetBefore,
    ServerError,
    Simulator,
    TooManyRequests,
)
from bot.simulator.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.unit.simulator.conftest import Ask, Wire


@pytest.fixture
def chat(telegram: Simulator) -> Conversation:
    return telegram.person("Ana").private_chat()


def hello(chat: Conversation) -> Callable[[Bot], Awaitable[Message]]:
    return lambda bot: bot.send_message(chat.id, "hola")


def test_answers_have_the_time_unless_a_clock_is_off(telegram: Simulator, wire: Wire) -> None:
    told = []
    for _ in range(2):
        told += [parsedate_to_datetime(wire.post("getMe").headers["date"]).timestamp() - time.time()]
        telegram.fail_next("getMe", Misdated(600))
    assert -2 < told[0] <= 0
    assert 595 < told[1] <= 600


def test_a_flood_asks_for_a_pause_in_the_body_and_in_a_header(
    telegram: Simulator, chat: Conversation, wire: Wire, ask: Ask
) -> None:
    telegram.fail_next("sendMessage", TooManyRequests(retry_after=7), times=2)

    response = wire.post("sendMessage", chat_id=chat.id, text="hola")
    with pytest.raises(RetryAfter) as raised:
        ask(hello(chat))
    ask(hello(chat))

    assert raised.value.retry_after == timedelta(seconds=7)
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "7"
    assert response.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert len(chat.replies) == 1


@pytest.mark.parametrize(
    "case",
    [
        (ServerError(500), NetworkError, 0),
        (ServerError(502), NetworkError, 0),
        (DroppedBefore(), NetworkError, 0),
        (DroppedAfter(), NetworkError, 1),
        (ResetBefore(), NetworkError, 0),
        (ResetAfter(), NetworkError, 1),
        (Blocked(), Forbidden, 0),
        (Refused(BadRequestAnswer("not today")), BadRequest, 0),
    ],
    ids=str,
)
def test_the_bot_sees_an_error_and_the_message_is_there_or_not(
    chat: Conversation, ask: Ask, telegram: Simulator, case: tuple[Fault, type[Exception], int]
) -> None:
    fault, error, arrived = case
    telegram.fail_next("sendMessage", fault)

    with pytest.raises(error):
        ask(hello(chat))

    assert len(chat.replies) == arrived
    assert telegram.calls("sendMessage")[0].fault == type(fault).__name__
    assert telegram.refusals == []


@pytest.mark.parametrize(("fault", "arrived"), [(DelayedBefore(30), 0), (DelayedAfter(30), 1)])
def test_a_slow_answer_is_given_up_before_or_after_the_message_is_there(
    telegram: Simulator, chat: Conversation, ask: Ask, fault: Fault, arrived: int
) -> None:
    telegram.fail_next("sendMessage", fault)

    async def work(bot: Bot) -> int:
        with pytest.raises(TimedOut):
            await bot.send_message(chat.id, "hola", read_timeout=0.2)
        return await asyncio.to_thread(lambda: len(chat.replies))

    assert ask(work) == arrived


def test_a_fault_meets_its_chat_only_and_any_method_where_none_is_named(
    telegram: Simulator, chat: Conversation, ask: Ask
) -> None:
    other = telegram.person("Luis").private_chat()
    telegram.fail_next("*", ServerError(), chat=chat)

    ask(hello(other))
    with pytest.raises(NetworkError):
        ask(lambda bot: bot.send_chat_action(chat.id, "typing"))
    ask(hello(chat))
    telegram.fail_next("getMe", ServerError(), times=9)
    telegram.clear_faults()
    ask(Bot.get_me)

    assert [call.status for call in telegram.calls()] == [200, 502, 200, 200]


def test_a_poll_can_be_cut_off_and_nothing_is_lost(telegram: Simulator, chat: Conversation, ask: Ask) -> None:
    chat.say("hola")
    telegram.fail_next("getUpdates", DroppedAfter())

    with pytest.raises(NetworkError):
        ask(Bot.get_updates)

    assert len(ask(Bot.get_updates)) == 1


def test_a_simulator_that_stops_does_not_wait_for_slow_answers(client: httpx.Client) -> None:
    with Simulator() as telegram:
        telegram.fail_next("getMe", DelayedBefore(60))
        with pytest.raises(httpx.ReadTimeout):
            client.get(f"{telegram.url}/bot{telegram.token}/getMe", timeout=httpx.Timeout(5, read=0.1))
        started = time.monotonic()

    assert time.monotonic() - started < 2


def test_who_blocks_the_bot_is_out_of_reach_until_they_unblock_it(
    telegram: Simulator, chat: Conversation, ask: Ask
) -> None:
    ana = telegram.person("Eva")
    chat = ana.private_chat()
    ana.block()

    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        ask(hello(chat))
    ana.unblock()
    ask(hello(chat))
    ana.leave_telegram()
    with pytest.raises(Forbidden, match="user is deactivated"):
        ask(hello(chat))

    assert telegram.refusals == []
    statuses = [
        update.my_chat_member.new_chat_member.status for update in ask(Bot.get_updates) if update.my_chat_member
    ]
    assert statuses == ["kicked", "member"]


@pytest.mark.parametrize("kind", ["supergroup", "channel"])
def test_from_a_chat_that_is_deleted_the_bot_has_been_thrown_out(telegram: Simulator, ask: Ask, kind: str) -> None:
    chat = telegram.channel("Resúmenes") if kind == "channel" else telegram.supergroup("Redacción")
    chat.delete()

    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        ask(hello(chat))


def test_a_group_that_throws_the_bot_out_is_out_of_reach(telegram: Simulator, ask: Ask) -> None:
    group = telegram.group("Redacción")
    group.set_bot("kicked")
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        ask(hello(group))

    group.set_bot("left")
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        ask(hello(group))

    group.delete()
    with pytest.raises(Forbidden, match="the group chat was deleted"):
        ask(hello(group))


def test_an_upgraded_group_says_where_it_went(telegram: Simulator, ask: Ask) -> None:
    group = telegram.group("Redacción")
    ask(lambda bot: bot.get_updates(offset=-1))
    supergroup = group.upgrade()

    with pytest.raises(ChatMigrated) as raised:
        ask(hello(group))
    ask(hello(supergroup))

    assert raised.value.new_chat_id == supergroup.id
    moves = [update.message for update in ask(Bot.get_updates) if update.message]
    assert [(m.chat.id, m.migrate_to_chat_id, m.migrate_from_chat_id) for m in moves[-2:]] == [
        (group.id, supergroup.id, None),
        (supergroup.id, None, group.id),
    ]
    assert telegram.refusals == []


def test_a_silenced_bot_lacks_a_right(telegram: Simulator, ask: Ask) -> None:
    group, channel = telegram.supergroup("Redacción"), telegram.channel("Resúmenes")
    group.silence_bot()
    channel.silence_bot()

    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        ask(hello(group))
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        ask(hello(channel))
    channel.unsilence_bot()

    assert ask(hello(channel)).sender_chat is not None
    assert channel.wait_for_reply().text == "hola"


def test_a_topic_may_be_closed_and_the_general_one_has_no_number(telegram: Simulator, ask: Ask) -> None:
    forum = telegram.supergroup("Redacción", is_forum=True)
    topic = forum.create_topic("Energía")

    async def into(bot: Bot, thread: int) -> Message:
        return await bot.send_message(forum.id, "hola", message_thread_id=thread)

    sent = ask(lambda bot: into(bot, topic.id))
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.id, True)
    with pytest.raises(BadRequest, match="Message thread not found"):
        ask(lambda bot: into(bot, 1))
    forum.close_topic(topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        ask(lambda bot: into(bot, topic.id))
    forum.set_bot("administrator")
    ask(lambda bot: into(bot, topic.id))
    forum.set_bot("member")
    forum.reopen_topic(topic)
    ask(lambda bot: into(bot, topic.id))

    assert [call.description for call in telegram.refusals] == ["Bad Request: message thread not found"]


def test_a_topic_that_is_deleted_is_gone_with_what_was_said_in_it(telegram: Simulator, ask: Ask) -> None:
    forum = telegram.supergroup("Redacción", is_forum=True)
    topic = forum.create_topic("Energía")
    forum.say("dentro", topic=topic)
    forum.say("fuera")
    forum.delete_topic(topic)

    with pytest.raises(BadRequest, match="Message thread not found"):
        ask(lambda bot: bot.send_message(forum.id, "hola", message_thread_id=topic.id))
    assert [message.text for message in forum.messages if not message.service] == ["fuera"]


def test_a_reset_connection_says_nothing_and_the_next_one_serves(
    telegram: Simulator, chat: Conversation, wire: Wire
) -> None:
    wire.post("getMe")  # so there is a connection that is kept
    telegram.fail_next("sendMessage", ResetAfter())

    with pytest.raises(httpx.ReadError):
        wire.post("sendMessage", chat_id=chat.id, text="uno")
    assert wire.post("sendMessage", chat_id=chat.id, text="dos").is_success

    assert [reply.text for reply in chat.replies] == ["uno", "dos"]
    assert [call.status for call in telegram.calls("sendMessage")] == [0, 200]


def test_faults_come_by_chance_as_often_as_told_until_they_are_cleared(
    telegram: Simulator, chat: Conversation, wire: Wire
) -> None:
    telegram.fail_randomly("sendMessage", {ServerError(500): 0.3, TooManyRequests(1): 0.2}, seed=5)
    for _ in range(100):
        wire.post("sendMessage", chat_id=chat.id, text="x")
    wire.post("getMe")
    telegram.clear_faults()
    wire.post("sendMessage", chat_id=chat.id, text="x")

    *drawn, last = (call.fault for call in telegram.calls("sendMessage"))
    counts = {fault: drawn.count(fault) for fault in set(drawn)}
    assert counts == {None: 50, "ServerError": 34, "TooManyRequests": 16}
    assert (last, telegram.calls("getMe")[0].fault) == (None, None)


def test_chances_are_the_same_for_the_same_seed_and_leave_some_for_no_fault() -> None:
    def drawn(seed: int) -> list[Fault | None]:
        faults = Faults()
        faults.add_chances("*", {ServerError(500): 0.5, ResetAfter(): 0.2}, seed)
        return [faults.take("sendmessage", "1") for _ in range(50)]

    assert drawn(1) == drawn(1) != drawn(2)
    assert set(drawn(1)) == {ServerError(500), ResetAfter(), None}
    for before, after in ((1.1, 0), (-0.1, 0), (0.7, 0.7)):
        with pytest.raises(ValueError, match="no chances"):
            Faults().add_chances("*", {ResetBefore(): before, ResetAfter(): after}, 1)


def test_a_planned_fault_goes_before_chance(telegram: Simulator, wire: Wire) -> None:
    telegram.fail_randomly("*", {ServerError(502): 1}, seed=1)
    telegram.fail_next("getMe", ServerError(500))

    assert [wire.post("getMe").status_code for _ in range(2)] == [500, 502]


def test_what_is_in_a_chat_is_told_with_what_the_bot_was_told(
    telegram: Simulator, chat: Conversation, wire: Wire
) -> None:
    other = telegram.person("Luis").private_chat()
    poll = {"question": "¿Sí?", "options": ["Sí"]}
    for method, fault, text in (
        ("sendMessage", None, "uno"),
        ("sendMessage", ServerError(), "dos"),
        ("sendMessage", ResetBefore(), "tres"),
        ("sendMessage", ResetAfter(), "cuatro"),
        ("sendPoll", DroppedAfter(), "cinco"),
    ):
        if fault:
            telegram.fail_next(method, fault, chat=chat)
        with contextlib.suppress(httpx.HTTPError):
            wire.post(method, chat_id=chat.id, text=text, **poll)
    wire.post("sendMessage", chat_id=other.id, text="seis")
    wire.post("editMessageText", chat_id=other.id, message_id=other.replies[0].id, text="siete")
    wire.post("sendMessage", chat_id=chat.id, text="")

    told = [(one.method, one.chat_id, one.text, one.status) for one in telegram.deliveries()]
    assert told == [
        ("sendMessage", chat.id, "uno", 200),
        ("sendMessage", chat.id, "cuatro", 0),
        ("sendPoll", chat.id, "¿Sí?", 0),
        ("sendMessage", other.id, "seis", 200),
    ]
    assert telegram.delivered == 4
    here = [one.message_id for one in telegram.deliveries() if one.chat_id == chat.id]
    assert here == [reply.id for reply in chat.replies]


def test_whoever_hangs_up_before_the_answer_has_not_been_told(
    telegram: Simulator, chat: Conversation, ask: Ask
) -> None:
    telegram.fail_next("sendMessage", DelayedAfter(0.4))

    async def work(bot: Bot) -> None:
        with pytest.raises(TimedOut):
            await bot.send_message(chat.id, "hola", read_timeout=0.1)

    ask(work)
    seen = telegram.wait_until(lambda: [one.status for one in telegram.deliveries() if one.status], "an end")
    assert seen == [499]
    assert [call.status for call in telegram.calls("sendMessage")] == [499]
