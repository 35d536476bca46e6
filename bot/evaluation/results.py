"""Outcomes as a file that a later evaluation is compared with, and the comparison.

The file is JSON, and the same for the same outcomes: it has no date and no machine's name.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.evaluation.faults import EvaluationError, FileFault, FileProblem
from bot.evaluation.items import content, parsed
from bot.evaluation.totals import Share, Totals
from bot.model import Abstention, Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.evaluation.cases import Key
    from bot.evaluation.outcomes import Outcome
    from bot.evaluation.totals import Summary

VERSION: Final = 1
_DECIMALS: Final = 4
_SHARES: Final = ("answered", "precision", "recall", "passage", "abstained")
_NUMBERS: Final = ("auroc", "calibration")


@dataclass(frozen=True, slots=True)
class Results:
    """What an earlier evaluation found: its totals, and of each question whether it was right."""

    totals: Totals
    right: Mapping[Key, bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since: which questions became right and which wrong, and how many are new or gone."""

    better: tuple[Outcome, ...]
    worse: tuple[Outcome, ...]
    new: int
    gone: int
    before: Totals
    after: Totals


def write(found: Summary, outcomes: Sequence[Outcome]) -> str:
    """Return the text of a results file."""
    record = {
        "version": VERSION,
        "totals": _rounded(found.totals),
        "kinds": {label: _rounded(totals) for label, totals in found.kinds.items()},
        "questions": [_question(outcome) for outcome in outcomes],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> Results:
    """Return what a results file says, or raise EvaluationError."""
    try:
        return _results(parsed(content(path)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise EvaluationError([FileFault(path, None, FileProblem.NOT_RESULTS)]) from error


def compare(before: Results, found: Summary, outcomes: Sequence[Outcome]) -> Comparison:
    """Return what changed between an earlier evaluation and this one."""
    known = [outcome for outcome in outcomes if outcome.case.key in before.right]
    changed = [outcome for outcome in known if outcome.is_right != before.right[outcome.case.key]]
    return Comparison(
        better=tuple(outcome for outcome in changed if outcome.is_right),
        worse=tuple(outcome for outcome in changed if not outcome.is_right),
        new=len(outcomes) - len(known),
        gone=len(before.right) - len(known),
        before=before.totals,
        after=found.totals,
    )


def _rounded(totals: Totals) -> dict[str, Any]:
    record = asdict(totals)
    for name in _NUMBERS:
        record[name] = None if record[name] is None else round(record[name], _DECIMALS)
    return record


def _question(outcome: Outcome) -> dict[str, Any]:
    case, finding = outcome.case, outcome.finding
    return {
        "id": case.id,
        "question": case.question,
        "previous": case.previous,
        "document": case.document,
        "kind": case.kind,
        "right": outcome.is_right,
        "answered": outcome.is_answered,
        "confidence": round(outcome.confidence, _DECIMALS),
        "passage": outcome.is_passage_first,
        "text": finding.text if isinstance(finding, Answer) else None,
        "sections": [one.section.anchor for one in finding.citations] if isinstance(finding, Answer) else [],
        "reason": finding.reason if isinstance(finding, Abstention) else None,
    }


def _results(record: dict[str, Any]) -> Results:
    """Return what a record holds; raise whatever Python raises where it does not."""
    if record["version"] != VERSION:
        raise ValueError(record["version"])
    return Results(_totals(record["totals"]), {_key(one): _truth(one["right"]) for one in record["questions"]})


def _totals(record: dict[str, Any]) -> Totals:
    fields: dict[str, Any] = {name: Share(**record[name]) for name in _SHARES}
    fields |= {name: _number(record[name]) for name in _NUMBERS}
    return Totals(questions=fields["answered"].whole, **fields)


def _number(value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 1:
        raise ValueError(value)
    return value


def _key(record: dict[str, Any]) -> Key:
    parts = (record["id"], record["question"], record["previous"], record["document"])
    if not all(isinstance(part, str | None) for part in parts):
        raise TypeError(parts)
    return parts[:1] if parts[0] else parts[1:]


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value
