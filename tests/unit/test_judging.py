"""What a sentence is worth."""

from __future__ import annotations

from bot.judging import share


def test_the_share_of_a_question_is_the_weight_of_what_is_held() -> None:
    weights = {"faro": 3.0, "abr": 1.0}
    assert share(weights, ["faro", "faro", "muelle"]) == 0.75
    assert share(weights, []) == 0
    assert share({}, ["faro"]) == 0
