"""Laws of the analysis: it never loses text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.text import Line, fold, full_names, sentences, stem, surface, tokens
from bot.text.spelling import is_near
from tests.property.strategies import PARAGRAPHS, QUESTIONS
from tests.texts import vocabulary_of

WORDS = st.text("abc", max_size=6)
TEXTS = st.text() | st.text(alphabet="aáñAÑEeUu1290.,;:¿?¡!«»()\"'—-º% \n")


@given(TEXTS)
def test_tokens_are_cut_from_the_text_in_order_and_leave_no_letter_or_digit_out(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert not any(char.isalnum() for char in text[end : token.start])
        assert text[token.start : token.end] == token.text
        end = token.end
    assert not any(char.isalnum() for char in text[end:])


@given(TEXTS)
def test_sentences_are_trimmed_in_order_and_cover_all_that_is_not_space(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        end = span.end
    assert not text[end:].strip()


@given(st.text(min_size=1))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(TEXTS)
def test_every_token_has_a_surface_and_a_stem(text: str) -> None:
    for token in tokens(text):
        assert surface(token.text)
        assert stem(token.text)


@given(
    st.lists(
        st.sampled_from(["energía", "país", "niño", "acción", "árbol", "lápiz", "según", "región", "útil"]), min_size=1
    )
)
def test_dropping_accents_never_changes_what_a_word_of_the_documents_finds(words: list[str]) -> None:
    vocabulary = vocabulary_of([" ".join(words)])
    for word in words:
        bare = unicodedata.normalize("NFD", word).replace("\N{COMBINING ACUTE ACCENT}", "")
        assert vocabulary.stem(unicodedata.normalize("NFC", bare)) == vocabulary.stem(word)


@given(PARAGRAPHS)
def test_an_analysis_has_a_place_in_the_text_for_each_stem_and_word(text: str) -> None:
    content = vocabulary_of([text, "La Unión Rusia (UR)"]).analyze(Line.of(text))
    assert len(content.places) == len(content.stems) == len(content.words)
    assert all(place.of(text).strip() for place in content.places)


@given(PARAGRAPHS, QUESTIONS)
def test_a_question_is_understood_at_the_first_reading(text: str, question: str) -> None:
    vocabulary = vocabulary_of([text])
    first = vocabulary.read(question)
    second = vocabulary.read(first.question)
    assert second.question == first.question
    assert second.understood == ()


@given(PARAGRAPHS)
def test_in_the_documents_own_words_nothing_is_put_right_or_unmentioned(text: str) -> None:
    reading = vocabulary_of([text]).read(text)
    assert fold(reading.question) == fold(text)
    assert reading.understood == reading.unmentioned == ()


@given(PARAGRAPHS, QUESTIONS)
def test_what_is_understood_is_in_the_documents_and_what_is_unmentioned_is_not(text: str, question: str) -> None:
    vocabulary = vocabulary_of([text])
    reading = vocabulary.read(question)
    held = {surface(token.text) for token in tokens(text)}
    assert {surface(word) for word in reading.understood} <= held
    assert not {surface(word) for word in reading.unmentioned} & held


@given(TEXTS)
def test_a_full_name_does_not_hold_its_acronym(text: str) -> None:
    for acronym, name in full_names(Line.of(text)):
        assert name.end <= acronym.start or acronym.end <= name.start


@given(WORDS, WORDS)
def test_nearness_is_the_distance_of_optimal_string_alignment(one: str, other: str) -> None:
    distance = _distance(one, other)
    for edits in range(4):
        assert is_near(one, other, edits) == (distance <= edits)


def _distance(one: str, other: str) -> int:
    """Return the distance by its textbook recurrence."""
    rows = [list(range(len(other) + 1))]
    for i in range(1, len(one) + 1):
        rows.append([i])
        for j in range(1, len(other) + 1):
            costs = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1])]
            if i > 1 < j and one[i - 2 : i] == other[j - 2 : j][::-1]:
                costs.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(costs))
    return rows[-1][-1]
