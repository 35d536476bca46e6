"""The README tells the truth: what it names exists, and what exists is named."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from bot import wording
from bot.cli import commands
from bot.model import Answer, Courtesy, Reason, Remark
from bot.records import Asked, read, write
from bot.settings import VARIABLES

if TYPE_CHECKING:
    from bot.answering import Answerer
    from bot.library import Library

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_named_and_every_command_named_exists() -> None:
    named = set(re.findall(r"python -m bot (\w+)", README))
    assert named == set(commands.commands)


def test_every_option_is_named_and_every_option_named_exists() -> None:
    options = {
        name
        for command in commands.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }
    section = README.split("## Run it")[1].split("## Configure it")[0].split("| command |")[1]
    assert set(re.findall(r"--[a-z][a-z-]+", section)) == options


def test_every_variable_is_named_and_every_variable_named_exists() -> None:
    table = README.split("## Configure it")[1].split("## ")[0]
    assert re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE) == [variable.name for variable in VARIABLES]


def test_every_chat_command_is_named() -> None:
    section = README.split("### On Telegram")[1].split("## ")[0]
    assert set(re.findall(r"`/(\w+)`", section)) == set(wording.COMMANDS)


def test_every_reason_of_an_abstention_is_named() -> None:
    section = README.split("### Why did it abstain?")[1].split("### ")[0]
    assert {reason.value for reason in Reason} <= set(re.findall(r"`(\w+)`", section))


def test_the_question_at_the_top_has_the_answer_below_it(answerer: Answerer) -> None:
    quoted = re.findall(r"^> ?(.*)$", README, re.MULTILINE)
    question = quoted[0].strip("*")
    found = answerer.answer(question)
    assert isinstance(found, Answer)
    assert found.highlight
    citation = found.citations[0]
    answer, place = " ".join(quoted[2:-1]), quoted[-1]
    assert answer.replace("**", "") == found.text
    assert re.findall(r"\*\*(.+?)\*\*", answer) == [found.highlight.of(citation.section.text)]
    assert place == wording.place(citation.document, citation.section)
    assert f'"{question}"' in README


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:bot|tests|knowledge|\.ci)/[\w./]*)`", README))))
def test_every_path_named_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_keys_of_a_json_line_are_named() -> None:
    line = '{"id": 1, "question": "q", "document": "d", "previous": "p"}'
    assert read(line).previous == "p"
    assert all(f"`{key}`" in README for key in ("id", "question", "document", "previous"))


def test_what_a_json_answer_says_besides_the_sentence_is_named() -> None:
    said = json.loads(write(Asked("Hola"), Remark("Hola", Courtesy.GREETING)))
    section = README.split("### What comes of a question?")[1].split("### ")[0]
    assert {"understood", "unanswered", "unmentioned", "offers", "differing"} <= said.keys()
    assert all(f"`{key}`" in section for key in said.keys() - {"id", "question"})
    assert all(f"`{courtesy}`" in section for courtesy in Courtesy)


def test_the_map_of_the_package_names_every_module() -> None:
    source = (ROOT / "bot" / "__init__.py").read_text(encoding="utf-8")
    modules = {
        path.stem for path in (ROOT / "bot").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert set(re.findall(r"^(\w+)  +\w", source, re.MULTILINE)) == modules - {"__init__", "__main__"}


def test_the_shipped_documents_load_without_a_warning(shipped: Library) -> None:
    assert shipped.warnings == ()
    assert [len(document.sections) for document in shipped.documents] == [7]


def test_quality_and_speed_are_given_as_figures() -> None:
    section = README.split("## How good are the answers?")[1].split("## How it works")[0]
    rows = [line for line in section.splitlines() if line.startswith("|") and re.search(r"\d", line)]
    assert len(rows) >= 10
    assert "_TABLE" not in README
