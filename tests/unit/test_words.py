"""Tokens and their forms."""

from __future__ import annotations

import pytest

from bot.text import Line, fold, is_stop, stem, surface, tokens
from bot.text.words import ENDLESS, remembered
from tests.texts import vocabulary_of


def test_tokens_are_the_words_and_figures_as_written_with_their_places() -> None:
    text = "El Soyuz-5 costó 12.000,5 € (70.º intento) en EE. UU."
    assert [token.text for token in tokens(text)] == [
        *("El", "Soyuz", "5", "costó", "12.000,5", "70.º", "intento", "en", "EE. UU."),
    ]
    assert all(text[token.start : token.end] == token.text for token in tokens(text))


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Kazajistán", "kazajistan"),
        ("PINGÜINO", "pinguino"),
        ("Año", "año"),
        ("12.000", "12000"),
        ("12,000", "12000"),
        ("26.000.000,5", "26000000.5"),
        ("3,14", "3.14"),
        ("70º", "70"),
        ("70.º", "70"),
        ("EE. UU.", "eeuu"),
        ("EE.UU.", "eeuu"),
        ("EEUU", "eeuu"),
        ("cinco", "5"),
        ("veintidós", "22"),
        ("5G", "5g"),
        ("Łódź", "lodz"),
    ],
)
def test_a_token_is_compared_by_its_surface(written: str, form: str) -> None:
    assert surface(written) == form


def test_enye_is_a_letter_of_its_own() -> None:
    assert fold("caña") == "caña"
    assert fold("caña") != fold("cana")
    assert fold("can\N{COMBINING TILDE}a") == "caña"


@pytest.mark.parametrize(
    "forms", ["inauguró inauguraron inaugurar", "llegada llegar llegó", "país países", "nación naciones"]
)
def test_inflected_forms_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["Qué", "que", "CUÁNDO", "cuando", "quién", "el", "según", "q"])
def test_grammar_and_interrogatives_are_stop_words_with_or_without_accents(word: str) -> None:
    assert is_stop(word)


@pytest.mark.parametrize("word", ["Kazajistán", "energía", "año", "2025", "mar"])
def test_content_is_no_stop_word(word: str) -> None:
    assert not is_stop(word)


@pytest.mark.parametrize("typed", ["energia", "Energías", "ENERGIA", "energias"])
def test_a_word_typed_without_accents_or_in_another_number_finds_the_accented_one(typed: str) -> None:
    vocabulary = vocabulary_of(["La energía de Kazajistán."])
    assert vocabulary.stem(typed) == vocabulary.stem("energía")


def test_a_document_without_accents_is_found_by_an_accented_word() -> None:
    vocabulary = vocabulary_of(["LA SITUACION DE LA REGION"])
    assert vocabulary.stem("situación") == vocabulary.stem("SITUACION")


def test_a_question_leaves_out_the_noun_that_only_says_what_kind_of_datum_it_wants() -> None:
    vocabulary = vocabulary_of(["El año de la visita"])
    assert vocabulary.analyze_question("¿En qué año fue la visita?").words == ("visita",)
    assert vocabulary.analyze_question("¿Cómo fue el año?").words == ("año",)
    assert vocabulary.analyze_question("¿Qué año?").words == ("año",)


def test_an_analysis_has_the_four_views_of_a_text() -> None:
    content = vocabulary_of(["La visita oficial del ministro"]).analyze(Line.of("La visita oficial"))
    assert content.words == ("visita", "oficial")
    assert content.stems == ("visit", "oficial")
    assert content.grams == (" visi", "visit", "isita", "sita ", " ofic", "ofici", "ficia", "icial", "cial ")
    assert content.pairs == ("oficial visit",)
    assert [place.of("La visita oficial") for place in content.places] == ["visita", "oficial"]


@pytest.mark.parametrize(("letters", "times"), [(ENDLESS, 1), (ENDLESS + 1, 2)])
def test_endless_words_are_not_remembered_as_they_would_fill_the_memory(letters: int, times: int) -> None:
    reckoned: list[str] = []
    looked_up = remembered(lambda word: reckoned.append(word) or word)  # type: ignore[func-returns-value]
    assert looked_up("x" * letters) == looked_up("x" * letters) == "x" * letters
    assert len(reckoned) == times


def test_an_endless_word_has_no_more_grams_than_any_other() -> None:
    assert len(vocabulary_of(["La visita oficial"]).analyze_question("x" * 990).grams) == ENDLESS - 2


def test_an_endless_word_is_found_by_its_beginning() -> None:
    endless = "0123456789abcdef" * 4
    vocabulary = vocabulary_of([f"La suma es {endless}."])
    assert vocabulary.analyze_question(endless).stems == vocabulary.analyze(Line.of(endless)).stems != ()
