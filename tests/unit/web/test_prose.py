"""A text is shown as what it is: paragraphs, subheadings, lists within lists, tables."""

from __future__ import annotations

import pytest

from bot.markup import element, written
from bot.model import Span
from bot.web.prose import prose


def html(text: str, marked: Span | None = None) -> str:
    page = written(element("html", prose(text, Span(0, len(text)), marked)))
    return page.partition('class="prose">')[2].removesuffix("</div></html>\n")


def test_paragraphs_are_kept_apart_and_lines_are_left_to_the_style_sheet() -> None:
    assert html("Uno.\nDos.\n\nTres.") == "<p>Uno.\nDos.</p>\n\n<p>Tres.</p>"


def test_what_is_set_out_with_spaces_keeps_them() -> None:
    assert html("Así:\n  x = 1\n  y = 2") == '<p class="set-out">Así:\n  x = 1\n  y = 2</p>'


def test_a_short_line_above_a_paragraph_heads_it_but_not_above_another_short_line() -> None:
    assert html("El aljibe\n\nGuarda agua.") == "<h2>El aljibe</h2>\n\n<p>Guarda agua.</p>"
    assert html("Pan\n\nLeche\n\nHuevos") == "<p>Pan</p>\n\n<p>Leche</p>\n\n<p>Huevos</p>"


def test_a_list_has_its_lists_within_and_its_markers_as_they_are_written() -> None:
    item = '<li><span class="marker">{}</span><span class="item">{}</span>{}</li>'
    inner = item.format("1. ", "de cuero", "")
    middle = item.format("- ", "finos", f'\n    <ul role="list">{inner}</ul>')
    outer = item.format("- ", "guantes", f'\n  <ul role="list">{middle}</ul>')
    last = item.format("- ", "cubos\n  (de cinco litros)", "")
    text = "Hace falta:\n- guantes\n  - finos\n    1. de cuero\n- cubos\n  (de cinco litros)"
    assert html(text) == f'<p>Hace falta:</p>\n<ul role="list">{outer}\n{last}</ul>'


def test_a_table_has_its_bars_in_its_cells_where_a_style_sheet_hides_them() -> None:
    bar = '<span class="bar">{}</span>'
    expected = (
        f"<thead><tr><th>Mes{bar.format(' | ')}</th><th>Riego</th></tr></thead>\n"
        f"<tbody><tr><td>mayo{bar.format(' | ')}</td><td>siete</td></tr>\n"
        f"<tr><td>junio{bar.format(' |')}</td><td></td></tr></tbody>"
    )
    assert expected in html("Mes | Riego\nmayo | siete\njunio |")


@pytest.mark.parametrize("text", ["Mes | Riego", "Mes | Riego\nmayo | siete | 7", "Mes | Riego\nEn mayo."])
def test_what_is_no_table_is_no_table(text: str) -> None:
    assert "<table>" not in html(text)


def test_a_mark_begins_and_ends_once_however_many_pieces_it_has() -> None:
    pieces = html("Agua limpia.\n\nSe riega.\n\nSe poda.", Span(5, 24))
    assert pieces == (
        '<p class="cited">Agua <mark id="cita" data-before="Empieza la cita:">limpia.</mark></p>\n\n'
        '<p class="cited"><mark data-after="Fin de la cita.">Se riega.</mark></p>\n\n<p>Se poda.</p>'
    )


def test_a_list_that_is_indented_without_end_is_no_trouble() -> None:
    assert html("\n".join(" " * depth + "- x" for depth in range(2000))).count("<li>") == 2000
