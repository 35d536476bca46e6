"""Every button leads to what it was made for, in 64 bytes, or to nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import AskQuestion, Buttons, OpenChoice, OpenDocuments, OpenOutline, OpenSection
from bot.model import Document, Section
from tests.unit.chat.library import library

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200)


@given(NAMES, NAMES, st.integers(0, 9999))
def test_a_button_leads_to_what_it_was_made_for(id_: str, anchor: str, page: int) -> None:
    section = Section(anchor, "Parte", "Texto.")
    document = Document(id_, "Título", (section,))
    buttons = Buttons(library(document))
    for target in (OpenSection(document, section), OpenOutline(document, page), OpenDocuments(page), OpenChoice(page)):
        assert 1 <= len(target.data.encode()) <= 64
        assert buttons.target(target.data, "Etiqueta") == target


def test_a_button_of_documents_that_have_changed_leads_nowhere() -> None:
    section = Section("a", "Parte", "Texto.")
    before = Document("antes", "Título", (section,))
    buttons = Buttons(library(Document("ahora", "Título", (section,))))
    assert buttons.target(OpenSection(before, section).data, "Parte") is None
    assert buttons.target(OpenOutline(before).data, "Título") is None


def test_a_button_asks_what_it_says_however_long_and_nothing_if_that_is_not_told() -> None:
    asking = AskQuestion("¿Cuándo " * 30, 2)
    assert len(asking.data.encode()) <= 64
    assert Buttons(library()).target(asking.data, asking.question) == asking
    assert Buttons(library()).target(asking.data, "") is None


@pytest.mark.parametrize(
    "data", ["", "s", "s::0", "x:abc:0", "o:abc:-1", "d::99999999999", "c::0\n", "s:ñ:0", ":" * 64]
)
def test_data_that_no_button_of_ours_has_leads_nowhere(data: str) -> None:
    assert Buttons(library()).target(data, "Etiqueta") is None
