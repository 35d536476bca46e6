"""Which data may be left out of a sentence."""

from __future__ import annotations

import pytest

from bot.quiz.data import data
from bot.quiz.gaps import may_be_left_out
from bot.quiz.names import Names


def may(sentence: str, datum: str, title: str = "Guía") -> bool:
    beside = (*data(sentence), *Names([sentence]).data(sentence))
    return may_be_left_out(next(one for one in beside if one.text == datum), sentence, beside, title)


@pytest.mark.parametrize(
    ("sentence", "datum"),
    [
        ("La obra costó 900 euros.", "900"),
        ("En 2022 llegaron a 600 euros y en 2023 a 700.", "600"),
        ("La sala abrió en 1931.", "1931"),
        ("La obra la dirigió Ana Baro en 1931.", "Ana Baro"),
        ("Ana Baro y Luis Sol viajaron a Perú.", "Perú"),
    ],
)
def test_a_datum_that_the_rest_asks_for_may_be_left_out(sentence: str, datum: str) -> None:
    assert may(sentence, datum)


@pytest.mark.parametrize(
    ("sentence", "datum"),
    [
        ("La obra costó más de 900 euros.", "900"),
        ("La obra costó al menos 900 euros.", "900"),
        ("La obra superó los 900 euros.", "900"),
        ("La sala abrió antes de 1931.", "1931"),
        ("La obra costó de 600 a 900 euros.", "900"),
        ("La obra costó de 600 euros a 900 euros.", "600"),
    ],
)
def test_a_bound_or_an_end_of_a_range_may_not(sentence: str, datum: str) -> None:
    assert not may(sentence, datum)


@pytest.mark.parametrize(
    ("sentence", "datum"),
    [
        ("El puerto mide 900 metros (984 yardas).", "900"),
        ("Votó a favor el 60 % y en contra el 40 %.", "40 %"),
        ("Son 12 años: ocho años de primaria y cuatro años más.", "12"),
        ("La escuela dura 12 años, ocho años de primaria y cuatro años más.", "12"),
        ("Abrieron tres salas: la roja, la azul y la verde.", "tres"),
        ("Abrieron dos salas en Lima.", "dos"),
        ("Los cinco países firmaron.", "cinco"),
    ],
)
def test_nor_may_one_that_can_be_reckoned_or_counted(sentence: str, datum: str) -> None:
    assert not may(sentence, datum)


@pytest.mark.parametrize(
    ("sentence", "datum", "title"),
    [
        ("El peruano Luis Sol viajó a Perú.", "Perú", "Guía"),
        ("Luis Sol viajó a Perú.", "Perú", "Guía de Perú"),
        ("La sala abrió en 1931 y el teatro en 1931.", "1931", "Guía"),
    ],
)
def test_nor_may_one_that_is_told_elsewhere(sentence: str, datum: str, title: str) -> None:
    assert not may(sentence, datum, title)


@pytest.mark.parametrize(
    ("sentence", "datum"),
    [
        ("El acuerdo lo firmaron Chile y Perú.", "Perú"),
        ("El acuerdo lo firmaron Chile y Perú.", "Chile"),
        ("Hay escuelas en Lima, Trujillo y Piura.", "Lima"),
        ("La Oficina (Perú) cerró.", "Perú"),
        ("El arzobispo Alberto de Omara y Tambre murió.", "Alberto de Omara"),
    ],
)
def test_nor_may_one_of_several_in_a_row_or_a_piece_of_a_name(sentence: str, datum: str) -> None:
    assert not may(sentence, datum)
