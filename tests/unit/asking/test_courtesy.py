"""How messages are told from questions, whatever their spelling and length."""

from __future__ import annotations

import pytest

from bot.asking import courtesy, without_courtesy
from bot.model import Courtesy
from bot.text import fold


@pytest.mark.parametrize(
    "message", ["Buenos días", "¿Qué puedes hacer?", "¿Sobre qué puedo preguntar?", "Adiós", "Eres un inútil"]
)
def test_accents_and_capitals_do_not_change_what_a_message_is(message: str) -> None:
    assert courtesy(message) is courtesy(fold(message)) is courtesy(message.upper()) is not None


def test_who_greets_and_asks_what_can_be_done_is_told_what_can_be_done() -> None:
    assert courtesy("Hola, buenas tardes. ¿Qué puedes hacer?") is Courtesy.ABILITIES


def test_a_message_with_no_words_is_no_courtesy() -> None:
    assert courtesy("¿?") is None
    assert courtesy("") is None


def test_a_greeting_repeated_beyond_measure_is_left_to_the_search() -> None:
    assert courtesy("hola " * 200) is None


def test_a_polite_frame_may_have_several_parts() -> None:
    message = "Hola, buenas tardes, disculpa, una pregunta: ¿me podrías decir cuándo abre el museo? Muchas gracias."
    assert without_courtesy(message) == "¿cuándo abre el museo?"
