"""Vectors as bytes: back as they were, or noticed as something else."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.semantics import packing
from tests.encoders import encoded

KEY = "0123456789abcdef0123456789abcdef"
VECTORS = packing.halved(encoded(["El museo abre.", "Los perros no entran."]))
PACKED = packing.pack(KEY, VECTORS)


def test_what_was_packed_comes_back() -> None:
    found = packing.unpack(KEY, PACKED, 2)
    assert found is not None
    assert np.array_equal(found, VECTORS)


def test_half_precision_hardly_moves_a_cosine() -> None:
    first, second = encoded(["El museo abre a las ocho.", "El museo cierra a las nueve."])
    halved = packing.halved(np.array([first, second])).astype(np.float32)
    assert abs(float(first @ second) - float(halved[0] @ halved[1])) < 0.0005


@given(st.integers(0, len(PACKED) - 1), st.integers(1, 255))
def test_any_byte_that_changed_is_noticed(place: int, change: int) -> None:
    damaged = bytearray(PACKED)
    damaged[place] ^= change
    assert packing.unpack(KEY, bytes(damaged), 2) is None


@given(st.integers(0, len(PACKED) - 1))
def test_what_is_cut_off_is_noticed(length: int) -> None:
    assert packing.unpack(KEY, PACKED[:length], 2) is None


@given(st.binary(max_size=400))
def test_anything_else_is_noticed(body: bytes) -> None:
    assert packing.unpack(KEY, body, 2) is None


def test_vectors_of_another_text_and_of_more_or_fewer_texts_are_noticed() -> None:
    assert packing.unpack(KEY[::-1], PACKED, 2) is None
    assert packing.unpack(KEY, PACKED, 1) is packing.unpack(KEY, PACKED, 3) is None


def test_numbers_that_are_no_vectors_of_length_1_are_noticed() -> None:
    for numbers in (2 * VECTORS, 0 * VECTORS, np.full_like(VECTORS, np.nan)):
        assert packing.unpack(KEY, packing.pack(KEY, numbers), 2) is None
