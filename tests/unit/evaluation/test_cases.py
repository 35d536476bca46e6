"""Question sets: what is read, and what is wrong with them, told all at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.evaluation import Case, EvaluationError, FileProblem, read
from bot.evaluation.items import FILE_LIMIT
from bot.trees import YAML_LIMIT
from tests.unit.evaluation.examples import LIBRARY, OPENING, WATER

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "¿A qué hora abre?"
EVERYTHING = Case(QUESTION, "agua", ("12.000", "doce mil"), previous="¿Y ayer?", document="vivero", id="7", kind="hora")


def cases(folder: Path, text: str, name: str = "preguntas.yaml") -> tuple[Case, ...]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, LIBRARY)


def faults(folder: Path, text: str, name: str = "preguntas.yaml") -> list[tuple[int | None, str, str]]:
    with pytest.raises(EvaluationError) as caught:
        cases(folder, text, name)
    return [(fault.line, fault.problem.value, fault.detail) for fault in caught.value.faults]


def test_json_lines_are_read_with_every_key(tmp_path: Path) -> None:
    first = (
        '{"question": "¿A qué  hora abre?", "section": "agua", "text": [12.000, "doce mil"], "previous": "¿Y ayer?", '
        '"document": "vivero", "id": 7, "kind": "hora", "unanswerable": false}'
    )
    second = json.dumps({"question": "¿De quién es?", "unanswerable": True, "section": None})
    expected = (EVERYTHING, Case("¿De quién es?", unanswerable=True))
    assert cases(tmp_path, f"{first}\n\n{second}\n", "preguntas.jsonl") == expected


@pytest.mark.parametrize("opening", ["", "questions:\n"])
def test_yaml_is_a_list_or_has_one_under_questions(tmp_path: Path, opening: str) -> None:
    text = """\
- question: ¿A qué hora abre?
  section: agua
  text: [12.000, doce mil]  # as written
  previous: ¿Y ayer?
  document: vivero
  id: 7
  kind: hora
- {question: "¿De quién es?", unanswerable: true, kind: }
"""
    assert cases(tmp_path, opening + text) == (EVERYTHING, Case("¿De quién es?", unanswerable=True))


def test_letters_are_composed_and_a_byte_order_mark_is_no_letter(tmp_path: Path) -> None:
    (case,) = cases(tmp_path, "\ufeff- question: ¿Que\u0301 hay?\n  text: agua")
    assert case.question == "¿Qué hay?"


@pytest.mark.parametrize("name", ["agua", "AGUA", "el  riego <nuevo>"])
def test_a_section_goes_by_anchor_or_heading_whatever_its_case(tmp_path: Path, name: str) -> None:
    text = json.dumps({"question": QUESTION, "section": name})
    (case,) = cases(tmp_path, text, "preguntas.json")
    assert case.accepts_section(WATER)
    assert not case.accepts_section(OPENING)


@pytest.mark.parametrize(
    ("item", "problem", "detail"),
    [
        ("{question: q, text: a, anser: b}", "unknown-key", "anser"),
        ("{question: q, [a]: b, text: a}", "unknown-key", ""),
        ("{question: q, text: a, text: b}", "duplicate-key", "text"),
        ("{text: a}", "no-question", ""),
        ('{question: " ", text: a}', "not-text", "question"),
        ("{question: [q], text: a}", "not-text", "question"),
        ('{question: "a\\u0007b", text: a}', "not-text", "question"),
        ("{question: q, text: {a: b}}", "not-texts", "text"),
        ("{question: q, text: []}", "not-texts", "text"),
        ('{question: q, text: "¿?"}', "not-texts", "text"),
        ("{question: q, unanswerable: quizá}", "not-true-or-false", "unanswerable"),
        ("{question: q}", "nothing-expected", ""),
        ("{question: q, unanswerable: false}", "nothing-expected", ""),
        ("{question: q, unanswerable: true, text: a}", "expected-of-unanswerable", ""),
        ("{question: q, unanswerable: true, section: agua}", "expected-of-unanswerable", ""),
        ("{question: q, text: a, document: granja}", "unknown-document", "granja"),
        ("{question: q, section: Poda}", "unknown-section", "Poda"),
        ("{question: q, section: agua, document: molino}", "unknown-section", "agua"),
        (f"{{question: {'q' * 1001}, text: a}}", "too-long", "1000"),
        (f"{{question: q, previous: {'q' * 1001}, text: a}}", "too-long", "1000"),
        ("¿A qué hora abre?", "not-keys", ""),
    ],
)
def test_a_fault_of_an_item_is_told_with_its_line(tmp_path: Path, item: str, problem: str, detail: str) -> None:
    text = f"# comentario\n- {{question: otra, text: a}}\n- {item}\n"
    assert faults(tmp_path, text) == [(3, problem, detail)]


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    lines = ['{"question": "q", "texto": "a", "id": []}', '["q"]', "{", '{"text": "a", "text": "b"}', '{"id": NaN}']
    assert faults(tmp_path, "\n".join(lines), "preguntas.jsonl") == [
        (1, "unknown-key", "texto"),
        (1, "not-text", "id"),
        (2, "not-keys", ""),
        (3, "broken-json", ""),
        (4, "duplicate-key", "text"),
        (5, "broken-json", ""),
    ]


def test_a_detail_is_short_and_commands_no_terminal(tmp_path: Path) -> None:
    line = json.dumps({"question": "q", "text": "a", "\x1b[31m\ud800": 1, "k" * 200: 2})
    escape, long = faults(tmp_path, line, "p.jsonl")
    assert escape == (1, "unknown-key", " [31m ")
    assert long == (1, "unknown-key", "k" * 120 + "…")


def test_the_same_question_twice_needs_ids_that_tell_the_two_apart(tmp_path: Path) -> None:
    line = '{"question": "q", "text": "a"%s}'
    assert faults(tmp_path, f"{line % ''}\n\n{line % ''}", "p.jsonl") == [(3, "repeated", "1")]
    named = [line % f', "id": {number}' for number in (1, 2)]
    assert len(cases(tmp_path, "\n".join(named), "p.jsonl")) == 2
    assert len(cases(tmp_path, line % "" + "\n" + line % ', "previous": "p"', "p.jsonl")) == 2


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", None, "no-questions"),
        ("questions:\n", None, "no-questions"),
        ("# nada\n", None, "no-questions"),
        ("cases: []\n", 1, "not-a-list"),
        ("\nquestions: []\nversion: 1\n", 2, "not-a-list"),
        ("- question: &a q\n  text: *a\n", 1, "broken-yaml"),
        ("- question: q\n  text: !!python/name:os.system a\n", 2, "broken-yaml"),
        ("- question: q\n  text: [[[[[a]]]]]\n", 2, "broken-yaml"),
        ("- question: q\n- {text: [a\n", 2, "broken-yaml"),
        ("- question: \x00", 1, "broken-yaml"),
        ("x" * (YAML_LIMIT + 1), None, "too-large"),
    ],
)
def test_yaml_that_is_no_list_of_questions_says_why(tmp_path: Path, text: str, line: int | None, problem: str) -> None:
    assert [found[:2] for found in faults(tmp_path, text)] == [(line, problem)]


def test_a_json_file_nested_without_end_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    assert faults(tmp_path, "[" * 100_000, "p.json") == [(1, "broken-json", "")]


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert faults(tmp_path, "", "preguntas.txt") == [(None, "wrong-ending", "")]
    (tmp_path / "latin.jsonl").write_bytes(b'{"question": "q", "text": "a"}\n{"question": "\xe9"}')
    (tmp_path / "grande.jsonl").write_bytes(b" " * (FILE_LIMIT + 1))
    (tmp_path / "carpeta.yaml").mkdir()
    told = {}
    for name in ("latin.jsonl", "grande.jsonl", "carpeta.yaml", "falta.yaml"):
        with pytest.raises(EvaluationError) as caught:
            read(tmp_path / name, LIBRARY)
        told[name] = [(fault.line, fault.problem.value) for fault in caught.value.faults]
    assert told == {
        "latin.jsonl": [(2, "not-utf-8")],
        "grande.jsonl": [(None, "too-large")],
        "carpeta.yaml": [(None, "unreadable")],
        "falta.yaml": [(None, "unreadable")],
    }


def test_every_problem_has_its_sentence() -> None:
    assert wording.FILE_FAULTS.keys() == {problem.value for problem in FileProblem}
    said = wording.file_fault("preguntas.yaml:3", FileProblem.TOO_LONG, "1000")
    assert said == "preguntas.yaml:3: la pregunta tiene más de 1.000 caracteres"


@pytest.mark.parametrize(
    ("expected", "text", "is_accepted"),
    [
        ("ocho y cuarto", "Abre a las OCHO Y CUARTO.", True),
        ("12000 litros", "Gasta 12.000 litros.", True),
        ("camion", "Llegó un camión.", True),
        ("ano", "Cada año.", False),
        ("rosa", "Los rosales.", False),
        ("ocho cuarto", "A las ocho y cuarto.", False),
    ],
)
def test_expected_words_stand_whole_and_together(expected: str, text: str, *, is_accepted: bool) -> None:
    assert Case("q", texts=("nunca dicho", expected)).accepts_words(text) is is_accepted


@pytest.mark.parametrize("wrong", [{}, {"unanswerable": True, "texts": ("a",)}])
def test_a_case_that_expects_nothing_or_too_much_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="expects nothing"):
        Case("q", **wrong)  # type: ignore[arg-type]  # the fields differ in kind
