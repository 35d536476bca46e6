"""Which wrong options stand beside the right one."""

from __future__ import annotations

from bot.quiz.choosing import wrong
from bot.quiz.data import data
from bot.quiz.names import Names


def options(sentence: str, datum: str, *others: str, title: str = "Guía") -> set[str]:
    """Return the wrong options for a datum of a sentence, taken from other sentences, nearest first."""
    names = Names((sentence, *others))
    beside = (*data(sentence), *names.data(sentence))
    right = next(one for one in beside if one.text == datum)
    pool = [one for other in others for one in (*data(other), *names.data(other)) if one.sort is right.sort]
    alike = [one for one in pool if one.shape == right.shape]
    return {one.text for one in wrong(right, sentence, beside, title, [alike])}


def test_figures_stand_beside_figures_of_their_unit_and_size() -> None:
    prices = ("Costó 700 euros.", "Costó 9 euros.", "Costó 800 euros.", "Costó 950 euros.", "Mide 900 metros.")
    assert options("La obra costó 900 euros.", "900", *prices) == {"700", "800", "950"}


def test_a_figure_of_another_unit_serves_where_there_are_not_three_of_its_own() -> None:
    others = ("Costó 700 euros.", "Costó 800 euros.", "Mide 950 metros.")
    assert options("La obra costó 900 euros.", "900", *others) == {"700", "800", "950"}


def test_without_three_that_fit_there_are_none() -> None:
    assert options("La obra costó 900 euros.", "900", "Costó 700 euros.", "Costó 800 euros.") == set()
    assert options("Abrió la sala en 1931.", "1931", "En 1932.", "En 1933.", "En 1234.") == set()


def test_an_option_lies_on_the_same_side_of_what_else_the_sentence_says() -> None:
    years = tuple(f"Cerró en {year}." for year in (1920, 1925, 1928, 1940, 1950))
    asked = options("La sala abrió en 1922 y cerró en 1931.", "1931", *years)
    assert len(asked) == 3
    assert "1920" not in asked


def test_what_the_question_says_is_no_option() -> None:
    trips = tuple(f"Viajó a {place}." for place in ("Chile", "Cuba", "Bolivia", "Ecuador", "Perú"))
    asked = options("El acuerdo con Chile se firmó en Perú.", "Perú", *trips, title="Viajes por Cuba")
    assert asked == set()
    assert options("El acuerdo se firmó en Perú.", "Perú", *trips, title="Viajes por Cuba") == {
        "Chile",
        "Bolivia",
        "Ecuador",
    }


def test_persons_stand_beside_others_written_as_they_are_and_of_the_same_gender() -> None:
    people = ("Llegó Ana Sol.", "Llegó Pedro Sol.", "Llegó Juan Baro.", "Llegó Luis Mora.", "Llegó Jorge Vega.")
    assert options("La obra la dirigió Pablo Luna.", "Pablo Luna", *people, "Llegó Mario Luna.") <= {
        "Pedro Sol",
        "Juan Baro",
        "Luis Mora",
        "Jorge Vega",
    }


def test_the_words_beside_the_gap_go_with_every_option() -> None:
    trips = tuple(f"Viajó a {place}." for place in ("Chile", "Cuba", "Bolivia", "Ecuador", "Colombia"))
    assert options("La vecina Argentina firmó el acuerdo.", "Argentina", *trips) == {"Cuba", "Bolivia", "Colombia"}
