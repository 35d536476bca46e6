"""Names that mean the same, and how texts and questions are analysed with them."""

from __future__ import annotations

import pytest

from bot.text import Line, Vocabulary, full_names, sentences
from tests.texts import vocabulary_of

FULL = "la Organización del Tratado de Seguridad Colectiva"


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        (f"Ingresó en {FULL} (OTSC).", "OTSC", FULL.removeprefix("la ")),
        (f"La OTSC ({FULL}) crece.", "OTSC", FULL.removeprefix("la ")),
        (f"La OTSC, {FULL}, crece.", "OTSC", FULL.removeprefix("la ")),
        ("La OMS: Organización Mundial de la Salud", "OMS", "Organización Mundial de la Salud"),
        ("La Organización Mundial de la Salud, u OMS, avisa.", "OMS", "Organización Mundial de la Salud"),
        ("Sube el impuesto sobre el valor añadido (IVA).", "IVA", "impuesto sobre el valor añadido"),
        ("La Comisión Económica para América Latina (CEPAL)", "CEPAL", "Comisión Económica para América Latina"),
        ("Los Estados Unidos (EE. UU.) votan.", "EE. UU.", "Estados Unidos"),
        ("El Fondo Monetario Internacional (en adelante, «FMI»)", "FMI", "Fondo Monetario Internacional"),
        ("El «Fondo Monetario Internacional» (FMI)", "FMI", "Fondo Monetario Internacional"),
    ],
)
def test_an_acronym_and_the_full_name_beside_it_belong_together(text: str, acronym: str, name: str) -> None:
    assert [(token.text, span.of(text)) for token, span in full_names(Line.of(text))] == [(acronym, name)]


@pytest.mark.parametrize(
    "text",
    [
        "El FMI (que preside Ana) presta.",
        "Viajan a la UE, unas economías que crecen.",
        "La Comunidad de Estados, y la CE (Lima)",
        "Organización Mundial. Salud (OMS)",
        "LA SITUACIÓN DE LA REGIÓN",
        "(OMS)",
        "",
    ],
)
def test_words_that_do_not_spell_the_acronym_are_not_its_name(text: str) -> None:
    assert list(full_names(Line.of(text))) == []


def same(vocabulary: Vocabulary, one: str, other: str) -> bool:
    first, second = (vocabulary.analyze_question(vocabulary.read(text).question) for text in (one, other))
    return first.views == second.views


@pytest.mark.parametrize("typed", ["OTSC", "otsc", FULL, "organizacion del tratado de seguridad colectiva"])
def test_an_acronym_and_its_full_name_ask_the_same(typed: str) -> None:
    vocabulary = vocabulary_of([f"Es miembro de {FULL} (OTSC)."])
    assert same(vocabulary, f"¿Quién preside {typed}?", "¿Quién preside la OTSC?")


def test_a_text_with_the_full_name_holds_the_acronym_once() -> None:
    vocabulary = vocabulary_of([f"Es miembro de {FULL} (OTSC)."])
    assert vocabulary.analyze(Line.of(f"Preside {FULL}.")).stems[-1] == "otsc"
    assert vocabulary.analyze(Line.of(f"Preside {FULL} (OTSC).")).stems.count("otsc") == 1


def test_the_term_of_a_full_name_stands_where_the_name_does() -> None:
    text = "Votan los Estados Unidos hoy."
    content = vocabulary_of(["Los Estados Unidos (EE. UU.)"]).analyze(Line.of(text))
    assert [(place.of(text), stem) for place, stem in zip(content.places, content.stems, strict=True)][3] == (
        "Estados Unidos",
        "eeuu",
    )


@pytest.mark.parametrize("text", ["EE.\nUU. (Estados Unidos)", "La Unión\nEuropea (UE)", "Unión Europea\n(UE)"])
def test_a_name_does_not_reach_over_a_line(text: str) -> None:
    vocabulary = vocabulary_of(span.of(text) for span in sentences(text))
    assert "ue" not in vocabulary.analyze(Line.of("La Unión Europea")).stems
    assert "eeuu" not in vocabulary.analyze(Line.of("Los Estados Unidos")).stems


def test_an_acronym_with_two_meanings_has_neither() -> None:
    texts = ["La Comunidad Europea (CE) creció.", "El Consejo Escolar (CE) votó."]
    assert "ce" not in vocabulary_of(texts).analyze(Line.of("La Comunidad Europea.")).stems
    assert "ce" in vocabulary_of(texts[:1]).analyze(Line.of("La Comunidad Europea.")).stems


def test_one_meaning_with_other_small_words_is_one() -> None:
    texts = ["La Organización Mundial de la Salud (OMS)", "Organización Mundial de Salud (OMS)"]
    assert "oms" in vocabulary_of(texts).analyze(Line.of("la organización mundial de la salud")).stems


def test_an_acronym_that_is_also_a_word_stays_apart() -> None:
    texts = ["El Partido Acción Nacional (PAN) ganó.", "El pan subió."]
    assert "pan" not in vocabulary_of(texts).analyze(Line.of("El Partido Acción Nacional")).stems


@pytest.mark.parametrize("typed", ["Kazajstán", "kazakhstan", "KAZAJSTAN", "Kazajistán", "la República de Kazajstán"])
def test_the_forms_that_the_owner_lists_mean_the_same(typed: str) -> None:
    variants = [("Kazajistán", "Kazajstán", "Kazakhstan", "República de Kazajstán")]
    vocabulary = vocabulary_of(["Kazajistán crece.", "Una república."], variants)
    assert same(vocabulary, f"¿Cuánto crece {typed}?", "¿Cuánto crece Kazajistán?")
    assert vocabulary.read(f"¿Cuánto crece {typed}?").unmentioned == ()


def test_forms_of_several_words_need_none_of_one_word() -> None:
    vocabulary = vocabulary_of(["La Casa Blanca calla."], [("Casa Blanca", "Presidencia americana")])
    assert same(vocabulary, "¿Calla la Presidencia americana?", "¿Calla la Casa Blanca?")
    assert not same(vocabulary, "¿Calla la Presidencia?", "¿Calla la Casa Blanca?")


def test_the_owners_forms_join_the_acronym_of_the_texts() -> None:
    vocabulary = vocabulary_of(["La Organización del Tratado del Atlántico Norte (OTAN)"], [("OTAN", "NATO")])
    assert same(vocabulary, "¿Qué es la NATO?", "¿Qué es la Organización del Tratado del Atlántico Norte?")


def test_a_form_that_is_all_grammar_means_nothing() -> None:
    vocabulary = vocabulary_of(["Llega Ana."], [("él", "Ana"), ("ella", "Luisa")])
    assert not same(vocabulary, "¿Llega Ana?", "¿Llega Luisa?")


def test_the_question_is_written_with_the_form_that_the_documents_have() -> None:
    variants = [("Tokayev", "Kassym", "el Presidente Eterno")]
    assert vocabulary_of(["Llega Tokayev."], variants).read("¿Llega kassym?").question == "¿Llega Tokayev?"
    assert vocabulary_of(["Llega Kassym."], variants).read("¿Llega tokayev?").question == "¿Llega Kassym?"


def test_a_name_of_which_the_documents_have_no_form_is_unmentioned() -> None:
    assert vocabulary_of(["Llega Ana."], [("OTAN", "NATO")]).read("¿Qué es la NATO?").unmentioned == ("NATO",)
