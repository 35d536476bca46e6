"""Which sentences are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.index import Index
from bot.model import Document, Section
from bot.passages import passages_of
from bot.quoting import MOST, cited, nearest, telling
from bot.ranking import Ranking, rank

if TYPE_CHECKING:
    from bot.model import Citation

HARBOUR = (
    "El faro abrió en 1920. El faro cerró en 1950. Nadie lo visita.",
    "El faro tiene un museo. El museo abre los lunes.",
    "Junto al faro hay una playa.",
    "Del faro al muelle se va a pie.",
    "La lonja vende pescado.",
)


def index_of(*texts: str) -> Index:
    sections = tuple(Section(f"s{number}", None, text) for number, text in enumerate(texts))
    return Index(passages_of([Document("d", "Puerto", sections)]))


def ranked(index: Index, question: str) -> Ranking:
    query = index.query(question)
    ranking = rank(query, index.search(query))
    assert ranking is not None
    return ranking


def cited_for(question: str, *texts: str) -> tuple[Citation, ...]:
    index = index_of(*texts)
    return cited(index.query(question), ranked(index, question), confidence=1)


def test_the_best_sentence_is_cited_with_its_datum_marked() -> None:
    (first, *_) = cited_for("¿Cuándo cerró el faro?", *HARBOUR)
    assert first.quote == "El faro cerró en 1950."
    assert [mark.of(first.section.text) for mark in first.marks] == ["1950"]


def test_a_sentence_of_the_passage_that_is_nearly_as_good_is_cited_behind_the_best() -> None:
    both = cited_for("faro abrió", "El faro abrió en 1920. El faro abrió en 1950.", "La lonja vende pescado.")
    assert {citation.quote for citation in both} == {"El faro abrió en 1920.", "El faro abrió en 1950."}
    assert len(cited_for("¿Qué vende la lonja?", *HARBOUR)) == 1


def test_what_comes_nearest_is_a_sentence_of_each_passage_and_nothing_of_it_is_marked() -> None:
    quotes = nearest(ranked(index_of(*HARBOUR), "¿Cuándo cerró el faro?"))
    assert quotes[0].quote == "El faro cerró en 1950."
    assert len({quote.passage.id for quote in quotes}) == len(quotes) == MOST
    assert not any(quote.marks for quote in quotes)


def test_a_topic_is_told_by_sentences_that_have_all_its_words() -> None:
    index = index_of(*HARBOUR)
    query = index.query("museo del faro")
    assert [one.quote for one in telling(query, ranked(index, "museo del faro"))] == ["El faro tiene un museo."]
    assert telling(index.query("museo de la lonja"), ranked(index, "museo de la lonja")) == ()
