"""What `python -m bot digest` prints, and `/resumen` in the terminal's conversation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from bot import wording
from bot.cli import commands
from bot.digest import Length, compose
from bot.library import load

if TYPE_CHECKING:
    from pathlib import Path

GARDEN = """\
---
title: El jardín
topics: [plantas, Agua]
---

El jardín de la isla abre todos los días del año. Sin embargo, nadie lo visita.

## El riego

En verano el jardín se riega de noche, con el agua del aljibe.

## Lo demás

Una tapia de piedra separa el jardín de la dársena.
"""
HOUSE = """\
---
title: La casa
topics: [plantas]
---

La casa del farero tiene dos plantas y un patio.

## El riego

El patio de la casa se riega con un cubo.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"jardin": GARDEN, "casa": HOUSE}.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "library.yaml").write_text("title: La isla\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, typed: str | None = None, command: str = "digest") -> Result:
    return CliRunner().invoke(commands, [command, "--knowledge", str(folder), *arguments], input=typed)


def test_the_library_is_summed_up_with_where_each_line_stands(folder: Path) -> None:
    done = run(folder, "--length", "corto")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "Resumen de «La isla»"
    lines = {line.quote for line in compose(load(folder), Length.SHORT).lines}
    assert lines < set(done.stdout.splitlines())
    assert "  El jardín › El riego" in done.stdout
    assert done.stdout.splitlines()[-1] == "Quedan fuera otras 2 secciones."


def test_of_one_document_the_sections_alone_are_named_and_of_one_section_nothing(folder: Path) -> None:
    assert run(folder, "--document", "jardin").stdout.splitlines() == [
        "Resumen de «El jardín»",
        "El jardín de la isla abre todos los días del año.",
        "  Inicio",
        "En verano el jardín se riega de noche, con el agua del aljibe.",
        "  El riego",
        "Una tapia de piedra separa el jardín de la dársena.",
        "  Lo demás",
    ]
    assert run(folder, "--document", "jardin", "--section", "el-riego").stdout.splitlines() == [
        "Resumen de «El jardín › El riego»",
        "En verano el jardín se riega de noche, con el agua del aljibe.",
    ]


def test_a_section_that_one_document_has_needs_no_document(folder: Path) -> None:
    assert "Resumen de «El jardín › Lo demás»" in run(folder, "--section", "lo-demas").stdout


def test_a_topic_is_summed_up_by_the_documents_that_have_it(folder: Path) -> None:
    assert run(folder, "--topic", "agua").stdout == run(folder, "--document", "jardin").stdout
    assert "La casa" in run(folder, "--topic", "plantas").stdout


def test_json_says_the_same(folder: Path) -> None:
    record = json.loads(run(folder, "--document", "jardin", "--section", "el-riego", "--json").stdout)
    (line,) = record.pop("lines")
    assert record == {
        "documents": ["jardin"],
        "section": "el-riego",
        "length": "normal",
        "documents_left_out": 0,
        "sections_left_out": 0,
    }
    assert line["quote"] == "En verano el jardín se riega de noche, con el agua del aljibe."
    assert (line["document"], line["section"], line["start"], line["end"]) == ("jardin", "El riego", 0, 62)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--document", "x"], "No hay ningún documento «x». Hay: «casa», «jardin»."),
        (
            ["--section", "x"],
            "No hay ninguna sección «x». Hay: «inicio», «el-riego», «inicio», «el-riego», «lo-demas».",
        ),
        (["--section", "el-riego"], "Varios documentos tienen una sección «el-riego»: elige uno con --document."),
        (["--topic", "minas"], "Ningún documento tiene el tema «minas». Hay: «plantas», «Agua»."),
        (["--topic", "agua", "--document", "casa"], "Elige: --topic o --document, no los dos."),
        (["--length", "enorme"], "«enorme» no es un largo de resumen: corto, normal o largo."),
    ],
)
def test_what_cannot_be_summed_up_is_said_in_a_sentence_and_ends_with_2(
    folder: Path, arguments: list[str], said: str
) -> None:
    done = run(folder, *arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", said + "\n")


def test_without_topics_there_is_none_to_choose(tmp_path: Path) -> None:
    (tmp_path / "casa.md").write_text("La casa tiene dos plantas.", encoding="utf-8")
    assert "ninguno tiene temas" in run(tmp_path, "--topic", "agua").stderr


def test_a_conversation_sums_up_all_or_what_is_named(folder: Path) -> None:
    said = run(folder, typed="/resumen\n/resumen largo jardin\n/resumen x\n/resumenes\n", command="chat").stdout
    assert run(folder).stdout in said
    assert run(folder, "--document", "jardin", "--length", "largo").stdout in said
    assert "No hay ningún documento «x»" in said
    assert said.count(wording.UNKNOWN_COMMAND) == 1
    only = run(folder, "--document", "casa", typed="/resumen\n", command="chat").stdout
    assert run(folder, "--document", "casa").stdout in only
