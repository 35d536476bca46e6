"""Whether a sentence can be read by itself: each line of a golden file is a sentence of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.digest.openings import is_in_the_air, is_whole, stands_alone

GOLDEN = Path(__file__).parents[2] / "golden" / "openings"


def listed(kind: str) -> list[str]:
    return (GOLDEN / f"{kind}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", listed("stands"))
def test_a_sentence_whose_subject_and_circumstances_are_in_it_stands_alone(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize("sentence", listed("in-the-air"))
def test_a_sentence_that_needs_the_one_before_is_in_the_air(sentence: str) -> None:
    assert is_in_the_air(sentence)
    assert not stands_alone(sentence)


@pytest.mark.parametrize("sentence", listed("not-whole"))
def test_an_item_a_caption_a_question_or_half_a_sentence_is_not_whole(sentence: str) -> None:
    assert not is_whole(sentence)
    assert not stands_alone(sentence)


@pytest.mark.parametrize("sentence", ["", "…", "«»", "123", "—"])
def test_what_is_no_sentence_does_no_harm(sentence: str) -> None:
    assert not is_in_the_air(sentence)
