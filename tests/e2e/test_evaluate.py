"""`evaluate`, run as a process on a small folder."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUESTIONS = """\
- question: ¿A qué hora abre el jardín botánico por la mañana?
  text: ocho y cuarto
  kind: horario
- question: ¿Cuándo se riegan los rosales del jardín?
  section: El riego
  text: [12 de marzo, doce de marzo]
- question: ¿Cuántas plantas tiene la casa del guarda?
  document: casa
  text: tres plantas
- question: ¿Quién ganó el campeonato de ajedrez?
  unanswerable: true
"""


def evaluate(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bot", "evaluate", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "preguntas.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    return path


def test_the_table_and_the_failures_are_printed_and_the_end_is_0(questions: Path, knowledge: Path) -> None:
    done = evaluate(questions, "--knowledge", knowledge, COLUMNS="70")
    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert ["Respondidas", "con", "acierto", "66,7", "%", "20,8–93,9", "2/3"] in map(str.split, shown.splitlines())
    assert "4 preguntas, 1 fallo." in shown
    assert "Se esperaba: «tres plantas»." in shown
    assert "«La casa del guarda tiene dos plantas" in shown
    assert "\x1b" not in shown


def test_the_page_and_the_results_are_written_and_the_same_each_time(
    questions: Path, knowledge: Path, tmp_path: Path
) -> None:
    written = []
    for number in range(2):
        page, results = tmp_path / f"{number}.html", tmp_path / f"{number}.json"
        done = evaluate(questions, "--knowledge", knowledge, "--report", page, "--results", results)
        assert done.returncode == 0
        written.append((page.read_bytes(), results.read_bytes()))
    assert written[0] == written[1]
    assert b"</svg>" in written[0][0]
    assert [one["right"] for one in json.loads(written[0][1])["questions"]] == [True, True, False, True]


def test_a_question_that_got_worse_is_named(questions: Path, knowledge: Path, tmp_path: Path) -> None:
    results = tmp_path / "antes.json"
    evaluate(questions, "--knowledge", knowledge, "--results", results)
    done = evaluate(questions, "--knowledge", knowledge, "--min-confidence", "1", "--compare", results)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "mejoran 0, empeoran 2" in shown
    assert "¿A qué hora abre el jardín" in shown.split("Han empeorado")[1]
    assert "Respondidas con acierto: 66,7 % → 0,0 %" in shown


def test_a_faulty_file_tells_every_line_and_ends_with_2(knowledge: Path, tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    path.write_text('{"question": "q"}\n\n{"question": "q", "section": "Poda"}\n', encoding="utf-8")
    done = evaluate(path, "--knowledge", knowledge)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        f"{path}:1: falta lo que se espera: «section», «text» o «unanswerable»",
        f"{path}:3: no hay ninguna sección «Poda»",
    ]


def test_what_cannot_be_compared_or_written_is_said_and_ends_with_2(
    questions: Path, knowledge: Path, tmp_path: Path
) -> None:
    compared = evaluate(questions, "--knowledge", knowledge, "--compare", questions)
    assert compared.returncode == 2
    assert "no es un archivo de resultados" in compared.stderr.decode()
    written = evaluate(questions, "--knowledge", knowledge, "--results", tmp_path / "falta" / "r.json")
    assert written.returncode == 2
    assert "no se puede escribir" in written.stderr.decode()
    assert b"Traceback" not in compared.stderr + written.stderr


def test_a_bar_is_drawn_on_a_terminal_only(questions: Path, knowledge: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "evaluate", str(questions), "--knowledge", str(knowledge)]
    process = subprocess.Popen(command, cwd=ROOT, env={"TERM": "xterm"}, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    printed, _ = process.communicate(timeout=60)
    drawn = os.read(ours, 65536).decode()
    os.close(ours)
    assert "Preguntando" in drawn
    assert "100%" in drawn
    assert "Preguntando" not in printed.decode()
