"""Which data of a sentence could be asked for."""

from __future__ import annotations

import pytest

from bot.quiz.data import Sort, data


def found(sentence: str, *sorts: Sort) -> list[str]:
    return [datum.text for datum in data(sentence) if datum.sort in sorts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La obra costó 12.000 millones de euros.", ["12.000 millones"]),
        ("La obra costó 12 000 euros.", ["12 000"]),
        ("Votó el 37,5 % del censo.", ["37,5 %"]),
        ("Votó el 40 por ciento del censo.", ["40 por ciento"]),
        ("Subieron a 27.000 millones.", ["27.000 millones"]),
        ("Prestó 900 libros en 1990.", ["900"]),
        ("Lo dice el artículo 5 de la ley.", []),
        ("Despegó el Apolo 11 hacia la Luna.", []),
        ("Cierra a las 20:30 horas.", []),
        ("Ganó por 3-2 al equipo local.", []),
        ("Mide 5 °C menos.", []),
        ("Tiene 1 sala.", []),
        ("Abrió en 1931.", []),
    ],
)
def test_figures_come_with_what_multiplies_them_and_without_their_unit(sentence: str, expected: list[str]) -> None:
    assert found(sentence, Sort.FIGURE) == expected


def test_a_figure_knows_its_worth_its_unit_and_how_it_is_written() -> None:
    first, second = (next(data(sentence)) for sentence in ("Costó 2,5 millones de euros.", "Costó 2.500 euros."))
    assert (first.value, first.unit) == (2_500_000, second.unit)
    assert first.shape != second.shape


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Abrió en 1931.", ["1931"]),
        ("Abrió el 3 de mayo de 1931.", ["1931"]),
        ("Abrió en la década de 1930.", []),
        ("Una fuerza de 1500 soldados salió de Lima.", []),
        ("Leyó el informe 1931/4.", []),
    ],
)
def test_a_year_stands_where_a_year_stands(sentence: str, expected: list[str]) -> None:
    assert found(sentence, Sort.YEAR) == expected


def test_days_months_and_counts_are_data_too() -> None:
    sentence = "El 3 de mayo abrieron cinco salas y en junio cerraron dos mil."
    assert found(sentence, Sort.DAY) == ["3 de mayo"]
    assert found(sentence, Sort.MONTH) == ["mayo", "junio"]
    assert found(sentence, Sort.COUNT) == ["cinco"]
