"""Links into the private chat lead back to what they were made for, or nowhere."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import Buttons, OpenOutline, OpenSection
from bot.chat.deeplinks import OpenAnswer, destination, is_ours, link, parameter, sharing
from bot.model import Document, Section
from tests.unit.chat.library import GARDEN, ONE, OPENING, library
from tests.unit.chat.test_buttons import NAMES

TOKENS = st.text("abcXYZ019_-", min_size=1, max_size=20)


@given(NAMES, NAMES, TOKENS)
def test_a_link_leads_back_to_what_it_was_made_for_however_long_its_name(id_: str, anchor: str, token: str) -> None:
    section = Section(anchor, "Parte", "Texto.")
    document = Document(id_, "Título", (section,))
    for opened in (OpenOutline(document), OpenSection(document, section), OpenAnswer(token)):
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", parameter(opened))
        assert is_ours(parameter(opened))
        assert destination(parameter(opened), Buttons(library(document))) == opened


def test_a_link_names_the_bot_and_where_it_leads() -> None:
    assert link("glosa_bot", OpenAnswer("abc")) == "https://t.me/glosa_bot?start=a-abc"


def test_a_link_to_what_has_changed_is_ours_and_leads_nowhere() -> None:
    old = parameter(OpenSection(Document("otro", "Otro", (OPENING,)), OPENING))
    assert is_ours(old)
    assert destination(old, Buttons(ONE)) is None
    assert destination(parameter(OpenOutline(GARDEN)).replace("d-", "s-"), Buttons(ONE)) is None


@pytest.mark.parametrize("start", ["", "campaign", "x-abc", "s-", "a- b", "a-" + "b" * 63, "s-ñ"])
def test_what_is_no_link_of_ours_leads_nowhere(start: str) -> None:
    assert not is_ours(start)
    assert destination(start, Buttons(ONE)) is None


def test_what_is_shared_has_only_the_beginning_of_a_long_text() -> None:
    shared = parse_qs(urlsplit(sharing("https://t.me/glosa_bot?start=a-b", "ñ & ¿sí? " * 100)).query)
    assert shared["url"] == ["https://t.me/glosa_bot?start=a-b"]
    assert shared["text"][0].startswith("ñ & ¿sí? ñ")
    assert len(shared["text"][0]) <= 300
