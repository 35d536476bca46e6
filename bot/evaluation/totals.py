"""What was measured over all outcomes, and over those of each kind.

What would have been quoted below the threshold is not known. So whether the words are right is measured among what was
answered, while passages and confidences, which every finding has, are measured among all. Confidence is taken for what
it says it is: the probability that the documents answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.evaluation.measures import auroc, calibration, calibration_error, risk_coverage, wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.evaluation.measures import Bin, Point
    from bot.evaluation.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        """Refuse a part larger than its whole."""
        if not 0 <= self.part <= self.whole:
            message = f"not a share: {self.part} of {self.whole}"
            raise ValueError(message)

    @property
    def value(self) -> float | None:
        """The proportion, 0 to 1, where there is anything to be a part of."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float]:
        """The proportion's 95 % confidence interval."""
        return wilson(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Totals:
    """The measures of some outcomes; None where there is nothing to measure.

    `answered`: of all questions, those answered. `precision`: of the answerable ones that were answered, those answered
    rightly. `recall`: of the answerable ones, those answered rightly. `passage`: of the answerable ones, those whose
    first passage holds the answer. `abstained`: of the unanswerable ones, those not answered. `auroc`: how well
    confidence tells answerable from unanswerable. `calibration`: how far confidence is from the share answerable.
    """

    questions: int
    answered: Share
    precision: Share
    recall: Share
    passage: Share
    abstained: Share
    auroc: float | None
    calibration: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The measures of a set: of all of it, of each kind by its label, and the curves of all of it."""

    totals: Totals
    kinds: Mapping[str, Totals]
    curve: tuple[Point, ...]
    bins: tuple[Bin, ...]


def summary(outcomes: Sequence[Outcome]) -> Summary:
    """Return what was measured over outcomes, of which there is at least one; kinds in the order they first come."""
    labels = dict.fromkeys(outcome.case.kind for outcome in outcomes if outcome.case.kind)
    return Summary(
        totals=_totals(outcomes),
        kinds={label: _totals([one for one in outcomes if one.case.kind == label]) for label in labels},
        curve=risk_coverage([(one.confidence, one.is_right) for one in outcomes if one.is_answered], len(outcomes)),
        bins=_bins(outcomes),
    )


def _totals(outcomes: Sequence[Outcome]) -> Totals:
    answerable = [one for one in outcomes if not one.case.unanswerable]
    unanswerable = [one for one in outcomes if one.case.unanswerable]
    right = sum(one.is_right for one in answerable)
    return Totals(
        questions=len(outcomes),
        answered=_share(one.is_answered for one in outcomes),
        precision=Share(right, sum(one.is_answered for one in answerable)),
        recall=Share(right, len(answerable)),
        passage=_share(one.is_passage_first for one in answerable),
        abstained=_share(one.is_right for one in unanswerable),
        auroc=_auroc(answerable, unanswerable),
        calibration=calibration_error(_bins(outcomes)),
    )


def _share(truths: Iterable[bool]) -> Share:
    counted = list(truths)
    return Share(sum(counted), len(counted))


def _auroc(answerable: Sequence[Outcome], unanswerable: Sequence[Outcome]) -> float | None:
    if not answerable or not unanswerable:
        return None
    return auroc([one.confidence for one in answerable], [one.confidence for one in unanswerable])


def _bins(outcomes: Iterable[Outcome]) -> tuple[Bin, ...]:
    return calibration((one.confidence, not one.case.unanswerable) for one in outcomes)
