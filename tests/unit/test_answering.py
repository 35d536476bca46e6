"""Questions over the shipped article: what is answered, with which words, and what is not."""

from __future__ import annotations

import unicodedata

import pytest

from bot.answering import LONGEST_QUESTION, SHOWN, Answerer, leant_on
from bot.digest import Length, compose
from bot.library import Library
from bot.model import Abstention, Answer, Document, Reason, Remark, Section
from bot.weights import WORDS


def answered(answerer: Answerer, question: str) -> Answer:
    found = answerer.answer(question)
    assert isinstance(found, Answer), found
    return found


def abstained(answerer: Answerer, question: str) -> Abstention:
    found = answerer.answer(question)
    assert isinstance(found, Abstention), found
    return found


def library(**documents: dict[str | None, str]) -> Library:
    """Return a library of documents by id, each with the text of its sections by heading."""
    found = (
        Document(name, name, tuple(Section(f"s{at}", *part) for at, part in enumerate(parts.items())))
        for name, parts in documents.items()
    )
    return Library(None, None, tuple(found), ())


def marked(answer: Answer) -> str | None:
    return answer.highlight.of(answer.citations[0].section.text) if answer.highlight else None


@pytest.mark.parametrize(
    ("question", "section", "datum"),
    [
        ("¿Cuánto sumó el comercio en el primer semestre de 2025?", "Firme asociación bilateral y contexto actual",
         "12.000 millones de dólares"),
        ("¿Qué significa OTSC?", "Seguridad y arquitectura regional",
         "Organización del Tratado de Seguridad Colectiva"),
        ("¿Qué es la UEE?", "Seguridad y arquitectura regional", "Unión Económica Euroasiática"),
        ("¿Dónde abrió una filial la Universidad Al-Farabi?", "Educación, cultura y sociedad", "Omsk"),
        ("¿Cuándo llega Tokayev a Moscú?", "El significado de la visita de Tokayev a Moscú", "12 de noviembre"),
        ("cuando llega tokayev a moscu", "El significado de la visita de Tokayev a Moscú", "12 de noviembre"),
        ("¿Cuántos países ribereños tiene el Caspio?", "Seguridad y arquitectura regional", "cinco"),
        ("¿A cuánto llegó el comercio en 2022?", "Firme asociación bilateral y contexto actual",
         "26.000 millones de dólares"),
    ],
)  # fmt: skip
def test_a_question_gets_its_sentence_section_and_datum(
    answerer: Answerer, question: str, section: str, datum: str
) -> None:
    answer = answered(answerer, question)
    assert answer.citations[0].section.heading == section
    assert marked(answer) == datum
    assert datum in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuál es la población de Kazajistán?",
        "¿Cuántos habitantes tiene Kazajistán?",
        "¿Quién ganó la copa de fútbol?",
        "¿Quién dirige Rosatom?",
        "¿Cuál es la capital de Francia?",
        "xqz wvk plm",
    ],
)
def test_what_the_article_does_not_say_is_not_answered(answerer: Answerer, question: str) -> None:
    assert isinstance(answerer.answer(question), Abstention)


def test_a_question_without_content_is_told_from_one_without_a_match(answerer: Answerer) -> None:
    nothing = abstained(answerer, "¿y qué?")
    assert (nothing.reason, nothing.confidence, nothing.passages) == (Reason.NO_WORDS, 0, ())
    unknown = abstained(answerer, "xqz wvk")
    assert (unknown.reason, unknown.confidence, unknown.passages) == (Reason.NOTHING_SHARED, 0, ())
    assert unknown.unmentioned == ("xqz", "wvk")


def test_too_little_support_abstains_and_still_says_which_passages_come_nearest(answerer: Answerer) -> None:
    found = abstained(answerer, "¿Quién dirige Rosatom?")
    assert found.reason in {Reason.WEAK_SUPPORT, Reason.UNCERTAIN}
    assert found.passages[0].passage.section.heading == "Energía, tecnología y cooperación espacial"


@pytest.mark.parametrize("question", ["¿Quién dirige Rosatom?", "¿Cuál es la población de Kazajistán?", "xqz wvk"])
def test_what_comes_nearest_is_quoted_only_where_something_comes_near(answerer: Answerer, question: str) -> None:
    found = abstained(answerer, question)
    assert bool(found.nearest) is (found.reason is Reason.UNCERTAIN) is (found.confidence >= WORDS.nearest)


def test_what_is_offered_is_answered(answerer: Answerer) -> None:
    found = abstained(answerer, "¿Quién ganó la copa de fútbol?")
    assert found.offers
    for question in found.offers:
        answered(answerer, question)


def test_the_threshold_decides_between_answering_and_abstaining(shipped: Library) -> None:
    question = "¿Quién dirige Rosatom?"
    assert isinstance(Answerer(shipped, min_confidence=0).answer(question), Answer)
    assert isinstance(Answerer(shipped, min_confidence=1).answer("¿Cuándo llega Tokayev a Moscú?"), Abstention)


def test_enye_is_not_n() -> None:
    answerer = Answerer(library(casa={None: "La caña crece junto al río."}), 0)
    answered(answerer, "¿Dónde crece la caña?")
    abstained(answerer, "cana")


def test_one_document_of_several_can_be_asked() -> None:
    texts = {"norte": "El faro del norte abrió en 1920.", "sur": "El faro del sur abrió en 1950."}
    answerer = Answerer(library(norte={None: texts["norte"]}, sur={None: texts["sur"]}), 0)
    for name in texts:
        found = answerer.answer("¿Cuándo abrió el faro?", documents=[name])
        assert isinstance(found, Answer)
        assert found.citations[0].document.id == name
        assert {hit.passage.document.id for hit in found.passages} == {name}


def test_a_sentence_that_leans_on_the_one_before_it_answers_for_both() -> None:
    text = (
        "La ministra viajó a Lima en marzo. Esta visita, por invitación de la alcaldesa, duró dos días. Llovió mucho."
    )
    found = answered(Answerer(library(viajes={None: text}), 0), "¿Cuántos días duró el viaje de la ministra?")
    assert found.text == "Esta visita, por invitación de la alcaldesa, duró dos días."


def test_an_empty_library_answers_nothing() -> None:
    found = abstained(Answerer(library()), "¿Cuándo abre?")
    assert (found.passages, found.offers) == ((), ())


def test_a_question_typed_with_separate_accents_gets_the_same_answer(answerer: Answerer) -> None:
    question = "¿Cuándo llega Tokayev a Moscú?"
    found = answered(answerer, unicodedata.normalize("NFD", question))
    assert found.confidence == answered(answerer, question).confidence


def test_a_greeting_asks_nothing_of_the_documents(answerer: Answerer) -> None:
    assert isinstance(answerer.answer("¡Hola, buenas tardes!"), Remark)


def test_a_follow_up_is_answered_as_the_whole_question_that_it_stands_for() -> None:
    answerer = Answerer(library(faros={None: "El faro abrió en 1920. La lonja abrió en 1950."}), 0)
    found = answerer.answer("¿Y la lonja?", previous="¿Cuándo abrió el faro?")
    assert isinstance(found, Answer)
    assert found.text == "La lonja abrió en 1950."
    assert found.understood == (found.question,)


def test_words_without_content_take_nothing_from_a_question_that_has_none() -> None:
    answerer = Answerer(library(faros={None: "El faro abrió en 1920."}), 0)
    found = answerer.answer("¿y qué?", previous="¿y?")
    assert isinstance(found, Abstention)
    assert found.reason is Reason.NO_WORDS


def test_of_two_questions_in_one_each_is_answered_or_said_not_to_be() -> None:
    answerer = Answerer(library(faros={None: "El faro abrió en 1920."}, lonjas={None: "La lonja vende pescado."}), 0)
    both = answered(answerer, "¿Cuándo abrió el faro y qué vende la lonja?")
    assert [citation.quote for citation in both.citations] == ["El faro abrió en 1920.", "La lonja vende pescado."]
    half = answered(answerer, "¿Cuándo abrió el faro? ¿Quién ganó el torneo?")
    assert half.text == "El faro abrió en 1920."
    assert len(half.unanswered) == 1
    assert "torneo" in half.unanswered[0]


def test_one_sentence_that_answers_both_questions_is_quoted_once_with_both_data_marked() -> None:
    answerer = Answerer(library(faros={None: "El faro se abrió en 1920 en Vigo. Nadie lo ve."}), 0)
    found = answered(answerer, "¿Cuándo se abrió el faro y dónde se abrió el faro?")
    assert [citation.quote for citation in found.citations] == ["El faro se abrió en 1920 en Vigo."]
    assert [mark.of(found.citations[0].section.text) for mark in found.citations[0].marks] == ["1920", "Vigo"]


def test_documents_that_contradict_each_other_are_both_cited_unless_one_is_asked() -> None:
    prices = {"vieja": "La entrada de adulto al museo cuesta 3 euros.", "nueva": "La entrada al museo cuesta 4 euros."}
    rest = "El museo tiene un jardín. La tienda vende postales. Nadie cierra la puerta del taller."
    parts = ({None: price, "Más": rest} for price in prices.values())
    answerer = Answerer(library(**dict(zip(prices, parts, strict=True))))
    question = "¿Cuánto cuesta la entrada al museo?"
    found = answered(answerer, question)
    assert found.differing
    assert {citation.document.id for citation in found.citations} == set(prices)
    for name, price in prices.items():
        alone = answerer.answer(question, documents=[name])
        assert isinstance(alone, Answer)
        assert (alone.text, alone.differing) == (price, False)


@pytest.mark.parametrize("question", ["piscina", "¿Qué dice sobre la piscina?", "resume la sección de la piscina"])
def test_a_topic_that_only_a_heading_names_is_told_by_what_its_section_says(question: str) -> None:
    answerer = Answerer(library(barrio={"La piscina": "Abre en junio. Cierra en agosto.", "Otros": "Hay un parque."}))
    assert answered(answerer, question).text == "Abre en junio. Cierra en agosto."


@pytest.mark.parametrize("question", ["resúmeme el documento", "hazme un resumen", "resume la sección de energía"])
def test_who_asks_for_a_summary_gets_the_one_that_would_be_posted(answerer: Answerer, question: str) -> None:
    section = "energia-tecnologia-y-cooperacion-espacial" if "sección" in question else None
    document = answerer.library.documents[0].id
    assert answered(answerer, question).citations == compose(answerer.library, Length.NORMAL, [document], section).lines


def test_a_section_of_the_document_asked_is_told_where_another_has_one_of_that_name() -> None:
    answerer = Answerer(library(uno={"Horario": "Abre en junio."}, dos={"Horario": "Cierra en agosto."}))
    for name, text in (("uno", "Abre en junio."), ("dos", "Cierra en agosto.")):
        found = answerer.answer("¿Qué dice sobre el horario?", documents=[name])
        assert isinstance(found, Answer)
        assert found.text == text


@pytest.mark.parametrize("question", ["Fondos", "resume el documento", "¿Cuándo abre?", "", "¿?", "el"])
def test_of_a_document_without_a_sentence_nothing_is_answered(question: str) -> None:
    found = abstained(Answerer(library(vacío={None: "", "Fondos": " \n "}), 0), question)
    assert (found.passages, found.nearest, found.offers) == ((), (), ())


def test_of_a_document_that_there_is_not_nothing_is_answered() -> None:
    answerer = Answerer(library(faros={None: "El faro abrió en 1920."}), 0)
    assert isinstance(answerer.answer("¿Cuándo abrió el faro?", documents=["lonjas"]), Abstention)
    assert isinstance(answerer.answer("resume el documento", documents=["lonjas"]), Abstention)


@pytest.mark.parametrize(
    "word", ["Tokayev, ", "y ", "¿qué ", "¿", "a b ", "tokaiev ", "¿Cuánto comerció Rusia y quién "]
)
def test_the_longest_question_is_answered_or_not_whatever_it_says(answerer: Answerer, word: str) -> None:
    found = answerer.answer((word * LONGEST_QUESTION)[:LONGEST_QUESTION])
    assert isinstance(found, Answer | Abstention)
    assert len(found.passages) <= SHOWN


def test_a_follow_up_leans_on_the_last_message_that_asked_something(answerer: Answerer) -> None:
    whole = answerer.answer("¿Y la lonja?", previous="¿Cuándo abrió el faro?")
    assert leant_on(whole) == whole.question
    assert leant_on(answerer.answer("Gracias")) is None
    assert leant_on(answerer.answer("¿?")) is None


def test_what_a_follow_up_leans_on_is_no_longer_than_may_be_typed(answerer: Answerer) -> None:
    assert leant_on(answerer.answer("¿faro " + "a" * LONGEST_QUESTION)) == "¿faro " + "a" * (LONGEST_QUESTION - 6)
