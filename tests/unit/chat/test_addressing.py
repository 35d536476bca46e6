"""What asks the bot something, in private and in groups, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update, User

from bot.chat.addressing import Asked, asked

if TYPE_CHECKING:
    Json = dict[str, Any]

BOT = User(1, "Glosa", is_bot=True, username="glosa_bot")
ANA: Json = {"id": 7, "is_bot": False, "first_name": "Ana"}
OWN: Json = {"id": 1, "is_bot": True, "first_name": "Glosa", "username": "glosa_bot"}
OTHER: Json = {"id": 9, "is_bot": True, "first_name": "Otro", "username": "otro_bot"}
GROUP: Json = {"id": -100, "type": "supergroup", "title": "Barrio"}
PRIVATE: Json = {"id": 7, "type": "private", "first_name": "Ana"}
QUESTION = "¿A qué hora abre?"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def message(text: str, chat: Json = GROUP, **fields: Any) -> Json:  # noqa: ANN401 - the fields of the Bot API
    return {"message_id": 5, "date": 1_700_000_000, "chat": chat, "from": ANA, "text": text, **fields}


def mentioning(before: str, name: str, after: str) -> Json:
    entity = {"type": "mention", "offset": units(before), "length": units(name)}
    return message(before + name + after, entities=[entity])


def read(raw: Json, kind: str = "message") -> Asked | None:
    return asked(Update.de_json({"update_id": 1, kind: raw}, None), BOT)


def text_of(raw: Json) -> str | None:
    found = read(raw)
    return found.text if found else None


def test_in_private_every_text_asks() -> None:
    found = read(message(QUESTION, PRIVATE))
    assert found is not None
    assert (found.text, found.person, found.quote, found.is_edit) == (QUESTION, 7, None, False)


def test_in_private_a_command_asks_only_if_it_is_the_one_that_does() -> None:
    assert text_of(message(f"/pregunta {QUESTION}", PRIVATE, entities=[command(9)])) == QUESTION
    assert text_of(message("/secciones", PRIVATE, entities=[command(10)])) is None


def test_in_private_what_only_looks_like_a_command_asks() -> None:
    assert text_of(message(f"/{QUESTION}", PRIVATE)) == f"/{QUESTION}"


def command(length: int) -> Json:
    return {"type": "bot_command", "offset": 0, "length": length}


def test_addressing_the_bot_under_its_own_words_passed_on_asks_nothing() -> None:
    passed_on = message("A las ocho.", forward_origin={"type": "user", "date": 1, "sender_user": OWN})
    assert text_of(message("/pregunta", reply_to_message=passed_on)) == ""


def test_the_words_under_a_picture_ask_as_a_text_does() -> None:
    entity = {"type": "mention", "offset": 0, "length": units("@glosa_bot")}
    assert text_of(message("", PRIVATE, caption=QUESTION)) == QUESTION
    assert text_of(message("", caption=f"@glosa_bot {QUESTION}", caption_entities=[entity])) == QUESTION
    assert text_of(message("", caption=QUESTION)) is None


def test_in_a_group_what_people_say_to_each_other_asks_nothing() -> None:
    assert text_of(message(QUESTION)) is None
    assert text_of(message(QUESTION, reply_to_message=message("Hola"))) is None


@pytest.mark.parametrize("command", ["/pregunta", "/pregunta@glosa_bot", "/Preguntar@GLOSA_bot"])
def test_a_command_asks_what_follows_it(command: str) -> None:
    assert text_of(message(f"{command} {QUESTION}")) == QUESTION


@pytest.mark.parametrize("command", ["/pregunta@otro_bot", "/preguntas", "/ayuda", "/", "/pregunta@"])
def test_other_commands_ask_nothing(command: str) -> None:
    assert text_of(message(f"{command} {QUESTION}")) is None


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("", "@glosa_bot", f" {QUESTION}"),
        ("", "@GLOSA_BOT", f", {QUESTION}"),
        ("", "@glosa_bot", f": {QUESTION}"),
        (f"{QUESTION} ", "@glosa_bot", ""),
        ("😀 ", "@glosa_bot", f" {QUESTION}"),
    ],
)
def test_a_mention_asks_what_stands_around_it(before: str, name: str, after: str) -> None:
    found = read(mentioning(before, name, after))
    assert found is not None
    assert found.text.replace("😀", "").strip() == QUESTION
    assert found.quote is None or found.quote in (found.message.text or "")


def test_a_mention_of_somebody_else_asks_nothing() -> None:
    assert text_of(mentioning("", "@glosa_bott", f" {QUESTION}")) is None


def test_a_reply_to_the_bot_asks_and_quotes_itself() -> None:
    found = read(message("¿Y los domingos?", reply_to_message=message("A las ocho.", **{"from": OWN})))
    assert found is not None
    assert (found.text, found.quote) == ("¿Y los domingos?", "¿Y los domingos?")


def test_in_a_topic_that_the_bot_opened_not_every_message_is_for_it() -> None:
    start = message("", **{"from": OWN}, forum_topic_created={"name": "Riego", "icon_color": 1})
    assert text_of(message(QUESTION, message_thread_id=5, is_topic_message=True, reply_to_message=start)) is None


@pytest.mark.parametrize("text", ["/pregunta", "@glosa_bot"])
def test_addressing_the_bot_under_somebody_elses_message_asks_that(text: str) -> None:
    entity = {"type": "mention", "offset": 0, "length": 10}
    raw = message(text, reply_to_message=message(QUESTION), entities=[entity] if text[0] == "@" else [])
    found = read(raw)
    assert found is not None
    assert (found.text, found.quote) == (QUESTION, None)


def test_addressing_the_bot_with_nothing_to_ask_is_noticed() -> None:
    assert text_of(message("/pregunta")) == ""
    assert text_of(message("/pregunta", reply_to_message=message("A las ocho.", **{"from": OWN}))) == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"from": OTHER},
        {"via_bot": OWN},
        {"forward_origin": {"type": "user", "date": 1, "sender_user": OWN}},
        {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Ana"}},
    ],
    ids=["another bot", "pasted by inline mode", "passed on of the bot", "passed on"],
)
def test_what_a_bot_wrote_and_what_is_passed_on_is_not_answered_in_a_group(fields: Json) -> None:
    assert text_of({**message(f"/pregunta {QUESTION}"), **fields}) is None


def test_in_private_a_question_may_be_passed_on_but_not_the_bots_own_words() -> None:
    hidden = {"type": "hidden_user", "date": 1, "sender_user_name": "Ana"}
    own = {"type": "user", "date": 1, "sender_user": OWN}
    assert text_of(message(QUESTION, PRIVATE, forward_origin=hidden)) == QUESTION
    assert text_of(message(QUESTION, PRIVATE, forward_origin=own)) is None


def test_administrators_without_a_name_and_channels_may_ask_as_what_they_write() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    found = read(message(f"/pregunta {QUESTION}", sender_chat=GROUP, **{"from": anonymous}))
    assert found is not None
    assert (found.text, found.person) == (QUESTION, -100)


def test_an_edit_is_known_as_one() -> None:
    found = read(message(QUESTION, PRIVATE, edit_date=1_700_000_001), "edited_message")
    assert found is not None
    assert found.is_edit


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_words_around_a_mention_are_all_that_is_asked(before: str, after: str) -> None:
    found = read(mentioning(before + " ", "@glosa_bot", " " + after))
    if not before.startswith("/"):
        assert found is not None
        assert found.text in f"{before}  {after}"
        assert found.quote is None or found.quote in (found.message.text or "")
