"""Candidates in order, and the sentence chosen among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from bot.index import Index
from bot.model import Document, Section
from bot.passages import passages_of
from bot.ranking import JUDGED, QUOTED, Ranking, rank, rank_in
from tests.property.strategies import LIBRARIES, QUESTIONS

if TYPE_CHECKING:
    from bot.judging import Choice
    from bot.library import Library


def index_of(*documents: tuple[str, ...]) -> Index:
    return Index(
        passages_of(
            Document(f"d{number}", "Título", tuple(Section(f"s{at}", None, text) for at, text in enumerate(texts)))
            for number, texts in enumerate(documents)
        )
    )


def ranking_of(index: Index, question: str) -> Ranking:
    query = index.query(question)
    ranking = rank(query, index.search(query))
    assert ranking is not None
    return ranking


def chosen(question: str, *texts: str) -> str:
    return said(ranking_of(index_of(texts), question).best)


def said(choice: Choice) -> str:
    return choice.sentence.span.of(choice.candidate.passage.section.text)


def test_of_no_candidate_there_is_no_ranking() -> None:
    index = index_of(("El faro abrió.",))
    assert rank(index.query("museo"), []) is None


def test_the_sentence_with_most_of_the_question_is_chosen() -> None:
    assert chosen("¿Quién construyó el faro?", "El faro es alto. Lo vio Ana. El faro lo construyó Ana.") == (
        "El faro lo construyó Ana."
    )


def test_of_two_like_sentences_the_one_with_the_kind_of_datum_asked_for_is_chosen() -> None:
    assert (
        chosen("¿Cuándo abrió el faro?", "El faro abrió sin ayuda. El faro abrió en 1920.") == "El faro abrió en 1920."
    )


def test_of_two_like_sentences_the_one_about_the_year_asked_for_is_chosen() -> None:
    text = "En 1920 llegaron 300 barcos al puerto. En 1921 llegaron 400 barcos al puerto."
    assert chosen("¿Cuántos barcos llegaron al puerto en 1921?", text) == "En 1921 llegaron 400 barcos al puerto."


def test_a_sentence_that_leans_on_the_one_before_is_given_its_words() -> None:
    text = "La alcaldesa visitó el faro. Esa visita duró dos horas. El faro es alto."
    assert chosen("¿Cuánto duró la visita de la alcaldesa al faro?", text) == "Esa visita duró dos horas."


def test_among_equals_the_one_that_stands_first_comes_first() -> None:
    ranking = ranking_of(index_of(("El faro abrió.", "El faro abrió.")), "faro")
    assert [one.candidate.passage.section.anchor for one in ranking.ranked] == ["s0", "s1"]


def test_the_nearest_sentences_are_the_best_one_and_one_of_each_other_passage() -> None:
    texts = tuple(f"El faro {number} abrió. El faro cerró." for number in range(JUDGED + 3))
    ranking = ranking_of(index_of(texts), "¿Cuándo abrió el faro 4?")
    assert ranking.nearest[0] is ranking.best
    passages = [one.candidate.passage.id for one in ranking.nearest]
    assert len(set(passages)) == len(passages) == QUOTED


def test_a_ranking_within_one_document_is_of_that_document_alone() -> None:
    index = index_of(("El faro abrió en 1920.", "El faro es alto."), ("El faro abrió en 1950.",), ("Nadie va.",))
    ranking = ranking_of(index, "¿Cuándo abrió el faro?")
    for passage in index.passages[:3]:
        own = rank_in(ranking, passage.document)
        assert own is not None
        assert {one.candidate.passage.document.id for one in own.ranked} == {passage.document.id}
        assert own.best.candidate.passage.document is passage.document
    assert rank_in(ranking, index.passages[3].document) is None


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("El faro abrió en 1950.", True),
        ("El faro abrió en 1920.", False),
        ("El faro abrió en agosto de 1920.", False),
        ("El faro abrió pronto.", False),
        ("El museo y la lonja cerraron en 1950 junto al faro.", False),
    ],
)
def test_documents_contradict_each_other_where_like_sentences_have_other_data(other: str, *, differs: bool) -> None:
    index = index_of(("El faro abrió en 1920.",), (other,))
    ranking = ranking_of(index, "¿Cuándo abrió el faro?")
    first, second = (rank_in(ranking, passage.document) for passage in index.passages)
    assert first is not None
    assert second is not None
    assert second.contradicts(first) is differs
    assert not first.contradicts(first)


@given(LIBRARIES, QUESTIONS)
def test_a_ranking_goes_down_and_its_best_sentence_is_of_a_passage_that_may_be_quoted(
    library: Library, question: str
) -> None:
    index = Index(passages_of(library.documents))
    query = index.query(question)
    candidates = index.search(query)
    ranking = rank(query, candidates)
    if ranking is None:
        assert candidates == []
        return
    assert sorted(one.candidate.passage.id for one in ranking.ranked) == sorted(one.passage.id for one in candidates)
    scores = [one.score for one in ranking.ranked]
    assert scores == sorted(scores, reverse=True)
    assert any(ranking.best in one.choices for one in ranking.ranked[:QUOTED])
    for one in ranking.ranked:
        for choice in one.choices:
            assert 0 <= choice.traits["stems"] <= 1
            assert choice.datum is None or choice.sentence.span.start <= choice.datum.start < choice.datum.end


def test_a_question_about_a_year_is_answered_by_the_sentence_that_has_it() -> None:
    texts = "El comercio sumó mucho en el primer semestre de 2025. En 2022 llegó a veinte millones."
    assert chosen("¿Cuánto sumó el comercio en 2022?", texts) == "En 2022 llegó a veinte millones."


def test_a_measure_is_lacking_where_neither_quoted_sentence_has_one() -> None:
    index = index_of(("El faro abrió con una fiesta.",), ("El faro abrió en 1920.",))
    assert not ranking_of(index, "¿Cuándo abrió el faro?").lacks_measure
    first = index_of(("El faro abrió con una fiesta.",))
    assert ranking_of(first, "¿Cuándo abrió el faro?").lacks_measure
    assert not ranking_of(first, "¿Cómo abrió el faro?").lacks_measure
