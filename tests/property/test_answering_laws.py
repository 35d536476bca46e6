"""Laws of passages, search and answers, on generated documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer
from bot.model import Abstention, Answer, Reason, Remark
from bot.offers import MOST
from bot.passages import passages_of
from bot.text import Line
from tests.property.strategies import LIBRARIES, QUESTIONS
from tests.texts import vocabulary_of

if TYPE_CHECKING:
    from bot.library import Library
    from bot.model import Citation, Finding, Passage


@given(LIBRARIES)
def test_passages_cover_all_of_a_section_that_is_not_space_and_do_not_overlap(library: Library) -> None:
    for document in library.documents:
        for section in document.sections:
            end = 0
            for passage in (one for one in passages_of([document]) if one.section is section):
                assert not section.text[end : passage.span.start].strip()
                assert passage.text.strip() == passage.text != ""
                end = passage.span.end
            assert not section.text[end:].strip()


@given(LIBRARIES, QUESTIONS)
def test_every_quote_is_the_documents_text_at_its_offsets(library: Library, question: str) -> None:
    found = Answerer(library, min_confidence=0).answer(question)
    if isinstance(found, Answer):
        for citation in found.citations:
            document = library.document(citation.document.id)
            assert document is not None
            text = next(one.text for one in document.sections if one.anchor == citation.section.anchor)
            assert citation.quote == text[citation.span.start : citation.span.end] != ""
            assert citation.quote in citation.passage.text
        if found.highlight:
            first = found.citations[0].span
            assert first.start <= found.highlight.start < found.highlight.end <= first.end


@given(LIBRARIES, QUESTIONS)
def test_every_hit_shares_a_stem_with_the_question_and_hits_come_best_first(library: Library, question: str) -> None:
    found = Answerer(library, min_confidence=0).answer(question)
    if isinstance(found, Remark):
        return
    vocabulary = vocabulary_of(
        text for passage in passages_of(library.documents) for text in (passage.text, *_headings(passage))
    )
    asked = set(vocabulary.analyze(Line.of(vocabulary.read(question).question)).stems)
    for hit in found.passages:
        assert asked & set(
            vocabulary.analyze(Line.of("\n".join([*_headings(hit.passage), *_around(library, hit.passage)]))).stems
        )
    scores = [hit.score for hit in found.passages]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert 0 <= found.confidence <= 1


def _headings(passage: Passage) -> tuple[str, ...]:
    return passage.document.title, passage.section.heading or ""


def _around(library: Library, passage: Passage) -> list[str]:
    """Return the passage and the one before it, whose last sentence the first may lean on."""
    every = passages_of(library.documents)
    number = next(number for number, one in enumerate(every) if one.id == passage.id)
    return [one.text for one in every[max(0, number - 1) : number + 1]]


@given(LIBRARIES, QUESTIONS)
def test_at_threshold_zero_it_answers_exactly_where_a_passage_matches(library: Library, question: str) -> None:
    found = Answerer(library, min_confidence=0).answer(question)
    assert isinstance(found, Remark) or isinstance(found, Answer) == bool(found.passages)


@given(LIBRARIES, QUESTIONS, QUESTIONS, st.floats(0, 1))
def test_an_abstention_quotes_what_comes_near_only_if_it_is_uncertain_and_offers_what_is_answered(
    library: Library, question: str, previous: str, least: float
) -> None:
    answerer = Answerer(library, least)
    found = answerer.answer(question, previous=previous)
    if isinstance(found, Abstention):
        assert found.confidence < least or not found.passages
        assert bool(found.nearest) is (found.reason is Reason.UNCERTAIN)
        assert len(set(found.offers)) == len(found.offers) <= MOST
        assert all(isinstance(answerer.answer(offer), Answer) for offer in found.offers)


@given(LIBRARIES, QUESTIONS, st.floats(0, 1))
def test_of_one_document_asked_nothing_of_another_is_said(library: Library, question: str, least: float) -> None:
    answerer = Answerer(library, least)
    for document in library.documents:
        found = answerer.answer(question, documents=[document.id])
        assert {citation.document.id for citation in _cited(found)} <= {document.id}
        if not isinstance(found, Remark):
            assert {hit.passage.document.id for hit in found.passages} <= {document.id}


def _cited(found: Finding) -> tuple[Citation, ...]:
    match found:
        case Answer():
            return found.citations
        case Abstention():
            return found.nearest
        case Remark():
            return ()
