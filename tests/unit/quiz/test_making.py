"""How a quiz keeps Telegram's limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Document, Passage, Section, Span
from bot.quiz.data import data
from bot.quiz.making import EXPLANATION, QUESTION, cut, quiz, units

YEARS = [next(data(f"Abrió en {year}.")) for year in (1920, 1925, 1940)]


def asked(sentence: str, title: str = "Guía", heading: str | None = None) -> Passage:
    section = Section("s", heading, sentence)
    return Passage("d#s:1", Document("d", title, (section,)), section, Span(0, len(sentence)))


def test_a_question_has_its_title_its_gap_and_its_options_in_order() -> None:
    sentence = "La biblioteca abrió en 1931."
    made = quiz(asked(sentence, heading="Historia"), Span(0, len(sentence)), next(data(sentence)), YEARS)
    assert made
    assert made.question == "Completa la frase de «Guía»: La biblioteca abrió en ______."
    assert (made.options, made.correct) == (("1920", "1925", "1931", "1940"), 2)
    assert made.explanation == "La biblioteca abrió en 1931.\nGuía › Historia"
    assert [mark.of(sentence) for mark in made.citation.marks] == ["1931"]


def test_a_long_sentence_is_told_around_its_datum() -> None:
    sentence = f"La biblioteca {'del puerto viejo ' * 8}abrió en 1931 {'con muchos libros ' * 8}para la gente."
    made = quiz(asked(sentence, heading="Historia"), Span(0, len(sentence)), next(data(sentence)), YEARS)
    assert made is None or units(made.question) <= QUESTION
    short = sentence.replace("del puerto viejo " * 8, "del puerto viejo " * 3)
    made = quiz(asked(short, heading="Historia"), Span(0, len(short)), next(data(short)), YEARS)
    assert made
    assert "1931" in made.explanation
    assert made.explanation.split("\n")[0].endswith("…")


@given(st.text(min_size=1, max_size=200), st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_no_title_and_no_heading_is_too_long(title: str, heading: str, name: str) -> None:
    sentence = "La biblioteca abrió en 1931."
    made = quiz(asked(sentence, title + name, heading), Span(0, len(sentence)), next(data(sentence)), YEARS)
    assert made
    assert units(made.question) <= QUESTION
    assert units(made.explanation) <= EXPLANATION


@given(st.text(max_size=60), st.integers(2, 40))
def test_what_is_cut_fits_and_says_so(text: str, room: int) -> None:
    kept = cut(text, room)
    assert units(kept) <= room
    assert kept == text or (kept.endswith("…") and text.startswith(kept[:-1]))


@pytest.mark.parametrize(("text", "expected"), [("ñ", 1), ("🏛", 2), ("", 0)])
def test_length_is_told_in_utf_16_units(text: str, expected: int) -> None:
    assert units(text) == expected
