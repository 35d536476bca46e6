"""The vectors of words: how many, how long, and which stand near each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import stem, vectors

KNOWN = [stem(word) for word in ("muerte", "murió", "empresa", "río", "premio", "guerra")]


def cosine(one: str, other: str) -> float:
    first, second = vectors([stem(one), stem(other)])
    return float(first @ second)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("empresa", "compañía", "río"),
        ("guerra", "batalla", "libro"),
        ("médico", "hospital", "barco"),
        ("comprar", "vender", "lluvia"),
        ("auto", "coche", "idioma"),
    ],
)
def test_words_of_like_meaning_stand_nearer_than_others(word: str, near: str, far: str) -> None:
    assert cosine(word, near) > cosine(word, far)


@given(st.lists(st.sampled_from(KNOWN) | st.text(max_size=8)))
def test_there_is_a_vector_for_each_stem_of_length_one_or_of_zeros(stems: list[str]) -> None:
    found = vectors(stems)
    assert len(found) == len(stems)
    for row, known in zip(found, (one in KNOWN for one in stems), strict=True):
        length = float(row @ row) ** 0.5
        assert abs(length - 1) < 0.05 if known else length == 0 or abs(length - 1) < 0.05


@pytest.mark.parametrize("unknown", ["", "xqzw", "12000", "#"])
def test_nothing_is_known_of_what_is_no_common_word(unknown: str) -> None:
    assert not vectors([unknown]).any()
