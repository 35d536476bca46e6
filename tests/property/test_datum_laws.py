"""Laws of the datum that is found and of the stretch that is marked, whatever is asked of whatever text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.datum import Kind, Quoted, find, kind_asked, mark
from bot.model import Span
from bot.text import tokens

SPACED = (
    "qué cuándo cuántos quién dónde porque de la el en y a 3 1.000 37,5 % 2004 enero Lima Ana Sol OTSC «agua» (viento) "
    "agua midió alcanza puede puesto segundo latín , ; . - ° ¿ ?"
)
WORDS = st.sampled_from(SPACED.split())
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120)


def anchors_of(sentence: str) -> list[tuple[Span, float]]:
    return [(Span(token.start, token.end), 1.0) for token in tokens(sentence)[::3]]


@given(st.sampled_from(Kind), TEXTS, TEXTS)
def test_a_datum_lies_within_its_sentence(kind: Kind, question: str, sentence: str) -> None:
    found = find(kind, question, sentence, anchors_of(sentence))
    assert found is None or 0 <= found.start < found.end <= len(sentence)


@given(TEXTS, TEXTS)
def test_a_mark_lies_within_its_sentence_and_begins_and_ends_with_no_space(question: str, sentence: str) -> None:
    kind, anchors = kind_asked(question), anchors_of(sentence)
    typed = find(kind, question, sentence, anchors) if kind else None
    found = mark(question, kind, Quoted(sentence, anchors, typed, 0.99, 1.0))
    if found:
        assert 0 <= found.span.start < found.span.end <= len(sentence)
        assert found.span.of(sentence).strip() == found.span.of(sentence)
        assert 0 <= found.probability <= 1


@given(TEXTS, TEXTS)
def test_the_same_question_of_the_same_sentence_gets_the_same_mark(question: str, sentence: str) -> None:
    one, other = (mark(question, None, Quoted(sentence, anchors_of(sentence), None, 0.9, 0.5)) for _ in range(2))
    assert one == other


@given(
    st.sampled_from(
        ["1 ", "1 111 ", "«", "que ", "de la ", "Ana ", "A.", "1-", "cuántos ", "3 de mayo ", '"', "Ana de "]
    )
)
def test_long_repetitive_text_is_read_to_its_end(piece: str) -> None:
    question, sentence = (piece * 1000)[:1000], (piece * 5000)[:5000]
    kind = kind_asked(question)
    typed = find(kind or Kind.NUMBER, question, sentence, anchors_of(sentence))
    assert typed is None or typed.end <= len(sentence)
    assert kind_asked(question) == kind
    found = mark(question, kind, Quoted(sentence, anchors_of(sentence), typed, 0.9, 0.5))
    assert found is None or found.span.end <= len(sentence)
