"""The diagnosis says of each fact whether it is well and, where it is not, what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.chat.diagnosis import Facts, Failed, Group, compose
from bot.chat.health import Coming
from bot.chat.rights import Rights
from bot.chat.webhook import Webhook
from bot.wording import groups as say

RIGHTS = Rights(is_administrator=False, can_write=True, can_delete=False, can_react=True)
FACTS = Facts(
    delivery=Coming.POLLING,
    running=dt.timedelta(hours=3, minutes=5),
    webhook=None,
    sees_everything=False,
    group=Group(RIGHTS),
    documents=("El jardín", "La casa"),
    are_all=True,
    is_lasting=True,
    shows_to_one=True,
    failures=(),
)
ADMINISTRATOR = Rights(is_administrator=True, can_write=True, can_delete=True, can_react=True)


def said(facts: Facts) -> list[str]:
    return compose(facts).text.splitlines()


def is_well(facts: Facts, sentence: str) -> bool:
    """Say whether a sentence of the diagnosis is marked as well; it has to be there, once."""
    marks = [line.partition(" ")[0] for line in said(facts) if line.endswith(sentence)]
    assert len(marks) == 1, said(facts)
    return marks == [say.WELL]


def test_a_bot_that_is_well_has_nothing_to_do() -> None:
    lines = said(FACTS)
    assert lines[0] == say.DIAGNOSIS
    assert all(line.startswith(say.WELL) for line in lines[2:])
    assert is_well(FACTS, "Recojo yo los mensajes de Telegram (polling) desde hace 3 horas.")
    assert is_well(FACTS, "Aquí se preguntan todos los documentos: «El jardín», «La casa».")


def test_privacy_mode_is_told_as_it_concerns_the_group() -> None:
    administered = replace(FACTS, group=Group(ADMINISTRATOR))
    assert is_well(FACTS, say.PRIVACY_ON)
    assert is_well(replace(FACTS, sees_everything=True), say.PRIVACY_OFF)
    assert is_well(administered, say.PRIVACY_ADMINISTRATOR)
    assert is_well(replace(FACTS, group=None), say.PRIVATE)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (replace(FACTS, group=Group(None)), say.RIGHTS_NOT_TOLD),
        (replace(FACTS, group=Group(replace(RIGHTS, can_write=False))), say.CANNOT_WRITE),
        (replace(FACTS, group=Group(replace(RIGHTS, can_react=False))), say.CANNOT_REACT),
        (replace(FACTS, group=Group(RIGHTS, topic="Dudas", is_closed=True)), say.TOPIC_CLOSED),
        (replace(FACTS, group=Group(RIGHTS, is_general=True, is_closed=True)), say.TOPIC_CLOSED),
        (replace(FACTS, documents=()), say.NO_DOCUMENTS),
        (replace(FACTS, is_lasting=False), say.NOT_LASTING),
        (replace(FACTS, encoder=(False, "El codificador tarda.")), "El codificador tarda."),
        (replace(FACTS, delivery=Coming.WEBHOOK), say.WEBHOOK_UNKNOWN),
        (replace(FACTS, delivery=Coming.WEBHOOK, webhook=Webhook(0, is_failing=True)), say.WEBHOOK_FAILING),
    ],
)
def test_what_is_not_well_is_marked_and_nothing_else_is(facts: Facts, sentence: str) -> None:
    assert not is_well(facts, sentence)
    assert [line for line in said(facts) if line.startswith(say.UNWELL)] == [f"{say.UNWELL} {sentence}"]


@pytest.mark.parametrize(
    ("pending", "sentence"),
    [
        (0, "No queda ningún mensaje por entregar."),
        (1, "Queda un mensaje por entregar."),
        (7, "Quedan 7 mensajes por entregar."),
    ],
)
def test_a_webhook_is_told_with_what_it_has_not_delivered(pending: int, sentence: str) -> None:
    facts = replace(FACTS, delivery=Coming.WEBHOOK, webhook=Webhook(pending, is_failing=False))
    assert is_well(facts, "Telegram me entrega los mensajes (webhook) desde hace 3 horas.")
    assert is_well(facts, sentence)


@pytest.mark.parametrize(
    ("group", "sentence"),
    [
        (Group(ADMINISTRATOR), say.ADMINISTRATOR),
        (Group(ADMINISTRATOR), say.CAN_DELETE),
        (Group(RIGHTS), say.MEMBER),
        (Group(RIGHTS), say.DELETES_OWN),
        (Group(RIGHTS), say.CAN_WRITE),
        (Group(RIGHTS), say.CAN_REACT),
        (Group(RIGHTS, is_general=True), say.GENERAL_TOPIC),
        (Group(RIGHTS, topic=""), say.SOME_TOPIC),
        (Group(RIGHTS, topic="Dudas"), say.topic("Dudas")),
    ],
)
def test_what_the_bot_is_and_where_it_is_asked_is_told(group: Group, sentence: str) -> None:
    assert is_well(replace(FACTS, group=group), sentence)


def test_in_private_nothing_is_said_of_groups() -> None:
    words = "\n".join(said(replace(FACTS, group=None, failures=None)))
    assert "grupo" not in words
    assert say.NO_FAILURES not in words


def test_documents_that_were_chosen_are_told_and_no_more_than_a_few_by_name() -> None:
    titles = ("Uno", "Dos", "Tres", "Cuatro", "Cinco")
    facts = replace(FACTS, documents=titles, are_all=False)
    assert is_well(facts, "Aquí se preguntan los documentos elegidos: «Uno», «Dos», «Tres» y 2 más.")


def test_that_none_is_left_of_the_documents_chosen_is_told_with_what_to_do() -> None:
    facts = replace(FACTS, documents=(), are_all=False)
    assert f"{say.UNWELL} {say.CHOSEN_GONE}" in compose(facts).text


def test_whether_an_answer_can_be_shown_to_one_person_is_told() -> None:
    assert is_well(replace(FACTS, shows_to_one=True), say.SHOWS_TO_ONE)
    assert is_well(replace(FACTS, shows_to_one=False), say.NOTHING_NEWER)


def test_failures_are_told_in_kind_words_and_their_own_only_to_whoever_runs_the_bot() -> None:
    closed = Failed(dt.timedelta(minutes=2), "Bad Request: TOPIC_CLOSED")
    odd = Failed(dt.timedelta(seconds=3), "KeyError: 'x'", "KeyError: 'x'")
    words = compose(replace(FACTS, failures=(closed, odd))).text
    assert f"{say.UNWELL} Hace 2 minutos, un tema estaba cerrado" in words
    assert f"{say.UNWELL} Hace menos de un minuto, algo falló" in words
    assert "TOPIC_CLOSED" not in words
    assert words.endswith("KeyError: 'x'")
    assert say.NO_FAILURES not in words


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (dt.timedelta(seconds=59), "menos de un minuto"),
        (dt.timedelta(minutes=1), "un minuto"),
        (dt.timedelta(minutes=59), "59 minutos"),
        (dt.timedelta(hours=1), "una hora"),
        (dt.timedelta(hours=23, minutes=59), "23 horas"),
        (dt.timedelta(days=1), "un día"),
        (dt.timedelta(days=40), "40 días"),
        (dt.timedelta(seconds=-5), "menos de un minuto"),
    ],
)
def test_time_is_told_in_its_greatest_unit(age: dt.timedelta, expected: str) -> None:
    assert say.delivered("polling", age).endswith(f" desde hace {expected}.")
