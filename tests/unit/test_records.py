"""Lines of JSON in and out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.model import Abstention, Answer, Citation, Courtesy, Document, Hit, Passage, Reason, Remark, Section, Span
from bot.records import Asked, RecordError, read, write

if TYPE_CHECKING:
    from bot.answering import Answerer
    from bot.library import Library

SECTION = Section("s", "Fauna", "Hay pájaros. Hay grillos.")
PASSAGE = Passage("d#s:1", Document("d", "Parque", (SECTION,)), SECTION, Span(0, len(SECTION.text)))
DAY = Citation(PASSAGE, Span(0, 12))
NIGHT = Citation(PASSAGE, Span(13, 25), (Span(17, 24),))
CITATION = {"document", "title", "section", "passage", "quote", "start", "end", "url"}


def test_a_line_is_plain_text_or_an_object() -> None:
    assert read(" ¿Qué hay? \n") == Asked("¿Qué hay?")
    assert read('{"id": 7, "question": "¿Qué hay?", "document": "d", "previous": "¿Y antes?"}') == Asked(
        "¿Qué hay?", 7, "d", "¿Y antes?"
    )


@pytest.mark.parametrize(
    ("line", "problem", "detail"),
    [
        ('{"question": ', "not-json", ""),
        ("{" * 100_000, "not-json", ""),
        ('{"id": %s, "question": "q"}' % ("9" * 5000), "not-json", ""),
        ('{"id": NaN, "question": "q"}', "not-json", ""),
        ('{"id": 1}', "no-question", ""),
        ('{"question": " "}', "no-question", ""),
        ('{"question": 3}', "not-text", "question"),
        ('{"question": "q", "document": []}', "not-text", "document"),
        ('{"question": "q", "queston": 1}', "unknown-key", "queston"),
    ],
)
def test_a_line_that_cannot_be_asked_says_why(line: str, problem: str, detail: str) -> None:
    with pytest.raises(RecordError) as caught:
        read(line)
    assert (caught.value.problem, caught.value.detail) == (problem, detail)


def test_an_answer_is_written_with_its_proven_citation(answerer: Answerer, shipped: Library) -> None:
    asked = Asked("¿Cuándo llega Tokayev a Moscú?", "a1")
    record = json.loads(write(asked, answerer.answer(asked.question)))
    assert record["id"] == "a1"
    assert record["answered"] is True
    assert record["reason"] is None
    assert record["highlight"] == "12 de noviembre"
    citation = record["citation"]
    assert citation.keys() == CITATION
    assert record["citations"] == [citation]
    assert record["answer"] == citation["quote"]
    document = shipped.document(citation["document"])
    assert document
    section = next(one for one in document.sections if one.heading == citation["section"])
    assert section.text[citation["start"] : citation["end"]] == citation["quote"]
    assert 1 <= len(record["passages"]) <= 10
    assert record["passages"][0].keys() == {"passage", "document", "section", "text", "score"}


def test_an_abstention_is_written_with_its_reason_and_the_ranking(answerer: Answerer) -> None:
    asked = Asked("¿Qué equipo de fútbol entrena el ministro Lavrov?")
    record = json.loads(write(asked, answerer.answer(asked.question)))
    assert record["answered"] is False
    assert record["reason"] in set(Reason)
    assert record["answer"] is record["highlight"] is record["citation"] is None
    assert record["passages"]


def test_every_line_has_the_same_keys_whatever_was_found() -> None:
    answer = Answer("¿Y de noche?", 0.9, (NIGHT,), (Hit(PASSAGE, 1.0),))
    found = (answer, Abstention("¿Qué?", 0.1, Reason.WEAK_SUPPORT, ()), Remark("Hola", Courtesy.GREETING))
    lines = [json.loads(write(Asked("¿?"), one)) for one in found]
    assert len({tuple(line) for line in lines}) == 1


def test_the_line_has_the_question_as_it_was_asked_and_says_how_it_was_understood() -> None:
    whole = "¿Qué hay de noche?"
    answer = Answer(whole, 0.9, (NIGHT, DAY), (), (whole,), ("¿y de tarde?",), differing=True, by_meaning=True)
    record = json.loads(write(Asked("¿Y de noche?", previous="¿Qué hay de día?"), answer))
    assert record["question"] == "¿Y de noche?"
    assert record["understood"] == [whole]
    assert record["unanswered"] == ["¿y de tarde?"]
    assert record["differing"] is record["by_meaning"] is True
    assert [citation["quote"] for citation in record["citations"]] == ["Hay grillos.", "Hay pájaros."]
    assert (record["answer"], record["highlight"]) == ("Hay grillos. Hay pájaros.", "grillos")


def test_what_comes_nearest_is_cited_and_is_no_answer() -> None:
    found = Abstention("¿?", 0.4, Reason.UNCERTAIN, (Hit(PASSAGE, 1.0),), (DAY,), ("búhos",), ("¿Qué hay de día?",))
    record = json.loads(write(Asked("¿Hay búhos?"), found))
    assert (record["answered"], record["reason"], record["confidence"]) == (False, "uncertain", 0.4)
    assert record["answer"] is record["highlight"] is record["citation"] is None
    assert [citation["quote"] for citation in record["citations"]] == ["Hay pájaros."]
    assert (record["unmentioned"], record["offers"]) == (["búhos"], ["¿Qué hay de día?"])


@pytest.mark.parametrize("courtesy", Courtesy)
def test_a_remark_is_no_answer_and_its_courtesy_is_the_reason(courtesy: Courtesy) -> None:
    record = json.loads(write(Asked("Hola", 1), Remark("Hola", courtesy)))
    assert (record["id"], record["answered"], record["reason"]) == (1, False, courtesy.value)
    assert record["answer"] is record["highlight"] is record["citation"] is None
    assert (record["citations"], record["passages"], record["confidence"]) == ([], [], 0)


def test_an_id_that_no_output_can_hold_as_it_is_comes_back_escaped(answerer: Answerer) -> None:
    asked = Asked("¿Cuándo llega Tokayev a Moscú?", "\ud800")
    line = write(asked, answerer.answer(asked.question))
    assert line.encode()
    assert json.loads(line)["id"] == "\ud800"
