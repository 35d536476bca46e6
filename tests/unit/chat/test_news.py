"""What is new in the documents, as a reader sees it: what was said before, what is said now, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat import news
from bot.chat.reply import Reply
from bot.chat.summaries import Links, messages
from bot.library import Library
from bot.model import Document, Section
from bot.novelty import compare, edition_of
from bot.simulator.markup import parse_html
from bot.wording import novelties as say

if TYPE_CHECKING:
    from bot.simulator.entities import Formatted

LINKS = Links("glosa_bot")
HOURS = Section("horario", "El horario", "El jardín abre a las ocho. La entrada cuesta tres euros y medio.")
TREES = Section("arboles", "Los árboles", "Los tilos del paseo se plantaron hace ciento veinte años.")
GARDEN = Document("jardin", "El jardín", (HOURS, TREES))


def library(*documents: Document) -> Library:
    return Library("Biblioteca", "", documents, ())


def told(before: Library, now: Library) -> Formatted:
    (message,) = messages(news.told(compare(edition_of(before), now), LINKS))
    assert isinstance(message, Reply)
    return parse_html(message.html)


def test_a_sentence_that_says_something_else_is_told_as_it_was_and_as_it_is() -> None:
    later = replace(HOURS, text=HOURS.text.replace("tres euros", "cuatro euros"))
    shown = told(library(GARDEN), library(replace(GARDEN, sections=(later, TREES))))
    assert shown.text == (
        f"{say.NOVELTIES}\n\n{say.changed('El jardín')}\n\nEl horario\n"
        f"• {say.BEFORE} La entrada cuesta tres euros y medio.\n• {say.NOW} La entrada cuesta cuatro euros y medio."
    )
    assert shown.marked("strikethrough") == ["tres"]
    assert "cuatro" in shown.marked("bold")
    assert shown.marked("text_link") == ["El horario"]


def test_a_section_and_a_document_that_were_not_there_and_one_that_is_no_more() -> None:
    house = Document("casa", "La casa", (Section("inicio", None, "La casa tiene dos plantas y un desván."),))
    shown = told(library(GARDEN), library(replace(GARDEN, sections=(HOURS,)), house))
    assert f"{say.new_documents(1)}\n• La casa" in shown.text
    assert say.gone_section("Los árboles") in shown.text
    back = told(library(replace(GARDEN, sections=(HOURS,)), house), library(GARDEN))
    assert f"{say.gone_documents(1)}\n• «La casa»" in back.text
    assert f"{say.new_section('Los árboles')}\n• {TREES.text}" in back.text


def test_of_many_documents_it_is_said_how_many_more_there_are() -> None:
    many = [replace(GARDEN, id=f"jardin-{n}", title=f"El jardín {n}") for n in range(news.MOST + 3)]
    shown = told(library(), library(*many))
    assert shown.text.count("• El jardín") == news.MOST
    assert say.more_documents(3) in shown.text
