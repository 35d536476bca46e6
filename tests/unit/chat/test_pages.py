"""What can be read without asking, as a reader sees it: read back with the parser of the simulated Telegram."""

from __future__ import annotations

from hypothesis import given

from bot import wording
from bot.chat import pages
from bot.chat.buttons import (
    Buttons,
    ChooseDocument,
    OpenChoice,
    OpenDocuments,
    OpenOutline,
    OpenPassage,
    OpenSection,
)
from bot.chat.rich import LIMIT, units
from bot.model import Answer, Document, Hit, Section
from bot.simulator.markup import parse_html
from bot.store.values import DateStyle
from bot.wording import private as say
from tests.unit.chat.library import (
    GARDEN,
    HOUSE,
    ONE,
    OPENING,
    SEVERAL,
    WATERING,
    answers,
    cited,
    library,
    passage_of,
)

STYLE = DateStyle.SPANISH


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


def test_in_a_group_an_outline_and_the_documents_open_in_the_private_chat() -> None:
    outline, documents = pages.sections(ONE, "b"), pages.documents_of_group(OpenDocuments(), SEVERAL, "b", STYLE)
    for page in (outline, documents):
        assert all((button.url or "").startswith("https://t.me/b?start=") for row in page.keyboard for button in row)
    assert say.CHOSEN_BY_ADMINISTRATORS in documents.html


def test_documents_are_listed_with_what_is_known_of_them_and_all_are_asked_unless_one_is_chosen() -> None:
    reply = pages.documents(OpenDocuments(), SEVERAL, (), STYLE)
    assert reply.html == (
        "<b>Documentos</b>\n\n<b>El jardín</b>\nFecha: 1 de marzo de 2025\nAutor: Ana\nFuente: Archivo\n"
        f"Temas: plantas, agua\n\n<b>La casa</b>\n\n{say.ASKS_ALL}"
    )
    assert [row[0].label for row in reply.keyboard] == [f"✓ {say.ALL_DOCUMENTS}", "El jardín", "La casa"]
    targets = [Buttons(SEVERAL).target(row[0].data) for row in reply.keyboard]
    assert targets == [ChooseDocument(), ChooseDocument(GARDEN), ChooseDocument(HOUSE)]


def test_the_document_chosen_is_marked_and_said() -> None:
    reply = pages.documents(OpenDocuments(), SEVERAL, ("casa",), DateStyle.FIGURES)
    assert [row[0].label for row in reply.keyboard] == [say.ALL_DOCUMENTS, "El jardín", "✓ La casa"]
    assert reply.html.endswith("Ahora busco solo en «La casa».")
    assert "Fecha: 1/3/2025" in reply.html


def test_where_there_is_one_document_there_is_nothing_to_choose() -> None:
    reply = pages.documents(OpenDocuments(), ONE, (), STYLE)
    assert [row[0].label for row in reply.keyboard] == [wording.SECTIONS]
    assert say.ASKS_ALL not in reply.html


def test_a_library_of_documents_chosen_has_those_that_there_still_are() -> None:
    assert pages.chosen(SEVERAL, ("casa", "perdido")).documents == (HOUSE,)
    assert pages.chosen(SEVERAL, ("perdido",)) == SEVERAL
    assert pages.chosen(SEVERAL, ()) == SEVERAL


def found(*others: Section) -> Answer:
    """Return an answer from the opening of the garden, and other sections as the passages that come next."""
    hours = cited(GARDEN, OPENING, "No se paga.")
    hits = (Hit(hours.passage, 1.0), *(Hit(passage_of(GARDEN, section), 0.5) for section in others))
    return Answer("¿?", 0.9, (hours,), hits)


def test_another_passage_is_shown_whole_with_its_place_and_not_said_to_answer() -> None:
    reply = pages.passage(found(WATERING), OpenPassage("abc", 1))
    assert reply is not None
    shown = parse_html(reply.html)
    assert shown.text == f"{say.NOT_AN_ANSWER}\n\nEl jardín › El riego\n\nSe riega de noche."
    ((back,),) = reply.keyboard
    assert (back.label, Buttons(ONE).target(back.data)) == (say.BACK_TO_ANSWER, OpenPassage("abc", 0))


def test_other_passages_are_turned_one_by_one_and_from_end_to_end() -> None:
    answer = found(*(Section(f"s{n}", f"Parte {n}", "Texto.") for n in range(5)))
    shown = [pages.passage(answer, OpenPassage("abc", page)) for page in (1, 3, 5)]
    turned = [[button.label for button in reply.keyboard[0]] for reply in shown if reply]
    first, before, after, last = say.FIRST, say.BEFORE, say.AFTER, say.LAST
    assert turned == [["1/5", after, last], [first, before, "3/5", after, last], [first, before, "5/5"]]
    middle = shown[1]
    assert middle is not None
    targets = [Buttons(ONE).target(button.data) for button in middle.keyboard[0]]
    assert targets == [OpenPassage("abc", page) for page in (1, 2, 3, 4, 5)]


def test_a_page_beyond_the_passages_there_are_is_the_last_and_without_any_there_is_none() -> None:
    answer = found(WATERING)
    assert pages.passage(answer, OpenPassage("abc", 99)) == pages.passage(answer, OpenPassage("abc", 1))
    assert pages.passage(found(), OpenPassage("abc", 1)) is None


def test_any_other_passage_fits_one_message() -> None:
    text = "😀" * 2000
    long = Document("d", "T<" * 500, (Section("s", "H" * 900, text),))
    reply = pages.passage(
        Answer("¿?", 1.0, (cited(GARDEN, OPENING, "No"),), (Hit(passage_of(long, long.sections[0]), 1),)),
        OpenPassage("a", 1),
    )
    assert reply is not None
    assert units(parse_html(reply.html).text) <= LIMIT


def test_a_page_of_documents_fits_one_message_however_much_is_known_of_them() -> None:
    many = library(*(Document(f"d{n}", "T" * 900, (OPENING,), topics=("<😀>" * 400,)) for n in range(10)))
    listed = pages.documents(OpenDocuments(1), many, ("d9",), STYLE)
    for reply in (
        listed,
        pages.choice(OpenChoice(), many),
        pages.documents_of_group(OpenDocuments(), many, "b", STYLE),
    ):
        assert units(parse_html(reply.html).text) <= LIMIT
        assert all(len(button.label) <= 60 for row in reply.keyboard for button in row)
    assert units(parse_html(pages.documents(OpenDocuments(), many, (), STYLE).html).text) <= LIMIT
    assert len(listed.keyboard) == 4


def test_the_greeting_names_the_library_and_some_documents() -> None:
    many = library(*(Document(f"d{n}", f"Título <{n}>", (OPENING,)) for n in range(5)))
    (reply,) = pages.greeting(many)
    shown = parse_html(reply.html).text
    assert "Biblioteca\nDe pruebas." in shown
    assert "• Título <2>\n… y 2 más: /documentos" in shown
    assert "Título <3>" not in shown
