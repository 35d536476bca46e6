"""Exact words and phrases, found where they stand and nowhere else."""

from __future__ import annotations

import pytest

from bot.model import Document, Section
from bot.passages import passages_of
from bot.phrases import Occurrence, Phrases, wanted_in

TEXT = """\
El año pasado se plantó un tilo. La sede de la EE. UU. costó 1.200 euros.

El ano y la acción: dos palabras. Un «tilo» viejo y otro TILO nuevo.

Bajo el tilo viejo hay 200 bancos."""
GROVE = Document("tilos", "Los tilos", (Section("inicio", None, TEXT),))
HOUSE = Document("casa", "La casa", (Section("inicio", None, "Un tilo da sombra a la casa."),))
PHRASES = Phrases(passages_of([GROVE, HOUSE]))


def words_of(found: Occurrence) -> list[str]:
    return [span.of(found.passage.section.text) for span in found.spans]


def found(typed: str, *documents: str) -> list[list[str]]:
    return [words_of(one) for one in PHRASES.search(typed, documents)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tilo", [["tilo"], ["tilo", "TILO"], ["tilo"], ["tilo"]]),
        ("TILO", [["tilo"], ["tilo", "TILO"], ["tilo"], ["tilo"]]),
        ("año", [["año"]]),
        ("ano", [["ano"]]),
        ("accion", [["acción"]]),
        ("tilo viejo", [["tilo", "viejo", "TILO"], ["tilo", "viejo"]]),
        ('"tilo viejo"', [["tilo» viejo"], ["tilo viejo"]]),
        ("«viejo tilo»", []),
        ("“tilo viejo” bancos", [["tilo viejo", "bancos"]]),
        ("200", [["200"]]),
        ("1.200", [["1.200"]]),
        ("EE.UU.", [["EE. UU"]]),
        ("til", []),
        ("tilo zapato", []),
        ('"tilo', [["tilo"], ["tilo", "TILO"], ["tilo"], ["tilo"]]),
        ("accio\u0301n", [["acción"]]),
    ],
)
def test_words_are_found_as_they_are_written_and_phrases_in_their_order(typed: str, expected: list[list[str]]) -> None:
    assert found(typed) == expected


def test_only_the_documents_chosen_are_searched_and_in_reading_order() -> None:
    assert found("tilo", "casa") == [["tilo"]]
    places = [(one.passage.document.id, one.spans[0].start) for one in PHRASES.search("tilo")]
    assert places == sorted(places, key=lambda place: (place[0] != "tilos", place[1]))


@pytest.mark.parametrize("typed", ["", "  ", '""', "«»", "¿? …", "\N{COMBINING ACUTE ACCENT}"])
def test_where_there_is_no_word_nothing_is_searched(typed: str) -> None:
    assert wanted_in(typed) == []
    assert PHRASES.search(typed) == []


def test_phrases_that_overlap_are_one_stretch() -> None:
    assert found('"bajo el tilo" "tilo viejo hay"') == [["Bajo el tilo viejo hay"]]
