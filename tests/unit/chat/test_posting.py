"""A reply is sent until it has arrived, cannot arrive, or may have arrived."""

from __future__ import annotations

import asyncio
import logging
import time
from itertools import islice
from typing import TYPE_CHECKING

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from bot.chat.backoff import pauses
from bot.chat.outcomes import Outcome, outcome, pause_of
from bot.chat.posting import ATTEMPTS, Post
from bot.chat.reply import Button, Reply
from bot.simulator import BadRequest as BadRequestAnswer
from bot.simulator import (
    Blocked,
    Conversation,
    DelayedAfter,
    DroppedBefore,
    Fault,
    Refused,
    ServerError,
    Simulator,
    TooManyRequests,
)
from bot.simulator.refusals import Overtaken
from tests.unit.chat.conftest import READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.unit.chat.conftest import Posting

HELLO = [Reply("<b>Hola</b>"), Reply("y adiós", ((Button("Otra", "x"),),))]


@pytest.fixture
def chat(telegram: Simulator) -> Conversation:
    return telegram.person("Ana").private_chat()


def hello(chat: Conversation, reply_to: int | None = None) -> Callable[[Post], Awaitable[None]]:
    return lambda post: post.send(chat.id, HELLO, reply_to)


def test_the_first_of_several_messages_answers_the_question(chat: Conversation, posting: Posting) -> None:
    question = chat.say("¿Qué tal?")
    posting(hello(chat, question.id))
    first, second = chat.replies
    assert (first.text, first.marked("bold"), first.reply_to) == ("Hola", ["Hola"], question)
    assert (second.text, second.reply_to, second.button("Otra").data) == ("y adiós", None, "x")
    assert first.link_preview == {"is_disabled": True}


def test_a_question_that_is_gone_is_answered_all_the_same(chat: Conversation, posting: Posting) -> None:
    posting(hello(chat, 999))
    assert len(chat.replies) == 2


@pytest.mark.parametrize("fault", [ServerError(500), ServerError(502), DroppedBefore()], ids=str)
def test_what_a_server_failed_to_do_is_asked_again(
    telegram: Simulator, chat: Conversation, posting: Posting, fault: Fault
) -> None:
    telegram.fail_next("sendMessage", fault, times=ATTEMPTS - 1)
    posting(hello(chat))
    assert [reply.text for reply in chat.replies] == ["Hola", "y adiós"]


def test_a_server_that_only_fails_is_given_up(
    telegram: Simulator, chat: Conversation, posting: Posting, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail_next("sendMessage", ServerError(), times=99)
    posting(hello(chat))
    assert len(telegram.calls("sendMessage")) == ATTEMPTS
    assert "given up" in caplog.text


def test_a_server_that_fails_is_given_five_minutes() -> None:
    assert 290 <= sum(islice(pauses(), ATTEMPTS - 1)) <= 310


@pytest.mark.parametrize("failures", [0, 1])
def test_a_group_that_has_become_a_supergroup_is_answered_there(
    telegram: Simulator, posting: Posting, failures: int
) -> None:
    group = telegram.group("Barrio", [telegram.person("Ana")])
    question = group.say("/ayuda")
    supergroup = group.upgrade()
    telegram.fail_next("sendMessage", ServerError(), times=failures, chat=supergroup)
    posting(hello(group, question.id))
    assert [(reply.text, reply.reply_to) for reply in supergroup.replies] == [("Hola", None), ("y adiós", None)]
    assert group.replies == []


def test_a_group_that_keeps_moving_is_not_followed(telegram: Simulator, posting: Posting) -> None:
    group = telegram.group("Barrio", [telegram.person("Ana")])
    supergroup = group.upgrade()
    telegram.fail_next("sendMessage", Refused(Overtaken("upgraded", migrate_to_chat_id=group.id)), chat=supergroup)
    posting(hello(group))
    assert len(telegram.calls("sendMessage")) == 2
    assert supergroup.replies == []


def test_a_flood_is_waited_out_exactly(telegram: Simulator, chat: Conversation, posting: Posting) -> None:
    telegram.fail_next("sendMessage", TooManyRequests(retry_after=1))
    started = time.monotonic()
    posting(hello(chat))
    assert 1 <= time.monotonic() - started < 2
    assert len(chat.replies) == 2


def test_a_flood_longer_than_all_patience_is_given_up(
    telegram: Simulator, chat: Conversation, posting: Posting
) -> None:
    telegram.fail_next("sendMessage", TooManyRequests(retry_after=3600))
    posting(hello(chat))
    assert chat.replies == []


def test_what_may_have_arrived_is_not_sent_again(
    telegram: Simulator, chat: Conversation, posting: Posting, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail_next("sendMessage", DelayedAfter(2 * READ_SECONDS))
    posting(hello(chat))
    assert [reply.text for reply in chat.replies] == ["Hola", "y adiós"]
    assert "it may have arrived" in caplog.text


def test_a_closed_chat_is_left_alone(
    telegram: Simulator, chat: Conversation, posting: Posting, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    telegram.fail_next("sendMessage", Blocked())
    posting(hello(chat))
    assert chat.replies == []
    assert len(telegram.calls("sendMessage")) == 1
    assert [(r.levelname, "closed to us" in r.message) for r in caplog.records if r.name.startswith("bot.")] == [
        ("INFO", True)
    ]


def test_a_page_that_is_there_already_and_a_button_answered_late_are_harmless(
    telegram: Simulator, chat: Conversation, posting: Posting
) -> None:
    async def work(post: Post) -> None:
        await post.send(chat.id, HELLO[1:])
        await post.edit(chat.id, chat.replies[0].id, HELLO[1])
        await post.acknowledge("00000000000000000099")

    posting(work)
    assert [call.method for call in telegram.refusals] == ["editMessageText", "answerCallbackQuery"]


def test_a_mistake_of_ours_comes_through(telegram: Simulator, chat: Conversation, posting: Posting) -> None:
    telegram.fail_next("sendMessage", Refused(BadRequestAnswer("can't parse entities")))
    with pytest.raises(BadRequest, match="parse entities"):
        posting(hello(chat))


def test_a_missing_connection_is_waited_for(telegram: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.posting.pauses", lambda: iter([0.01] * 100))
    failures = 0

    class Absent(HTTPXRequest):
        async def do_request(self, url: str, *args: object, **kwargs: object) -> tuple[int, bytes]:
            nonlocal failures
            if "sendMessage" in url and failures < 20:
                failures += 1
                cause = httpx.ConnectError("no route")
                raise NetworkError(str(cause)) from cause
            return await super().do_request(url, *args, **kwargs)  # type: ignore[arg-type] # as they came

    async def main() -> None:
        request = Absent(httpx_kwargs={"trust_env": False, "verify": False})
        async with Bot(telegram.token, f"{telegram.url}/bot", request=request, get_updates_request=request) as bot:
            await Post(bot).send(ana.id, HELLO)

    ana = telegram.person("Ana").private_chat()
    asyncio.run(main())
    assert (failures, len(ana.replies)) == (20, 2)


def caused(error: NetworkError, cause: Exception) -> NetworkError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (caused(NetworkError(""), httpx.ConnectError("")), Outcome.UNSENT),
        (caused(TimedOut(), httpx.ConnectTimeout("")), Outcome.UNSENT),
        (caused(TimedOut(), httpx.PoolTimeout("")), Outcome.UNSENT),
        (caused(TimedOut(), httpx.ReadTimeout("")), Outcome.UNKNOWN),
        (caused(NetworkError(""), httpx.ReadError("")), Outcome.UNKNOWN),
        (caused(TimedOut(), httpx.WriteTimeout("")), Outcome.UNKNOWN),
        (caused(NetworkError(""), httpx.RemoteProtocolError("")), Outcome.FAILED),
        (NetworkError("Bad Gateway"), Outcome.FAILED),
        (Forbidden("bot was blocked by the user"), Outcome.UNREACHABLE),
        (ChatMigrated(7), Outcome.UNREACHABLE),
        (BadRequest("Chat not found"), Outcome.UNREACHABLE),
        (BadRequest("Message is not modified: as it was"), Outcome.POINTLESS),
        (BadRequest("Can't parse entities"), Outcome.REFUSED),
        (InvalidToken("no"), Outcome.REFUSED),
    ],
    ids=lambda value: repr(value) if isinstance(value, Exception) else "",
)
def test_what_an_error_means_is_in_its_kind_and_cause(error: NetworkError, expected: Outcome) -> None:
    assert outcome(error) is expected


def test_a_flood_says_how_long_to_wait() -> None:
    assert outcome(RetryAfter(3)) is Outcome.FLOODED
    assert pause_of(RetryAfter(3)) == 3
