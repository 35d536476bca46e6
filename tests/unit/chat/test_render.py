"""What the core returns, as a reader sees it: read back with the parser of the simulated Telegram."""

from __future__ import annotations

import datetime as dt

from hypothesis import given

from bot import wording
from bot.chat import render
from bot.chat.buttons import Buttons, OpenChoice, OpenDocuments, OpenOutline, OpenSection
from bot.chat.rich import LIMIT, units
from bot.model import Abstention, Answer, Citation, Document, Hit, Passage, Reason, Section, Span
from bot.simulator.markup import parse_html
from tests.unit.chat.library import answers, library

OPENING = Section("inicio", None, "El jardín es de todos. Abre a las ocho & cierra a las <diez>. No se paga.")
WATERING = Section("riego", "El riego", "Se riega de noche.")
EMPTY = Section("vacio", "Vacía", "")
GARDEN = Document(
    "jardin",
    "El jardín",
    (OPENING, WATERING, EMPTY),
    date=dt.date(2025, 3, 1),
    author="Ana",
    source="Archivo",
    topics=("plantas", "agua"),
)
HOUSE = Document("casa", "La casa", (Section("inicio", None, "Tiene dos plantas."),))
ONE, SEVERAL = library(GARDEN), library(GARDEN, HOUSE)


def passage_of(document: Document, section: Section) -> Passage:
    return Passage(f"{document.id}#{section.anchor}:1", document, section, Span(0, len(section.text)))


def answer(section: Section, quote: str, datum: str = "") -> Answer:
    passage = passage_of(GARDEN, section)
    start = section.text.index(quote)
    at = section.text.index(datum)
    highlight = Span(at, at + len(datum)) if datum else None
    citation = Citation(passage, Span(start, start + len(quote)))
    return Answer("¿?", 0.9, (citation,), highlight, (Hit(passage, 1.0),))


def test_an_answer_is_its_sentence_with_the_datum_its_place_and_the_passage_folded() -> None:
    found = answer(OPENING, "Abre a las ocho & cierra a las <diez>.", "<diez>")
    (reply,) = render.result(found, SEVERAL)
    assert reply.html == (
        "<b>Abre a las ocho &amp; cierra a las <u>&lt;diez&gt;</u>.</b>\n\nEl jardín\n\n"
        "<blockquote expandable>El jardín es de todos. <b>Abre a las ocho &amp; cierra a las &lt;diez&gt;.</b>"
        " No se paga.</blockquote>"
    )
    assert reply.keyboard == ()


def test_a_passage_that_is_only_the_sentence_is_not_repeated() -> None:
    found = answer(WATERING, "Se riega de noche.")
    assert render.result(found, ONE)[0].html == "<b>Se riega de noche.</b>\n\nEl jardín › El riego"
    assert render.result(found, SEVERAL)[0].html == "<b>Se riega de noche.</b>\n\nEl jardín › El riego"


@given(answers())
def test_any_answer_fits_its_messages_and_quotes_word_for_word(found: Answer) -> None:
    parsed = [parse_html(reply.html) for reply in render.result(found, ONE)]
    assert all(0 < units(message.text) <= LIMIT for message in parsed)
    quote = found.citations[0].quote.strip()
    assert "".join(quote.split()) in "".join("".join(message.text for message in parsed).split())
    if units(quote) <= LIMIT:
        assert quote in parsed[0].text


@given(answers())
def test_any_section_is_shown_whole(found: Answer) -> None:
    citation = found.citations[0]
    replies = render.section(OpenSection(citation.document, citation.section))
    text = "".join(parse_html(reply.html).text for reply in replies)
    assert "".join(text.split()).endswith("".join(citation.section.text.split()))


def test_an_abstention_says_why_and_offers_the_nearest_sections_once_each() -> None:
    sections = (*(Section(f"s{n}", f"Parte {n}", "Texto.") for n in range(5)),)
    document = Document("d", "Largo", sections)
    hits = [Hit(passage_of(document, section), 1.0) for section in (sections[1], sections[1], *sections)]
    (reply,) = render.result(Abstention("¿?", 0.1, Reason.WEAK_SUPPORT, tuple(hits)), library(document))
    assert reply.html == f"{wording.ABSTENTIONS[Reason.WEAK_SUPPORT]}\n\n{wording.NEAREST}"
    assert [button.label for row in reply.keyboard for button in row] == ["Parte 1", "Parte 0", "Parte 2"]
    buttons = Buttons(library(document))
    assert [buttons.target(button.data) for row in reply.keyboard for button in row] == [
        OpenSection(document, sections[n]) for n in (1, 0, 2)
    ]


def test_an_abstention_with_nothing_near_has_no_buttons() -> None:
    (reply,) = render.result(Abstention("¿?", 0.0, Reason.NOTHING_SHARED, ()), ONE)
    assert (reply.html, reply.keyboard) == (wording.ABSTENTIONS[Reason.NOTHING_SHARED], ())


def test_sections_are_those_of_the_only_document_or_a_choice_of_documents() -> None:
    assert [row[0].label for row in render.sections(ONE).keyboard] == ["Inicio", "El riego"]
    assert [row[0].label for row in render.sections(SEVERAL).keyboard] == ["El jardín", "La casa"]


def test_an_outline_has_pages_of_eight_and_buttons_that_turn_them() -> None:
    document = Document("d", "Largo", tuple(Section(f"s{n}", f"Parte {n}", "Texto.") for n in range(20)))
    pages = [render.outline(OpenOutline(document, page)).keyboard for page in range(3)]
    assert [len(page) for page in pages] == [9, 9, 5]
    turns = [[button.label for button in page[-1]] for page in pages]
    assert turns == [[wording.NEXT], [wording.PREVIOUS, wording.NEXT], [wording.PREVIOUS]]
    assert Buttons(library(document)).target(pages[1][-1][0].data) == OpenOutline(document, 0)
    assert render.outline(OpenOutline(document, 99)).keyboard == pages[2]


def test_documents_are_listed_with_what_is_known_of_them() -> None:
    reply = render.documents(OpenDocuments(), SEVERAL)
    assert reply.html == (
        "<b>Documentos</b>\n\n<b>El jardín</b>\nFecha: 1 de marzo de 2025\nAutor: Ana\nFuente: Archivo\n"
        "Temas: plantas, agua\n\n<b>La casa</b>"
    )
    assert [row[0].label for row in reply.keyboard] == ["El jardín", "La casa"]


def test_a_page_of_documents_fits_one_message_however_much_is_known_of_them() -> None:
    many = library(*(Document(f"d{n}", "T" * 900, (OPENING,), topics=("<😀>" * 400,)) for n in range(10)))
    for reply in (render.documents(OpenDocuments(1), many), render.choice(OpenChoice(), many)):
        assert units(parse_html(reply.html).text) <= LIMIT
        assert all(len(button.label) <= 60 for row in reply.keyboard for button in row)
    assert units(parse_html(render.documents(OpenDocuments(), many).html).text) <= LIMIT
    assert len(render.documents(OpenDocuments(1), many).keyboard) == 3


def test_the_greeting_names_the_library_and_some_documents() -> None:
    many = library(*(Document(f"d{n}", f"Título <{n}>", (OPENING,)) for n in range(5)))
    (reply,) = render.greeting(many)
    shown = parse_html(reply.html).text
    assert "Biblioteca\nDe pruebas." in shown
    assert "• Título <2>\n… y 2 más: /documentos" in shown
    assert "Título <3>" not in shown
