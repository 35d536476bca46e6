"""What bears a name, as far as the documents and the world tell."""

from __future__ import annotations

import pytest

from bot.quiz.names import Names


def kinds(*sentences: str) -> dict[str, str]:
    names = Names(sentences)
    return {datum.text: datum.shape[0] for sentence in sentences for datum in names.data(sentence)}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("La obra la dirigió el arquitecto Aldonza.", "Aldonza"),
        ("La dirigió Aldonza, arquitecta de Lima.", "Aldonza"),
        ("La dirigió su colega peruano, Okun Baro.", "Okun Baro"),
        ("La dirigió Ana Baro en 1931.", "Ana Baro"),
    ],
)
def test_a_role_or_a_given_name_tells_a_person(sentence: str, name: str) -> None:
    assert kinds(sentence)[name] == "person"


def test_a_surname_alone_is_the_persons_who_is_named_in_full_elsewhere() -> None:
    assert kinds("Ana Baro dirigió la obra.", "La obra, según Baro, costó 40 euros.")["Baro"] == "person"


def test_what_documents_go_to_is_no_person() -> None:
    assert "Baro" not in kinds("Ana Baro dirigió la obra.", "El tren sale de Baro y se detiene en Baro.")


def test_the_world_and_the_words_before_a_name_tell_other_kinds() -> None:
    found = kinds("De Perú a la ciudad de Omara, por el río Tambre, viajó la empresa Arcos a Lima.")
    assert found == {"Perú": "country", "Omara": "city", "Tambre": "river", "Arcos": "company", "Lima": "city"}


def test_a_name_that_is_told_two_kinds_has_none() -> None:
    assert "Tambre" not in kinds("Cruzaron el río Tambre.", "Los llevó el capitán Tambre.")


def test_a_name_is_used_with_the_article_that_it_mostly_has() -> None:
    text = "En la Universidad de Lima y en la Universidad de Quito se habló de Universidad de Lima."
    assert [datum.shape for datum in Names([text]).data(text)] == [("university", "la")] * 2
