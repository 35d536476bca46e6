"""The measures: laws, and figures worked out by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.measures import (
    Bin,
    Point,
    answered,
    auroc,
    calibration,
    calibration_error,
    coverage,
    risk_coverage,
    wilson,
)

PROBABILITIES = st.floats(0, 1)
SCORES = st.lists(PROBABILITIES, min_size=1, max_size=30)
JUDGED = st.lists(st.tuples(PROBABILITIES, st.booleans()), min_size=1, max_size=60)
SHARES = st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(SHARES)
def test_the_interval_holds_the_proportion_and_stays_between_0_and_1(share: tuple[int, int]) -> None:
    low, high = wilson(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


@given(SHARES)
def test_the_interval_of_the_rest_is_the_mirror_image(share: tuple[int, int]) -> None:
    low, high = wilson(*share)
    assert wilson(share[1] - share[0], share[1]) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(SHARES)
def test_more_cases_make_the_interval_narrower(share: tuple[int, int]) -> None:
    (low, high), (nearer, lower) = wilson(*share), wilson(4 * share[0], 4 * share[1])
    assert lower - nearer < high - low


def test_the_interval_is_wilsons() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 0) == (0, 1)


@given(SCORES)
def test_what_is_wholly_apart_has_an_auroc_of_1_and_what_is_the_same_a_half(scores: list[float]) -> None:
    assert auroc([score + 2 for score in scores], scores) == 1
    assert auroc(scores, scores) == 0.5


@given(SCORES, SCORES)
def test_an_auroc_the_other_way_round_is_the_rest(positive: list[float], negative: list[float]) -> None:
    assert auroc(positive, negative) + auroc(negative, positive) == pytest.approx(1)


def test_a_tie_counts_half() -> None:
    assert auroc([0.9, 0.5], [0.5, 0.1]) == 3.5 / 4


@given(SCORES, SCORES)
def test_asking_for_more_precision_covers_no_more(positive: list[float], negative: list[float]) -> None:
    covered = [coverage(positive, negative, precision) for precision in (0.5, 0.8, 0.95, 1.0)]
    assert covered == sorted(covered, reverse=True)
    assert all(0 <= one <= 1 for one in covered)


def test_coverage_stops_where_precision_is_lost() -> None:
    assert coverage([0.9, 0.8, 0.4], [0.5, 0.1, 0.1]) == pytest.approx(2 / 3)
    assert answered([0.9, 0.8, 0.4], 0.8) == pytest.approx(2 / 3)


@given(JUDGED, st.integers(0, 50))
def test_coverage_rises_to_all_that_was_answered_and_risk_ends_at_its_share(
    judged: list[tuple[float, bool]], abstained: int
) -> None:
    asked = len(judged) + abstained
    points = risk_coverage(judged, asked)
    assert all(before.coverage < after.coverage for before, after in pairwise(points))
    wrong = sum(not is_right for _, is_right in judged)
    assert points[-1] == Point(len(judged) / asked, wrong / len(judged))


def test_answers_of_one_confidence_are_one_point() -> None:
    judged = [(0.9, True), (0.5, False), (0.5, True), (0.4, False)]
    assert risk_coverage(judged, 8) == (Point(1 / 8, 0), Point(3 / 8, 1 / 3), Point(4 / 8, 2 / 4))
    assert risk_coverage([], 8) == ()


@given(JUDGED)
def test_bins_count_every_prediction_once_and_lie_in_order(predicted: list[tuple[float, bool]]) -> None:
    bins = calibration(predicted)
    assert sum(one.count for one in bins) == len(predicted)
    assert all(before.confidence < after.confidence for before, after in pairwise(bins))
    assert 0 <= calibration_error(bins) <= 1


def test_calibration_is_the_distance_from_what_came_true() -> None:
    bins = calibration([(0.92, True), (0.98, False), (1.0, True), (0.1, False)])
    assert [one.count for one in bins] == [1, 3]
    assert bins[0] == Bin(0.1, 0, 1)
    assert calibration_error(bins) == pytest.approx((0.1 + 3 * (2.9 / 3 - 2 / 3)) / 4)
    assert calibration_error(calibration([(1.0, True), (0.0, False)])) == 0
