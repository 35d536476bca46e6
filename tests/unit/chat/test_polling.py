"""The loop, against a Telegram of a few lines that hands out whatever a test puts into its queue."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest
from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, NetworkError, TelegramError

from bot import wording
from bot.chat.lanes import Lanes
from bot.chat.polling import WINDOW, Polling
from bot.chat.trouble import CannotServeError, Trouble
from bot.metrics import Metrics
from bot.wording import running
from tests.unit.chat.updates import PATIENCE, Json, Memory, message

if TYPE_CHECKING:
    from telegram import Bot, Update


class Server:
    """Hands out its queue from an offset on, which it forgets up to there; keeps the offsets asked for."""

    def __init__(self, *queue: Json) -> None:
        self.queue = list(queue)
        self.offsets: list[int] = []

    async def do_api_request(self, endpoint: str, api_kwargs: Json, read_timeout: float) -> list[Json]:
        assert endpoint == "GetUpdates"
        assert read_timeout > api_kwargs["timeout"]
        offset = api_kwargs["offset"]
        self.offsets.append(offset)
        self.queue = [update for update in self.queue if update["update_id"] >= offset]
        if not self.queue:
            await asyncio.sleep(api_kwargs["timeout"])
        return self.queue[: api_kwargs["limit"]]


class Bench:
    """A loop whose updates take as long as a test says, by their text, in the order of `done`."""

    def __init__(self, *queue: Json) -> None:
        self.server = Server(*queue)
        self.trouble = Trouble()
        self.done: list[str] = []
        self.gates: dict[str, asyncio.Event] = {}
        self._stop = asyncio.Event()
        self._until = 0

    async def process(self, update: Update) -> None:
        text = update.message.text if update.message else ""
        if text in self.gates:
            await self.gates[text].wait()
        if text == "falla":
            raise ValueError(text)
        self.done.append(text or "")
        if len(self.done) == self._until:
            self._stop.set()

    def run(self, *, until: int) -> None:
        """Serve until so many updates are done, then stop as on a signal."""

        async def main() -> None:
            lanes = Lanes(self.process, Memory().as_store, Metrics(), lambda _: False)
            polling = Polling(cast("Bot", self.server), lanes, self.trouble)
            await asyncio.wait_for(polling.run(self._stop), PATIENCE)

        self._until = until
        asyncio.run(main())


def test_updates_of_one_chat_are_done_in_order_and_chats_do_not_wait_for_each_other() -> None:
    bench = Bench(*(message(10 + n, chat=n % 2, text=f"{n}") for n in range(6)))
    bench.gates["0"] = asyncio.Event()

    async def open_later(update: Update) -> None:
        await Bench.process(bench, update)
        if bench.done[-1] == "5":
            bench.gates["0"].set()

    bench.process = open_later  # type: ignore[method-assign] # this test's own gate
    bench.run(until=6)
    assert bench.done == ["1", "3", "5", "0", "2", "4"]


def test_nothing_is_confirmed_before_it_is_done_and_then_all_of_it() -> None:
    bench = Bench(*(message(10 + n, chat=n, text=f"{n}") for n in range(3)))
    bench.gates["0"] = asyncio.Event()

    async def last_first(update: Update) -> None:
        await Bench.process(bench, update)
        if len(bench.done) == 2:
            await asyncio.sleep(0.7)  # long enough for the loop to ask again
            assert max(bench.server.offsets) == 10
            bench.gates["0"].set()

    bench.process = last_first  # type: ignore[method-assign] # this test's own gate
    bench.run(until=3)
    assert bench.server.offsets[-1] == 13
    assert bench.server.queue == []


def test_a_queue_longer_than_the_window_and_with_gaps_is_worked_off() -> None:
    bench = Bench(*(message(10 + 7 * n, chat=n % 5, text=f"{n}") for n in range(3 * WINDOW)))
    bench.run(until=3 * WINDOW)
    assert sorted(map(int, bench.done)) == list(range(3 * WINDOW))


def test_hostile_updates_are_counted_as_done_and_the_others_are_served(caplog: pytest.LogCaptureFixture) -> None:
    hostile: list[Json] = [
        {"update_id": 10, "message": {"text": "secreto"}},
        {"update_id": 11, "message": "secreto"},
        {"update_id": 12},
        {"update_id": 13, "callback_query": {"id": "1", "from": None, "chat_instance": "", "data": None}},
    ]
    bench = Bench(*hostile, message(14, chat=1), message(15, chat=1, text="falla"), message(16, chat=1, text="fin"))
    bench.run(until=4)
    assert [text for text in bench.done if text] == ["hola", "fin"]
    assert "update 10 cannot be read" in caplog.text
    assert "an update failed" in caplog.text
    assert "secreto" not in caplog.text


def test_updates_delivered_again_are_not_done_again() -> None:
    bench = Bench(message(10, chat=1, text="uno"))

    async def again(update: Update) -> None:
        await Bench.process(bench, update)
        if bench.done[-1] == "uno":
            bench.server.queue += [message(10, chat=1, text="uno"), message(11, chat=1, text="dos")]

    bench.process = again  # type: ignore[method-assign] # this test's own gate
    bench.run(until=2)
    assert bench.done == ["uno", "dos"]


def test_what_does_not_end_in_time_stays_unconfirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.polling.GRACE", 0.05)
    bench = Bench(message(10, chat=1, text="uno"), message(11, chat=2, text="dos"))
    bench.gates["uno"] = asyncio.Event()
    bench.run(until=1)
    assert bench.done == ["dos"]
    assert max(bench.server.offsets) == 10


def test_trouble_is_told_once_and_its_end_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    trouble = Trouble(clock=lambda: 0.0)
    assert [trouble.met(NetworkError("no")) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    trouble.is_over()
    trouble.is_over()
    assert [record.message for record in caplog.records] == [f"{wording.UNREACHABLE} (no)", wording.REACHABLE_AGAIN]
    assert trouble.met(NetworkError("no")) == 1


def test_two_processes_that_take_turns_are_one_trouble(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0
    trouble = Trouble(clock=lambda: now)
    for now in (0.0, 10.0, 20.0):  # noqa: B007 - what the clock reads
        trouble.met(Conflict("terminated by other getUpdates request"))
        trouble.is_over()
    assert len(caplog.records) == 1
    now = 81.0
    trouble.is_over()
    trouble.met(Conflict("terminated by other getUpdates request"))
    assert [wording.SECOND_POLLER in record.message for record in caplog.records] == [True, True]


def test_an_address_that_telegram_does_not_accept_is_told_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    trouble = Trouble(clock=lambda: 0.0)
    refusal = BadRequest("Bad webhook: failed to resolve host")
    assert [trouble.met(refusal) for _ in range(2)] == [1, 2]
    assert [record.message for record in caplog.records] == [f"{running.WEBHOOK_REFUSED} ({refusal})"]


@pytest.mark.parametrize("error", [InvalidToken("no"), EndPointNotFound("no")], ids=repr)
def test_a_token_that_has_been_good_is_said_once_to_be_refused_and_tried_again(
    error: TelegramError, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    trouble = Trouble(clock=lambda: 0.0)
    trouble.is_over()
    assert [trouble.met(error) for _ in range(3)] == [1, 2, 4]
    trouble.is_over()
    assert [record.message for record in caplog.records] == [f"{wording.TOKEN_REFUSED} (no)", wording.REACHABLE_AGAIN]


@pytest.mark.parametrize(
    "first", [EndPointNotFound("no"), True, None, {}, "no", 7], ids=lambda value: f"first {value!r}"
)
def test_a_loop_that_has_served_goes_on_after_an_answer_that_makes_no_sense(
    first: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.trouble.pauses", lambda: iter([0.01] * 100))

    class Senseless(Server):
        async def do_api_request(self, endpoint: str, api_kwargs: Json, read_timeout: float) -> list[Json]:
            if not self.offsets:
                self.offsets.append(api_kwargs["offset"])
                if isinstance(first, Exception):
                    raise first
                return cast("list[Json]", first)
            return await super().do_api_request(endpoint, api_kwargs, read_timeout)

    bench = Bench()
    bench.server = Senseless(message(10, chat=1))
    bench.trouble.is_over()  # as when the bot has started
    bench.run(until=1)
    assert bench.done == ["hola"]
    assert bench.server.offsets[-1] == 11


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (InvalidToken("no"), wording.WRONG_TOKEN),
        (EndPointNotFound("no"), wording.WRONG_TOKEN),
        (Conflict("can't use getUpdates method while webhook is active"), wording.WEBHOOK_SET),
    ],
)
def test_where_waiting_does_not_help_the_loop_ends_with_a_sentence(error: Exception, sentence: str) -> None:
    class Refusing(Server):
        async def do_api_request(self, *_: object, **__: object) -> list[Json]:
            raise error

    bench = Bench()
    bench.server = Refusing()
    with pytest.raises(CannotServeError, match=sentence[:20]):
        bench.run(until=1)
