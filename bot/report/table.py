"""Measures as rows of cells, and outcomes as sentences: what the terminal and the page both show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import wording
from bot.evaluation import Share
from bot.model import Abstention, Answer
from bot.wording import encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.evaluation import Case, Outcome, Summary, Totals
    from bot.model import Finding

NOTHING = "–"
"""What a cell shows where there was nothing to measure."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that went wrong, what was expected and what came instead, in words."""

    question: str
    kind: str | None
    expected: str
    given: str


def rows(totals: Totals) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each measure: its name, value, interval and cases."""
    yield wording.QUESTIONS, wording.number(totals.questions), "", ""
    for name, label in wording.MEASURES.items():
        value: Share | float | None = getattr(totals, name)
        yield label, measured(value), _interval(value), _cases(value)


def kind_rows(kinds: Mapping[str, Totals]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each kind: its label, how many questions, and its proportions with their intervals."""
    for label, totals in kinds.items():
        shares = (_brief(getattr(totals, name)) for name in wording.KIND_MEASURES)
        yield label, wording.number(totals.questions), *shares


def kind_columns() -> tuple[str, ...]:
    """Return what stands above the rows of kinds."""
    return wording.KIND, wording.QUESTIONS, *wording.KIND_MEASURES.values()


def beside_rows(words: Summary, found: Summary) -> Iterator[tuple[str, ...]]:
    """Yield a row for each measure, by words alone and with the encoder; of each kind, what was answered rightly."""
    for name, label in wording.MEASURES.items():
        yield label, *(measured(getattr(one.totals, name)) for one in (words, found))
    for label in found.kinds:
        for name, measure in encoding.BESIDE_MEASURES.items():
            shares: list[Share] = [getattr(one.kinds[label], name) for one in (words, found)]
            if shares[0].whole:
                yield encoding.of_kind(measure, label), *map(measured, shares)


def measured(value: Share | float | None) -> str:
    """Return a measure's value as it is read."""
    share = value.value if isinstance(value, Share) else value
    if share is None:
        return NOTHING
    return wording.percent(share) if isinstance(value, Share) else wording.decimal(share, 3)


def failures(outcomes: Iterable[Outcome]) -> Iterator[Failure]:
    """Yield what went wrong, in the order it was asked."""
    for outcome in outcomes:
        if not outcome.is_right:
            case = outcome.case
            yield Failure(
                _asked(case), case.kind, wording.expectation(case.section, case.texts), _given(outcome.finding)
            )


def _asked(case: Case) -> str:
    return wording.asked_question(case.question, case.previous)


def _given(finding: Finding) -> str:
    if isinstance(finding, Answer):
        places = dict.fromkeys(wording.place(one.document, one.section) for one in finding.citations)
        return wording.given_answer(finding.confidence, finding.text, tuple(places))
    if isinstance(finding, Abstention):
        return wording.given_abstention(finding.confidence, finding.reason)
    return wording.given_remark(finding.courtesy)


def _interval(value: Share | float | None) -> str:
    return wording.interval(*value.interval) if isinstance(value, Share) and value.whole else ""


def _cases(value: Share | float | None) -> str:
    return f"{value.part}/{value.whole}" if isinstance(value, Share) else ""


def _brief(share: Share) -> str:
    return NOTHING if share.value is None else wording.brief_share(share.value, *share.interval)
