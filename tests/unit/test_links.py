"""A link to cited words finds them again, or says that they are not there."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import CITED, ask_url, bot_url, document_url, group_url, parse, reader_url, start_of
from bot.model import Document, Section, Span

PUBLIC = "https://glosa.example"


def section(text: str, anchor: str = "riego") -> Section:
    return Section(anchor, "El riego", text)


def document(of: Section, name: str = "jardín") -> Document:
    return Document(name, "El jardín", (of,))


def cited(url: str) -> str:
    return parse_qs(urlsplit(url).query)[CITED][0]


@given(st.text(min_size=1), st.data())
def test_a_mark_fits_the_text_it_was_made_of(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    mark = parse(cited(reader_url(PUBLIC, document(section(text)), section(text), span)))
    assert mark is not None
    assert mark.span == span
    assert mark.fits(section(text))


def test_a_mark_does_not_fit_other_words_in_the_same_place() -> None:
    before, after = section("Los rosales se riegan en marzo."), section("Los rosales se riegan en enero.")
    mark = parse(cited(reader_url(PUBLIC, document(before), before, Span(25, 30))))
    assert mark is not None
    assert not mark.fits(after)
    assert not mark.fits(section("Corto."))


def test_names_that_an_address_cannot_hold_are_quoted() -> None:
    odd = section("Texto.", "año/2025?&")
    url = urlsplit(reader_url(PUBLIC, document(odd, "guía <1>"), odd))
    assert url.path.isascii()
    assert [unquote(name) for name in url.path.split("/")[1:]] == ["leer", "guía <1>", "año/2025?&"]
    assert url.query == ""


@pytest.mark.parametrize(
    "written",
    ["", "1-2", "2-1-00000000", "1-1-00000000", "-1-2-00000000", "1-2-xyz", "1-2-00000000 ", "\u0661-2-00000000"],
)
def test_what_makes_no_sense_is_no_mark(written: str) -> None:
    assert parse(written) is None


def test_a_link_to_cited_words_leads_to_where_they_are_on_the_page_and_any_other_to_its_beginning() -> None:
    text = section("Los rosales se riegan en marzo.")
    assert urlsplit(reader_url(PUBLIC, document(text), text, Span(0, 3))).fragment == CITED
    assert urlsplit(reader_url(PUBLIC, document(text), text)).fragment == ""


def test_documents_and_questions_have_addresses_whatever_is_in_them() -> None:
    assert unquote(urlsplit(document_url(PUBLIC, document(section("Texto."), "guía <1>/2"))).path) == "/leer/guía <1>/2"
    asked = urlsplit(ask_url(PUBLIC, "¿Qué & cuándo? #1"))
    assert (asked.path, parse_qs(asked.query), asked.fragment) == ("/preguntar", {"q": ["¿Qué & cuándo? #1"]}, "")


def test_the_bot_is_linked_to_in_ways_that_telegram_knows() -> None:
    text = section("Texto.")
    assert bot_url("guia_bot") == "https://t.me/guia_bot"
    assert group_url("guia_bot") == "https://t.me/guia_bot?startgroup"
    for start in (start_of(document(text)), start_of(document(text), text), start_of(document(text, "x" * 500), text)):
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", start)
        assert bot_url("guia_bot", start) == f"https://t.me/guia_bot?start={start}"


def test_links_that_were_sent_before_still_name_the_same() -> None:
    text = section("Los rosales se riegan en marzo.")
    assert reader_url(PUBLIC, document(text), text, Span(25, 30)).startswith(
        "https://glosa.example/leer/jard%C3%ADn/riego?cita=25-30-"
    )
    assert start_of(document(text)) == "d-qWhIM7yGYt7UXTAY"
    assert start_of(document(text), text) == "s-Jkqyzb663Smn5a6o"
