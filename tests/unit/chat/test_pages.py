"""What can be read without asking, as a reader sees it: read back with the parser of the simulated Telegram."""

from __future__ import annotations

from hypothesis import given

from bot import wording
from bot.chat import pages
from bot.chat.buttons import Buttons, OpenChoice, OpenDocuments, OpenOutline, OpenSection
from bot.chat.rich import LIMIT, units
from bot.model import Answer, Document, Section
from bot.simulator.markup import parse_html
from tests.unit.chat.library import ONE, OPENING, SEVERAL, answers, library


@given(answers())
def test_any_section_is_shown_whole(found: Answer) -> None:
    citation = found.citations[0]
    replies = pages.section(OpenSection(citation.document, citation.section))
    text = "".join(parse_html(reply.html).text for reply in replies)
    assert "".join(text.split()).endswith("".join(citation.section.text.split()))


def test_sections_are_those_of_the_only_document_or_a_choice_of_documents() -> None:
    assert [row[0].label for row in pages.sections(ONE).keyboard] == ["Inicio", "El riego"]
    assert [row[0].label for row in pages.sections(SEVERAL).keyboard] == ["El jardín", "La casa"]


def test_an_outline_has_pages_of_eight_and_buttons_that_turn_them() -> None:
    document = Document("d", "Largo", tuple(Section(f"s{n}", f"Parte {n}", "Texto.") for n in range(20)))
    shown = [pages.outline(OpenOutline(document, page)).keyboard for page in range(3)]
    assert [len(page) for page in shown] == [9, 9, 5]
    turns = [[button.label for button in page[-1]] for page in shown]
    assert turns == [[wording.NEXT], [wording.PREVIOUS, wording.NEXT], [wording.PREVIOUS]]
    assert Buttons(library(document)).target(shown[1][-1][0].data, wording.PREVIOUS) == OpenOutline(document, 0)
    assert pages.outline(OpenOutline(document, 99)).keyboard == shown[2]


def test_documents_are_listed_with_what_is_known_of_them() -> None:
    reply = pages.documents(OpenDocuments(), SEVERAL)
    assert reply.html == (
        "<b>Documentos</b>\n\n<b>El jardín</b>\nFecha: 1 de marzo de 2025\nAutor: Ana\nFuente: Archivo\n"
        "Temas: plantas, agua\n\n<b>La casa</b>"
    )
    assert [row[0].label for row in reply.keyboard] == ["El jardín", "La casa"]


def test_a_page_of_documents_fits_one_message_however_much_is_known_of_them() -> None:
    many = library(*(Document(f"d{n}", "T" * 900, (OPENING,), topics=("<😀>" * 400,)) for n in range(10)))
    for reply in (pages.documents(OpenDocuments(1), many), pages.choice(OpenChoice(), many)):
        assert units(parse_html(reply.html).text) <= LIMIT
        assert all(len(button.label) <= 60 for row in reply.keyboard for button in row)
    assert units(parse_html(pages.documents(OpenDocuments(), many).html).text) <= LIMIT
    assert len(pages.documents(OpenDocuments(1), many).keyboard) == 3


def test_the_greeting_names_the_library_and_some_documents() -> None:
    many = library(*(Document(f"d{n}", f"Título <{n}>", (OPENING,)) for n in range(5)))
    (reply,) = pages.greeting(many)
    shown = parse_html(reply.html).text
    assert "Biblioteca\nDe pruebas." in shown
    assert "• Título <2>\n… y 2 más: /documentos" in shown
    assert "Título <3>" not in shown
