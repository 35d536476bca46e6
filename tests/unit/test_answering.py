"""Questions over the shipped article: what is answered, with which words, and what is not."""

from __future__ import annotations

import unicodedata

import pytest

from bot.answering import Answerer
from bot.library import Library
from bot.model import Abstention, Answer, Document, Reason, Section


def answered(answerer: Answerer, question: str) -> Answer:
    found = answerer.answer(question)
    assert isinstance(found, Answer), found
    return found


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
    assert answerer.answer("¿y qué?") == Abstention("¿y qué?", 0.0, Reason.NO_WORDS, ())
    assert answerer.answer("xqz wvk") == Abstention("xqz wvk", 0.0, Reason.NOTHING_SHARED, ())


def test_weak_support_abstains_and_still_says_which_passages_come_nearest(answerer: Answerer) -> None:
    found = answerer.answer("¿Quién dirige Rosatom?")
    assert isinstance(found, Abstention)
    assert found.reason is Reason.WEAK_SUPPORT
    assert found.passages[0].passage.section.heading == "Energía, tecnología y cooperación espacial"


def test_the_threshold_decides_between_answering_and_abstaining(shipped: Library) -> None:
    question = "¿Quién dirige Rosatom?"
    assert isinstance(Answerer(shipped, min_confidence=0).answer(question), Answer)
    assert isinstance(Answerer(shipped, min_confidence=1).answer("¿Cuándo llega Tokayev a Moscú?"), Abstention)


def test_enye_is_not_n() -> None:
    library = Library(
        None, None, (Document("d", "Casa", (Section("inicio", None, "La caña crece junto al río."),)),), ()
    )
    assert isinstance(Answerer(library, 0).answer("¿Dónde crece la caña?"), Answer)
    assert isinstance(Answerer(library, 0).answer("cana"), Abstention)


def test_one_document_of_several_can_be_asked() -> None:
    texts = {"norte": "El faro del norte abrió en 1920.", "sur": "El faro del sur abrió en 1950."}
    documents = tuple(Document(name, name, (Section("inicio", None, text),)) for name, text in texts.items())
    answerer = Answerer(Library(None, None, documents, ()), 0)
    for name in texts:
        found = answerer.answer("¿Cuándo abrió el faro?", document=name)
        assert isinstance(found, Answer)
        assert found.citations[0].document.id == name
        assert {hit.passage.document.id for hit in found.passages} == {name}


def test_a_sentence_that_leans_on_the_one_before_it_answers_for_both() -> None:
    text = (
        "La ministra viajó a Lima en marzo. Esta visita, por invitación de la alcaldesa, duró dos días. Llovió mucho."
    )
    library = Library(None, None, (Document("d", "Viajes", (Section("inicio", None, text),)),), ())
    found = Answerer(library, 0).answer("¿Cuántos días duró el viaje de la ministra?")
    assert isinstance(found, Answer)
    assert found.text == "Esta visita, por invitación de la alcaldesa, duró dos días."


def test_an_empty_library_answers_nothing() -> None:
    found = Answerer(Library(None, None, (), ())).answer("¿Cuándo abre?")
    assert isinstance(found, Abstention)


def test_a_question_typed_with_separate_accents_gets_the_same_answer(answerer: Answerer) -> None:
    question = "¿Cuándo llega Tokayev a Moscú?"
    found = answered(answerer, unicodedata.normalize("NFD", question))
    assert found.confidence == answered(answerer, question).confidence
