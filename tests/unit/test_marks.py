"""Which stretch of the quoted sentence is marked as the answer."""

from __future__ import annotations

import pytest

from bot.datum import Mark, Quoted, find, kind_asked, mark
from bot.datum.clause import read, words
from bot.datum.pieces import pieces
from bot.model import Span
from bot.text import is_stop, stem, tokens


def quoted(question: str, sentence: str, confidence: float = 0.95, lead: float = 0.8) -> Quoted:
    """Return the sentence as quoted when every content word of the question weighs the same."""
    asked = {stem(token.text) for token in tokens(question) if not is_stop(token.text)}
    anchors = [(Span(token.start, token.end), 1.0) for token in tokens(sentence) if stem(token.text) in asked]
    kind = kind_asked(question)
    typed = find(kind, question, sentence, anchors) if kind else None
    return Quoted(sentence, anchors, typed, confidence, lead)


def marked(question: str, sentence: str) -> str | None:
    found = mark(question, kind_asked(question), quoted(question, sentence))
    return found.span.of(sentence) if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("¿Cuándo llega Ana?", "Ana llega el 12 de noviembre de 2025 a Lima.", "12 de noviembre de 2025"),
        ("¿Qué porcentaje votó a Ana?", "De 300 vecinos, votó a Ana el 37,5 %.", "37,5 %"),
        ("¿Quién invitó a la ministra?", "Ana Sol, ministra, viajó a Lima, invitada por Luis Mar.", "Luis Mar"),
        ("¿Quién cerró el museo?", "Pedro Sol cerró el museo de Lima en 2004.", "Pedro Sol"),
        ("¿Dónde abrió la escuela de danza?", "La escuela de danza abrió en Omsk.", "Omsk"),
        ("¿Qué midió el estudio de 1996?", "El estudio de 1996 midió la altura del agua.", "altura del agua"),
        ("¿Qué significa OTSC?", "La Organización del Tratado de Seguridad Colectiva (OTSC) crece.",
         "Organización del Tratado de Seguridad Colectiva"),
    ],
)  # fmt: skip
def test_the_stretch_that_answers_is_marked(question: str, sentence: str, expected: str) -> None:
    assert marked(question, sentence) == expected


def test_nothing_is_marked_in_a_sentence_that_is_hardly_sure_to_be_the_right_one() -> None:
    question, sentence = "¿Cuándo llega Ana?", "Ana llega el 12 de noviembre de 2025 a Lima."
    assert mark(question, kind_asked(question), quoted(question, sentence, confidence=0.01, lead=0.0)) is None


@pytest.mark.parametrize("sentence", ["", "—", "Ana llega.", "¿Qué es lo que es?"])
def test_nothing_is_marked_where_there_are_no_words_but_the_questions_own(sentence: str) -> None:
    assert marked("¿Cuándo llega Ana?", sentence) is None


def test_a_mark_tells_how_probable_it_is() -> None:
    question, sentence = "¿Cuándo llega Ana?", "Ana llega el 12 de noviembre de 2025 a Lima."
    sure, unsure = (mark(question, kind_asked(question), quoted(question, sentence, lead=lead)) for lead in (0.9, 0.5))
    assert isinstance(sure, Mark)
    assert isinstance(unsure, Mark)
    assert 1 > sure.probability > unsure.probability > 0


def stretches(question: str, sentence: str) -> set[str]:
    one = quoted(question, sentence)
    asked = read(question, kind_asked(question))
    found = pieces(sentence, words(sentence, question, one.anchors), asked, one.typed)
    return {piece.span.of(sentence) for piece in found}


def test_a_phrase_ends_at_a_mark_at_the_questions_words_and_at_a_finite_verb() -> None:
    found = stretches("¿Qué midió Ana?", "Ana midió la altura del agua, y el viento frío alcanzó la costa.")
    assert {"altura del agua", "viento frío", "costa"} <= found


def test_a_phrase_may_begin_with_the_noun_asked_for() -> None:
    assert "puesto muy alto" in stretches("¿Qué puesto tiene Lima?", "Lima sigue en un puesto muy alto.")


def test_a_quotation_is_taken_whole() -> None:
    assert "El agua y la luz" in stretches("¿Qué obra pintó Ana?", "Ana pintó «El agua y la luz».")


def test_no_stretch_is_made_of_the_questions_words_alone() -> None:
    assert stretches("¿Qué midió Ana?", "Ana midió, midió y midió.") == set()


@pytest.mark.parametrize(
    ("question", "interrogative", "preposition", "noun"),
    [
        ("¿En qué río nada?", "que", "en", "rio"),
        ("¿Del cuál país viene?", "cual", "de", "pais"),
        ("¿Quién nada?", "quien", "", ""),
        ("que rio cruza la ciudad", "que", "", "rio"),
        ("río", "", "", ""),
    ],
)
def test_a_question_is_read_for_what_stands_around_its_interrogative(
    question: str, interrogative: str, preposition: str, noun: str
) -> None:
    asked = read(question, None)
    assert (asked.interrogative, asked.preposition, asked.noun) == (
        interrogative,
        preposition,
        stem(noun) if noun else "",
    )


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("El agua alcanzó la costa.", ["alcanzó"]),
        ("Las aguas que alcanzan la costa.", ["alcanzan"]),
        ("La causa de la llegada.", []),
        ("Pueden verla.", ["Pueden"]),
        ("Ella puede verla.", ["puede"]),
    ],
)
def test_a_finite_verb_is_told_from_a_noun(sentence: str, verbs: list[str]) -> None:
    found = [word.text for word in words(sentence, "", []) if word.is_verb]
    assert found == [verb for verb in verbs if verb.islower()]


def test_what_a_name_of_several_words_weighs_is_shared_among_them() -> None:
    found = words("La Unión Económica crece.", "", [(Span(3, 18), 3.0)])
    assert [word.weight for word in found] == [0.0, 1.5, 1.5, 0.0]
