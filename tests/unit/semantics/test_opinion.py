"""When an encoder can be asked, and what becomes of its failures."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from bot.errors import EncoderProblem
from bot.semantics import WAIT, Piece, SecondOpinion
from bot.semantics.opinion import PAUSE
from bot.wording import encoding as say
from tests.encoders import Tiny, away, prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from bot.semantics import Vectors

TEXTS = ("El museo abre a las ocho.", "La tienda vende postales.", "El museo abre a las ocho.")
ASKED = "¿Cuándo abre el museo?"


class Clock:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def opinion(encoder: Tiny, clock: Clock | None = None) -> SecondOpinion:
    return SecondOpinion(encoder, [Piece.of(partial(tuple, (text,))) for text in TEXTS], clock or Clock())


def test_nothing_is_asked_of_the_encoder_until_all_passages_have_their_vectors() -> None:
    encoder = Tiny()
    asked = opinion(encoder)
    assert asked.closeness(ASKED) is None
    assert encoder.asked == []
    assert asked.told == say.encoded(0, 2)


def test_passages_that_say_the_same_count_and_are_encoded_once() -> None:
    encoder = Tiny()
    asked = opinion(encoder)
    assert prepared(asked)[-1].total == 2
    found = asked.closeness(ASKED)
    assert found is not None
    assert found.nearest(2) == [0, 2]
    assert asked.told == say.HEARD


def test_an_encoder_that_fails_is_left_alone_for_a_while_and_the_log_is_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    clock, encoder = Clock(), Tiny()
    asked = opinion(encoder, clock)
    prepared(asked)
    encoder.fault = away(EncoderProblem.SLOW)
    assert asked.closeness(ASKED) is None
    encoder.fault = None
    clock.now += PAUSE / 2
    assert asked.closeness(ASKED) is None
    assert (asked.trouble, asked.told) == (EncoderProblem.SLOW, say.trouble(EncoderProblem.SLOW))
    encoder.fault = away(EncoderProblem.SLOW)
    clock.now += PAUSE
    assert asked.closeness(ASKED) is None
    encoder.fault = None
    clock.now += PAUSE + 1
    assert asked.closeness(ASKED) is not None
    assert asked.trouble is None
    assert [record.getMessage() for record in caplog.records] == [
        say.trouble(EncoderProblem.SLOW, "a test"),
        say.WORKS_AGAIN,
    ]


def test_an_encoder_that_answers_late_is_left_alone_too() -> None:
    class Late(Tiny):
        def questions(self, texts: Sequence[str]) -> Vectors:
            clock.now += WAIT + 0.1
            return super().questions(texts)

    clock = Clock()
    asked = opinion(Late(), clock)
    prepared(asked)
    assert asked.closeness(ASKED) is not None
    assert asked.trouble is EncoderProblem.SLOW
    assert asked.closeness(ASKED) is None


def test_vectors_of_another_size_are_not_compared() -> None:
    encoder = Tiny()
    asked = opinion(encoder)
    prepared(asked)
    encoder.dimension = 32
    assert asked.closeness(ASKED) is None
    assert asked.trouble is EncoderProblem.WRONG_DIMENSION


def test_every_problem_is_told_with_what_is_done_meanwhile() -> None:
    for problem in EncoderProblem:
        assert say.trouble(problem, "detalle").endswith("Mientras tanto respondo solo por palabras.")
        assert say.refusal(problem).endswith(".")
        assert ".." not in say.trouble(problem) + say.refusal(problem)


def test_whatever_an_encoder_raises_words_answer() -> None:
    encoder = Tiny()
    asked = opinion(encoder)
    prepared(asked)
    encoder.fault = RuntimeError("¿Cuándo abre el museo?")
    assert asked.closeness(ASKED) is None
    assert (asked.trouble, asked.told) == (EncoderProblem.BROKEN, say.trouble(EncoderProblem.BROKEN))
