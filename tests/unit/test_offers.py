"""Which questions are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Document, Section
from bot.offers import MOST, offers
from bot.passages import passages_of
from tests.property.strategies import LIBRARIES, QUESTIONS

if TYPE_CHECKING:
    from bot.library import Library
    from bot.model import Passage


def passages(*texts: str, heading: str | None = None) -> list[Passage]:
    sections = tuple(Section(f"s{number}", heading, text) for number, text in enumerate(texts))
    return list(passages_of([Document("d", "Título", sections)]))


def offered(*texts: str, heading: str | None = None, asked: str = "") -> tuple[str, ...]:
    return offers(passages(*texts, heading=heading), lambda _: True, asked)


def test_a_name_an_acronym_and_a_heading_are_offered() -> None:
    text = "El barco zarpó de Vigo. Lo fletó la Organización Mundial de la Salud (OMS)."
    assert offered(text, heading="Los viajes") == (
        "¿Qué dice sobre Vigo?",
        "¿Qué significa OMS?",
        "¿Qué dice sobre los viajes?",
    )


def test_only_what_is_answered_is_offered() -> None:
    found = offers(
        passages("El barco va de Vigo a Lugo, y de Lugo a Burgos."), lambda question: "Lugo" not in question, ""
    )
    assert found == ("¿Qué dice sobre Vigo?", "¿Qué dice sobre Burgos?")


def test_the_most_frequent_name_comes_first() -> None:
    assert offered("El tren va de Vigo a Lugo.", "De lejos se ve Lugo.")[0] == "¿Qué dice sobre Lugo?"


@pytest.mark.parametrize(
    "text",
    [
        "Llegaron tarde. Después zarparon.",
        "Ana Prada escribe: «Iremos pronto».",
        "El barco zarpa el Lunes, o en Enero.",
        "Habló la Sra. de la casa.",
        "Lo dijo la ONU.",
    ],
)
def test_a_first_word_a_day_a_month_a_title_and_a_bare_acronym_are_no_names(text: str) -> None:
    assert offered(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lo dirige la Universidad Nacional de San Juan Al-Bahri.", "la Universidad Nacional de San Juan Al-Bahri"),
        ("Se bañan en aguas del Caspio.", "el Caspio"),
        ("Vive en La Paz.", "La Paz"),
        ("Lo escribió J. K. Prada.", "J. K. Prada"),
        ("Es parte de Belt and Road.", "Belt and Road"),
        ("Lo lanza el Soyuz-5.", "el Soyuz-5"),
    ],
)
def test_a_name_is_offered_whole_and_with_its_article(text: str, name: str) -> None:
    assert offered(text) == (f"¿Qué dice sobre {name}?",)


def test_two_forms_of_a_name_are_offered_once() -> None:
    assert offered("Viaja con Lucía Prada. No hay viaje sin Prada, dijo Prada.") == ("¿Qué dice sobre Prada?",)
    text = "Lo paga la Organización Mundial de la Salud (OMS). Lo sabe la Organización Mundial de la Salud."
    assert offered(text) == ("¿Qué dice sobre la Organización Mundial de la Salud?",)


def test_what_was_asked_about_is_not_offered() -> None:
    text = "El barco zarpó de Vigo. Luego volvió de Cádiz."
    assert offered(text, heading="Los viajes", asked="cuando zarpo el viaje a vigo") == ("¿Qué dice sobre Cádiz?",)


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("El préstamo", "el préstamo"),
        ("Los fondos de la casa", "los fondos de la casa"),
        ("La Paz", "La Paz"),
        ("Energía y agua", "Energía y agua"),
    ],
)
def test_a_heading_that_opens_with_an_article_reads_on_within_the_question(heading: str, subject: str) -> None:
    assert offered("Nada más.", heading=heading) == (f"¿Qué dice sobre {subject}?",)


@pytest.mark.parametrize("heading", [None, "¿Cómo llegar?", "Horario: verano", "1. Fondos", "Fondos" * 11, "De la"])
def test_a_heading_that_reads_badly_within_a_question_is_not_offered(heading: str | None) -> None:
    assert offered("Nada más.", heading=heading) == ()


def test_two_sections_of_one_name_are_offered_once() -> None:
    assert offered("Nada más.", "Nada menos.", heading="Los fondos") == ("¿Qué dice sobre los fondos?",)


def test_where_there_is_no_passage_nothing_is_offered() -> None:
    assert offers([], lambda _: True, "") == ()


@given(LIBRARIES, QUESTIONS, st.sets(st.integers(0, 9)))
def test_at_most_three_are_offered_all_different_and_all_answered(
    library: Library, asked: str, answered: set[int]
) -> None:
    def is_answered(question: str) -> bool:
        return len(question) % 10 in answered

    found = offers(passages_of(library.documents), is_answered, asked)
    assert len(set(found)) == len(found) <= MOST
    assert all(map(is_answered, found))
    assert all(question.startswith("¿") and question.endswith("?") for question in found)
