"""A question asked on a page gets the same three voices as in the chat, each quote with a link that marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.answering import LONGEST_QUESTION, Answerer
from bot.digest import compose
from bot.links import ASK, QUESTION, ask_url, reader_url
from bot.model import Abstention, Answer, Citation, Courtesy, Document, Length, Passage, Reason, Remark, Section, Span
from bot.web.findings import finding
from bot.web.page import Page, document
from bot.web.site import Site
from bot.wording import pages as say
from tests.unit.web.fetching import LIBRARY, OPENING, Reading, application, fetch, fetched, library, site

if TYPE_CHECKING:
    from bot.model import Finding

HOURS = "¿A qué hora abre el jardín?"
TEXT = "Abre a las ocho. Cierra a las diez. Los lunes no abre."
SECTION = Section("horario", "Horario", TEXT)
GUIDE = Document("guia", "Guía", (SECTION,))
PASSAGE = Passage("guia#horario:1", GUIDE, SECTION, Span(0, len(TEXT)))
OPENS = Citation(PASSAGE, Span(0, 16), (Span(5, 15),))
CLOSES = Citation(PASSAGE, Span(17, 35))


def shown(found: Finding) -> Reading:
    of = site(library(GUIDE))
    return Reading(document(Page("Título", tuple(finding(found, of))), of).decode())


def test_a_question_is_answered_with_the_words_that_answer_and_a_link_that_marks_them() -> None:
    page = Reading(fetch(ask_url("", HOURS)).text)
    assert page.text("h1") == HOURS
    assert page.text("q") == "El jardín abre a las ocho de la mañana."
    assert page.attributes("input", name=QUESTION)[0]["value"] == HOURS
    (link,) = (link for link in page.links() if "?cita=" in link)
    assert Reading(fetch(link).text).text("mark") == page.text("q")


def test_an_answer_marks_the_datum_and_has_its_passage_folded_under_it() -> None:
    page = shown(Answer("", 1, (OPENS,), ()))
    assert page.text("q") == "Abre a las ocho."
    assert page.text("mark") == "a las ocho"
    assert page.text("details") == say.WHOLE_PASSAGE + TEXT
    assert page.text("strong") == "Abre a las ocho."
    assert page.text("figcaption") == "Guía › Horario"


def test_neighbours_name_their_place_once_and_each_leads_to_its_own_words() -> None:
    page = shown(Answer("", 1, (OPENS, CLOSES), ()))
    assert page.text("figcaption") == "Guía › Horario"
    cited = {link for link in page.links() if "?cita=" in link}
    of = application(site(library(GUIDE)))
    assert {Reading(one.text).text("mark") for one in fetched(sorted(cited), of)} == {OPENS.quote, CLOSES.quote}
    assert page.text("strong") == OPENS.quote + CLOSES.quote


def test_a_passage_that_is_quoted_whole_is_not_shown_again() -> None:
    assert shown(Answer("", 1, (Citation(PASSAGE, PASSAGE.span),), ())).text("details") == ""


def test_what_was_understood_what_is_not_said_and_what_differs_is_told() -> None:
    said = shown(Answer("", 1, (OPENS,), (), ("Tokayev",), ("¿quién?",), differing=True)).text("main")
    assert all(
        one in said for one in (wording.understood(["Tokayev"]), wording.unanswered(["¿quién?"]), wording.DIFFERING)
    )


def test_what_was_found_by_meaning_is_said_to_be() -> None:
    assert wording.BY_MEANING in shown(Answer("", 0.5, (OPENS,), (), by_meaning=True)).text("main")
    assert wording.BY_MEANING not in shown(Answer("", 0.5, (OPENS,), ())).text("main")


def test_what_only_comes_near_is_quoted_as_that() -> None:
    page = shown(Abstention("", 0.3, Reason.UNCERTAIN, (), (OPENS, CLOSES, OPENS, CLOSES)))
    assert wording.ABSTENTIONS[Reason.UNCERTAIN] in page.text("main")
    assert page.text("q") == OPENS.quote + CLOSES.quote + OPENS.quote


def test_an_abstention_offers_questions_and_sections_as_links_that_work() -> None:
    answerer = Answerer(LIBRARY)
    found = answerer.answer("¿Quién ganó la liga de fútbol del jardín?")
    assert isinstance(found, Abstention)
    assert found.offers
    page = Reading(fetch(ask_url("", found.question)).text)
    assert wording.abstention(found.reason, found.unmentioned) in page.text("main")
    assert [link for link in page.links() if link.startswith(ASK)] == [ask_url("", one) for one in found.offers[:3]]
    assert all(isinstance(answerer.answer(one), Answer) for one in found.offers[:3])
    assert any(link.startswith("/leer/") for link in page.links())


@pytest.mark.parametrize("courtesy", Courtesy)
def test_what_asks_nothing_gets_a_fitting_reply_and_no_quote(courtesy: Courtesy) -> None:
    page = shown(Remark("", courtesy))
    assert page.text("main")
    assert page.text("q") == ""
    assert ("/leer/guia" in page.links()) is (courtesy is Courtesy.CONTENTS)


def test_an_empty_question_is_met_with_what_can_be_asked() -> None:
    for address in (ASK, f"{ASK}?q=", f"{ASK}?q=%20%20"):
        response = fetch(address)
        assert response.status_code == 200
        assert say.NOTHING_ASKED in response.text
        assert any(link.startswith(ASK) for link in Reading(response.text).links())


def test_a_question_longer_than_the_chat_takes_is_not_searched() -> None:
    longest, longer = fetched([ask_url("", "a" * LONGEST_QUESTION), ask_url("", "a" * (LONGEST_QUESTION + 1))])
    assert longest.status_code == 200
    assert longer.status_code == 400
    assert say.shorter(LONGEST_QUESTION) in longer.text


def test_what_is_shown_of_a_shared_question_is_the_documents_words_and_never_a_strangers() -> None:
    answered, unanswered = fetched([ask_url("", HOURS), ask_url("", "Compra en mala.example el fútbol")])
    assert Reading(answered.text).meta("og:description") == "El jardín abre a las ocho de la mañana."
    for response in (answered, unanswered):
        page = Reading(response.text)
        assert page.meta("og:title") == say.ANSWER
        assert page.meta("robots") == "noindex"
        assert "mala.example" not in page.meta("og:description")


def test_the_first_page_offers_questions_that_are_answered() -> None:
    of = Site(Answerer(LIBRARY))
    assert of.examples
    assert all(isinstance(of.answerer.answer(one), Answer) for one in of.examples)
    page = Reading(fetch("/").text)
    assert [link for link in page.links() if link.startswith(ASK)] == [ask_url("", one) for one in of.examples]


def test_the_first_page_sums_the_documents_up_each_line_with_its_place() -> None:
    lines = compose(LIBRARY, Length.SHORT).lines
    assert lines
    page = Reading(fetch("/").text)
    assert page.text("q") == "".join(line.quote for line in lines)
    assert {reader_url("", line.document, line.section, line.span) for line in lines} <= set(page.links())


def test_the_first_page_says_what_this_is_and_how_to_have_it_in_a_chat() -> None:
    page = Reading(fetch("/").text)
    assert page.text("h1") == LIBRARY.title
    assert say.LEAD in page.text("main")
    assert {"/leer/faro", "/leer/jard%C3%ADn", "https://t.me/guia_bot", "https://t.me/guia_bot?startgroup"} <= set(
        page.links()
    )
    assert "mar" in page.text("dd")
    assert page.meta("og:url") == "https://guia.example/"
    assert page.meta("og:title") == LIBRARY.title


def test_a_site_below_a_path_keeps_to_it() -> None:
    of = Site(Answerer(LIBRARY), "https://guia.example/bot")
    first, section = fetched(["/", f"/leer/jardín/{OPENING.anchor}"], application(of))
    for response in (first, section):
        page = Reading(response.text)
        paths = [*page.links(), *(named["action"] for named in page.attributes("form"))]
        assert all(path.startswith(("/bot/", "#", "https://")) for path in paths)
    assert Reading(section.text).meta("og:url") == f"https://guia.example/bot/leer/jard%C3%ADn/{OPENING.anchor}"
