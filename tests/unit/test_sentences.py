"""Where sentences end: the golden texts have one sentence a line; here are the laws around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.text import sentences

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
