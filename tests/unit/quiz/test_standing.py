"""Which sentences can be asked away from their place."""

from __future__ import annotations

import pytest

from bot.quiz.standing import rests_on_context, stands_alone


@pytest.mark.parametrize(
    "sentence",
    [
        "La biblioteca del puerto abrió en 1931.",
        "En 1931 la biblioteca abrió junto al puerto.",
        "En 1931, Lima inauguró su primera biblioteca.",
        "Los barcos que descargan en el puerto pagan 40 euros.",
        "Fundada en 1931, la biblioteca presta 900 libros al año.",
        "En el puerto hay 40 barcos.",
        "Para 2030 se prevé que lleguen 40 barcos.",
        "Lima está a 12 kilómetros del puerto.",
        "Para muchos, la lonja es «el corazón del puerto».",
    ],
)
def test_a_whole_sentence_with_its_subject_stands_alone(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Él abrió la biblioteca en 1931.",
        "Esta biblioteca abrió en 1931.",
        "Además, la biblioteca presta 900 libros.",
        "Sin embargo, la biblioteca cerró en 1990.",
        "Por ejemplo, la biblioteca prestó 900 libros en 1990.",
        "La biblioteca cerró en ese año.",
        "Tres años después, la biblioteca cerró.",
        "Los dos abrieron en 1931.",
        "La segunda abrió en 1931.",
        "Nuestra biblioteca abrió en 1931.",
    ],
)
def test_a_sentence_that_points_out_of_itself_does_not(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "En 1931 abrió junto al puerto.",
        "Abrió una biblioteca en 1931.",
        "Durante el invierno cerró a las ocho.",
        "Fundada en 1931, cerró en 1990.",
        "Finalmente, cerró en 1990.",
    ],
)
def test_nor_does_one_whose_subject_is_unsaid(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "La biblioteca abrió en 1931",
        "la biblioteca abrió en 1931.",
        "La biblioteca (y la lonja abrió en 1931.",
        "La biblioteca es «la más antigua del puerto.",
        "¿La biblioteca abrió en 1931?",
        "La biblioteca abrió; la lonja cerró.",
        "La biblioteca tiene | 900 libros.",
        "La biblioteca tiene 900 libros de.",
    ],
)
def test_nor_does_a_piece_of_a_text(sentence: str) -> None:
    assert not stands_alone(sentence)


def test_a_bare_noun_rests_on_what_was_said_of_it_before() -> None:
    assert rests_on_context("Los astronautas regresaron en 1969.", "Viajes a la Luna")
    assert rests_on_context("La prueba se repitió en 1969.", "Viajes a la Luna")


def test_a_noun_of_the_title_or_one_that_is_told_which_does_not() -> None:
    assert not rests_on_context("La biblioteca cerró en 1990.", "La biblioteca del puerto")
    assert not rests_on_context("La biblioteca del puerto cerró en 1990.", "Guía de Lima")
    assert not rests_on_context("Lima creció en 1990.", "Guía de Perú")
