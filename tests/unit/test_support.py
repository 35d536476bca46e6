"""How well the chosen sentence is supported, and what is never enough."""

from __future__ import annotations

import pytest

from bot.index import Index
from bot.model import Document, Section
from bot.passages import passages_of
from bot.ranking import rank
from bot.support import measure, probability
from bot.weights import WORDS

HARBOUR = (
    "El puerto de Lugo abrió en 1920 con doce barcos. Lo construyó la empresa Norte, que venía de Bilbao. "
    "Los vecinos de Lugo celebraron la fiesta del puerto durante tres días."
)


def support_of(question: str, *texts: str) -> dict[str, float]:
    sections = tuple(Section(f"s{at}", None, text) for at, text in enumerate(texts or (HARBOUR,)))
    index = Index(passages_of([Document("d", "El puerto", sections)]))
    query = index.query(question)
    ranking = rank(query, index.search(query))
    assert ranking is not None
    return measure(query, ranking)


def test_a_question_in_the_words_of_the_text_is_answered() -> None:
    assert probability(support_of("¿Con cuántos barcos abrió el puerto de Lugo?")) > WORDS.threshold


def test_one_shared_word_of_several_is_never_enough() -> None:
    support = support_of("¿Quién dirige la empresa?")
    assert support["sentence_one_word"]
    assert probability(support) < WORDS.threshold


@pytest.mark.parametrize(
    "question",
    ["¿Cuándo celebraron los vecinos de Lugo la fiesta del puerto?", "¿Cuántos vecinos celebraron la fiesta?"],
)
def test_who_asks_for_a_measure_is_not_answered_without_one(question: str) -> None:
    text = "Los vecinos de Lugo celebraron la fiesta del puerto con mucha alegría."
    support = support_of(question, text)
    assert support["measure_missing"]
    assert probability(support) < WORDS.threshold
    assert probability(support_of("¿Cómo celebraron los vecinos de Lugo la fiesta del puerto?", text)) > WORDS.threshold


def test_a_figure_that_the_passage_lacks_is_evidence_against_it() -> None:
    with_it, without = support_of("¿Abrió el puerto en 1920?"), support_of("¿Abrió el puerto en 1950?")
    assert (with_it["figures_missing"], without["figures_missing"]) == (0, 1)
    assert probability(without) < probability(with_it)


def test_a_name_that_the_passage_lacks_is_evidence_against_it() -> None:
    with_it, without = support_of("¿Construyó Norte el puerto?"), support_of("¿Construyó Sacyr el puerto?")
    assert (with_it["names_missing"], without["names_missing"]) == (0, 1)
    assert probability(without) < probability(with_it)


def test_what_no_document_mentions_is_evidence_against_an_answer() -> None:
    assert support_of("¿Qué hospital abrió en Lugo?")["unmentioned"] > 0
    assert support_of("¿Qué puerto abrió en Lugo?")["unmentioned"] == 0
