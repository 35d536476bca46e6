"""What Glosa says: Spanish, whole, and without markup."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot import wording
from bot.errors import Fault, Problem, SettingFault, SettingProblem
from bot.model import Citation, Courtesy, Document, Passage, Reason, Section, Span

PATH = Path("knowledge/x y.md")
DETAILS = {
    Problem.DUPLICATE_KEY: f"title {PATH}:3",
    Problem.DUPLICATE_ANCHOR: f"a b {PATH}:3",
    Problem.DUPLICATE_ID: "x y knowledge/a b/x y.txt",
    Problem.TOO_LARGE: "20000000",
}


TWO_TRUTHS = ((True, True), (True, False), (False, True), (False, False))


def constants() -> list[str]:
    """Return every sentence of the module that needs no argument."""
    said: list[str] = []
    for name, value in vars(wording).items():
        if name.startswith("__"):
            continue
        if isinstance(value, str):
            said.append(value)
        elif isinstance(value, Mapping):
            said += map(str, value.values())
    return said


def composed() -> list[str]:
    """Return a sentence of every function."""
    faults = [Fault(PATH, 12, problem, DETAILS.get(problem, "detalle")) for problem in Problem]
    settings = [SettingFault("LOG_LEVEL", problem, "valor") for problem in SettingProblem]
    return [
        *map(wording.fault, faults),
        *map(wording.setting_fault, settings),
        wording.titles(["Uno", "Dos"], 1234),
        wording.listening("glosa_bot", 3),
        wording.hello(["Uno"]),
        wording.understood(["Tokayev"]),
        wording.unanswered(["¿quién?"]),
        *(wording.abstention(reason, ["fútbol"]) for reason in Reason),
        *(wording.offering(questions=questions, sections=sections) for questions, sections in TWO_TRUTHS),
    ]


def test_every_reason_problem_and_setting_problem_has_its_sentence() -> None:
    assert wording.ABSTENTIONS.keys() == set(Reason)
    assert wording.REMARKS.keys() == set(Courtesy) - {Courtesy.GREETING, Courtesy.ABILITIES, Courtesy.CONTENTS}
    assert len(composed()) == len(set(composed()))
    assert all("{" not in sentence for sentence in composed())


@pytest.mark.parametrize("sentence", [*constants(), *composed()])
def test_a_sentence_has_no_markup_and_its_marks_in_pairs(sentence: str) -> None:
    assert not re.search(r"</?[a-z]+>|\*\*|__|&[a-z]+;", sentence)
    assert sentence.count("?") == sentence.count("¿")
    assert sentence.count("!") == sentence.count("¡")
    assert sentence.count("«") == sentence.count("»") or sentence in (wording.PREVIOUS, wording.NEXT)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Fault(PATH, 12, Problem.EMPTY_HEADING), "knowledge/x y.md:12: el encabezado está vacío"),
        (
            Fault(PATH, 2, Problem.WRONG_VALUE, "date: ayer"),
            "knowledge/x y.md:2: el valor no es válido: date: ayer",
        ),
        (
            Fault(PATH, 4, Problem.DUPLICATE_KEY, f"title {PATH}:3"),
            "knowledge/x y.md:4: la clave «title» está repetida; la primera está en knowledge/x y.md:3",
        ),
        (
            Fault(PATH, 9, Problem.DUPLICATE_ANCHOR, f"fin {PATH}:3"),
            "knowledge/x y.md:9: el ancla «fin» está repetida; la primera está en knowledge/x y.md:3",
        ),
        (
            Fault(PATH, None, Problem.DUPLICATE_ID, "x y knowledge/a b/x y.txt"),
            "knowledge/x y.md: otro documento tiene el mismo nombre: knowledge/a b/x y.txt",
        ),
        (
            Fault(PATH, None, Problem.TOO_LARGE, "20000000"),
            "knowledge/x y.md: es demasiado grande; el límite es 20.000.000",
        ),
        (Fault(PATH, None, Problem.UNREADABLE), "knowledge/x y.md: no se puede leer"),
        (
            Fault(PATH, 1, Problem.BROKEN_YAML, "found '}' {0}"),
            "knowledge/x y.md:1: el YAML no se puede leer: found '}' {0}",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(found: Fault, expected: str) -> None:
    assert wording.fault(found) == expected


def test_a_setting_is_told_with_what_it_says_unless_that_is_secret() -> None:
    wrong = SettingFault("MIN_CONFIDENCE", SettingProblem.NOT_A_PROBABILITY, "mucho")
    assert wording.setting_fault(wrong) == "MIN_CONFIDENCE: no es un número entre 0 y 1 (dice «mucho»)"
    secret = SettingFault("TELEGRAM_BOT_TOKEN", SettingProblem.NOT_A_TOKEN)
    assert "dice" not in wording.setting_fault(secret)


def test_dates_and_numbers_are_written_as_they_are_read() -> None:
    assert wording.date(dt.date(2025, 10, 3)) == "3 de octubre de 2025"
    assert [wording.number(value) for value in (7, 1000, 1234567)] == ["7", "1.000", "1.234.567"]


def test_the_place_of_words_names_no_more_than_it_takes() -> None:
    opening, named = Section("inicio", None, "Texto."), Section("riego", "El riego", "Texto.")
    document = Document("jardin", "El jardín", (opening, named))
    assert wording.place(document, opening) == "El jardín"
    assert wording.place(document, named) == "El jardín › El riego"


def test_a_source_is_dated_if_that_is_known() -> None:
    section = Section("riego", "El riego", "De noche.")
    for day, expected in (
        (dt.date(2025, 3, 1), "El jardín › El riego (1 de marzo de 2025)"),
        (None, "El jardín › El riego"),
    ):
        passage = Passage("p", Document("d", "El jardín", (section,), date=day), section, Span(0, 9))
        assert wording.dated_source(Citation(passage, passage.span)) == expected


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([], ""),
        (["Tokayev"], "Entendí «Tokayev»."),
        (["Tokayev", "Moscú"], "Entendí «Tokayev» y «Moscú»."),
        (["a", "b", "c"], "Entendí «a», «b» y «c»."),
        (["Rusia", "Irán"], "Entendí «Rusia» e «Irán»."),
        (["flores", "hierba"], "Entendí «flores» y «hierba»."),
        (["¿Qué dice  de «El\njardín»?"], "Entendí «¿Qué dice de “El jardín”?»."),
    ],
)
def test_what_was_understood_is_told_as_it_is_said_in_spanish(readings: list[str], expected: str) -> None:
    assert wording.understood(readings) == expected


def test_parts_without_an_answer_are_told_together() -> None:
    assert wording.unanswered([]) == ""
    assert wording.unanswered(["¿cuándo?", "¿dónde?"]) == "Sobre «¿cuándo?» y «¿dónde?», los documentos no lo dicen."


def test_an_abstention_names_at_most_three_words_and_only_where_they_explain_it() -> None:
    words = ["uno", "dos", "tres", "cuatro"]
    assert wording.abstention(Reason.NOTHING_SHARED, words) == "Los documentos no mencionan «uno», «dos» ni «tres»."
    assert wording.abstention(Reason.WEAK_SUPPORT, ["uno"]) == "Los documentos no lo dicen: no mencionan «uno»."
    assert wording.abstention(Reason.UNCERTAIN, ["uno"]) == (
        "Los documentos no mencionan «uno» ni lo dicen expresamente; lo más cercano es:"
    )
    assert wording.abstention(Reason.NO_WORDS, words) == wording.ABSTENTIONS[Reason.NO_WORDS]
    assert wording.abstention(Reason.UNCERTAIN, []) == wording.ABSTENTIONS[Reason.UNCERTAIN]


def test_a_greeting_is_answered_with_how_many_documents_there_are_and_some_titles() -> None:
    assert wording.hello(["Uno"]).endswith("Conozco 1 documento: «Uno».")
    assert wording.hello(["Uno", "Dos", "Tres", "Cuatro", "Cinco"]).endswith(
        "Conozco 5 documentos: «Uno», «Dos», «Tres» y 2 más."
    )


def test_the_menu_fits_telegram() -> None:
    assert all(re.fullmatch("[a-z0-9_]{1,32}", name) for name in wording.COMMANDS)
    assert all(1 <= len(text) <= 256 for text in wording.COMMANDS.values())
    assert len(wording.OLD_BUTTON) <= 200
