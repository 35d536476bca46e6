"""Pages show a document and its sections, with the words of a link marked if they are still there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wording
from bot.links import reader_url, start_of
from bot.model import Document, Section, Span
from bot.web.parts import LONGEST
from bot.wording import pages as say
from tests.unit.web.fetching import (
    BOT,
    GARDEN,
    LIGHTHOUSE,
    OPENING,
    WATERING,
    Reading,
    application,
    fetch,
    fetched,
    library,
    site,
)

if TYPE_CHECKING:
    from starlette.applications import Starlette

LONG = Section("largo", "Largo", "\n\n".join(f"Esta es la frase número {number} del libro." for number in range(3000)))
BOOK = Document("libro", "El libro", (OPENING, LONG, WATERING))
PARTS = 7


@cache
def book() -> Starlette:
    return application(site(library(BOOK)))


def read(address: str, *documents: Document) -> Reading:
    of = application(site(library(*documents))) if documents else None
    return Reading(fetch(address, of).text)


def marked(page: Reading) -> str:
    return page.text("mark")


def test_a_section_is_shown_whole_with_its_place_and_everything_escaped() -> None:
    page = read(reader_url("", GARDEN, WATERING))
    assert page.text("h1") == WATERING.heading
    assert "".join(character for character, _ in page.prose()) == WATERING.text
    assert "El jardín & sus <normas> › El <riego> & más" in page.text("title")
    assert marked(page) == ""
    assert "role" not in {name for _, named in page.tags for name, value in named.items() if value == "status"}


def test_the_words_of_a_link_are_marked_over_paragraphs_and_led_to() -> None:
    start = WATERING.text.index("<nueva>")
    span = Span(start, WATERING.text.index(" se riegan"))
    page = read(reader_url("", GARDEN, WATERING, span))
    assert marked(page) == span.of(WATERING.text).replace("\n\n", "")
    assert "#cita" in page.links()
    assert page.attributes("mark", id="cita")
    assert page.meta("og:description") == "<nueva> & limpia del aljibe. Los rosales"


@given(st.text(st.sampled_from("ab<&\"'\n -|ñ"), min_size=1, max_size=40), st.data())
def test_exactly_the_words_of_a_link_are_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    section = Section("a", None, text)
    document = Document("d", "D", (section,))
    page = read(reader_url("", document, section, span), document)
    places = {place for place, (_, is_marked) in enumerate(page.prose()) if is_marked}
    assert places <= set(range(span.start, span.end))
    assert all(text[place] in "\n " for place in set(range(span.start, span.end)) - places)


@pytest.mark.parametrize("now", ["Se riega en enero, con cuidado.", "Corto.", "", "e riega en marzo, con cuidado."])
def test_words_that_have_changed_are_not_marked_and_the_page_says_so(now: str) -> None:
    before = Section("riego", "El riego", "Se riega en marzo, con cuidado.")
    after = replace(GARDEN, sections=(replace(before, text=now), OPENING))
    page = read(reader_url("", GARDEN, before, Span(9, 17)), after)
    assert marked(page) == ""
    assert (say.TEXT_HAS_CHANGED if now else say.ONLY_HEADING) in page.text("main")
    assert page.meta("og:description") == now


def test_a_section_that_is_gone_is_missed_kindly_and_the_others_are_listed() -> None:
    response = fetch("/leer/jardín/poda?cita=1-2-00000000")
    page = Reading(response.text)
    assert response.status_code == 404
    assert page.text("h1") == say.SECTION_IS_GONE
    assert reader_url("", GARDEN, WATERING) in page.links()
    assert "poda" not in response.text


def test_a_document_lists_what_can_be_read_of_it_and_what_is_known_of_it() -> None:
    page = read("/leer/jardín")
    sections = [link for link in page.links() if link.startswith("/leer/jard%C3%ADn/")]
    assert sections == [reader_url("", GARDEN, OPENING), reader_url("", GARDEN, WATERING)]
    assert all(response.status_code == 200 for response in fetched(sections))
    assert "Cuidados" in page.text("main")
    assert page.text("dd") == GARDEN.source
    assert page.attributes("a", href=GARDEN.source or "", rel="external nofollow noopener")


@pytest.mark.parametrize(
    "source", ["javascript:alert(1)", "https://", "http://[", "Actas, pág. 3", "data:text/html,x", "https://a b"]
)
def test_a_source_that_is_no_address_of_the_web_is_no_link(source: str) -> None:
    page = read("/leer/faro", replace(LIGHTHOUSE, source=source))
    assert source in page.text("dd")
    assert all(link.startswith(("/", "#", "https://t.me/")) for link in page.links())


def test_a_document_is_dated_as_people_write_dates() -> None:
    page = read("/leer/faro/inicio", replace(LIGHTHOUSE, date=dt.date(2024, 3, 5)))
    assert page.text("dd") == wording.date(dt.date(2024, 3, 5))


def test_one_reads_on_past_a_heading_with_nothing_under_it() -> None:
    opening, watering = (read(reader_url("", GARDEN, section)) for section in (OPENING, WATERING))
    assert [link["href"] for link in opening.attributes("a", rel="next")] == [reader_url("", GARDEN, WATERING)]
    assert [link["href"] for link in watering.attributes("a", rel="prev")] == [reader_url("", GARDEN, OPENING)]
    assert watering.attributes("a", rel="next") == []
    assert watering.attributes("a", aria_current="page") == []
    current = watering.attributes("a", **{"aria-current": "page"})
    assert [link["href"] for link in current] == [reader_url("", GARDEN, WATERING)]


def test_the_bot_opens_at_what_is_read_once_its_name_is_known() -> None:
    for address, start in (
        (reader_url("", GARDEN, WATERING), start_of(GARDEN, WATERING)),
        ("/leer/jardín", start_of(GARDEN)),
    ):
        assert f"https://t.me/{BOT}?start={start}" in read(address).links()
        assert "t.me" not in fetch(address, application(site(username=""))).text


def test_a_long_section_is_read_in_parts_and_a_citation_opens_its_own() -> None:
    words = "la frase número 2500 "
    span = Span(LONG.text.index(words), LONG.text.index(words) + len(words))
    of = book()
    cited, first = (Reading(one.text) for one in fetched([reader_url("", BOOK, LONG, span), "/leer/libro/largo"], of))
    assert marked(cited) == words
    assert len(cited.prose()) <= LONGEST
    assert say.part(1, PARTS) in first.text("main")
    read_on, whole, address = [first], "", "/leer/libro/largo"
    while following := read_on[-1].attributes("a", rel="next"):
        whole += "".join(character for character, _ in read_on[-1].prose())
        address = following[0]["href"]
        read_on.append(Reading(fetch(address, of).text))
    assert whole == LONG.text
    assert address == reader_url("", BOOK, WATERING)


@pytest.mark.parametrize("part", ["0", "8", "999999", "-1", "x", "1_0", "\u0661", "9" * 5000])
def test_a_part_that_there_is_not_is_no_trouble(part: str) -> None:
    number = PARTS if part in ("8", "999999") else 1
    assert say.part(number, PARTS) in Reading(fetch(f"/leer/libro/largo?parte={part}", book()).text).text("main")


def test_a_book_of_many_sections_is_listed_in_pages_that_stay_small() -> None:
    sections = tuple(Section(f"s{number}", f"Capítulo {number}", "Texto breve.") for number in range(950))
    book = Document("libro", "El libro", sections)
    of = application(site(library(book)))
    addresses = ["/leer/libro", "/leer/libro?pagina=10", "/leer/libro/s500", "/leer/libro/ninguna"]
    first, last, middle, gone = fetched(addresses, of)
    assert "Capítulo 949" in last.text
    assert "?pagina=2" in first.text
    assert "Capítulo 490" in middle.text
    assert "?pagina=2" in gone.text
    assert max(len(one.content) for one in (first, last, middle, gone)) < 50_000


def test_a_document_named_in_another_way_of_writing_the_same_letters_is_found() -> None:
    assert fetch("/leer/jardi\u0301n/riego").status_code == 200
