"""Answers where an encoder is heard: what words do not find, and that words decide where they are enough."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.library import Library
from bot.model import Abstention, Answer, Document, Reason, Section
from tests.encoders import Tiny, away, prepared

TOWN = "Ana dirige la corporación desde 2019. El pleno se reúne los martes."
HARBOUR = "El puerto recibe cien barcos cada mes. Luis pinta las boyas."
CAR = "El automóvil de la alcaldía es eléctrico."
BY_MEANING = "¿Qué coche tienen?"
BY_WORDS = "¿Cuántos barcos recibe el puerto cada mes?"


def library() -> Library:
    found = (
        Document(name, name.title(), (Section("s", None, text),))
        for name, text in (("pueblo", TOWN), ("puerto", HARBOUR), ("coches", CAR))
    )
    return Library(None, None, tuple(found), ())


def hearing(encoder: Tiny | None = None, least: float | None = 0.0) -> Answerer:
    answerer = Answerer(library(), least, encoder or Tiny())
    prepared(answerer.opinion)
    return answerer


def answer(answerer: Answerer, question: str, *documents: str) -> Answer:
    found = answerer.answer(question, documents)
    assert isinstance(found, Answer), found
    return found


def test_what_words_do_not_find_is_found_by_meaning_and_said_to_be() -> None:
    question = "¿Quién manda?"
    alone = Answerer(library(), 0.0).answer(question)
    assert isinstance(alone, Abstention)
    assert alone.reason is Reason.NOTHING_SHARED
    found = answer(hearing(), question)
    assert found.text == "Ana dirige la corporación desde 2019."
    assert found.by_meaning


def test_a_document_that_is_not_asked_is_not_found_by_meaning_either() -> None:
    found = hearing().answer("¿Quién manda?", ["puerto", "coches"])
    assert all(hit.passage.document.id != "pueblo" for hit in found.passages)  # type: ignore[union-attr]


def test_where_words_are_enough_the_answer_is_the_same_and_is_not_said_to_be_near() -> None:
    alone, found = answer(Answerer(library()), BY_WORDS), answer(hearing(least=None), BY_WORDS)
    assert (found.text, found.highlight) == (alone.text, alone.highlight)
    assert not found.by_meaning


@pytest.mark.parametrize("question", [BY_WORDS, BY_MEANING, "¿Cuándo se reúne el pleno?"])
def test_while_the_encoder_cannot_be_heard_all_is_as_without_it(question: str) -> None:
    alone = Answerer(library()).answer(question)
    assert Answerer(library(), None, Tiny()).answer(question) == alone
    encoder = Tiny()
    failing = hearing(encoder, None)
    encoder.fault = away()
    assert failing.answer(question) == alone


def test_the_encoder_is_asked_in_plain_words() -> None:
    encoder = Tiny()
    hearing(encoder).answer("¿dónde chambea Ana?")
    assert "¿dónde trabaja Ana?" in encoder.asked


def test_a_part_found_by_meaning_makes_the_whole_so() -> None:
    found = answer(hearing(), f"{BY_WORDS} ¿Quién manda en la corporación?")
    assert found.by_meaning
