"""What whoever runs the bot is told in their private chat, and that nobody else is."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from bot import wording
from bot.simulator import BadRequest, Refused
from bot.wording import owner as say
from bot.wording import private
from tests.e2e.conftest import is_serving, served_by
from tests.e2e.process import PATIENCE
from tests.e2e.talk import ask, labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator import Button, Conversation, Message, Simulator
    from tests.e2e.conftest import Served, StartBot

QUESTION = "¿A qué hora abre el jardín botánico?"
GAP = "¿Quién paga la nómina de los jardineros de Venus?"
PERIODS = ["7 días", "30 días", "90 días"]


@pytest.fixture(scope="module")
def office(served: Served) -> Conversation:
    """Return the owner's private chat, after somebody has disliked an answer, and asked thrice what has none.

    Nothing else is asked as often of the same bot.
    """
    ana = served.telegram.person("Ana")
    chat = ana.private_chat()
    answer = ask(chat, QUESTION)
    ana.press(button(answer, private.USELESS), PATIENCE)
    for _ in range(3):
        ask(chat, GAP)
    return served.owner.private_chat()


def button(message: Message, label: str) -> Button:
    return next(button for row in message.buttons for button in row if button.text == label)


def told(telegram: Simulator, chat: Conversation, act: Callable[[], object]) -> list[Message]:
    """Return what the bot tells because of something, up to the message that offers other periods."""
    before = len(chat.replies)
    act()

    def all_told() -> list[Message]:
        replies = chat.replies[before:]
        return replies if replies and labels(replies[-1]) == PERIODS else []

    return telegram.wait_until(all_told, "a report", PATIENCE)


def text_of(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


def test_the_report_is_a_picture_and_a_text(served: Served, office: Conversation) -> None:
    picture, *texts = told(served.telegram, office, lambda: office.say("/informe 2"))
    assert Image.open(io.BytesIO(picture.file or b"")).size[0] == 1080
    assert picture.text.startswith("Del ")
    assert all(len(text.text) <= 4096 for text in texts)
    text = text_of(texts)
    for title in (say.REPORT, say.BY_DAY, say.BY_SECTION, say.GAPS, say.ERRORS):
        assert title in text
    assert "El jardín & sus <normas>: " in text
    assert f"{GAP} (" in text
    assert "👎 0" not in text


def test_a_button_under_the_report_tells_of_another_time(served: Served, office: Conversation) -> None:
    report = told(served.telegram, office, lambda: office.say("/informe 1"))
    again = told(served.telegram, office, lambda: served.owner.press(button(report[-1], "90 días"), PATIENCE))
    assert text_of(again[1:]) != text_of(report[1:])
    assert f"{GAP} (" in text_of(again)


def test_without_a_number_it_tells_what_happened_since_it_was_told_last(served: Served, office: Conversation) -> None:
    told(served.telegram, office, lambda: office.say("/informe"))
    question = "¿Quién riega los geranios de Saturno?"
    ask(served.telegram.person("Eva").private_chat(), question)
    text = text_of(told(served.telegram, office, lambda: office.say("/informe")))
    assert question in text
    assert GAP not in text


@pytest.mark.parametrize("delivery", ["polling", "webhook"])
def test_what_went_wrong_is_told_once(telegram: Simulator, start_bot: StartBot, delivery: str) -> None:
    owner, eva = telegram.person("Olga"), telegram.person("Eva")
    bot = start_bot(ADMIN_IDS=str(owner.id), **served_by(delivery))
    telegram.wait_until(lambda: is_serving(telegram), "a bot that serves", PATIENCE)
    bot.may_fail = True
    office, chat = owner.private_chat(), eva.private_chat()
    telegram.fail_next("sendMessage", Refused(BadRequest("SOMETHING_INVALID")), chat=chat)
    assert ask(chat, QUESTION).text == wording.FAILED
    assert "BadRequest: una vez" in text_of(told(telegram, office, lambda: office.say("/informe")))
    assert say.NO_ERRORS in text_of(told(telegram, office, lambda: office.say("/informe")))


def test_the_questions_are_given_as_a_file_that_says_nobody_s_name(office: Conversation) -> None:
    file = office.wait_for_reply(office.say("/exportar 1"), PATIENCE)
    document: Any = file.media["document"]
    assert document["file_name"].endswith(".csv")
    content = file.file or b""
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert tuple(header) == say.COLUMNS
    assert [row[3] for row in rows if row[1] == GAP][:3] == ["sin respuesta"] * 3
    assert "respondida" in {row[3] for row in rows if row[1] == QUESTION}
    assert "Ana" not in {cell for row in rows for cell in row}
    assert file.text.endswith("sin decir de quién.")


@pytest.mark.parametrize("command", ["/informe ayer", "/exportar 0"])
def test_what_is_no_number_of_days_is_explained(office: Conversation, command: str) -> None:
    assert ask(office, command).text.startswith("Escribe /")


@pytest.mark.parametrize("command", ["/informe", "/exportar", "/informe 7"])
def test_to_anybody_else_the_commands_do_not_exist(served: Served, command: str) -> None:
    chat = served.telegram.person("Curioso").private_chat()
    assert ask(chat, command).text == ask(chat, "/inexistente").text == wording.UNKNOWN_COMMAND


def test_in_a_group_even_the_owner_is_told_nothing(served: Served) -> None:
    group = served.telegram.supergroup("Barrio", [served.owner])
    greeting = group.wait_for_reply(timeout=PATIENCE)
    group.say("/informe@glosa_bot")
    last = group.say(f"/pregunta {QUESTION}")
    served.telegram.wait_until(lambda: group.replies[-1].reply_to == last, "an answer to what is asked next", PATIENCE)
    between = [message.text for message in group.replies if greeting.id < message.id < group.replies[-1].id]
    assert set(between) <= {wording.UNKNOWN_COMMAND}


def test_a_button_of_the_report_does_nothing_for_anybody_else(served: Served, office: Conversation) -> None:
    report = told(served.telegram, office, lambda: office.say("/informe 1"))
    before = len(office.replies)
    stranger = served.telegram.person("Curioso")
    assert stranger.press(button(report[-1], "30 días"), PATIENCE).text == wording.OLD_BUTTON
    ask(stranger.private_chat(), QUESTION)
    assert len(office.replies) == before


def test_a_time_in_which_nobody_asked_anything_says_so(telegram: Simulator, start_bot: StartBot) -> None:
    owner = telegram.person("Olga")
    start_bot(ADMIN_IDS=str(owner.id))
    chat = owner.private_chat()
    (text,) = told(telegram, chat, lambda: chat.say("/informe"))
    assert say.NOTHING in text.text
    assert ask(chat, "/exportar").text == say.NOTHING_TO_EXPORT
