"""The measures, as functions of numbers; what the numbers count is not known here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby
from math import fsum, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BINS: Final = 10
"""Stretches of confidence, equally long, that calibration is looked at in: the customary number."""

_Z: Final = 1.959963984540054
"""Standard deviations on either side of a normal distribution's mean that hold 95 % of it."""


@dataclass(frozen=True, slots=True)
class Point:
    """Of the answers from some confidence up: their share of all questions, and the share of them that is wrong."""

    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of about one confidence: its mean, the share that came true, and how many they are."""

    confidence: float
    true: float
    count: int


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a proportion, Wilson's score; of nothing, anything is possible."""
    if not whole:
        return 0.0, 1.0
    share, spread = part / whole, _Z**2 / whole
    centre = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt((share * (1 - share) + spread / 4) / whole) / (1 + spread)
    return min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half))  # no rounding leaves the share out


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the chance that a positive scores above a negative, a tie counting half."""
    ordered = sorted(negative)
    wins = sum(bisect_left(ordered, score) + bisect_right(ordered, score) for score in positive)
    return wins / (2 * len(positive) * len(negative))


def coverage(positive: Sequence[float], negative: Sequence[float], precision: float = 0.95) -> float:
    """Return the share of positives above the lowest threshold that keeps `precision`, both kinds equally many."""
    best = 0.0
    for threshold in sorted({*positive, *negative}, reverse=True):
        kept, wrong = answered(positive, threshold), answered(negative, threshold)
        if kept and kept / (kept + wrong) >= precision:
            best = kept
    return best


def answered(scores: Sequence[float], threshold: float) -> float:
    """Return the share of scores that reach the threshold."""
    return sum(score >= threshold for score in scores) / len(scores)


def risk_coverage(judged: Iterable[tuple[float, bool]], asked: int) -> tuple[Point, ...]:
    """Return a point for each threshold, the strictest first, of answers' confidences and whether each is right.

    `asked` are all the questions, of which the answers are a part.
    """
    points = []
    given = wrong = 0
    for _, tied in groupby(sorted(judged, reverse=True), key=lambda pair: pair[0]):
        rights = [is_right for _, is_right in tied]
        given += len(rights)
        wrong += rights.count(False)
        points.append(Point(given / asked, wrong / given))
    return tuple(points)


def calibration(predicted: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return the bins that are not empty, in their order, of confidences and whether each prediction came true."""
    pairs = sorted(predicted)
    bins = groupby(pairs, key=lambda pair: min(int(pair[0] * BINS), BINS - 1))
    return tuple(_bin(list(members)) for _, members in bins)


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return how far confidence lies from what came true, on average over the predictions."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.true) for one in bins) / total


def _bin(members: Sequence[tuple[float, bool]]) -> Bin:
    count = len(members)
    return Bin(fsum(score for score, _ in members) / count, sum(came_true for _, came_true in members) / count, count)
