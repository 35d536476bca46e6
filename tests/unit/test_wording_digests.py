"""What is said of a summary."""

from __future__ import annotations

import pytest

from bot.model import Digest, Length
from bot.wording import digests
from tests.unit.chat.library import GARDEN, HOUSE, OPENING, WATERING, cited

LINES = (cited(GARDEN, OPENING, "No se paga."), cited(GARDEN, WATERING, "Se riega de noche."))


def test_every_length_has_a_name() -> None:
    assert list(digests.LENGTHS) == list(Length)


@pytest.mark.parametrize(
    ("summary", "library", "expected"),
    [
        (Digest((GARDEN,), None, LINES), "Biblioteca", "Resumen de «El jardín»"),
        (Digest((GARDEN,), WATERING, LINES), "Biblioteca", "Resumen de «El jardín › El riego»"),
        (Digest((GARDEN, HOUSE), None, LINES), "Biblioteca «Azul»", "Resumen de «Biblioteca “Azul”»"),
        (Digest((GARDEN, HOUSE), None, LINES), None, "Resumen de 2 documentos"),
    ],
)
def test_a_summary_is_headed_by_what_it_is_of(summary: Digest, library: str | None, expected: str) -> None:
    assert digests.heading(summary, library) == expected


def test_where_a_line_stands_leaves_out_what_the_heading_says() -> None:
    opening, watering = LINES
    one, several = Digest((GARDEN,), None, LINES), Digest((GARDEN, HOUSE), None, LINES)
    assert [digests.where(one, line) for line in LINES] == ["Inicio", "El riego"]
    assert [digests.where(several, line) for line in LINES] == ["El jardín", "El jardín › El riego"]
    assert digests.where(Digest((GARDEN,), WATERING, (watering,)), watering) == ""
    assert opening.section.heading is None


@pytest.mark.parametrize(
    ("documents", "sections", "expected"),
    [
        (0, 0, ""),
        (1, 3, "Queda fuera otro documento."),
        (1200, 3, "Quedan fuera otros 1.200 documentos."),
        (0, 1, "Queda fuera otra sección."),
        (0, 4, "Quedan fuera otras 4 secciones."),
    ],
)
def test_what_is_left_out_is_told(documents: int, sections: int, expected: str) -> None:
    assert digests.left_out(Digest((GARDEN,), None, LINES, documents, sections)) == expected
