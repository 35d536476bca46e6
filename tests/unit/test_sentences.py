"""Where sentences end: the golden texts have one sentence a line; here are the laws around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.text import leans_back, points_back, sentences

GOLDEN = Path(__file__).parents[1] / "golden" / "sentences"


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_paragraph_is_cut_into_the_sentences_that_its_golden_file_lists(case: Path) -> None:
    expected = case.read_text(encoding="utf-8").splitlines()
    text = " ".join(expected)
    assert [span.of(text) for span in sentences(text)] == expected


def test_every_line_is_at_least_a_sentence() -> None:
    text = "Requisitos:\n- ser mayor de edad\n- tener carné\n\nPlazo: enero"
    assert [span.of(text) for span in sentences(text)] == [
        "Requisitos:",
        "- ser mayor de edad",
        "- tener carné",
        "Plazo: enero",
    ]


def test_a_numbered_item_is_not_cut_behind_its_number() -> None:
    text = "1. Abrir la caja.\n2. Cerrarla. Sellarla.\na. Firmar."
    assert [span.of(text) for span in sentences(text)] == [
        "1. Abrir la caja.",
        "2. Cerrarla.",
        "Sellarla.",
        "a. Firmar.",
    ]


def test_a_quotation_longer_than_a_few_sentences_is_cut_inside() -> None:
    long = "La biblioteca abre los lunes y los jueves por la tarde. " * 8
    assert len(sentences(f"«{long.strip()}»")) == 8


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


def test_a_very_long_line_is_cut_in_time_that_grows_as_it_does() -> None:
    text = "Hola. «Adiós» a (todos). " * 20_000
    assert len(sentences(text)) == 40_000


@pytest.mark.parametrize(
    "opening", ["Él anunció la obra.", "ÉL LO ANUNCIÓ.", "«Él lo anunció».", "Éste anunció la obra.", "Asi se anunció."]
)
def test_a_sentence_that_opens_with_a_pronoun_leans_back_with_its_accent_or_where_none_is_needed(opening: str) -> None:
    assert leans_back(opening)


@pytest.mark.parametrize(
    "opening", ["El comercio sumó.", "EL COMERCIO SUMÓ.", "¿El comercio sumó?", "Está prevista la obra.", "Esté o no."]
)
def test_an_article_or_a_verb_that_looks_like_a_pronoun_without_its_accent_does_not_lean_back(opening: str) -> None:
    assert not leans_back(opening)
    assert not points_back(opening)


def test_only_what_points_leans_on_another_paragraph() -> None:
    assert points_back("Esta obra se anunció.")
    assert not points_back("Él anunció la obra.")
