"""The commands, run as processes."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATE = "¿Cuándo llega Tokayev a Moscú?"
UNKNOWN = "¿Quién dirige Rosatom?"


def run(
    *arguments: str, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        input=stdin,
        env=environment if environment is not None else {},
        capture_output=True,
        check=False,
        timeout=60,
    )


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a command that can be interrupted; what a shell begins in the background cannot, nor can its children."""
    command = [sys.executable, "-u", "-m", "bot", *arguments]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_answer_is_printed_with_its_section_and_ends_with_0() -> None:
    done = run("ask", DATE)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "12 de noviembre" in text
    assert "El significado de la visita de Tokayev a Moscú" in text
    assert "\x1b" not in text


def test_a_question_may_be_typed_without_quotes() -> None:
    assert run("ask", *DATE.split()).stdout == run("ask", DATE).stdout


def test_an_abstention_names_the_nearest_sections_and_ends_with_3() -> None:
    done = run("ask", UNKNOWN)
    assert done.returncode == 3
    assert "Los documentos no " in done.stdout.decode()
    assert "Energía, tecnología y cooperación espacial" in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "Falta la pregunta"),
        (["ask", " "], "Falta la pregunta"),
        (["ask", "x" * 1001], "más de 1.000 caracteres"),
        (["ask", "--document", "otro", DATE], "No hay ningún documento «otro»"),
        (["ask", "--knowledge", "no-existe", DATE], "no-existe: la carpeta no existe"),
        (["ask", "--min-confidence", "2", DATE], "--min-confidence"),
        (["ask", "--min-confidence", "nan", DATE], "no es un número entre 0 y 1"),
        (["desconocida"], "desconocida"),
    ],
)
def test_what_cannot_be_done_is_said_on_standard_error_and_ends_with_2(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_wrong_settings_are_all_named() -> None:
    done = run("ask", DATE, environment={"MIN_CONFIDENCE": "mucha", "LOG_LEVEL": "alto"})
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.decode().splitlines()] == ["MIN_CONFIDENCE", "LOG_LEVEL"]


def test_lines_are_answered_in_order_as_json_and_a_faulty_one_costs_no_other() -> None:
    lines = [
        json.dumps({"id": 1, "question": DATE}),
        "",
        "{broken",
        UNKNOWN,
        json.dumps({"id": 5, "question": DATE, "document": "otro"}),
        "caf\xe9",
        json.dumps({"id": 7, "question": "¿Qué significa OTSC? \ud800"}),
    ]
    stdin = b"\n".join(line.encode("latin-1" if line.startswith("caf") else "utf-8") for line in lines)
    done = run("ask", "-", "--json", stdin=stdin, environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(record["id"], record["answered"]) for record in records] == [(1, True), (None, False), (7, True)]
    assert done.stderr.decode("ascii", "replace").count("nea ") == 3
    assert done.returncode == 2


def test_closed_streams_are_no_fault() -> None:
    for command in ("ask - <&-", "chat <&-", "ask - >&-"):
        shell = ["/bin/sh", "-c", f"{sys.executable} -m bot {command}"]
        done = subprocess.run(shell, cwd=ROOT, input=DATE.encode(), capture_output=True, check=False, timeout=60)
        assert b"Traceback" not in done.stderr


def test_lines_end_with_0_if_any_was_answered_and_3_if_none() -> None:
    assert run("ask", "-", stdin=f"{UNKNOWN}\n{DATE}".encode()).returncode == 0
    assert run("ask", "-", stdin=UNKNOWN.encode()).returncode == 3


def test_a_reader_that_leaves_ends_the_answers_without_a_word() -> None:
    command = f"{sys.executable} -m bot ask - --json | head -n 1"
    lines = f"{DATE}\n".encode() * 400
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, input=lines, capture_output=True, check=False, timeout=60
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    process = started("ask", "-")
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{DATE}\n".encode())
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def on_a_terminal(*arguments: str, typed: bytes = b"", environment: dict[str, str]) -> str:
    """Return what a command prints on a terminal of its own; `typed` is typed once it asks."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the terminal's other end was closed: the process has ended
            break
        if not piece:
            break
        shown += piece
        if typed and shown.endswith(b"> "):
            os.write(ours, typed)
            typed = b""
    os.close(ours)
    process.wait(timeout=20)
    return shown.decode()


def test_on_a_terminal_the_quote_is_bold_and_the_datum_underlined() -> None:
    shown = on_a_terminal("ask", DATE, environment={"TERM": "xterm"})
    assert "\x1b[32m\x1b[1m\x1b[4m12 de noviembre\x1b[0m" in shown


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}])
def test_a_terminal_that_cannot_or_should_not_mark_gets_plain_text(environment: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal("ask", DATE, environment=environment)


def test_chat_answers_until_the_person_leaves() -> None:
    typed = f"{DATE}\n/secciones\n/ayuda\n/otra\n{UNKNOWN}\n/salir\n{DATE}\n"
    done = run("chat", stdin=typed.encode())
    text = done.stdout.decode()
    assert done.returncode == 0
    assert text.count("12 de noviembre") == 1
    assert "Perspectivas y desafíos" in text
    assert "/salir: terminar" in text
    assert "No conozco esa orden" in text
    assert "Los documentos no " in text
    assert text.endswith("Hasta pronto.\n")


def test_chat_ends_politely_at_the_end_of_input_and_at_an_interrupt() -> None:
    assert run("chat").stdout.decode().endswith("Hasta pronto.\n")
    assert "Hasta pronto." in on_a_terminal("chat", typed=b"\x04", environment={"TERM": "xterm"})
    process = started("chat")
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    text, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, b"")
    assert text.decode().endswith("Hasta pronto.\n")


def test_check_counts_what_is_in_order() -> None:
    done = run("check")
    assert done.returncode == 0
    assert "1 documento, 7 secciones" in done.stdout.decode()


def test_check_tells_every_fault_with_its_line_and_ask_and_serve_refuse(tmp_path: Path) -> None:
    (tmp_path / "vacío.txt").write_bytes(b" \n")
    (tmp_path / "guía.md").write_text("---\ntitel: Guía\n---\n\nTexto.\n\n## Horario\n", encoding="utf-8")
    (tmp_path / "foto.txt").write_bytes(b"\x89PNG\x00\x00\x01")
    expected = [
        f"{tmp_path}/foto.txt: no es un archivo de texto",
        f"{tmp_path}/guía.md:2: clave desconocida: titel",
        f"{tmp_path}/guía.md:7: no hay nada bajo el encabezado «Horario»",
        f"{tmp_path}/vacío.txt: el archivo está vacío",
    ]
    environment = {"KNOWLEDGE": str(tmp_path), "TELEGRAM_BOT_TOKEN": "1:a", "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    checked = run("check", environment=environment)
    assert (checked.returncode, checked.stdout.decode().splitlines()) == (1, expected)
    for command in (["ask", DATE], ["serve"]):
        refused = run(*command, environment=environment)
        assert (refused.returncode, refused.stderr.decode().splitlines()) == (2, expected)


def test_latin_1_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "aviso.txt").write_bytes("La reunión será el 3 de mayo.\n".encode("latin-1"))
    done = run("ask", "¿Cuándo será la reunión?", "--knowledge", str(tmp_path))
    assert done.returncode == 0
    assert "La reunión será el 3 de mayo." in done.stdout.decode()
    assert "aviso.txt:1: no está en UTF-8" in done.stderr.decode()
