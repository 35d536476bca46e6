"""How the documents write their words, and which of them a misspelt word is meant for."""

from __future__ import annotations

import pytest

from bot.text import Line
from bot.text.spelling import Forms, Spelling, is_near


def word(text: str, surface: str) -> tuple[str, int, bool]:
    found = Forms([Line.of(text)]).words()[surface]
    return found.written, found.count, found.is_name


def spelling(*texts: str) -> Spelling:
    return Spelling(Forms(list(map(Line.of, texts))).words())


def nearest(found: Spelling, typed: str) -> str | None:
    word = found.nearest(typed, is_name=False)
    return word.written if word else None


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Viene Tokayev. Tokayev habla con Tokayev.", "tokayev", ("Tokayev", 3, True)),
        ("La casa de Ana es la Casa Azul.", "casa", ("casa", 2, False)),
        ("Kosherbayev viaja.", "kosherbayev", ("Kosherbayev", 1, True)),
        ("Comercio entre dos países.", "comercio", ("comercio", 1, False)),
        ("LA SITUACIÓN DEL MAR", "situacion", ("situación", 1, False)),
        ("Abre la OMS.", "oms", ("OMS", 1, True)),
        ("Cumple 70 años.", "70", ("70", 1, False)),
        ("Dijo: «Mañana». La cita es mañana.", "mañana", ("mañana", 2, False)),
    ],
)
def test_a_word_is_known_as_it_is_mostly_written(text: str, surface: str, expected: tuple[str, int, bool]) -> None:
    assert word(text, surface) == expected


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("putim", "putin", 1),
        ("omsk", "omks", 1),
        ("lavro", "lavrov", 1),
        ("kosherbaef", "kosherbayev", 2),
        ("tkoaeyv", "tokayev", 2),
    ],
)
def test_a_letter_left_out_put_in_changed_or_changed_over_is_one_edit(one: str, other: str, edits: int) -> None:
    assert is_near(one, other, edits)
    assert is_near(other, one, edits)
    assert not is_near(one, other, edits - 1)


@pytest.mark.parametrize("typed", ["tokaiev", "tokaev", "tocayev", "tokayevv"])
def test_a_misspelt_word_is_meant_for_the_nearest_of_the_documents(typed: str) -> None:
    assert nearest(spelling("Llega Tokayev con la delegación."), typed) == "Tokayev"


@pytest.mark.parametrize(("typed", "meant"), [("baykonur", "Baikonur"), ("vaikonur", "Baikonur"), ("kuba", None)])
def test_the_first_letter_may_be_one_that_sounds_alike(typed: str, meant: str | None) -> None:
    assert nearest(spelling("Despega en Baikonur, y no en Cuba."), typed) == meant


def test_a_silent_h_may_be_left_out() -> None:
    assert nearest(spelling("Viaja a Honduras."), "onduras") == "Honduras"


def test_only_a_name_may_be_two_edits_away() -> None:
    known = spelling("Kosherbayev habla de la recuperación.", "Llega Kosherbayev.")
    assert nearest(known, "kosherbaef") == "Kosherbayev"
    assert nearest(known, "remuneracion") is None
    assert nearest(known, "recuperasion") == "recuperación"


def test_only_a_name_is_meant_by_a_short_word() -> None:
    known = spelling("Con sus lazos, llega Putin.")
    assert nearest(known, "putim") == "Putin"
    assert nearest(known, "laxos") is None


def test_only_a_name_is_meant_by_a_word_with_a_capital() -> None:
    known = spelling("El comercio crece.")
    assert known.nearest("comerzio", is_name=False)
    assert known.nearest("comerzio", is_name=True) is None


def test_of_two_words_as_near_the_frequent_one_is_meant_and_of_two_as_frequent_none() -> None:
    assert nearest(spelling("Van Marina y Martina, y otra vez Martina."), "martna") == "Martina"
    assert nearest(spelling("Van Carlota y Carlosa."), "carloa") is None


@pytest.mark.parametrize("typed", ["otan", "otss", "12000", "20255", "soyuz5"])
def test_acronyms_figures_and_short_words_are_never_misspelt(typed: str) -> None:
    assert nearest(spelling("En 2025 la OTSC y la OTSSC lanzan 12.001 Soyuz"), typed) is None
