"""Laws of the analysis: it never loses text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.text import Vocabulary, fold, sentences, stem, surface, tokens

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
    vocabulary = Vocabulary([" ".join(words)])
    for word in words:
        bare = unicodedata.normalize("NFD", word).replace("\N{COMBINING ACUTE ACCENT}", "")
        assert vocabulary.stem(unicodedata.normalize("NFC", bare)) == vocabulary.stem(word)
