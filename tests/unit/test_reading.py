"""A question as it is understood."""

from __future__ import annotations

import pytest

from bot.text import Reading
from tests.texts import vocabulary_of

VOCABULARY = vocabulary_of(
    [
        "El ministro Kosherbayev viajó a Moscú. Allí lo recibió Lavrov.",
        "El presidente Tokayev habló con Putin del comercio de uranio en Kazajistán.",
        "La central de Baikonur y la reunión de Teherán preocupan a la OTSC.",
    ]
)


def read(question: str) -> Reading:
    return VOCABULARY.read(question)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tokaiev", "Tokayev"),
        ("tokaev", "Tokayev"),
        ("kosherbaev", "Kosherbayev"),
        ("kosherbayef", "Kosherbayev"),
        ("kazajstan", "Kazajistán"),
        ("kazakistan", "Kazajistán"),
        ("Mosku", "Moscú"),
        ("putim", "Putin"),
        ("baikonour", "Baikonur"),
        ("lavrof", "Lavrov"),
        ("comerzio", "comercio"),
    ],
)
def test_a_misspelt_word_is_put_right_and_told(typed: str, meant: str) -> None:
    assert read(f"¿Qué pasa con {typed}?") == Reading(f"¿Qué pasa con {meant}?", (meant,))


@pytest.mark.parametrize(("typed", "written"), [("teheran", "Teherán"), ("otsc", "OTSC"), ("moscu", "Moscú")])
def test_a_name_typed_without_capitals_or_accents_is_written_as_in_the_documents(typed: str, written: str) -> None:
    assert read(f"¿qué es {typed}?") == Reading(f"¿qué es {written}?")


def test_a_plural_that_the_documents_do_not_have_is_no_misunderstanding() -> None:
    assert read("¿Qué dijeron los Lavrovs?") == Reading("¿Qué dijeron los Lavrov?")


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuándo viajó el ministro a Moscú?",
        "¿Qué comercio hay?",
        "ministros y reuniones",
        "¿Qué es la OTAN?",
        "¿Y en Kirguistán, Messi?",
        "¿Cuánta población y fútbol hay?",
        "",
        "¿?",
    ],
)
def test_words_of_the_documents_of_spanish_and_far_names_stay_as_they_are(question: str) -> None:
    assert read(question).question == question
    assert read(question).understood == ()


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("quein recibió al ministro", "quién recibió al ministro"),
        ("cuanod viajó", "cuándo viajó"),
        ("dodne está Baikonur", "dónde está Baikonur"),
    ],
)
def test_a_misspelt_interrogative_is_put_right_and_not_told(question: str, right: str) -> None:
    assert read(question) == Reading(right)


def test_a_shouted_question_is_read_as_if_said() -> None:
    assert read("¿QUÉ ES LA OTSC?").question == "¿qué es la OTSC?"
    assert read("¿QUIEN ES TOKAIEV?") == Reading("¿quien es Tokayev?", ("Tokayev",))
    assert read("OTAN").question == "OTAN"


@pytest.mark.parametrize(
    ("question", "unmentioned"),
    [
        ("¿Cuántos habitantes tiene Kirguistán?", ("Kirguistán", "habitantes")),
        ("¿Quién ganó la copa de fútbol con Messi?", ("Messi", "copa", "fútbol")),
        ("¿Qué moneda usa Laos?", ("Laos", "moneda")),
        ("¿Qué pasa en 2031?", ("2031",)),
        ("¿Qué es la OTAN?", ("OTAN",)),
        ("población de Moscú", ("población",)),
        ("¿Qué hicieron los cinco ministros?", ()),
        ("¿Quién la compró?", ()),
        ("¿En qué año viajó?", ()),
        ("¿Cuándo viajó tokaiev?", ()),
    ],
)
def test_the_names_and_nouns_that_no_document_has_are_unmentioned(question: str, unmentioned: tuple[str, ...]) -> None:
    assert set(read(question).unmentioned) == set(unmentioned)
    assert read(question).unmentioned[:1] == unmentioned[:1]


def test_capitals_that_have_no_small_letters_are_read_as_they_are() -> None:
    question = "\N{MATHEMATICAL BOLD CAPITAL A}\N{MATHEMATICAL BOLD CAPITAL B} \N{MATHEMATICAL BOLD CAPITAL C}"
    assert VOCABULARY.read(question).question == question
