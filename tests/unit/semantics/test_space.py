"""Passages and sentences by how near they come to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.semantics import Closeness, packing
from bot.semantics.space import Space
from bot.semantics.yardstick import Yardstick, encoded
from tests.encoders import Tiny
from tests.encoders import encoded as tiny

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.semantics.packing import Halves

TEXTS = [f"Sala {number}: hay {what}." for number, what in enumerate(("coches", "barcos", "un carro", "flores"))]
ROWS = [packing.halved(tiny([text, text, "Nada de eso."])) for text in TEXTS]


def space(rows: Sequence[Halves] = ROWS) -> Space:
    made = Space([len(row) for row in rows], rows[0].shape[1])
    for passage, row in enumerate(rows):
        made.put(passage, row)
    return made


ONE = Yardstick(0.0, 0.1)
"""By which a cosine is told as it is."""


def closeness(question: str) -> Closeness:
    return Closeness(tiny([question]), space(), ONE)


def test_a_passage_is_as_near_as_its_cosine_by_the_yardstick() -> None:
    asked = closeness("¿En qué sala hay un coche?")
    cosine = float((tiny(["¿En qué sala hay un coche?"]) @ tiny([TEXTS[2]]).T)[0, 0])
    assert asked.of(2) == pytest.approx(cosine, abs=0.001)
    assert Closeness(tiny([TEXTS[2]]), space(), Yardstick(0.5, 0.05)).of(2) == pytest.approx(1, abs=0.01)


def test_each_sentence_has_its_own_closeness_and_a_single_one_that_of_its_passage() -> None:
    near, far = closeness(TEXTS[1]).of_sentences(1)
    assert near > far
    lone = Closeness(tiny([TEXTS[0]]), space([ROWS[0][:1], ROWS[1]]), ONE)
    assert lone.of_sentences(0) == [pytest.approx(lone.of(0), abs=0.001)]
    assert len(lone.of_sentences(1)) == 2


@given(st.integers(1, 6), st.none() | st.lists(st.integers(0, 3), unique=True, max_size=4))
def test_the_nearest_are_those_that_sorting_all_would_give(count: int, among: list[int] | None) -> None:
    asked = closeness("¿Dónde está el coche?")
    numbers = range(4) if among is None else among
    assert asked.nearest(count, among) == sorted(numbers, key=lambda one: -asked.of(one))[:count]


def test_the_yardstick_takes_strangers_for_strangers() -> None:
    vectors = encoded(Tiny())
    questions, texts = np.split(vectors, [12])
    measured = (questions @ texts.T - Yardstick.of(vectors).usual) / Yardstick.of(vectors).spread
    assert float(measured.mean()) == pytest.approx(0, abs=1e-3)
    assert float(measured.std()) == pytest.approx(1, abs=1e-3)
