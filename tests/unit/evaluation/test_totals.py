"""What is right, and what is counted, on outcomes made by hand and on the documents themselves."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.evaluation import Case, Outcome, Share, run, summary
from bot.evaluation.measures import Point
from tests.unit.evaluation.examples import (
    HOURS,
    LIBRARY,
    LITRES,
    OPENING,
    OWNER,
    RIGHT,
    WATER,
    WRONG,
    abstained,
    answered,
    remarked,
)


@pytest.mark.parametrize(
    ("outcome", "is_right"),
    [
        (answered(HOURS, OPENING), True),
        (answered(HOURS, WATER), False),
        (answered(LITRES, WATER), True),
        (answered(Case("q", section="inicio", texts=("12.000 litros",)), WATER), False),
        (answered(Case("q", section="agua", texts=("ocho",)), WATER), False),
        (answered(Case("q", section="agua"), WATER), True),
        (abstained(HOURS, OPENING), False),
        (remarked(HOURS), False),
        (abstained(OWNER), True),
        (remarked(OWNER), True),
        (answered(OWNER, OPENING), False),
    ],
)
def test_an_outcome_is_right_if_it_is_what_was_expected(outcome: Outcome, *, is_right: bool) -> None:
    assert outcome.is_right is is_right


def test_the_first_passage_counts_even_where_nothing_was_answered() -> None:
    assert abstained(LITRES, WATER, OPENING).is_passage_first
    assert not abstained(LITRES, OPENING, WATER).is_passage_first
    assert not abstained(LITRES).is_passage_first
    assert not remarked(LITRES).is_passage_first
    assert not abstained(OWNER, WATER).is_passage_first


def test_a_set_answered_rightly_has_every_measure_full() -> None:
    found = summary(RIGHT).totals
    assert found.questions == 4
    assert found.answered == Share(2, 4)
    assert found.precision == found.recall == found.passage == found.abstained == Share(2, 2)
    assert found.auroc == 1
    assert found.calibration == pytest.approx((0.05 + 0.2 + 0.2 + 0.2) / 4)


def test_a_set_answered_wrongly_is_counted_measure_by_measure() -> None:
    found = summary(WRONG).totals
    assert found.answered == Share(2, 4)
    assert found.precision == Share(0, 1)
    assert found.recall == Share(0, 2)
    assert found.passage == Share(1, 2)
    assert found.abstained == Share(1, 2)
    assert found.auroc == 0.5


def test_kinds_are_counted_apart_in_the_order_they_come() -> None:
    found = summary(RIGHT)
    assert list(found.kinds) == ["horario", "riego"]
    assert [totals.questions for totals in found.kinds.values()] == [1, 2]
    assert found.kinds["horario"].auroc is None
    assert found.kinds["horario"].abstained.value is None


def test_the_curve_holds_answers_only_and_the_bins_everything() -> None:
    found = summary((*WRONG[1:], RIGHT[0]))
    assert found.curve == (Point(0.25, 0), Point(0.5, 0.5), Point(0.75, 2 / 3))
    assert sum(one.count for one in found.bins) == 4


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2)])
def test_a_share_larger_than_its_whole_cannot_be_made(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        Share(part, whole)


def test_every_case_is_asked_of_its_document_in_order() -> None:
    elsewhere = Case("¿Con cuántos litros se riegan los rosales?", texts=("12.000",), document="molino")
    asked = (LITRES, elsewhere, OWNER)
    outcomes = list(run(Answerer(LIBRARY, min_confidence=0), asked))
    assert [outcome.case for outcome in outcomes] == list(asked)
    assert outcomes[0].is_right
    assert not outcomes[1].is_right
