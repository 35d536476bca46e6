"""Laws of what is understood before anything is searched: nothing is lost, invented or done twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.asking import complete, courtesy, form, parts, spelt_out, without_courtesy
from bot.asking.parts import MOST_PARTS
from bot.model import Courtesy
from bot.text import is_stop, surface, tokens

SMALL = (
    "q k x d xq pq cdo dnd kien cm pa y e en con de del a al el la los lo su se no qué que cuándo cuando quién dónde "
    "por cuánto cuántos cuál es fue tiene llegó hola gracias oye dime sabes si favor buenas what is the o é"
)
LARGE = "Perú Lima Vega museo ministra comercio tratado años países 2022 2023 3 mayo 5 km Q D OTAN EL THE"
MARKS = "¿ ? , . : ! ( ) = «"
PIECES = st.sampled_from((SMALL + " " + LARGE + " " + MARKS).split())
MESSAGES = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80)

COURTESIES = st.sampled_from(["hola", "gracias", "buenas", "adiós", "oye", "bot"])


def content(*texts: str) -> set[str]:
    return {surface(token.text) for text in texts for token in tokens(text) if not is_stop(token.text)}


@given(MESSAGES)
def test_writing_out_abbreviations_twice_changes_nothing(message: str) -> None:
    assert spelt_out(spelt_out(message)) == spelt_out(message)


@given(MESSAGES)
def test_what_is_left_without_its_frame_is_cut_from_the_message_and_is_never_empty(message: str) -> None:
    question = without_courtesy(message)
    assert question.strip("¿?") in message
    assert bool(tokens(question)) == bool(tokens(message))


@given(MESSAGES, MESSAGES)
def test_a_completed_question_has_no_content_but_that_of_the_two_it_comes_from(question: str, previous: str) -> None:
    assert content(complete(question, previous)) <= content(question, previous)


@given(MESSAGES)
def test_a_question_after_nothing_is_left_as_it_is(question: str) -> None:
    assert complete(question, "") == question


@given(MESSAGES)
def test_the_parts_of_a_question_are_few_and_have_its_content(question: str) -> None:
    found = parts(question)
    assert 1 <= len(found) <= MOST_PARTS
    assert content(*found) <= content(question)
    assert len(found) > 1 or found == (question,)


@given(MESSAGES)
def test_the_subject_of_a_form_is_cut_from_the_question(question: str) -> None:
    found = form(question)
    assert found is None or found.subject in question


@given(
    st.lists(st.sampled_from(["hola", "gracias", "buenas", "adiós", "oye", "bot"]), min_size=1, max_size=8).map(
        " ".join
    )
)
def test_courtesies_together_are_a_courtesy_and_never_another_language(message: str) -> None:
    assert courtesy(message) not in (Courtesy.OTHER_LANGUAGE, Courtesy.INSULT)
