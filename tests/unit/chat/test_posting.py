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
from bot.chat.insistence import ATTEMPTS
from bot.chat.outcomes import Outcome, outcome, pause_of
from bot.chat.places import Place
from bot.chat.posting import UNNOTICED, Post
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

    from bot.chat.health import Health
    from tests.unit.chat.conftest import Posting

HELLO = [Reply("<b>Hola</b>"), Reply("y adiós", ((Button("Otra", "x"),),))]


@pytest.fixture
def chat(telegram: Simulator) -> Conversation:
    return telegram.person("Ana").private_chat()


def hello(
    chat: Conversation, reply_to: int | None = None, *, topic: int | None = None, quote: str | None = None
) -> Callable[[Post], Awaitable[object]]:
    return lambda post: post.send(Place(chat.id, topic, reply_to, quote), HELLO)


def test_the_first_of_several_messages_answers_the_question(chat: Conversation, posting: Posting) -> None:
    question = chat.say("¿Qué tal?")
    posting(hello(chat, question.id))
    first, second = chat.replies
    assert (first.text, first.marked("bold"), first.reply_to) == ("Hola", ["Hola"], question)
    assert (second.text, second.reply_to, second.button("Otra").data) == ("y adiós", None, "x")
    assert first.link_preview == {"is_disabled": True}


def test_what_is_sent_says_its_numbers(chat: Conversation, posting: Posting) -> None:
    sent: list[list[int]] = []

    async def work(post: Post) -> None:
        sent.append(await post.send(Place(chat.id), HELLO))

    posting(work)
    assert sent == [[reply.id for reply in chat.replies]]


def test_a_reply_quotes_the_words_that_are_there_and_none_where_they_have_been_edited_away(
    telegram: Simulator, chat: Conversation, posting: Posting
) -> None:
    question = chat.say("Hola. ¿Qué tal?")
    posting(hello(chat, question.id, quote="¿Qué tal?"))
    posting(hello(chat, question.id, quote="¿Qué pasa?"))
    quoted, _, unquoted, _ = chat.replies
    assert quoted.quote is not None
    assert quoted.quote["text"] == "¿Qué tal?"
    assert (unquoted.reply_to, unquoted.quote) == (question, None)
    assert [call.description for call in telegram.refusals] == ["Bad Request: QUOTE_TEXT_INVALID"]


def test_a_message_stays_in_its_topic_and_a_closed_one_is_told_of(
    telegram: Simulator, health: Health, posting: Posting
) -> None:
    forum = telegram.supergroup("Foro", [telegram.person("Ana")], is_forum=True)
    topic = forum.create_topic("Riego")
    posting(hello(forum, topic=topic.id))
    forum.close_topic(topic)
    posting(hello(forum, topic=topic.id))
    assert [reply.topic for reply in forum.replies] == [topic, topic]
    assert [(failure.what, failure.chat_id) for failure in health.failures(forum.id)] == [("Topic_closed", forum.id)]


def test_a_group_that_moves_is_told_of_with_both_numbers(telegram: Simulator, posting: Posting) -> None:
    group = telegram.group("Barrio", [telegram.person("Ana")])
    supergroup = group.upgrade()
    told: list[tuple[int, int]] = []

    async def moved(before: int, after: int) -> None:
        told.append((before, after))

    async def work(post: Post) -> None:
        post.when_moved(moved)
        await post.send(Place(group.id), HELLO[:1])

    posting(work)
    assert told == [(group.id, supergroup.id)]


def test_typing_shows_only_while_something_takes_its_time(
    telegram: Simulator, chat: Conversation, posting: Posting
) -> None:
    async def work(post: Post) -> None:
        async with post.typing(Place(chat.id)):
            assert telegram.calls("sendChatAction") == []
        async with post.typing(Place(chat.id)):
            await asyncio.sleep(3 * UNNOTICED)
        await asyncio.sleep(2 * UNNOTICED)

    posting(work)
    assert [call.parameters["action"] for call in telegram.calls("sendChatAction")] == ["typing"]


def test_what_stands_already_counts_as_put_there_and_what_is_gone_does_not(
    chat: Conversation, posting: Posting
) -> None:
    outcomes: list[bool] = []

    async def work(post: Post) -> None:
        (first, second) = await post.send(Place(chat.id), HELLO)
        outcomes.append(await post.edit(chat.id, second, HELLO[1]))
        outcomes.append(await post.delete(chat.id, first))
        outcomes.append(await post.edit(chat.id, first, HELLO[1]))
        outcomes.append(await post.delete(chat.id, first))

    posting(work)
    assert outcomes == [True, True, False, False]


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
        await post.send(Place(chat.id), HELLO[1:])
        await post.edit(chat.id, chat.replies[0].id, HELLO[1])
        await post.acknowledge("00000000000000000099")

    posting(work)
    assert [call.method for call in telegram.refusals] == ["editMessageText", "answerCallbackQuery"]


def test_a_mistake_of_ours_comes_through(telegram: Simulator, chat: Conversation, posting: Posting) -> None:
    telegram.fail_next("sendMessage", Refused(BadRequestAnswer("can't parse entities")))
    with pytest.raises(BadRequest, match="parse entities"):
        posting(hello(chat))


def test_a_missing_connection_is_waited_for(
    telegram: Simulator, health: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.insistence.pauses", lambda: iter([0.01] * 100))
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
            await Post(bot, health).send(Place(ana.id), HELLO)

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
        (caused(NetworkError(""), httpx.RemoteProtocolError("")), Outcome.CUT),
        (NetworkError("Bad Gateway"), Outcome.FAILED),
        (Forbidden("bot was blocked by the user"), Outcome.UNREACHABLE),
        (ChatMigrated(7), Outcome.UNREACHABLE),
        (BadRequest("Chat not found"), Outcome.UNREACHABLE),
        (BadRequest("Message is not modified: as it was"), Outcome.UNCHANGED),
        (BadRequest("Message can't be deleted"), Outcome.POINTLESS),
        (BadRequest("TOPIC_CLOSED"), Outcome.UNREACHABLE),
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
