"""The last question of each person is remembered, for a while and for so many people."""

from __future__ import annotations

from bot.answering import LONGEST_QUESTION
from bot.chat.memory import FORGOTTEN_AFTER, PEOPLE, Conversations
from bot.model import Abstention, Courtesy, Finding, Reason, Remark


def asked(question: str, reason: Reason = Reason.WEAK_SUPPORT) -> Finding:
    return Abstention(question, 0.0, reason, ())


def test_each_person_has_a_last_question_in_each_chat() -> None:
    conversations = Conversations()
    for chat, question in ((1, "¿Uno?"), (2, "¿Dos?"), (1, "¿Tres?")):
        conversations.remember((chat, 7), asked(question))
    assert [conversations.previous(who) for who in ((1, 7), (2, 7), (1, 8))] == ["¿Tres?", "¿Dos?", None]


def test_a_message_that_asked_nothing_leaves_the_last_question_as_it_was() -> None:
    conversations = Conversations()
    conversations.remember(1, asked("¿Cuánto cuesta?"))
    conversations.remember(1, Remark("Gracias", Courtesy.THANKS))
    conversations.remember(1, asked("¿?", Reason.NO_WORDS))
    assert conversations.previous(1) == "¿Cuánto cuesta?"


def test_a_question_that_follow_ups_have_made_longer_and_longer_is_cut() -> None:
    conversations = Conversations()
    conversations.remember(1, asked("¿" + "a" * LONGEST_QUESTION))
    assert conversations.previous(1) == "¿" + "a" * (LONGEST_QUESTION - 1)


def test_a_question_is_forgotten_after_half_an_hour() -> None:
    now = 0.0
    conversations = Conversations(clock=lambda: now)
    conversations.remember(1, asked("¿Cuánto cuesta?"))
    now = FORGOTTEN_AFTER - 1
    assert conversations.previous(1)
    now = FORGOTTEN_AFTER
    assert conversations.previous(1) is None


def test_only_the_people_who_asked_last_are_remembered() -> None:
    conversations = Conversations()
    for who in (*range(PEOPLE), 0, PEOPLE):
        conversations.remember(who, asked(f"¿{who}?"))
    assert [conversations.previous(who) for who in (0, 1, 2, PEOPLE)] == ["¿0?", None, "¿2?", f"¿{PEOPLE}?"]
