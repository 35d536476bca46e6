"""Results files: the same for the same outcomes, refused where they are no such file, and compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.evaluation import Comparison, EvaluationError, FileProblem, compare, results, summary
from bot.evaluation.results import read, write
from tests.unit.evaluation.examples import HOURS, LITRES, OWNER, RIGHT, WRONG

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.evaluation import Outcome


def compared(folder: Path, before: Sequence[Outcome], after: Sequence[Outcome]) -> Comparison:
    path = folder / "antes.json"
    path.write_text(write(summary(before), before), encoding="utf-8")
    return compare(read(path), summary(after), after)


def test_what_is_written_says_what_came_of_each_question() -> None:
    record = json.loads(write(summary(WRONG), WRONG))
    assert record["version"] == results.VERSION
    assert record["totals"]["recall"] == {"part": 0, "whole": 2}
    assert list(record["kinds"]) == ["horario", "riego"]
    assert [one["right"] for one in record["questions"]] == [False, False, False, True]
    assert record["questions"][1] == {
        "id": "litros",
        "question": LITRES.question,
        "previous": None,
        "document": None,
        "kind": "riego",
        "right": False,
        "answered": True,
        "confidence": 0.6,
        "passage": False,
        "text": "El vivero abre a las ocho y cuarto.",
        "sections": ["inicio"],
        "reason": None,
    }
    assert [one["reason"] for one in record["questions"]] == ["weak_support", None, None, None]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    found = compared(tmp_path, RIGHT, RIGHT)
    assert (found.better, found.worse, found.new, found.gone) == ((), (), 0, 0)
    assert found.before == found.after


def test_a_comparison_tells_better_from_worse(tmp_path: Path) -> None:
    worse = compared(tmp_path, RIGHT, WRONG)
    assert [outcome.case for outcome in worse.worse] == [HOURS, LITRES, OWNER]
    assert worse.better == ()
    better = compared(tmp_path, WRONG, RIGHT)
    assert [outcome.case for outcome in better.better] == [HOURS, LITRES, OWNER]
    assert better.before.recall.part < better.after.recall.part


def test_questions_that_only_one_of_the_two_has_are_counted_and_not_compared(tmp_path: Path) -> None:
    found = compared(tmp_path, WRONG[:2], RIGHT[1:])
    assert ([outcome.case for outcome in found.better], found.worse) == ([LITRES], ())
    assert (found.new, found.gone) == (2, 1)


def damaged(**changes: Any) -> str:  # noqa: ANN401 - whatever a damaged file may hold
    record = json.loads(write(summary(RIGHT), RIGHT))
    record["totals"] |= changes.pop("totals", {})
    return json.dumps({**record, **changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        "{}",
        "[" * 100_000,
        '{"version": 1, "version": 1}',
        damaged(version=2),
        damaged(questions=None),
        damaged(questions=[3]),
        damaged(questions=[{"id": None}]),
        damaged(questions=[{"id": 3, "question": "q", "previous": None, "document": None, "right": True}]),
        damaged(questions=[{"id": "a", "question": "q", "previous": None, "document": None, "right": "sí"}]),
        damaged(totals={"recall": {"part": 3, "whole": 2}}),
        damaged(totals={"recall": {"part": "1", "whole": 2}}),
        damaged(totals={"recall": None}),
        damaged(totals={"auroc": 7}),
        damaged(totals={"auroc": "alta"}),
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "antes.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        read(path)
    assert [fault.problem for fault in caught.value.faults] == [FileProblem.NOT_RESULTS]
