"""`/diagnostico`: what the bot sees where it is asked, with what to do, in plain Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from bot.simulator import ServerError
from bot.wording import groups as say
from tests.e2e.process import PATIENCE

if TYPE_CHECKING:
    from bot.simulator import Conversation, Group, Person, Topic
    from tests.e2e.conftest import Served

QUESTION: Final = "/pregunta@glosa_bot ¿A qué hora abre el jardín botánico?"
DELIVERED: Final = {"polling": "(polling) desde hace", "webhook": "(webhook) desde hace"}


@pytest.fixture
def ana(served: Served) -> Person:
    return served.telegram.person("Ana")


@pytest.fixture
def group(served: Served, ana: Person) -> Group:
    return greeted(served.telegram.supergroup("Barrio", [ana]))


def greeted(group: Group) -> Group:
    group.wait_for_reply(timeout=PATIENCE)
    return group


def diagnosis(chat: Conversation, *, by: Person | None = None, topic: Topic | None = None) -> str:
    return chat.wait_for_reply(chat.say("/diagnostico@glosa_bot", by=by, topic=topic), PATIENCE).text


def well(sentence: str) -> str:
    return f"{say.WELL} {sentence}"


def unwell(sentence: str) -> str:
    return f"{say.UNWELL} {sentence}"


def test_an_administrator_is_told_how_everything_is(served: Served, group: Group) -> None:
    text = diagnosis(group)
    assert text.startswith(say.DIAGNOSIS)
    assert DELIVERED[served.delivery] in text
    assert ("mensajes por entregar" in text or "mensaje por entregar" in text) == (served.delivery == "webhook")
    for sentence in (say.PRIVACY_ON, say.MEMBER, say.CAN_WRITE, say.DELETES_OWN, say.CAN_REACT, say.NOTHING_NEWER):
        assert well(sentence) in text
    assert well("Aquí se preguntan todos los documentos:") in text
    assert say.LASTING in text or say.NOT_LASTING in text


def test_as_an_administrator_the_bot_tells_what_it_may_and_sees(served: Served, ana: Person) -> None:
    text = diagnosis(greeted(served.telegram.supergroup("Barrio", [ana], bot="administrator")))
    for sentence in (say.PRIVACY_ADMINISTRATOR, say.ADMINISTRATOR, say.CAN_DELETE):
        assert well(sentence) in text


def test_whoever_is_no_administrator_is_told_kindly(served: Served, group: Group) -> None:
    eva = served.telegram.person("Eva")
    group.add(eva)
    assert diagnosis(group, by=eva) == say.ONLY_ADMINISTRATORS


def test_an_anonymous_administrator_is_told(group: Group, ana: Person) -> None:
    found = group.wait_for_reply(group.say("/diagnostico@glosa_bot", by=ana, anonymous=True), PATIENCE)
    assert found.text.startswith(say.DIAGNOSIS)


def test_in_a_topic_it_says_which_it_is_and_in_the_general_one_too(served: Served, ana: Person) -> None:
    group = greeted(served.telegram.supergroup("Foro", [ana], is_forum=True))
    topic = group.create_topic("Dudas")
    assert well(say.topic("Dudas")) in diagnosis(group, topic=topic)
    assert well(say.GENERAL_TOPIC) in diagnosis(group)


def test_in_a_closed_topic_it_is_told_in_private_with_what_to_do(served: Served, ana: Person) -> None:
    chat = ana.private_chat()
    group = greeted(served.telegram.supergroup("Foro", [ana], is_forum=True))
    topic = group.create_topic("Dudas")
    group.close_topic(topic)
    group.say("/diagnostico@glosa_bot", topic=topic)
    text = chat.wait_for_reply(timeout=PATIENCE).text
    assert text.startswith(say.privately_of("Foro"))
    assert unwell(say.TOPIC_CLOSED) in text


def test_where_it_may_not_write_it_is_told_in_private_with_what_to_do(ana: Person, group: Group) -> None:
    chat = ana.private_chat()
    group.restrict_bot()
    group.say("/diagnostico@glosa_bot")
    text = chat.wait_for_reply(timeout=PATIENCE).text
    assert unwell(say.CANNOT_WRITE) in text


def test_what_failed_in_the_group_is_told_in_kind_words(served: Served, group: Group) -> None:
    group.silence_bot()
    group.say(QUESTION)
    served.telegram.wait_until(lambda: not served.telegram.pending_updates, "the question to be done", PATIENCE)
    group.unsilence_bot()
    text = diagnosis(group)
    assert "no tenía permiso para escribir; dámelo en los permisos del grupo." in text
    assert "not enough rights" not in text


def test_what_the_server_does_not_tell_is_told_as_that(served: Served, group: Group) -> None:
    served.telegram.fail_next("getChatMember", ServerError(500), chat=group)
    text = diagnosis(group)
    assert unwell(say.RIGHTS_NOT_TOLD) in text
    assert say.CAN_WRITE not in text


def test_in_private_anybody_is_told_but_failures_only_who_runs_the_bot(served: Served, ana: Person) -> None:
    text = diagnosis(ana.private_chat())
    assert DELIVERED[served.delivery] in text
    assert well(say.PRIVATE) in text
    assert "Hace" not in text
    assert say.NO_FAILURES not in text
    assert "grupo" not in text
    for_owner = diagnosis(served.owner.private_chat())
    assert well(say.NO_FAILURES) in for_owner or f"{say.UNWELL} Hace" in for_owner


def test_the_documents_chosen_for_the_group_are_named(served: Served, group: Group, ana: Person) -> None:
    panel = group.wait_for_reply(group.say("/ajustes@glosa_bot"), PATIENCE)
    ana.press(panel.button(say.DOCUMENTS_SETTING), PATIENCE)
    title = "La casa del guarda"
    served.telegram.wait_until(lambda: title in str(panel.keyboard), "the documents", PATIENCE)
    ana.press(panel.button(title), PATIENCE)
    served.telegram.wait_until(lambda: f"✓ {title}" in str(panel.keyboard), "the mark", PATIENCE)
    assert well(f"Aquí se preguntan los documentos elegidos: «{title}».") in diagnosis(group)
