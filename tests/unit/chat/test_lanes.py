"""Each update is processed once, those of a chat in order, and what is not done stays undone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.lanes import LAST_WORDS, Lanes
from bot.metrics import Metrics
from tests.unit.chat.updates import PATIENCE, Memory, message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, Update

NOBODY = cast("Bot", None)


class Bench:
    """Lanes whose updates say by their text how they are processed: «espera» takes until `gate` is open."""

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        self.sending: set[asyncio.Task[None] | None] = set()
        self.lanes = Lanes(self.process, self.memory.as_store, Metrics(), lambda task: task in self.sending)
        self.begun: list[int] = []
        self.done: list[int] = []
        self.gate = asyncio.Event()

    async def process(self, update: Update) -> None:
        self.begun.append(update.update_id)
        text = update.message.text if update.message else ""
        if text == "espera":
            await self.gate.wait()
        if text == "envía":
            self.sending.add(asyncio.current_task())
            await asyncio.sleep(LAST_WORDS / 3)
        if text == "falla":
            raise ValueError(text)
        self.done.append(update.update_id)

    def submit(self, update: int, chat: int = 1, text: str = "hola") -> asyncio.Future[None]:
        return self.lanes.submit(message(update, chat, text), NOBODY)


def run(story: Callable[[Bench], Awaitable[None]], memory: Memory | None = None) -> Bench:
    """Tell a story about open lanes."""

    async def main() -> Bench:
        bench = Bench(memory)
        bench.lanes.open()
        await asyncio.wait_for(story(bench), PATIENCE)
        await bench.lanes.close(0)
        return bench

    return asyncio.run(main())


@given(st.lists(st.integers(1, 4), max_size=30))
def test_updates_of_one_chat_are_done_in_their_order(chats: list[int]) -> None:
    async def story(bench: Bench) -> None:
        await asyncio.gather(*(bench.submit(number, chat) for number, chat in enumerate(chats)))

    done = run(story).done
    assert sorted(done) == list(range(len(chats)))
    for chat in set(chats):
        own = [number for number in done if chats[number] == chat]
        assert own == sorted(own)


def test_a_chat_that_waits_holds_up_no_other_but_its_own_updates() -> None:
    async def story(bench: Bench) -> None:
        first, second = bench.submit(1, 1, "espera"), bench.submit(2, 1)
        await bench.submit(3, 2)
        assert (bench.begun, bench.done) == ([1, 3], [3])
        bench.gate.set()
        await asyncio.gather(first, second)

    assert run(story).done == [3, 1, 2]


def test_whoever_brings_an_update_that_is_under_way_waits_for_the_same_work() -> None:
    async def story(bench: Bench) -> None:
        first, again = bench.submit(1, 1, "espera"), bench.submit(1, 1, "espera")
        await asyncio.sleep(0.01)
        again.cancel()
        third = bench.submit(1, 1, "espera")
        bench.gate.set()
        await asyncio.gather(first, third)

    assert run(story).begun == [1]


def test_what_was_done_before_is_not_done_again_by_this_process_nor_by_the_next() -> None:
    async def twice(bench: Bench) -> None:
        await bench.submit(1)
        await bench.submit(1)

    async def again(bench: Bench) -> None:
        await bench.submit(1)
        await bench.submit(2)

    first = run(twice)
    assert first.done == [1]
    assert run(again, first.memory).done == [2]


def test_what_takes_long_is_stored_whole_and_then_telegram_may_forget_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.lanes.SOON", 0.02)

    async def story(bench: Bench) -> None:
        bench.memory.is_broken = True
        slow, behind = bench.submit(1, 1, "espera"), bench.submit(2, 1)
        await asyncio.sleep(0.1)
        assert not slow.done()  # nothing could be stored, so Telegram is to keep it
        bench.memory.is_broken = False
        await asyncio.gather(slow, behind)
        assert bench.memory.shelved.keys() == {1, 2}
        assert (bench.lanes.is_idle, bench.lanes.offset) == (True, 3)
        await bench.submit(1, 1, "espera")  # delivered again, it is known
        bench.gate.set()
        await asyncio.sleep(0.01)
        assert (bench.memory.done, bench.memory.shelved) == ({1, 2}, {})

    assert run(story).begun == [1, 2]


def test_what_another_process_has_stored_whole_is_done_and_moves_no_offset() -> None:
    async def story(bench: Bench) -> None:
        await bench.submit(7)
        bench.memory.left = [message(3, 1)]
        await bench.lanes.adopt(NOBODY)
        await bench.submit(3)  # delivered again, it is known
        await bench.submit(9)
        assert bench.lanes.offset == 10

    assert run(story).done == [7, 3, 9]


def test_what_another_process_works_on_is_waited_for_and_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.lanes.ELSEWHERE", 0.01)

    async def story(bench: Bench) -> None:
        bench.memory.elsewhere = {1, 2}
        works = [bench.submit(1, 1), bench.submit(2, 2), bench.submit(3, 3)]
        await asyncio.sleep(0.03)
        assert bench.begun == [3]
        bench.memory.done.add(1)  # the other process has done it
        bench.memory.elsewhere.clear()  # and is dead
        await asyncio.gather(*works)

    assert run(story).done == [3, 2]


def test_what_a_dead_process_has_left_of_a_chat_is_done_before_what_came_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.lanes.ELSEWHERE", 0)

    async def story(bench: Bench) -> None:
        bench.memory.left = [message(1, 1), message(2, 1)]
        bench.memory.elsewhere = {3}  # as the store says while earlier ones of its chat are left
        later = [bench.submit(3, 1), bench.submit(4, 1)]
        await asyncio.sleep(0.01)
        await bench.lanes.adopt(NOBODY)
        await asyncio.gather(*later)

    assert run(story).done == [1, 2, 3, 4]


def test_what_waits_here_already_is_not_begun_again_when_the_process_that_had_it_is_dead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.chat.lanes.ELSEWHERE", 0)

    async def story(bench: Bench) -> None:
        bench.memory.left = [message(1, 1)]
        bench.memory.elsewhere = {1}
        waiting = bench.submit(1, 1)
        await bench.lanes.adopt(NOBODY)
        await waiting

    assert run(story).begun == [1]


def test_an_update_that_fails_is_done_and_its_lane_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def story(bench: Bench) -> None:
        await asyncio.gather(bench.submit(1, 1, "falla"), bench.submit(2))

    bench = run(story)
    assert bench.done == [2]
    assert bench.memory.done == {1, 2}
    assert "an update failed" in caplog.text


def test_a_database_that_fails_stops_nothing_and_is_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    async def story(bench: Bench) -> None:
        bench.memory.is_broken = True
        for number in (1, 2, 2):
            await bench.submit(number)
        bench.memory.is_broken = False
        await bench.submit(3)
        bench.memory.is_broken = True
        await bench.submit(4)

    bench = run(story)
    assert bench.done == [1, 2, 3, 4]
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]


def test_what_could_not_be_noted_is_when_the_database_is_back_and_not_done_again() -> None:
    async def story(bench: Bench) -> None:
        bench.memory.is_broken = True
        await bench.submit(1)
        bench.memory.left = [message(1, 1)]  # as it is there still, whole
        with pytest.raises(OSError, match="locked"):
            await bench.lanes.adopt(NOBODY)
        bench.memory.is_broken = False
        await bench.lanes.adopt(NOBODY)
        assert bench.memory.done == {1}

    assert run(story).done == [1]


def test_closed_lanes_take_nothing_and_give_up_what_takes_too_long() -> None:
    async def story(bench: Bench) -> None:
        slow, quick = bench.submit(1, 1, "espera"), bench.submit(2, 2)
        await bench.lanes.close(0.05)
        late = bench.submit(3, 3)
        assert [future.cancelled() for future in (slow, quick, late)] == [True, False, True]

    bench = run(story)
    assert (bench.begun, bench.done, bench.memory.done) == ([1, 2], [2], {2})
    assert bench.lanes.offset == 1


def test_what_is_under_way_when_the_lanes_close_may_end() -> None:
    async def story(bench: Bench) -> None:
        slow = bench.submit(1, 1, "espera")
        asyncio.get_running_loop().call_later(0.05, bench.gate.set)
        await bench.lanes.close(PATIENCE)
        assert slow.done()
        assert not slow.cancelled()

    assert run(story).memory.done == {1}


def test_an_answer_that_has_left_when_the_lanes_close_is_noted_as_given() -> None:
    async def story(bench: Bench) -> None:
        waiting, sending = bench.submit(1, 1, "espera"), bench.submit(2, 2, "envía")
        await asyncio.sleep(0.01)
        await bench.lanes.close(0)
        assert waiting.cancelled()
        await sending

    assert run(story).memory.done == {2}


@pytest.mark.parametrize("kind", ["inline_query", "callback_query"])
def test_without_a_chat_the_sender_has_a_lane(kind: str) -> None:
    sender = {"id": 7, "is_bot": False, "first_name": "Ana"}
    fields = {"id": "1", "from": sender, "query": "", "offset": "", "chat_instance": "1", "data": "x"}

    async def story(bench: Bench) -> None:
        async def process(update: Update) -> None:
            bench.begun.append(update.update_id)
            await bench.gate.wait()

        lanes = Lanes(process, bench.memory.as_store, Metrics(), lambda _: False)
        lanes.open()
        works = [lanes.submit({"update_id": number, kind: fields}, NOBODY) for number in (1, 2)]
        await asyncio.sleep(0.01)
        assert bench.begun == [1]
        bench.gate.set()
        await asyncio.gather(*works)

    assert run(story).begun == [1, 2]
