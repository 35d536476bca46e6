"""One view of many texts: rank-bm25's scores, from what is kept in a few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.fields import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

TERMS = ("museo", "abre", "lunes", "tienda", "faro", "de", "xilófono")
TEXTS = st.lists(st.lists(st.sampled_from(TERMS[:-1]), max_size=12), max_size=8)
ASKED = st.lists(st.sampled_from(TERMS), max_size=6)
MANY = st.sampled_from((10, 100_000))
"""Passages: counted in tables and in arrays, which nobody may notice."""


def as_rank_bm25_keeps_them(texts: Sequence[Sequence[str]], weights: dict[str, float]) -> BM25Okapi:
    plain = BM25Okapi(texts)
    plain.idf = weights
    return plain


@given(TEXTS.filter(any), ASKED, MANY, st.data())
def test_some_texts_have_the_scores_that_rank_bm25_gives_them_with_these_weights(
    texts: list[list[str]], asked: list[str], many: int, data: st.DataObject
) -> None:
    numbers = data.draw(st.lists(st.sampled_from(range(len(texts))), unique=True))
    field = Field(texts, many)
    plain = as_rank_bm25_keeps_them(texts, dict(field.weights(asked)))
    assert field.scores(asked, numbers) == pytest.approx(plain.get_batch_scores(asked, numbers))


@given(TEXTS, ASKED, MANY)
def test_the_holders_of_some_terms_are_the_texts_that_have_one(
    texts: list[list[str]], asked: list[str], many: int
) -> None:
    assert Field(texts, many).holders(asked) == {number for number, text in enumerate(texts) if {*text} & {*asked}}


@given(TEXTS, ASKED, MANY)
def test_every_term_weighs_something(texts: list[list[str]], asked: list[str], many: int) -> None:
    assert all(weight > 0 for weight in Field(texts, many).weights(asked).values())


@given(st.lists(st.booleans(), min_size=1), MANY)
def test_a_term_weighs_the_more_the_fewer_texts_have_it(are_rarer: list[bool], many: int) -> None:
    texts = [["kirguís"] if is_rarer else ["kirguís", "uzbeko"] for is_rarer in are_rarer]  # neither is common
    weights = Field(texts, many).weights(["kirguís", "uzbeko"])
    assert (weights["uzbeko"] > weights["kirguís"]) == any(are_rarer)


@pytest.mark.parametrize("many", [10, 100_000])
@pytest.mark.parametrize("texts", [[], [[]], [[], []]])
def test_where_there_is_nothing_nothing_is_found(texts: list[list[str]], many: int) -> None:
    field = Field(texts, many)
    assert field.holders(["faro"]) == set()
    assert field.scores(["faro"], range(len(texts))) == [0.0] * len(texts)
