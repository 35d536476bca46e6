"""What Glosa says: Spanish, whole, and without markup."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot import wording
from bot.errors import Fault, Problem, SettingFault, SettingProblem
from bot.model import Document, Reason, Section

PATH = Path("knowledge/x y.md")
DETAILS = {
    Problem.DUPLICATE_KEY: f"title {PATH}:3",
    Problem.DUPLICATE_ANCHOR: f"a b {PATH}:3",
    Problem.DUPLICATE_ID: "x y knowledge/a b/x y.txt",
    Problem.TOO_LARGE: "20000000",
}


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
    ]


def test_every_reason_problem_and_setting_problem_has_its_sentence() -> None:
    assert wording.ABSTENTIONS.keys() == set(Reason)
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


def test_the_menu_fits_telegram() -> None:
    assert all(re.fullmatch("[a-z0-9_]{1,32}", name) for name in wording.COMMANDS)
    assert all(1 <= len(text) <= 256 for text in wording.COMMANDS.values())
    assert len(wording.OLD_BUTTON) <= 200
