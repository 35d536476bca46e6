"""A link to cited words finds them again, or says that they are not there."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import CITED, parse, reader_url
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
