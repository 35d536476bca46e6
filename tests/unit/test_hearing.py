"""Whoever waits for an encoder keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

import pytest

from bot.answering import Answerer
from bot.errors import EncoderProblem
from bot.hearing import MOST, answered
from tests.encoders import Tiny, prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.library import Library
    from bot.semantics import Vectors

QUESTION = "¿Cuándo llega Tokayev a Moscú?"


class Waiting(Tiny):
    """An encoder that answers no question before somebody lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def questions(self, texts: Sequence[str]) -> Vectors:
        self.may_go_on.wait()
        return super().questions(texts)


@pytest.fixture
def encoder() -> Iterator[Waiting]:
    """Return one that lets everybody go in the end, as threads outlive a test."""
    encoder = Waiting()
    yield encoder
    encoder.may_go_on.set()


def hearing(library: Library, encoder: Waiting) -> Answerer:
    """Return what answers where the encoder works, and takes its time from now on."""
    answerer = Answerer(library, None, encoder)
    prepared(answerer.opinion)
    encoder.may_go_on.clear()
    return answerer


def test_others_have_their_turn_while_the_encoder_is_waited_for(shipped: Library, encoder: Waiting) -> None:
    answerer = hearing(shipped, encoder)

    async def story() -> None:
        asked = asyncio.create_task(answered(answerer, QUESTION))
        await asyncio.sleep(0)
        assert not asked.done()
        encoder.may_go_on.set()
        assert await asked == answerer.answer(QUESTION)

    asyncio.run(story())


def test_without_an_encoder_the_answer_is_there_at_once(answerer: Answerer) -> None:
    with pytest.raises(StopIteration) as done:
        answered(answerer, QUESTION).send(None)
    assert done.value.value == answerer.answer(QUESTION)


def test_who_has_waited_long_enough_is_answered_by_words_and_the_encoder_is_left_alone(
    shipped: Library, encoder: Waiting
) -> None:
    answerer = hearing(shipped, encoder)
    assert asyncio.run(answered(answerer, QUESTION, patience=0.05)) == answerer.by_words.answer(QUESTION)
    assert answerer.opinion
    assert answerer.opinion.trouble is EncoderProblem.SLOW
    with pytest.raises(StopIteration):  # nobody waits any more
        answered(answerer, QUESTION).send(None)
    encoder.may_go_on.set()
    _soon(lambda: len(encoder.asked) > 0)
    time.sleep(0.05)
    assert answerer.opinion.trouble is EncoderProblem.SLOW  # who comes too late does not count as work


def _soon(is_so: Callable[[], bool]) -> None:
    while not is_so():
        time.sleep(0.005)


def test_where_many_wait_already_words_answer_at_once(shipped: Library, encoder: Waiting) -> None:
    answerer = hearing(shipped, encoder)

    async def story() -> None:
        waiting = [asyncio.create_task(answered(answerer, QUESTION)) for _ in range(MOST)]
        await asyncio.sleep(0)
        assert await answered(answerer, QUESTION) == answerer.by_words.answer(QUESTION)
        assert not any(one.done() for one in waiting)
        encoder.may_go_on.set()
        assert await asyncio.gather(*waiting) == [answerer.answer(QUESTION)] * MOST
        assert await answered(answerer, QUESTION) == answerer.answer(QUESTION)  # the seats are free again

    asyncio.run(story())
