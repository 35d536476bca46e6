"""Pages show a section, escaped, with the words of a link marked if they are still there."""

from __future__ import annotations

import asyncio
import html
import re

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.links import reader_url
from bot.model import Document, Section, Span
from bot.web import server
from bot.wording import pages

OPENING = Section("inicio", None, "Abre a las ocho.")
WATERING = Section("riego", "El <riego> & más", "Agua <nueva> & limpia.\n\nSe riega en marzo.")
GARDEN = Document("jardín", "El jardín & sus <normas>", (OPENING, WATERING))
PUBLIC = "http://127.0.0.1"


def read(address: str, *documents: Document) -> httpx.Response:
    library = Library(None, None, documents or (GARDEN,), ())

    async def main() -> httpx.Response:
        transport = httpx.ASGITransport(server.application(library, "", None))
        async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as client:
            return await client.get(address)

    return asyncio.run(main())


def marked(page: str) -> str:
    return "".join(html.unescape(piece) for piece in re.findall(r"<mark>(.*?)</mark>", page, re.DOTALL))


def test_a_section_is_shown_with_its_place_and_everything_escaped() -> None:
    response = read(reader_url(PUBLIC, GARDEN, WATERING))
    assert response.status_code == 200
    assert "<h1>El jardín &amp; sus &lt;normas&gt; › El &lt;riego&gt; &amp; más</h1>" in response.text
    assert "<p>Agua &lt;nueva&gt; &amp; limpia.</p>\n<p>Se riega en marzo.</p>" in response.text
    assert "<mark>" not in response.text
    assert 'role="status"' not in response.text


def test_the_words_of_a_link_are_marked_over_paragraphs_too() -> None:
    start = WATERING.text.index("<nueva>")
    response = read(reader_url(PUBLIC, GARDEN, WATERING, Span(start, WATERING.text.index(" en marzo"))))
    assert "Agua <mark>&lt;nueva&gt; &amp; limpia.</mark></p>\n<p><mark>Se riega</mark> en marzo." in response.text


@given(st.text(st.sampled_from("ab<&\"'\n ñ"), min_size=1, max_size=40), st.data())
def test_exactly_the_words_of_a_link_are_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    section = Section("a", None, text)
    page = read(reader_url(PUBLIC, Document("d", "D", (section,)), section, span), Document("d", "D", (section,))).text
    assert re.sub(r"\n\n+", "", marked(page)).replace("\n", "") == span.of(text).replace("\n", "")


def test_words_that_have_changed_are_not_marked_and_the_page_says_so() -> None:
    before = Section("riego", "El riego", "Se riega en enero, con cuidado.")
    response = read(reader_url(PUBLIC, GARDEN, before, Span(12, 17)))
    assert response.status_code == 200
    assert "<mark>" not in response.text
    assert pages.TEXT_HAS_CHANGED in response.text


def test_a_document_lists_its_sections() -> None:
    response = read("/leer/jardín")
    links = re.findall(r'<a href="(/leer/[^"]+)">', response.text)
    assert [read(link).status_code for link in links] == [200, 200]


@pytest.mark.parametrize(
    "path", ["/leer/otro", "/leer/otro/riego", "/leer/jardín/otra", "/leer/..%2f..%2fbot/riego", "/", "/leer/<b>/x"]
)
def test_what_does_not_exist_is_said_not_to(path: str) -> None:
    response = read(path)
    assert response.status_code == 404
    assert pages.NO_SUCH_PAGE in response.text
    assert "<b>" not in response.text


def test_no_page_runs_anything_is_framed_or_tells_where_one_comes_from() -> None:
    for path in ("/leer/jardín/riego", "/leer/jardín", "/nada"):
        headers = read(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_without_anybody_to_handle_updates_there_is_no_webhook() -> None:
    assert read("/telegram").status_code == 404
    assert read("/healthz").text == "ok\n"
