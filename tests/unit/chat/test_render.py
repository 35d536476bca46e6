"""What comes of a question, as a reader sees it: read back with the parser of the simulated Telegram."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from bot import wording
from bot.chat import pages, render
from bot.chat.buttons import AskQuestion, Buttons, OpenSection
from bot.chat.render import Shown
from bot.chat.rich import LIMIT, units
from bot.model import Abstention, Answer, Citation, Courtesy, Document, Hit, Reason, Remark, Section
from bot.simulator.markup import parse_html
from bot.store.values import Abstaining, DateStyle
from bot.wording import private
from tests.unit.chat.library import GARDEN, HOUSE, ONE, OPENING, SEVERAL, WATERING, answers, cited, library, passage_of

HERE = Shown()
HOURS = "Abre a las ocho & cierra a las <diez>."
AT_NIGHT = cited(GARDEN, WATERING, "Se riega de noche.")
FLOORS = cited(HOUSE, HOUSE.sections[0], "Tiene dos plantas.")


def answer(*citations: Citation) -> Answer:
    return Answer("¿?", 0.9, citations, tuple(Hit(citation.passage, 1.0) for citation in citations))


def abstention(reason: Reason, *hits: Hit) -> Abstention:
    return Abstention("¿?", 0.1, reason, hits)


def test_an_answer_is_its_sentence_with_the_datum_its_place_and_the_passage_folded() -> None:
    (reply,) = render.result(answer(cited(GARDEN, OPENING, HOURS, "<diez>")), SEVERAL, HERE)
    assert reply.html == (
        "<b>Abre a las ocho &amp; cierra a las <u>&lt;diez&gt;</u>.</b>\n\nEl jardín\n\n"
        "<blockquote expandable>El jardín es de todos. <b>Abre a las ocho &amp; cierra a las &lt;diez&gt;.</b>"
        " No se paga.</blockquote>"
    )
    assert [button.label for row in reply.keyboard for button in row] == [private.READ_SECTION]


def test_every_datum_asked_for_is_marked() -> None:
    (reply,) = render.result(answer(cited(GARDEN, OPENING, HOURS, "ocho", "<diez>")), ONE, HERE)
    assert parse_html(reply.html).marked("underline") == ["ocho", "<diez>"]


def test_a_passage_that_is_only_the_sentence_is_not_repeated() -> None:
    assert render.result(answer(AT_NIGHT), ONE, HERE)[0].html == "<b>Se riega de noche.</b>\n\nEl jardín › El riego"
    assert render.result(answer(AT_NIGHT), SEVERAL, HERE)[0].html == "<b>Se riega de noche.</b>\n\nEl jardín › El riego"


def test_sentences_of_one_section_share_its_line_and_only_the_first_passage_is_folded() -> None:
    first, second = cited(GARDEN, OPENING, "El jardín es de todos."), cited(GARDEN, OPENING, "No se paga.", "No")
    (reply,) = render.result(answer(first, second, AT_NIGHT, FLOORS), SEVERAL, HERE)
    assert reply.html == (
        "<b>El jardín es de todos.</b>\n\n<b><u>No</u> se paga.</b>\n\nEl jardín\n\n"
        "<blockquote expandable><b>El jardín es de todos.</b> Abre a las ocho &amp; cierra a las &lt;diez&gt;. "
        "<b>No se paga.</b></blockquote>\n\n"
        "<b>Se riega de noche.</b>\n\nEl jardín › El riego\n\n<b>Tiene dos plantas.</b>\n\nLa casa"
    )


def test_sentences_that_are_all_of_their_passage_leave_nothing_to_fold() -> None:
    section = Section("s", None, "Es grande. Es verde.")
    document = Document("d", "Patio", (section,))
    (reply,) = render.result(
        answer(*(cited(document, section, quote) for quote in ("Es grande.", "Es verde."))), ONE, HERE
    )
    assert reply.html == "<b>Es grande.</b>\n\n<b>Es verde.</b>\n\nPatio"


def test_a_split_verdict_says_what_was_found_and_then_what_was_not_in_the_words_of_who_asked() -> None:
    (reply,) = render.result(replace(answer(AT_NIGHT), unanswered=("¿quién <riega>?",)), ONE, HERE)
    assert reply.html == (
        "<b>Se riega de noche.</b>\n\nEl jardín › El riego\n\n"
        "Sobre «¿quién &lt;riega&gt;?», los documentos no lo dicen."
    )


def test_documents_that_contradict_each_other_stand_side_by_side_with_their_dates() -> None:
    (reply,) = render.result(replace(answer(AT_NIGHT, FLOORS), differing=True), SEVERAL, HERE)
    assert reply.html == (
        "Los documentos no coinciden:\n\n<b>Se riega de noche.</b>\n\nEl jardín › El riego (1 de marzo de 2025)\n\n"
        "<b>Tiene dos plantas.</b>\n\nLa casa"
    )


def test_what_was_found_by_meaning_is_said_to_be() -> None:
    (reply,) = render.result(replace(answer(FLOORS), by_meaning=True), ONE, HERE)
    assert reply.html.startswith("Lo más cercano en el documento:\n\n<b>Tiene dos plantas.</b>")


def test_what_was_read_for_what_was_written_comes_first() -> None:
    understood = ("Tokayev", "Irán")
    said = "<i>Entendí «Tokayev» e «Irán».</i>\n\n"
    found = abstention(Reason.NOTHING_SHARED)
    assert render.result(replace(answer(AT_NIGHT), understood=understood), ONE, HERE)[0].html.startswith(f"{said}<b>Se")
    assert render.result(replace(found, understood=understood), ONE, HERE)[0].html.startswith(f"{said}Los documentos")


@given(answers())
def test_any_answer_fits_its_messages_and_quotes_word_for_word(found: Answer) -> None:
    parsed = [parse_html(reply.html) for reply in render.result(found, ONE, HERE)]
    assert all(0 < units(message.text) <= LIMIT for message in parsed)
    quote = found.citations[0].quote.strip()
    assert "".join(quote.split()) in "".join("".join(message.text for message in parsed).split())


def test_an_abstention_says_why_and_offers_the_nearest_sections_once_each() -> None:
    sections = (*(Section(f"s{n}", f"Parte {n}", "Texto.") for n in range(5)),)
    document = Document("d", "Largo", sections)
    hits = [Hit(passage_of(document, section), 1.0) for section in (sections[1], sections[1], *sections)]
    (reply,) = render.result(abstention(Reason.WEAK_SUPPORT, *hits), library(document), HERE)
    assert reply.html == f"{wording.ABSTENTIONS[Reason.WEAK_SUPPORT]}\n\n{wording.NEAREST}"
    assert [button.label for row in reply.keyboard for button in row] == ["Parte 1", "Parte 0", "Parte 2"]
    buttons = Buttons(library(document))
    assert [buttons.target(button.data, button.label) for row in reply.keyboard for button in row] == [
        OpenSection(document, sections[n]) for n in (1, 0, 2)
    ]


@pytest.mark.parametrize("reason", [Reason.NOTHING_SHARED, Reason.NO_WORDS])
def test_an_abstention_with_nothing_near_has_no_buttons_and_says_where_to_look(reason: Reason) -> None:
    (reply,) = render.result(abstention(reason), ONE, HERE)
    assert reply.html == f"{wording.ABSTENTIONS[reason]}\n\n{wording.NOTHING_NEAR}"
    assert reply.keyboard == ()


def test_an_abstention_names_the_words_that_no_document_has() -> None:
    found = replace(abstention(Reason.NOTHING_SHARED), unmentioned=("fútbol", "<tenis>"))
    (reply,) = render.result(found, ONE, HERE)
    assert reply.html.startswith("Los documentos no mencionan «fútbol» ni «&lt;tenis&gt;».")


def test_an_abstention_offers_questions_as_buttons_that_hold_all_of_their_words() -> None:
    offers = ("¿" + "a" * 110 + "?", "¿" + "b" * 200 + "?", "¿Cuándo se riega?", "¿Quién riega?", "¿Dónde?")
    found = replace(abstention(Reason.WEAK_SUPPORT, Hit(AT_NIGHT.passage, 1.0)), offers=offers)
    (reply,) = render.result(found, ONE, HERE)
    assert reply.html.endswith(wording.OFFERS_AND_NEAREST)
    asking, leading = reply.keyboard[:3], reply.keyboard[3:]
    targets = [Buttons(ONE).target(button.data, button.label) for (button,) in asking]
    assert targets == [AskQuestion(offers[0], 0), AskQuestion(offers[2], 1), AskQuestion(offers[3], 2)]
    assert [button.label for (button,) in leading] == ["El riego"]
    (alone,) = render.result(replace(found, passages=()), ONE, HERE)
    assert alone.html.endswith(wording.OFFERS)


def test_what_comes_nearest_is_quoted_the_first_as_an_answer_would_be() -> None:
    hours = cited(GARDEN, OPENING, HOURS, "ocho")
    nearest = (hours, AT_NIGHT, FLOORS, cited(GARDEN, OPENING, "No se paga."))
    found = replace(abstention(Reason.UNCERTAIN, Hit(hours.passage, 1.0)), nearest=nearest)
    (reply,) = render.result(found, SEVERAL, HERE)
    assert reply.html == (
        "Los documentos no lo dicen expresamente; lo más cercano es:\n\n"
        "<b>Abre a las <u>ocho</u> &amp; cierra a las &lt;diez&gt;.</b>\n\nEl jardín\n\n"
        "<blockquote expandable>El jardín es de todos. <b>Abre a las ocho &amp; cierra a las &lt;diez&gt;.</b>"
        " No se paga.</blockquote>\n\n"
        f"Se riega de noche.\n\nEl jardín › El riego\n\nTiene dos plantas.\n\nLa casa\n\n{wording.NEAREST}"
    )
    assert [button.label for row in reply.keyboard for button in row] == ["El jardín"]


def test_a_question_that_a_button_asked_is_said_before_its_answer() -> None:
    (reply,) = render.pressed("¿Cuándo <se> riega?", answer(AT_NIGHT), ONE, HERE)
    assert reply.html.startswith("<i>¿Cuándo &lt;se&gt; riega?</i>\n\n<b>Se riega de noche.</b>")


@pytest.mark.parametrize("courtesy", Courtesy)
def test_a_remark_is_answered_in_a_message_of_its_own(courtesy: Courtesy) -> None:
    (reply,) = render.result(Remark("…", courtesy), SEVERAL, HERE)
    others = {render.result(Remark("…", one), SEVERAL, HERE)[0].html for one in Courtesy if one is not courtesy}
    assert reply.html
    assert reply.html not in others


def test_a_greeting_is_answered_with_the_documents_there_are() -> None:
    (one,), (several,) = (render.result(Remark("Hola", Courtesy.GREETING), library, HERE) for library in (ONE, SEVERAL))
    assert one.html.endswith("Conozco 1 documento: «El jardín».")
    assert several.html.endswith("Conozco 2 documentos: «El jardín» y «La casa».")


def test_whoever_asks_what_there_is_gets_the_library_and_the_buttons_of_its_sections() -> None:
    for library_ in (ONE, SEVERAL):
        (reply,) = render.result(Remark("¿De qué trata?", Courtesy.CONTENTS), library_, HERE)
        assert reply.html.startswith("<b>Biblioteca</b>\nDe pruebas.")
        assert "• El jardín" in reply.html
        assert reply.keyboard == pages.sections(library_).keyboard


def test_in_a_group_the_sections_offered_open_in_the_private_chat() -> None:
    in_group = Shown(username="glosa_bot", in_group=True)
    found = abstention(Reason.WEAK_SUPPORT, Hit(AT_NIGHT.passage, 1.0))
    (reply,) = render.result(found, ONE, in_group)
    ((button,),) = reply.keyboard
    assert button.label == "El riego"
    assert (button.url or "").startswith("https://t.me/glosa_bot?start=s-")
    (contents,) = render.result(Remark("¿De qué trata?", Courtesy.CONTENTS), ONE, in_group)
    assert all(button.url for row in contents.keyboard for button in row)


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("abstaining", [Abstaining.BRIEFLY, Abstaining.BY_REACTION])
def test_whoever_wants_it_short_gets_one_line_that_announces_nothing(reason: Reason, abstaining: Abstaining) -> None:
    found = replace(abstention(reason, Hit(AT_NIGHT.passage, 1.0)), nearest=(AT_NIGHT,), offers=("¿Cuándo se riega?",))
    (reply,) = render.result(found, ONE, Shown(abstaining=abstaining))
    assert "\n" not in reply.html
    assert not reply.html.endswith(":")
    assert reply.keyboard == ()


def test_an_answer_is_never_cut_short() -> None:
    (reply,) = render.result(answer(AT_NIGHT), ONE, Shown(abstaining=Abstaining.BRIEFLY))
    assert reply.html.startswith("<b>Se riega de noche.</b>")


def test_the_dates_of_documents_that_contradict_each_other_are_in_the_language_chosen() -> None:
    (reply,) = render.result(
        replace(answer(AT_NIGHT, FLOORS), differing=True), SEVERAL, Shown(dates=DateStyle.GALICIAN)
    )
    assert "El jardín › El riego (1 de marzo de 2025)" in reply.html
    (reply,) = render.result(replace(answer(AT_NIGHT, FLOORS), differing=True), SEVERAL, Shown(dates=DateStyle.BASQUE))
    assert "El jardín › El riego (2025eko martxoaren 1a)" in reply.html


def test_whoever_asks_in_a_group_what_the_bot_can_do_is_told_how_it_is_addressed_there() -> None:
    asked = Remark("¿Qué puedes hacer?", Courtesy.ABILITIES)
    (reply,) = render.result(asked, ONE, Shown(username="glosa_bot", in_group=True))
    assert "@glosa_bot" in reply.html
    assert "/pregunta" in reply.html
    assert render.result(asked, ONE, HERE)[0].html != reply.html
