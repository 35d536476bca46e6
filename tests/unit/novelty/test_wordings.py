"""Which sentences are one in two wordings, and what differs between them."""

from __future__ import annotations

import pytest

from bot.novelty.typography import is_said, plain
from bot.novelty.wordings import difference, rewordings


def test_each_sentence_is_paired_with_the_one_most_like_it() -> None:
    before = ["La lonja abre a las 6.", "La piscina abre a las 9.", "Las redes se secan al sol."]
    now = ["La piscina abre a las 10.", "La lonja abre a las 7."]
    assert rewordings(before, now) == [(1, 0), (0, 1)]


def test_sentences_that_share_only_words_of_grammar_are_no_pair() -> None:
    assert rewordings(["El faro de la bahía se ve de noche."], ["El pan de la lonja se come de pie."]) == []


@pytest.mark.parametrize(
    ("before", "now", "factual"),
    [
        ("Abre a las 9.", "Abre a las 10.", True),
        ("Abre el lunes.", "Abre el martes.", True),
        ("Lo dirige Ana.", "Lo dirige Luis.", True),
        ("No abre de noche.", "Abre de noche.", True),
        ("Se abre de noche.", "Se cierra de noche.", False),
        ("Cuesta 5 %.", "Cuesta 5 €.", False),
    ],
)
def test_figures_dates_names_and_denials_are_facts(before: str, now: str, factual: bool) -> None:  # noqa: FBT001 - a column
    assert difference(before, now).is_factual == factual


def test_what_differs_is_marked_in_both() -> None:
    before, now = "Abre a las 9 de la mañana.", "Abre siempre a las 10 de la mañana."
    found = difference(before, now)
    assert [mark.of(before) for mark in found.before] == ["9"]
    assert [mark.of(now) for mark in found.now] == ["siempre", "10"]


def test_a_figure_grouped_in_another_way_is_the_same() -> None:
    assert difference("Hay 12.000 barcos aquí.", "Hay 12,000 barcos allí.").now[0].start == len("Hay 12,000 barcos ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«Así» – dijo", "“Así” - dijo"),
        ("12.000 euros", "12 000 euros"),
        ("el 40 %", "el 40\u00a0%"),
        ("acci\u00f3n", "accio\u0301n"),
        ("• uno\n• dos", "- uno\n\n- dos"),
    ],
)
def test_type_alone_makes_no_difference(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"), [("-5 °C", "5 °C"), ("1,5", "15"), ("5 %", "5 €"), ("papa", "papá"), ("1.500", "1.600")]
)
def test_what_says_something_else_stays_different(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        ("Abre a las 9.", "Cierra los lunes. Abre a las 9.", True),
        ("Abre a las 9", "Abre a las 9.", True),
        ("Abre a las 9.", "- Abre a las 9", True),
        ("Abre.", "Nadie Abre. Todos cierran.", False),
        ("Abre a las 9.", "Abre a las 9 y media.", False),
    ],
)
def test_a_sentence_is_said_where_it_is_one_of_the_text(sentence: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a column
    assert is_said(plain(sentence), plain(text)) == expected
