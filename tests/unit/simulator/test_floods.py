"""Limits against floods, updates that come twice or malformed, and a queue that keeps its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.simulator.flood import FloodGate, Limits
from bot.simulator.model import Chat
from bot.simulator.refusals import Flooded, Impatient
from bot.simulator.updates import UpdateQueue

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Simulator
    from tests.unit.simulator.conftest import Ask, Clock, Wire


@pytest.fixture
def gate(clock: Clock) -> FloodGate:
    gate = FloodGate(clock)
    gate.limits = Limits(per_second=30, per_chat=1, per_group_minute=20)
    return gate


def private(number: int) -> Chat:
    return Chat(number, "private")


def test_one_chat_takes_one_message_in_a_second(gate: FloodGate, clock: Clock) -> None:
    gate.check("sendmessage", private(1))
    with pytest.raises(Flooded) as raised:
        gate.check("editmessagetext", private(1))
    gate.check("sendmessage", private(2))
    gate.check("answercallbackquery", private(1))
    clock.now += 1
    gate.check("sendmessage", private(1))

    assert raised.value.parameters == {"retry_after": 1}


def test_a_group_takes_twenty_messages_in_a_minute(gate: FloodGate, clock: Clock) -> None:
    group = Chat(-1, "supergroup")
    for _ in range(20):
        gate.check("sendmessage", group)
        clock.now += 1
    with pytest.raises(Flooded) as raised:
        gate.check("sendmessage", group)
    clock.now += 39
    with pytest.raises(Impatient) as early:
        gate.check("sendmessage", group)
    clock.now += 1
    gate.check("sendmessage", group)

    assert raised.value.parameters == {"retry_after": 40}
    assert early.value.parameters == {"retry_after": 1}


def test_all_chats_together_take_thirty_messages_in_a_second(gate: FloodGate) -> None:
    for number in range(30):
        gate.check("sendmessage", private(number + 1))

    with pytest.raises(Flooded):
        gate.check("sendphoto", private(99))


def test_what_was_on_its_way_when_the_limit_was_reached_is_no_mistake(gate: FloodGate, clock: Clock) -> None:
    gate.check("sendmessage", private(1))
    with pytest.raises(Flooded):
        gate.check("sendmessage", private(1))
    clock.now += 0.1

    with pytest.raises(Flooded) as raised:
        gate.check("sendmessage", private(1))

    assert not raised.value.is_earned


def test_the_bot_is_told_how_long_to_wait(telegram: Simulator, ask: Ask) -> None:
    telegram.flood(per_chat=1)
    chat = telegram.person("Ana").private_chat()

    async def work(bot: Bot) -> None:
        await bot.send_message(chat.id, "uno")
        with pytest.raises(RetryAfter, match="Retry in 0:00:01"):
            await bot.send_message(chat.id, "dos")

    ask(work)

    assert [reply.text for reply in chat.replies] == ["uno"]
    assert telegram.refusals == []


def test_updates_can_come_twice(telegram: Simulator, ask: Ask) -> None:
    telegram.duplicate_next(1)
    chat = telegram.person("Ana").private_chat()
    chat.say("uno")
    chat.say("dos")

    async def work(bot: Bot) -> list[int]:
        seen, offset = [], 0
        for _ in range(3):
            updates = await bot.get_updates(offset=offset)
            seen += [update.update_id for update in updates]
            offset = max(seen) + 1
        return seen

    first, second, again = ask(work)

    assert (first, second) == (again, again + 1)
    assert telegram.pending_updates == 0


@pytest.mark.parametrize("payload", [None, 1, "x", [], {}, {"chat": {"id": 5}}, {"chat": 5}])
def test_an_update_can_be_malformed(telegram: Simulator, wire: Wire, payload: object) -> None:
    number = telegram.deliver("message", payload)

    (update,) = wire.post("getUpdates").json()["result"]

    assert update == {"update_id": number, "message": payload}


def test_a_kind_of_update_nobody_knows_is_delivered_too(telegram: Simulator, wire: Wire) -> None:
    number = telegram.deliver("smell", {"of": "rain"})

    assert wire.post("getUpdates").json()["result"] == [{"update_id": number, "smell": {"of": "rain"}}]


LANES = st.lists(st.sampled_from("abc"), max_size=20)


@given(LANES, st.integers(0, 25))
def test_each_lane_keeps_its_order_and_what_is_confirmed_is_gone(lanes: list[str], taken: int) -> None:
    queue = UpdateQueue()
    for lane in lanes:
        queue.force("message", {}, lane)
    everything = queue.first(100)
    start = everything[0].id if everything else 0
    queue.confirm_before(start + taken)
    left = everything[taken:]

    assert queue.first(100) == left
    assert queue.confirmed == everything[:taken]
    assert queue.lanes == {update.lane for update in left}
    for lane in queue.lanes:
        assert queue.first_in(lane) == next(update for update in left if update.lane == lane)


@given(LANES, st.sets(st.integers(0, 19)))
def test_what_is_redelivered_comes_in_the_order_of_its_numbers(lanes: list[str], taken: set[int]) -> None:
    queue = UpdateQueue()
    for lane in lanes:
        queue.force("message", {}, lane)
    everything = queue.first(100)
    for place in taken:
        if place < len(everything):
            queue.confirm(everything[place])
    queue.redeliver()

    assert queue.first(100) == everything
    assert queue.confirmed == []
