"""The quiz questions of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import Library
from bot.model import Document, Section
from bot.quiz import quizzes
from tests.property.strategies import LIBRARIES
from tests.quality.quizzes import faults, look

if TYPE_CHECKING:
    from bot.model import Quiz

PLACES = st.sampled_from(["Chile", "Perú", "Cuba", "Bolivia", "Ecuador", "Lima", "París", "Roma", "Quito", "Viena"])
PEOPLE = st.sampled_from(["Ana Sol", "Luis Baro", "Juan Mora", "Pedro Vega", "Jorge Luna", "Baro", "Vega"])
FIGURES = st.integers(2, 9999).map(str) | st.sampled_from(["12.000", "40 %", "3 millones", "cinco", "nueve", "doce"])
YEARS = st.integers(1900, 2030).map(str)
DAYS = st.sampled_from(["3 de mayo", "14 de junio", "1 de enero", "30 de octubre", "7 de julio"])
SAID = st.one_of(
    st.builds("Un barco con {} marineros zarpó hacia {} en {}.".format, FIGURES, PLACES, YEARS),
    st.builds("Según {}, la obra de {} costó {} euros.".format, PEOPLE, PLACES, FIGURES),
    st.builds("{} viajó a {} el {} de {}.".format, PEOPLE, PLACES, DAYS, YEARS),
    st.builds("Una sala abrió entre {} y {}, y otra en {}.".format, YEARS, YEARS, YEARS),
)
TEXTS = st.lists(SAID, min_size=5, max_size=14).map(" ".join)
TOLD = st.lists(TEXTS, min_size=1, max_size=3).map(
    lambda texts: library(*(document(f"d{number}", text) for number, text in enumerate(texts)))
)


def document(id_: str, *texts: str, title: str = "Guía del puerto") -> Document:
    return Document(id_, title, tuple(Section(f"s{number}", None, text) for number, text in enumerate(texts)))


def library(*documents: Document) -> Library:
    return Library(None, None, documents, ())


def answer(quiz: Quiz) -> str:
    return quiz.options[quiz.correct]


PORT = (
    "La lonja vendió 900 kilos de pescado en su primer año. La biblioteca del puerto compró 640 libros en 2022. "
    "En 2023, Lima inauguró una sala con 700 libros. Una beca de 800 euros pagó el viaje de Ana Sol a Quito. "
    "Luis Baro llegó a Viena en 1999. Juan Mora salió de Roma en 2005. La arquitecta Olga Vega nació en París."
)


def test_a_sentence_gives_one_question_at_most() -> None:
    made = quizzes(library(document("d", PORT)))
    assert len({quiz.citation.span for quiz in made}) == len(made) > 3


def test_the_sorts_of_data_take_turns() -> None:
    first, second, *_ = quizzes(library(document("d", PORT)))
    assert {look(answer(quiz)) for quiz in (first, second)} == {"name", "figure"}


def test_every_question_of_our_own_article_is_without_fault(shipped: Library) -> None:
    made = quizzes(shipped)
    assert len(made) >= 3
    assert [faults(quiz, shipped) for quiz in made] == [[] for _ in made]


def test_documents_take_turns_and_only_those_asked_for_are_asked() -> None:
    both = library(document("one", PORT), document("two", PORT.replace("biblioteca", "fonoteca")))
    turns = [quiz.citation.document.id for quiz in quizzes(both)]
    assert turns[:4] == ["one", "two", "one", "two"]
    assert {quiz.citation.document.id for quiz in quizzes(both, ["two"])} == {"two"}
    assert quizzes(both, ["three"]) == ()


def test_figures_of_other_documents_serve_where_a_document_has_too_few() -> None:
    few = document("few", "La biblioteca del puerto compró 640 libros.")
    assert quizzes(library(few)) == ()
    [made] = quizzes(
        library(few, document("more", "Un barco trajo 600, 700 cajas y 650 sacos, y 800 libros.")), ["few"]
    )
    assert answer(made) == "640"


def test_a_person_is_never_beside_persons_of_another_document() -> None:
    few = document("few", "La obra de la lonja la dirigió Pablo Luna.")
    more = document("more", "Vinieron Luis Baro, Juan Mora, Pedro Vega y Jorge Sanz.")
    assert quizzes(library(few, more), ["few"]) == ()


def test_what_was_asked_for_already_is_asked_for_last() -> None:
    first, second, third = "Una obra del grupo", "Un premio de poesía", "Un festival de teatro"
    text = f"{first} se estrenó hace tiempo en Lima. {second} se entregó hace tiempo en Lima. "
    text += f"{third} se celebró hace tiempo en Quito. Vienen barcos de París, Roma y Viena."
    made = quizzes(library(document("d", text)))
    answers = [answer(quiz) for quiz in made]
    assert answers.count("Lima") == 2
    assert answers[-1] == "Lima"


@settings(max_examples=20)
@given(TOLD)
def test_no_question_has_a_fault(told: Library) -> None:
    made = quizzes(told)
    assert [(quiz.question, faults(quiz, told)) for quiz in made if faults(quiz, told)] == []
    assert made == quizzes(told)


@settings(max_examples=20)
@given(LIBRARIES)
def test_any_text_can_be_looked_through(given_: Library) -> None:
    assert quizzes(given_) == quizzes(given_)
