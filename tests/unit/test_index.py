"""What is found, and with which weight."""

from __future__ import annotations

import pytest

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


def test_a_query_has_the_question_as_it_is_understood() -> None:
    query = index_of("El ministro Lavrov recibe hoy.").query("¿Recibe lavrof a Messi?")
    assert query.question == "¿Recibe Lavrov a Messi?"
    assert query.understood == ("Lavrov",)
    assert query.unmentioned == ("Messi",)


def test_a_misspelt_word_finds_what_the_right_one_does() -> None:
    index = index_of("El museo abre hoy.", "Baikonur abre hoy.")
    assert found(index, "baikonour") == found(index, "Baikonur") == ["s1"]


@pytest.mark.parametrize("question", ["OMS", "la Organización Mundial de la Salud", "oms"])
def test_an_acronym_and_its_full_name_find_the_passages_of_either(question: str) -> None:
    index = index_of(
        "La Organización Mundial de la Salud (OMS).", "Avisa la OMS.", "Habla la Organización Mundial de la Salud."
    )
    assert found(index, question) == ["s0", "s1", "s2"]


def test_the_forms_of_a_name_that_the_owner_lists_find_each_other() -> None:
    document = Document("d", "Título", (Section("s", None, "Llega Tokayev."),))
    index = Index(passages_of([document]), [("Tokayev", "Kassym")])
    assert found(index, "¿Qué hace Kassym?") == ["s"]


def test_only_the_documents_asked_are_searched() -> None:
    documents = [Document(name, "Título", (Section("s", None, "El museo abre."),)) for name in ("uno", "dos")]
    index = Index(passages_of(documents))
    query = index.query("museo")
    assert [one.passage.document.id for one in index.search(query, frozenset({"dos"}))] == ["dos"]
    assert index.search(query, frozenset()) == []


def test_a_passage_comes_near_a_word_that_it_lacks() -> None:
    index = index_of("La compañía del puerto cerró.", "El río del puerto creció.")
    company, river = (one.scores.meaning for one in index.search(index.query("empresa del puerto")))
    assert company > river >= 0


def test_each_sentence_has_its_own_nearness() -> None:
    index = index_of("El puerto es hondo. La compañía cerró.")
    (candidate,) = index.search(index.query("empresa del puerto"))
    first, second = candidate.near
    assert len(candidate.sentences) == 2
    assert second > first


def test_a_sentence_that_points_back_is_given_what_stands_before_it_even_in_another_passage() -> None:
    index = index_of("La alcaldesa visitó el faro.\n\nEsa visita duró dos horas. Llovió.")
    first, second = index.search(index.query("visita"))
    assert "alcaldes" in second.sentences[0].carried.stems
    assert not first.sentences[0].carried.stems
    assert not second.sentences[1].carried.stems


def test_a_sentence_that_goes_on_with_a_masculine_article_is_given_the_one_before_but_only_in_its_passage() -> None:
    index = index_of("La alcaldesa visitó el faro. El faro abrió.\n\nEl faro cerró. La lonja cerró. Cerró.")
    first, second = index.search(index.query("faro"))
    assert "alcaldes" in first.sentences[1].carried.stems
    assert not any(sentence.carried.stems for sentence in second.sentences)


def test_a_section_is_known_by_the_words_of_its_heading() -> None:
    headings = {"Los cursos de natación": "Empiezan en julio.", "Cursos": "Duran poco.", None: "Hay cursos."}
    sections = tuple(Section(f"s{at}", *part) for at, part in enumerate(headings.items()))
    index = Index(passages_of([Document("d", "Título", sections)]))

    def headed(question: str) -> list[str]:
        return [passage.section.anchor for passage in index.headed(index.query(question))]

    assert headed("los cursos") == ["s1"]
    assert headed("cursos de natación") == ["s0"]
    assert headed("cursos de vela") == headed("título") == []


@pytest.mark.parametrize(
    ("question", "names", "years"),
    [
        ("¿Abre Ana Prada el museo en 1920?", {"ana", "prada"}, {"1920"}),
        ("Ana abre 300 museos", set(), set()),
    ],
)
def test_names_and_years_are_read_off_a_question(question: str, names: set[str], years: set[str]) -> None:
    query = index_of("Ana Prada abre el museo en 1920.").query(question)
    assert query.years == years
    assert query.names == names


def test_a_word_is_known_in_the_singular_and_the_plural_and_not_by_its_stem() -> None:
    index = index_of("Las cosas del ladrón.", heading="La banda municipal")
    assert all(map(index.knows, ("cosa", "cosas", "ladrones", "banda", "bandas")))
    assert not any(map(index.knows, ("coso", "ladra", "bando", "s", "")))
