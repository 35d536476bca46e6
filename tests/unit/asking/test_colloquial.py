"""Words of the street, put plainly for an encoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import plainly
from bot.asking.street import STREET
from bot.text import commonness, fold

COMMON = 0.12
"""The commonness of «sobrino»."""


def nothing(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("¿dónde chambean los chavales?", "¿dónde trabajan los niños?"),
        ("cuánta guita les afanaron los malandrines", "cuánta dinero les robaron los delincuentes"),
        ("¿qué apps hacen los gurises?", "¿qué aplicaciones hacen los niños?"),
        ("¿En qué laburaba el pibe?", "¿En qué trabajaba el joven?"),
        ("por que encabrono a los gringos", "por que enojó a los estadounidenses"),
        ("¿Quién cameló a la pasma?", "¿Quién engañó a la policía?"),
        ("¿Quién manda ahí?", "¿Quién manda ahí?"),
        ("", ""),
    ],
)
def test_what_is_said_in_the_street_is_put_plainly_and_the_rest_stays(typed: str, plain: str) -> None:
    assert plainly(typed, nothing) == plain


def test_a_word_that_the_documents_have_stays() -> None:
    assert plainly("plata", nothing) == "dinero"
    assert plainly("plata", lambda word: word == "plata") == "plata"


def test_a_name_stays_unless_it_opens_the_question_as_any_word_would() -> None:
    assert plainly("¿Qué pintó Remedios Chambea?", nothing) == "¿Qué pintó Remedios Chambea?"
    assert plainly("Chambean mucho", nothing) == "trabajan mucho"


def test_what_is_plain_is_not_put_plainly_again() -> None:
    assert not STREET.keys() & {word for plain in STREET.values() for word in plain.split()}


def test_hardly_a_word_is_one_that_everybody_writes() -> None:
    common = {word for word in STREET if commonness(fold(word)) > COMMON}
    often = {"app", "eeuu", "futbol", "nena", "nomas", "nomás", "pendejo", "tele"}
    assert common == often | {"banda", "lana", "man", "pasta", "peña", "plata", "raza", "tía", "tío"}
    assert plainly("¿Dónde se crio?", nothing) == "¿Dónde se crio?"


@given(st.text(max_size=60))
def test_a_text_without_listed_words_comes_back_as_it_is(text: str) -> None:
    words = {word.lower() for word in text.split()}
    if not any(listed in word for word in words for listed in STREET):
        assert plainly(text, nothing) == text
