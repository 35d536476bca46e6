"""How people ask, case by case: the golden files say what is typed and what is understood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.asking import complete, courtesy, form, parts, spelt_out, without_courtesy

GOLDEN = Path(__file__).parents[2] / "golden" / "asking"


def cases(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((GOLDEN / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("typed", "read"), cases("spelling").items())
def test_abbreviations_are_written_out_and_nothing_else_is(typed: str, read: str) -> None:
    assert spelt_out(typed) == read


@pytest.mark.parametrize(
    ("message", "kind"), [(message, kind) for kind, messages in cases("courtesy").items() for message in messages]
)
def test_a_message_that_asks_nothing_is_told_from_a_question(message: str, kind: str) -> None:
    assert (courtesy(message) or "question") == kind


@pytest.mark.parametrize(("message", "question"), cases("frames").items())
def test_a_polite_frame_is_no_part_of_its_question(message: str, question: str) -> None:
    assert without_courtesy(message) == question


@pytest.mark.parametrize(
    ("previous", "question", "meant"),
    [(previous, *pair) for previous, asked in cases("followups").items() for pair in asked.items()],
)
def test_a_follow_up_takes_what_it_misses_from_the_question_before(previous: str, question: str, meant: str) -> None:
    assert complete(question, previous) == meant


@pytest.mark.parametrize(("question", "asked"), cases("parts").items())
def test_each_thing_asked_is_a_question_of_its_own(question: str, asked: list[str]) -> None:
    assert list(parts(question)) == asked


@pytest.mark.parametrize(
    ("question", "kind", "subject"),
    [(question, kind, subject) for kind, asked in cases("forms").items() for question, subject in asked.items()],
)
def test_the_form_of_answer_wanted_and_its_subject_are_read_off_the_question(
    question: str, kind: str, subject: str
) -> None:
    found = form(question)
    assert (found.kind, found.subject) == (kind, subject) if found else kind == "none"
