"""What becomes of the bot in a chat: it says hello once, keeps the settings, and is quiet where it cannot be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from bot.wording import groups as say
from tests.e2e.process import PATIENCE
from tests.e2e.talk import labels

if TYPE_CHECKING:
    from bot.simulator import Conversation, Group, Message, Person
    from tests.e2e.conftest import Served

QUESTION: Final = "/pregunta@glosa_bot ¿A qué hora abre el jardín botánico?"
SENTENCE: Final = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."
CHOSEN: Final = "Fechas: en cifras"


@pytest.fixture
def ana(served: Served) -> Person:
    return served.telegram.person("Ana")


@pytest.fixture
def group(served: Served, ana: Person) -> Group:
    """Return a group into which the bot has just come, and said so."""
    group = served.telegram.supergroup("Barrio", [ana])
    group.wait_for_reply(timeout=PATIENCE)
    return group


def answer(served: Served, chat: Conversation, question: str = QUESTION) -> Message:
    """Ask and return the answer: what was to be said of anything before has been said by then."""
    asked = chat.say(question)

    def found() -> Message | None:
        return next((reply for reply in chat.replies if reply.reply_to is asked), None)

    return served.telegram.wait_until(found, f"an answer to {question}", PATIENCE)


def said(served: Served, chat: Conversation) -> list[str]:
    """Return what the bot has said in a chat of what happened there, and of nothing that was asked."""
    assert SENTENCE in answer(served, chat).text
    return [message.text for message in chat.replies if message.reply_to is None]


def sent_to(served: Served, chat: Conversation) -> int:
    """Return how many messages the bot has tried to send to a chat, when it is done with all that happened."""
    served.telegram.wait_until(lambda: not served.telegram.pending_updates, "all updates to be done", PATIENCE)
    return sum(call.parameters["chat_id"] == str(chat.id) for call in served.telegram.calls("sendMessage"))


def choose_figures(served: Served, group: Group, person: Person) -> None:
    """Have dates written in figures in a group."""
    panel = answer(served, group, "/ajustes@glosa_bot")
    person.press(panel.button(say.SETTINGS["dates"]), PATIENCE)
    served.telegram.wait_until(lambda: "en cifras" in labels(panel), "the options", PATIENCE)
    person.press(panel.button("en cifras"), PATIENCE)
    served.telegram.wait_until(lambda: CHOSEN in panel.text, "the choice", PATIENCE)


@pytest.mark.parametrize("status", ["member", "administrator"])
def test_added_to_a_group_it_says_once_what_it_is_how_to_ask_and_who_sets_it_up(
    served: Served, ana: Person, status: str
) -> None:
    group = served.telegram.supergroup("Barrio", [ana], bot=status)
    group.wait_for_reply(timeout=PATIENCE)
    (greeting,) = said(served, group)
    assert say.HELLO in greeting
    assert "La casa del guarda" in greeting
    assert say.how_to_ask("glosa_bot") in greeting
    assert greeting.endswith(say.SET_UP)


def test_added_by_a_link_it_says_hello_once(served: Served, ana: Person) -> None:
    group = served.telegram.supergroup("Barrio", [ana], bot="left")
    group.start("x")
    group.wait_for_reply(timeout=PATIENCE)
    assert sum(say.HELLO in text for text in said(served, group)) == 1


@pytest.mark.parametrize("status", ["left", "kicked"])
def test_added_again_it_says_less_and_finds_the_settings_as_they_were(
    served: Served, group: Group, ana: Person, status: str
) -> None:
    choose_figures(served, group, ana)
    group.set_bot(status)
    last = group.messages[-1]
    group.set_bot("member")
    greeting = group.wait_for_reply(last, PATIENCE)
    assert greeting.text.startswith(say.HELLO_AGAIN)
    assert CHOSEN in answer(served, group, "/ajustes@glosa_bot").text


def test_promoted_it_says_what_that_means_and_demoted_it_says_nothing(served: Served, group: Group) -> None:
    group.set_bot("administrator")
    group.set_bot("member")
    assert said(served, group)[1:] == [say.PROMOTED]


def test_restricted_it_is_quiet_and_answers_again_once_it_may(served: Served, group: Group) -> None:
    before = sent_to(served, group)
    group.restrict_bot()
    assert sent_to(served, group) == before
    group.set_bot("member")
    assert len(said(served, group)) == 1


@pytest.mark.parametrize("status", ["left", "kicked"])
def test_thrown_out_it_is_quiet(served: Served, group: Group, status: str) -> None:
    before = sent_to(served, group)
    group.set_bot(status)
    assert sent_to(served, group) == before


def test_blocked_it_is_quiet_and_unblocked_it_answers(served: Served, ana: Person) -> None:
    chat = ana.private_chat()
    question = "¿A qué hora abre el jardín botánico?"
    assert SENTENCE in answer(served, chat, question).text
    before = sent_to(served, chat)
    ana.block()
    ana.unblock()
    assert sent_to(served, chat) == before
    assert SENTENCE in answer(served, chat, question).text


def test_a_group_that_becomes_a_supergroup_keeps_its_settings_and_is_not_greeted_again(
    served: Served, ana: Person
) -> None:
    group = served.telegram.group("Barrio", [ana])
    group.wait_for_reply(timeout=PATIENCE)
    choose_figures(served, group, ana)
    supergroup = group.upgrade()
    assert CHOSEN in answer(served, supergroup, "/ajustes@glosa_bot").text
    assert said(served, supergroup) == []


def test_the_supergroups_word_is_enough_to_move_a_groups_settings(served: Served, ana: Person) -> None:
    old, new = served.telegram.group("Barrio", [ana]), served.telegram.supergroup("Barrio", [ana])
    for group in (old, new):
        group.wait_for_reply(timeout=PATIENCE)
    choose_figures(served, old, ana)
    message = {"message_id": 99, "date": 0, "chat": new.chat.as_json(), "from": ana.user.as_json()}
    for _again in range(2):
        served.telegram.deliver("message", {**message, "migrate_from_chat_id": old.id})
    assert CHOSEN in answer(served, new, "/ajustes@glosa_bot").text


def test_in_a_channel_it_says_nothing(served: Served, ana: Person) -> None:
    channel = served.telegram.channel("Noticias", [ana])
    channel.say("Hoy abrimos.")
    served.telegram.wait_until(lambda: not served.telegram.pending_updates, "the updates to be done", PATIENCE)
    assert channel.replies == []


def test_who_comes_and_goes_topics_and_names_are_nobodys_question(served: Served, ana: Person) -> None:
    group = served.telegram.supergroup("Foro", [ana], bot="administrator", is_forum=True)
    group.wait_for_reply(timeout=PATIENCE)
    eva = served.telegram.person("Eva")
    group.add(eva)
    group.remove(eva)
    topic = group.create_topic("Dudas")
    group.close_topic(topic)
    group.reopen_topic(topic)
    message = {"message_id": 99, "date": 0, "chat": group.chat.as_json(), "from": ana.user.as_json()}
    services: tuple[dict[str, object], ...] = (
        {"new_chat_title": "Plaza"},
        {"forum_topic_edited": {"name": "Preguntas"}, "message_thread_id": topic.id, "is_topic_message": True},
        {"general_forum_topic_hidden": {}},
        {"delete_chat_photo": True},
        {"pinned_message": message},
    )
    for service in services:
        served.telegram.deliver("message", {**message, **service})
    assert len(said(served, group)) == 1


def test_in_a_topic_that_is_open_again_it_answers(served: Served, ana: Person) -> None:
    group = served.telegram.supergroup("Foro", [ana], is_forum=True)
    greeting = group.wait_for_reply(timeout=PATIENCE)
    topic = group.create_topic("Dudas")
    group.close_topic(topic)
    group.say(QUESTION, topic=topic)
    served.telegram.wait_until(lambda: not served.telegram.pending_updates, "the updates to be done", PATIENCE)
    assert group.replies == [greeting]
    group.reopen_topic(topic)
    found = group.wait_for_reply(group.say(QUESTION, topic=topic), PATIENCE)
    assert SENTENCE in found.text
    assert found.topic == topic
