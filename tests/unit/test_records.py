"""Lines of JSON in and out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.records import Asked, RecordError, read, write

if TYPE_CHECKING:
    from bot.answering import Answerer
    from bot.library import Library

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
    record = json.loads(write(answerer.answer("¿Cuándo llega Tokayev a Moscú?"), id="a1"))
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
    record = json.loads(write(answerer.answer("¿Quién dirige Rosatom?")))
    assert record["answered"] is False
    assert record["reason"] == "weak_support"
    assert record["answer"] is record["highlight"] is record["citation"] is None
    assert record["citations"] == []
    assert record["passages"]


def test_an_id_that_no_output_can_hold_as_it_is_comes_back_escaped(answerer: Answerer) -> None:
    line = write(answerer.answer("¿Cuándo llega Tokayev a Moscú?"), id="\ud800")
    assert line.encode()
    assert json.loads(line)["id"] == "\ud800"
