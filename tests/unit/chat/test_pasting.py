"""What can be pasted: each result says by itself what was asked, what the documents say, and where."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import Buttons, OpenOutline, OpenSection
from bot.chat.deeplinks import destination
from bot.chat.pasting import FOUND, documents, in_brief, outcome, results, whole
from bot.chat.rich import LIMIT, Rich, units
from bot.model import Abstention, Answer, Document, Hit, Reason, Section
from tests.unit.chat.library import (
    GARDEN,
    HOUSE,
    LONG,
    OPENING,
    SEVERAL,
    VISIBLE,
    WATERING,
    answers,
    cited,
    library,
    passage_of,
)

if TYPE_CHECKING:
    from bot.chat.reply import Reply

NAME = "glosa_bot"
QUOTE = "Abre a las ocho & cierra a las <diez>."
HITS = (Hit(passage_of(GARDEN, OPENING), 2.0), Hit(passage_of(GARDEN, WATERING), 1.0))
ANSWER = Answer("¿Cuándo abre?", 0.9, (cited(GARDEN, OPENING, QUOTE, "ocho"),), HITS)
ABSTENTION = Abstention("¿Y los gatos?", 0.1, Reason.WEAK_SUPPORT, HITS, unmentioned=("gatos",))
NEAR = Abstention("¿Abre?", 0.4, Reason.UNCERTAIN, HITS, nearest=(cited(GARDEN, OPENING, QUOTE),))


def shown(reply: Reply) -> str:
    """Return the text of a message as people read it."""
    return unescape(re.sub(r"</?[a-z][^>]*>", "", reply.html))


def start(reply: Reply) -> str:
    """Return what the button under a message hands to the private chat."""
    ((button,),) = reply.keyboard
    assert button.url is not None
    address = urlsplit(button.url)
    assert (address.scheme, address.netloc, address.path) == ("https", "t.me", f"/{NAME}")
    return parse_qs(address.query)["start"][0]


def test_the_first_result_is_the_answer_with_the_question_the_quote_and_its_place() -> None:
    first = results(ANSWER, NAME)[0]
    assert (first.id, first.title, first.description) == (FOUND, "Respuesta", QUOTE)
    assert shown(first.reply).startswith(f"¿Cuándo abre?\n\n{QUOTE}\n\nEl jardín")
    assert "<i>¿Cuándo abre?</i>" in first.reply.html
    assert "<blockquote expandable>" in first.reply.html


def test_the_passages_that_come_next_follow_without_the_one_already_quoted() -> None:
    first, *others = results(ANSWER, NAME)
    (other,) = others
    assert (other.title, other.description) == ("El riego", "Se riega de noche.")
    assert shown(other.reply) == "Se riega de noche.\n\nEl jardín › El riego"
    assert other.id != first.id


def test_an_abstention_says_so_and_offers_the_nearest_passages_with_their_places() -> None:
    first, *others = results(ABSTENTION, NAME)
    assert (first.title, first.description) == (
        "Los documentos no lo dicen",
        "Los documentos no lo dicen: no mencionan «gatos».",
    )
    assert shown(first.reply) == "¿Y los gatos?\n\nLos documentos no lo dicen: no mencionan «gatos»."
    assert first.reply.keyboard == ()
    assert [shown(other.reply).split("\n\n")[-1] for other in others] == ["El jardín", "El jardín › El riego"]


def test_what_comes_nearest_is_quoted_as_that_with_its_place() -> None:
    first = results(NEAR, NAME)[0]
    assert first.description == QUOTE
    assert shown(first.reply).endswith(f"lo más cercano es:\n\n{QUOTE}\n\nEl jardín")


def test_the_button_leads_to_the_section_and_once_the_question_is_noted_to_the_answer() -> None:
    buttons = Buttons(SEVERAL)
    assert destination(start(outcome(ANSWER, NAME).reply), buttons) == OpenSection(GARDEN, OPENING)
    assert start(outcome(ANSWER, NAME, "Ab-_123456").reply) == "a-Ab-_123456"
    passage = results(ANSWER, NAME)[1]
    assert destination(start(passage.reply), buttons) == OpenSection(GARDEN, WATERING)


def test_a_document_is_listed_with_what_is_known_of_it_and_leads_to_its_sections() -> None:
    garden, house = documents(SEVERAL, NAME)
    assert garden.title == "El jardín"
    assert garden.description.startswith("Fecha: 1 de marzo de 2025 · Autor: Ana")
    assert shown(garden.reply).startswith("El jardín\nFecha: 1 de marzo de 2025\nAutor: Ana")
    assert house.description == ""
    assert destination(start(house.reply), Buttons(SEVERAL)) == OpenOutline(HOUSE)


def test_a_guest_says_in_a_line_that_the_documents_do_not_say() -> None:
    for found in (ABSTENTION, NEAR):
        assert "\n" not in in_brief(found).text
        assert "no lo dicen" in in_brief(found).text
    assert in_brief(ANSWER).text.startswith(QUOTE)


def test_signs_that_cannot_be_seen_do_not_get_into_what_is_pasted() -> None:
    hostile = Abstention("\u202e¿Y\0 los\u200b <b>gatos</b>?\n\n", 0.0, Reason.NOTHING_SHARED, ())
    text = shown(outcome(hostile, NAME).reply)
    assert text.startswith("¿Y los <b>gatos</b>?\n\n")


@given(answers())
def test_every_result_fits_one_message_and_its_id_fits_telegram(answer: Answer) -> None:
    pastes = results(answer, NAME)
    assert all(units(shown(paste.reply)) <= LIMIT for paste in pastes)
    assert all(1 <= len(paste.id.encode()) <= 64 and paste.title for paste in pastes)
    assert len({paste.id for paste in pastes}) == len(pastes)


@given(LONG | VISIBLE.map(lambda text: text * 3000))
def test_what_does_not_fit_is_left_out_and_that_is_said(text: str) -> None:
    read = shown(whole(Rich(text)))
    assert units(read) <= LIMIT
    assert read == text.strip() or (read.endswith(" …") and text.strip().startswith(read.removesuffix(" …")))


@given(st.text(min_size=1, max_size=200))
def test_an_id_fits_whatever_a_document_is_called_and_stays_the_same(name: str) -> None:
    document = Document(name, "Título", (Section("a", None, "Texto."),))
    (first,), (again,) = documents(library(document), NAME), documents(library(document), NAME)
    assert first.id == again.id
    assert first.id.isascii()
    assert 1 <= len(first.id) <= 64
