"""Every button leads to what it was made for, in 64 bytes, or to nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import (
    AskQuestion,
    Buttons,
    CastVote,
    ChooseDocument,
    Forget,
    GiveCause,
    OpenChoice,
    OpenDocuments,
    OpenHits,
    OpenOutline,
    OpenPassage,
    OpenSection,
    ShowToAll,
    Target,
)
from bot.model import Document, Section
from bot.store.values import Cause
from tests.unit.chat.library import library

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200)


@given(NAMES, NAMES, st.integers(0, 9999), st.text("abcXYZ019_-", min_size=1, max_size=20))
def test_a_button_leads_to_what_it_was_made_for(id_: str, anchor: str, page: int, token: str) -> None:
    section = Section(anchor, "Parte", "Texto.")
    document = Document(id_, "Título", (section,))
    buttons = Buttons(library(document))
    of_documents = (OpenSection(document, section), OpenOutline(document, page), ChooseDocument(document, page))
    of_answers = (OpenPassage(token, page), CastVote(token, useful=True), CastVote(token, useful=False))
    others = (OpenDocuments(page), OpenChoice(page), ChooseDocument(None, page), OpenHits(page), ShowToAll(token))
    causes, forgetting = [GiveCause(token, cause) for cause in Cause], [Forget(really=one) for one in (True, False)]
    targets: list[Target] = [*of_documents, *of_answers, *others, *causes, *forgetting]
    for target in targets:
        assert 1 <= len(target.data.encode()) <= 64
        assert buttons.target(target.data, "Etiqueta") == target
    assert len({target.data for target in targets}) == len(targets)


def test_a_button_of_documents_that_have_changed_leads_nowhere() -> None:
    section = Section("a", "Parte", "Texto.")
    before = Document("antes", "Título", (section,))
    buttons = Buttons(library(Document("ahora", "Título", (section,))))
    assert buttons.target(OpenSection(before, section).data, "Parte") is None
    assert buttons.target(OpenOutline(before).data, "Título") is None
    assert buttons.target(ChooseDocument(before).data, "Título") is None


def test_a_button_asks_what_it_says_however_long_and_nothing_if_that_is_not_told() -> None:
    asking = AskQuestion("¿Cuándo " * 30, 2)
    assert len(asking.data.encode()) <= 64
    assert Buttons(library()).target(asking.data, asking.question) == asking
    assert Buttons(library()).target(asking.data, "") is None


@pytest.mark.parametrize(
    "data",
    [
        *("", "s", "s::0", "z:abc:0", "o:abc:-1", "d::99999999999", "c::0\n", "s:ñ:0", ":" * 64),
        *("p::1", "v::1", "w::wrong", "w:abc:0", "w:abc:nothing", "v:abc:wrong", "k:abc:0", "p:" + "a" * 60 + ":1"),
    ],
)
def test_data_that_no_button_of_ours_has_leads_nowhere(data: str) -> None:
    assert Buttons(library()).target(data, "Etiqueta") is None
