"""An evaluation as text and as a page: everything said, nothing unescaped, nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from click import unstyle

from bot import wording
from bot.evaluation import compare, results, summary
from bot.model import Courtesy, Reason
from bot.report import beside, comparison, page, text
from bot.wording import encoding
from tests.unit.evaluation.examples import HOURS, LITRES, RIGHT, WRONG

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"meta"}


class Checker(HTMLParser):
    """Checks that elements close in order; collects their names, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def checked(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return checker


def test_the_table_gives_each_measure_with_its_interval_and_cases() -> None:
    lines = unstyle(text(summary(WRONG), WRONG, 80)).splitlines()
    assert lines[0].split() == ["Medida", "Valor", "Intervalo", "95", "%", "Casos"]
    assert lines[1].split() == ["Preguntas", "4"]
    assert lines[2].split() == ["Respondidas", "50,0", "%", "15,0–85,0", "2/4"]
    assert lines[7].split() == ["AUROC", "de", "la", "confianza", "0,500"]


def test_each_kind_has_its_row_and_what_cannot_be_measured_a_dash() -> None:
    shown = unstyle(text(summary(WRONG), WRONG, 80))
    assert re.search(r"^horario +1 +– +0 \(0–79\) +100 \(21–100\) +–$", shown, re.MULTILINE)
    assert "Tipo" not in text(summary(WRONG[3:]), WRONG[3:], 80)


def test_a_failure_says_what_was_expected_and_what_came() -> None:
    shown = " ".join(unstyle(text(summary(WRONG), WRONG, 80)).split())
    assert "4 preguntas, 3 fallos." in shown
    assert f"1. {HOURS.question} [horario] Se esperaba: «ocho y cuarto». Se abstuvo (0,20): lo más" in shown
    assert "Se esperaba: «12.000 litros», en la sección «agua». Respondió (0,60): «El vivero abre" in shown
    assert "Se esperaba: ninguna respuesta. Respondió (0,70): «Los rosales" in shown
    assert "El vivero & su huerta › El riego <nuevo>" in shown


def test_a_set_without_failures_says_so() -> None:
    assert unstyle(text(summary(RIGHT), RIGHT, 80)).endswith("4 preguntas, 0 fallos.")


def test_failures_are_as_wide_as_the_terminal_and_no_wider() -> None:
    for width in (60, 80, 120):
        failures = unstyle(text(summary(WRONG), WRONG, width)).split("3 fallos.")[1]
        assert max(map(len, failures.splitlines())) <= width
    assert "¿A qué hora abre el vivero?" in text(summary(WRONG), WRONG, 1)


def test_a_comparison_names_the_questions_and_the_measures_that_changed(tmp_path: Path) -> None:
    earlier = tmp_path / "antes.json"
    earlier.write_text(results.write(summary(RIGHT), RIGHT), encoding="utf-8")
    shown = unstyle(comparison(compare(results.read(earlier), summary(WRONG), WRONG), 80))
    assert "mejoran 0, empeoran 3, nuevas 0, ya no están 0" in shown
    assert "Respondidas con acierto: 100,0 % → 0,0 %" in shown
    assert "Respondidas:" not in shown
    assert shown.index("Han empeorado") < shown.index(LITRES.question)
    assert "Han mejorado" not in shown


def test_words_alone_stand_beside_the_encoder_in_the_terminal_and_on_the_page() -> None:
    lines = unstyle(beside(summary(WRONG), summary(RIGHT))).splitlines()
    assert lines[0].split() == ["Medida", "Solo", "por", "palabras", "También", "por", "significado"]
    assert ["Respondidas", "con", "acierto", "0,0", "%", "100,0", "%"] in map(str.split, lines)
    assert any(
        line.startswith("horario: con acierto") and line.split()[-4:] == ["0,0", "%", "100,0", "%"] for line in lines
    )
    assert encoding.BESIDE in checked(page(summary(RIGHT), RIGHT, summary(WRONG))).text
    assert encoding.BESIDE not in checked(page(summary(RIGHT), RIGHT)).text


def test_the_page_is_whole_in_spanish_and_has_nothing_from_elsewhere() -> None:
    html = page(summary(WRONG), WRONG)
    found = checked(html)
    assert html.startswith('<!doctype html>\n<html lang="es">')
    assert found.tags.count("svg") == 2
    assert not {"script", "link", "img", "iframe", "image", "use"} & set(found.tags)
    assert not {"src", "href", "onload", "onclick"} & {name for name, _ in found.attributes}
    assert "url(" not in html
    assert "@import" not in html
    assert all(label in found.text for label in (*wording.MEASURES.values(), *wording.MEANINGS.values()))


def test_what_documents_and_questions_hold_is_escaped() -> None:
    html = page(summary(WRONG), WRONG)
    assert "El riego &lt;nuevo&gt;" in html
    assert "El vivero &amp; su huerta" in html
    assert "¿De quién es el &lt;vivero&gt;?" in html
    assert "El riego <nuevo>" in checked(html).text


def test_a_page_without_answers_has_no_curve() -> None:
    outcomes = RIGHT[2:]
    assert checked(page(summary(outcomes), outcomes)).tags.count("svg") == 1


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_to_abstain_is_told(reason: Reason) -> None:
    assert re.fullmatch(r"Se abstuvo \(0,31\): .+\.", wording.given_abstention(0.31, reason))


def test_every_courtesy_is_told_apart() -> None:
    told = [wording.given_remark(courtesy) for courtesy in Courtesy]
    assert all(one != other for one, other in pairwise(sorted(told)))
