"""What is found, and with which weight."""

from __future__ import annotations

from bot.index import CANDIDATES, Index
from bot.model import Document, Section
from bot.passages import passages_of


def index_of(*texts: str, heading: str | None = None, title: str = "Título") -> Index:
    sections = tuple(Section(f"s{number}", heading, text) for number, text in enumerate(texts))
    return Index(passages_of([Document("d", title, sections)]))


def found(index: Index, question: str) -> list[str]:
    return [candidate.passage.section.anchor for candidate in index.search(index.query(question))]


def test_nothing_is_found_in_an_empty_index() -> None:
    assert found(Index(()), "¿Qué hay?") == []


def test_only_passages_that_share_a_word_are_found() -> None:
    index = index_of("El museo abre hoy.", "La piscina cierra hoy.", "Nadie viene.")
    assert found(index, "¿Abre la piscina?") == ["s0", "s1"]
    assert found(index, "¿Cuánto cuesta?") == []


def test_a_word_in_every_passage_still_counts() -> None:
    index = index_of("El museo abre.", "El museo cierra.")
    scores = [candidate.scores.stems for candidate in index.search(index.query("museo"))]
    assert len(scores) == 2
    assert min(scores) > 0


def test_of_two_passages_the_one_with_the_rarer_word_wins() -> None:
    index = index_of("El museo abre los lunes.", "El museo cierra en agosto.")
    first, second = index.search(index.query("¿Cuándo cierra el museo?"))
    assert second.scores.stems > first.scores.stems


def test_a_word_of_the_heading_or_the_title_finds_the_passage() -> None:
    index = index_of("Abre a las diez.", heading="Piscina municipal", title="Deporte en el barrio")
    assert found(index, "¿Y la piscina?") == ["s0"]
    assert found(index, "deporte") == ["s0"]


def test_of_very_many_passages_the_foremost_are_kept() -> None:
    index = index_of(*(f"La sala {number} abre." for number in range(CANDIDATES + 20)), "La sala azul abre y abre.")
    kept = found(index, "¿Abre la sala azul?")
    assert len(kept) == CANDIDATES
    assert kept[-1] == f"s{CANDIDATES + 20}"


def test_a_rare_word_weighs_more_than_a_common_one_that_stands_in_as_many_passages() -> None:
    query = (index := index_of("Hay que utilizar el cosmódromo.")).query("utilizar cosmódromo")
    stems = query.weights[0]
    assert index.search(query)
    assert stems["cosmodrom"] > 1.5 * stems["utiliz"]
