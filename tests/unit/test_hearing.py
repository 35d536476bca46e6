"""Whoever waits for an encoder keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from bot.answering import Answerer
from bot.hearing import answered
from tests.encoders import Tiny, prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def test_others_have_their_turn_while_the_encoder_is_waited_for(shipped: Library) -> None:
    encoder = Waiting()
    answerer = Answerer(shipped, None, encoder)
    prepared(answerer.opinion)
    encoder.may_go_on.clear()

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
