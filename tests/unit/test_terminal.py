"""What is printed at a terminal, without its colours."""

from __future__ import annotations

from dataclasses import replace

import click
import pytest

from bot import terminal, wording
from bot.model import Abstention, Answer, Courtesy, Finding, Hit, Reason, Remark
from tests.unit.chat.library import GARDEN, HOUSE, ONE, OPENING, SEVERAL, WATERING, cited

EVERYBODY = cited(GARDEN, OPENING, "El jardín es de todos.")
FREE = cited(GARDEN, OPENING, "No se paga.", "No")
AT_NIGHT = cited(GARDEN, WATERING, "Se riega de noche.")
FLOORS = cited(HOUSE, HOUSE.sections[0], "Tiene dos plantas.")


def printed(found: Finding) -> list[str]:
    return click.unstyle(terminal.render(found, SEVERAL)).splitlines()


def test_sentences_of_one_section_share_its_line() -> None:
    assert printed(Answer("¿?", 0.9, (EVERYBODY, FREE, AT_NIGHT), ())) == [
        "El jardín es de todos.",
        "No se paga.",
        "  El jardín",
        "Se riega de noche.",
        "  El jardín › El riego",
    ]


def test_every_mark_of_a_quote_is_underlined() -> None:
    answer = Answer("¿?", 0.9, (FREE, cited(GARDEN, OPENING, "Abre a las ocho & cierra", "Abre", "cierra")), ())
    shown = terminal.render(answer, ONE)
    assert all(click.style(word, bold=True, underline=True, fg="green") in shown for word in ("No", "Abre", "cierra"))


def test_a_split_verdict_ends_with_what_was_not_found_and_begins_with_what_was_understood() -> None:
    answer = Answer("¿?", 0.9, (AT_NIGHT,), (), ("riego",), ("¿quién?",))
    assert printed(answer) == [
        "Entendí «riego».",
        "Se riega de noche.",
        "  El jardín › El riego",
        "Sobre «¿quién?», los documentos no lo dicen.",
    ]


def test_documents_that_contradict_each_other_are_dated() -> None:
    assert printed(Answer("¿?", 0.9, (AT_NIGHT, FLOORS), (), differing=True)) == [
        wording.DIFFERING,
        "Se riega de noche.",
        "  El jardín › El riego (1 de marzo de 2025)",
        "Tiene dos plantas.",
        "  La casa",
    ]


def test_what_was_found_by_meaning_is_said_to_be() -> None:
    assert printed(Answer("¿?", 0.5, (FLOORS,), (), by_meaning=True))[0] == wording.BY_MEANING


def test_an_abstention_quotes_what_comes_nearest_and_lists_what_can_be_asked() -> None:
    found = Abstention("¿?", 0.2, Reason.UNCERTAIN, (Hit(AT_NIGHT.passage, 1.0),), (AT_NIGHT,), ("rosas",))
    assert printed(replace(found, offers=("¿Cuándo se riega?",), understood=("riego",))) == [
        "Entendí «riego».",
        "Los documentos no mencionan «rosas» ni lo dicen expresamente; lo más cercano es:",
        "Se riega de noche.",
        "  El jardín › El riego",
        "Puedes preguntarme:",
        "  ¿Cuándo se riega?",
    ]


def test_an_abstention_that_quotes_nothing_lists_the_sections_that_come_nearest() -> None:
    found = Abstention("¿?", 0.1, Reason.WEAK_SUPPORT, (Hit(AT_NIGHT.passage, 1.0), Hit(AT_NIGHT.passage, 0.5)))
    assert printed(found)[1:] == ["Lo más cercano:", "  El jardín › El riego"]


@pytest.mark.parametrize("courtesy", Courtesy)
def test_a_remark_is_answered_and_nothing_is_quoted(courtesy: Courtesy) -> None:
    shown = "\n".join(printed(Remark("…", courtesy)))
    assert shown
    assert FREE.quote not in shown


def test_whoever_asks_what_there_is_gets_the_library_and_its_headings() -> None:
    shown = printed(Remark("¿De qué trata?", Courtesy.CONTENTS))
    assert shown == ["Biblioteca", "De pruebas.", "El jardín", "  El riego", "  Vacía", "La casa"]
