"""What goes wrong on the way, and what people notice of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.chat.gate import PERSON_LIMIT
from bot.chat.polling import WINDOW
from bot.simulator import BadRequest, Blocked, DelayedAfter, DroppedBefore, Fault, Refused, ServerError, TooManyRequests
from bot.wording import private
from tests.e2e.process import PATIENCE

if TYPE_CHECKING:
    from bot.simulator import Simulator
    from tests.e2e.conftest import StartBot


@pytest.mark.parametrize("fault", [ServerError(502), DroppedBefore(), TooManyRequests(1)], ids=str)
def test_an_answer_that_did_not_get_through_is_sent_again(
    telegram: Simulator, start_bot: StartBot, fault: Fault
) -> None:
    chat = telegram.person("Ana").private_chat()
    telegram.fail_next("sendMessage", fault)
    start_bot()
    assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE).text == private.HELP
    assert len(chat.replies) == 1


def test_an_answer_that_may_have_arrived_is_not_sent_again(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    telegram.fail_next("sendMessage", DelayedAfter(5.5))  # the bot waits five seconds
    bot = start_bot()
    chat.say("/ayuda")
    bot.wait_until_said("it may have arrived")
    telegram.wait_until(lambda: not telegram.pending_updates, "the question confirmed", PATIENCE)
    assert len(chat.replies) == 1


def test_who_blocks_the_bot_does_not_stop_it(telegram: Simulator, start_bot: StartBot) -> None:
    ana, luis = telegram.person("Ana").private_chat(), telegram.person("Luis").private_chat()
    telegram.fail_next("sendMessage", Blocked(), chat=ana)
    bot = start_bot()
    ana.say("/ayuda")
    assert luis.wait_for_reply(luis.say("/ayuda"), PATIENCE)
    assert ana.wait_for_reply(ana.say("/secciones"), PATIENCE)
    assert len(telegram.calls("sendMessage")) == 3
    assert "closed to us" in bot.log


def test_a_flood_in_one_chat_does_not_keep_another_waiting(telegram: Simulator, start_bot: StartBot) -> None:
    ana, luis = telegram.person("Ana").private_chat(), telegram.person("Luis").private_chat()
    bot = start_bot()
    bot.wait_until_said("Escucho como")
    telegram.fail_next("sendMessage", TooManyRequests(3), chat=ana)
    first, second = ana.say("/ayuda"), ana.say("/secciones")
    telegram.wait_until(lambda: telegram.calls("sendMessage"), "the flood met", PATIENCE)
    started = time.monotonic()
    assert luis.wait_for_reply(luis.say("/ayuda"), PATIENCE)
    assert time.monotonic() - started < 2
    assert ana.replies == []
    assert telegram.pending_updates == 3
    assert ana.wait_for_reply(first, PATIENCE).text == private.HELP
    telegram.wait_until(lambda: len(ana.replies) > 1, "the second answer", PATIENCE)
    telegram.wait_until(lambda: not telegram.pending_updates, "all confirmed", PATIENCE)
    assert [reply.reply_to for reply in ana.replies] == [first, second]
    assert len(luis.replies) == 1


def test_a_group_that_may_hear_no_more_for_now_holds_up_nobody_and_what_it_waits_for_outlives_the_process(
    telegram: Simulator, start_bot: StartBot
) -> None:
    ana, luis = telegram.person("Ana"), telegram.person("Luis")
    group = telegram.supergroup("Plaza", [ana])
    bot = start_bot()
    group.wait_for_reply(timeout=PATIENCE)
    telegram.fail_next("sendMessage", TooManyRequests(60), chat=group, times=100)
    asked = [group.say("/pregunta ¿A qué hora abre el jardín botánico?", by=ana) for _ in range(WINDOW + 1)]
    telegram.wait_until(lambda: telegram.pending_updates == 0, "all of them kept", PATIENCE)
    chat = luis.private_chat()
    assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE)
    assert bot.terminate() == 0
    telegram.clear_faults()
    start_bot(DATABASE_URL=bot.database_url)
    telegram.wait_until(lambda: len(group.replies) > PERSON_LIMIT, "the answers", PATIENCE)
    answered = [reply.reply_to for reply in group.replies[1:]]
    assert answered == asked[: len(answered)]  # more than may be asked in a minute, where that has taken longer


def test_a_poll_that_fails_loses_nothing(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    chat.say("/ayuda")
    telegram.fail_next("getUpdates", DroppedBefore())
    telegram.fail_next("getUpdates", ServerError(500))
    bot = start_bot()
    chat.wait_for_reply(timeout=PATIENCE)
    bot.wait_until_said(wording.REACHABLE_AGAIN)
    assert bot.log.count(wording.UNREACHABLE) == 1
    assert len(chat.replies) == 1


def test_a_menu_that_cannot_be_set_stops_nothing(telegram: Simulator, start_bot: StartBot) -> None:
    telegram.fail_next("setMyCommands", TooManyRequests(3600))
    chat = telegram.person("Ana").private_chat()
    start_bot()
    assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE)


def test_a_fault_of_ours_is_logged_and_told_and_the_bot_goes_on(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    bot = start_bot()
    bot.may_fail = True
    telegram.fail_next("sendMessage", Refused(BadRequest("can't parse entities: something")))
    question = chat.say("¿A qué hora abre el jardín?")
    failed = chat.wait_for_reply(question, PATIENCE)
    assert failed.text == wording.FAILED
    assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE).text == private.HELP
    assert "[update 100000001]: an update failed" in bot.log
    assert "Traceback" in bot.log
    assert question.text not in bot.log
