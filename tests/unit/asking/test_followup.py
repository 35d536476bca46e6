"""What a completed follow-up asks for, as the search will read it."""

from __future__ import annotations

import pytest

from bot.asking import complete
from bot.datum import Kind, kind_asked


@pytest.mark.parametrize(
    ("question", "previous", "kind"),
    [
        ("¿dónde?", "¿Cuándo abrió el museo?", Kind.PLACE),
        ("¿y cuándo?", "¿Quién fundó el museo?", Kind.DATE),
        ("¿y en qué año fue?", "¿Dónde se firmó el tratado?", Kind.DATE),
        ("¿quién?", "¿Por qué fundó el museo?", Kind.PERSON),
        ("¿y cuántos años tiene?", "¿Quién invitó a la ministra?", Kind.NUMBER),
        ("¿y por qué?", "¿Cuándo cerró el museo?", None),
        ("¿y en 2023?", "¿Cuánto sumó el comercio en 2022?", Kind.NUMBER),
    ],
)
def test_a_follow_up_asks_for_the_datum_of_its_own_interrogative(
    question: str, previous: str, kind: Kind | None
) -> None:
    assert kind_asked(complete(question, previous)) == kind


def test_a_follow_up_of_a_follow_up_takes_from_what_that_one_meant() -> None:
    second = complete("¿y en 2023?", "¿Cuánto sumó el comercio en 2022?")
    assert complete("¿y por qué?", second) == "¿por qué sumó el comercio en 2023?"


def test_a_long_question_opened_by_a_conjunction_is_searched_as_it_is() -> None:
    question = "¿y qué ministro presidió la comisión del puerto cuando cerró la aduana?"
    assert complete(question, "¿Cuándo abrió el museo?") == question
