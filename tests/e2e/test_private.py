"""What one person does in the private chat with the bot, by polling and by webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import wording
from bot.chat.rich import LIMIT, units
from bot.simulator import BadRequest, Refused
from bot.wording import private as say
from tests.e2e.conftest import HISTORY
from tests.e2e.process import PATIENCE
from tests.e2e.talk import ask, labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator import Button, Conversation, Message, Person, Simulator
    from tests.e2e.conftest import Served, StartBot

HOURS = "¿A qué hora abre el jardín botánico?"
SENTENCE = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."
FLOORS = "¿Cuántas plantas tiene la casa del guarda?"
HOUSE, GARDEN = "La casa del guarda", "El jardín & sus <normas>"


@pytest.fixture
def ana(served: Served) -> Person:
    return served.telegram.person("Ana")


@pytest.fixture
def chat(ana: Person) -> Conversation:
    return ana.private_chat()


def shows(served: Served, seen: Callable[[], bool], what: str) -> None:
    """Wait until something can be seen."""
    served.telegram.wait_until(seen, what, PATIENCE)


def parameter(message: Message, label: str) -> str:
    """Return what a button's link starts the bot with, whether it is shared or opened."""
    url = message.button(label).url or ""
    shared = parse_qs(urlsplit(url).query).get("url")
    return (shared[0] if shared else url).partition("start=")[2]


def opened(chat: Conversation, by: Person, start: str) -> Message:
    """Return what a link opens."""
    return chat.wait_for_reply(by.start(start), PATIENCE)


def with_button(message: Message, data: str) -> Button:
    """Return a button put under a message, as if the bot had done so."""
    message.keyboard = (({"text": "Botón", "callback_data": data},),)
    return message.button("Botón")


# The reply


def test_an_answer_has_buttons_to_read_on_to_vote_and_to_share(served: Served, chat: Conversation) -> None:
    answer = ask(chat, HOURS)
    assert answer.text.startswith(f"{SENTENCE}\n\n{GARDEN}")
    reader = [say.OPEN_IN_DOCUMENT] if served.delivery == "webhook" else []
    assert labels(answer)[: len(reader) + 1] == [*reader, say.READ_SECTION]
    assert labels(answer)[-3:] == [say.USEFUL, say.USELESS, say.SHARE]


def test_the_section_of_an_answer_is_read_whole(ana: Person, chat: Conversation) -> None:
    answer = ask(chat, HOURS)
    ana.press(answer.button(say.READ_SECTION), PATIENCE)
    section = chat.wait_for_reply(answer, PATIENCE)
    assert section.marked("bold") == [GARDEN]
    assert section.text.endswith("Los perros no pueden entrar.")


def test_other_passages_are_turned_in_place_and_lead_back_to_the_answer(
    served: Served, ana: Person, chat: Conversation
) -> None:
    answer = ask(chat, HOURS)
    before = answer.text
    ana.press(answer.button("Otros pasajes"), PATIENCE)
    shows(served, lambda: answer.text.startswith(say.NOT_AN_ANSWER), "another passage")
    first = answer.text
    assert SENTENCE not in first
    ana.press(answer.button(say.AFTER), PATIENCE)
    shows(served, lambda: answer.text not in (before, first), "the next passage")
    assert any(label.startswith("2/") for label in labels(answer))
    ana.press(answer.button(say.LAST), PATIENCE)
    shows(served, lambda: say.LAST not in labels(answer) and say.AFTER not in labels(answer), "the last passage")
    ana.press(answer.button(say.BACK_TO_ANSWER), PATIENCE)
    shows(served, lambda: answer.text == f"{HOURS}\n\n{before}", "the answer again")
    assert len(chat.replies) == 1


# Links


def test_a_link_opens_an_answer_for_whoever_it_was_shared_with(served: Served, chat: Conversation) -> None:
    answer = ask(chat, HOURS)
    luis = served.telegram.person("Luis")
    again = opened(luis.private_chat(), luis, parameter(answer, say.SHARE))
    assert again.text == f"{HOURS}\n\n{answer.text}"
    assert labels(again) == labels(answer)
    shared = parse_qs(urlsplit(answer.button(say.SHARE).url or "").query)["text"][0]
    assert shared == f"«{SENTENCE}» ({GARDEN})"


def test_links_from_a_group_open_a_document_and_a_section(served: Served, ana: Person, chat: Conversation) -> None:
    group = served.telegram.supergroup("Vecinos", [ana])
    group.wait_for_reply(timeout=PATIENCE)
    outline = opened(chat, ana, parameter(ask(group, "/documentos@glosa_bot"), GARDEN))
    assert labels(outline) == ["Inicio", "El riego", "Historia completa"]
    page = ask(group, "/secciones@glosa_bot")
    ana.press(page.button(GARDEN), PATIENCE)
    shows(served, lambda: "El riego" in labels(page), "an outline")
    section = opened(chat, ana, parameter(page, "El riego"))
    assert section.marked("bold") == [f"{GARDEN} › El riego"]
    assert "12 de marzo" in section.text


@pytest.mark.parametrize("start", ["a-0123456789", "s-AAAAAAAAAAAAAAAA", "d-AAAAAAAAAAAAAAAA"])
def test_a_link_to_what_is_gone_says_so_and_greets(ana: Person, chat: Conversation, start: str) -> None:
    told = opened(chat, ana, start)
    assert told.text == say.STALE_LINK
    assert chat.wait_for_reply(told, PATIENCE).text.startswith(wording.GREETING)


# Votes


def test_a_vote_is_thanked_for_marked_and_may_be_changed(served: Served, ana: Person, chat: Conversation) -> None:
    answer = ask(chat, HOURS)
    text, bold = answer.text, answer.marked("bold")
    assert ana.press(answer.button(say.USEFUL), PATIENCE).text == say.VOTED_USEFUL
    shows(served, lambda: "👍 ✓" in labels(answer), "the vote")
    assert (answer.text, answer.marked("bold")) == (text, bold)
    assert ana.press(answer.button("👍 ✓"), PATIENCE).text == say.VOTED_ALREADY
    assert ana.press(answer.button(say.USELESS), PATIENCE).text == say.VOTED_USELESS
    shows(served, lambda: set(say.CAUSES.values()) < set(labels(answer)), "three reasons")
    assert say.USEFUL not in labels(answer)
    assert ana.press(answer.button(say.CAUSES["incomplete"]), PATIENCE).text == say.CAUSE_NOTED
    shows(served, lambda: "👎 ✓" in labels(answer), "the other vote")
    assert answer.text == text
    assert ana.press(answer.button(say.USEFUL), PATIENCE).text == say.VOTED_USEFUL


def test_in_a_group_everybody_votes_and_nobodys_vote_is_shown(served: Served, ana: Person) -> None:
    luis = served.telegram.person("Luis")
    group = served.telegram.supergroup("Vecinos", [ana, luis])
    group.wait_for_reply(timeout=PATIENCE)
    answer = ask(group, f"/pregunta@glosa_bot {HOURS}")
    before = labels(answer)
    assert [ana.press(answer.button(say.USEFUL), PATIENCE).text for _ in range(2)] == [
        say.VOTED_USEFUL,
        say.VOTED_ALREADY,
    ]
    assert labels(answer) == before
    assert luis.press(answer.button(say.USELESS), PATIENCE).text == say.VOTED_USELESS
    shows(served, lambda: labels(answer) == [*before, *say.CAUSES.values()], "three reasons")
    assert luis.press(answer.button(say.CAUSES["wrong"]), PATIENCE).text == say.CAUSE_NOTED
    shows(served, lambda: labels(answer) == before, "the buttons as they were")


# Documents


def test_whoever_chooses_a_document_asks_only_that_until_they_choose_all(
    served: Served, ana: Person, chat: Conversation
) -> None:
    page = ask(chat, "/documentos")
    assert say.ASKS_ALL in page.text
    assert ana.press(page.button(HOUSE), PATIENCE).text == say.now_asks_only(HOUSE)
    shows(served, lambda: f"✓ {HOUSE}" in labels(page), "the choice")
    assert page.text.endswith(say.asks_only([HOUSE]))
    assert SENTENCE not in ask(chat, HOURS).text
    assert "dos plantas" in ask(chat, FLOORS).text
    assert labels(ask(chat, "/secciones")) == ["Inicio"]
    assert say.FOUND_NOTHING in ask(chat, "/buscar rosales").text
    assert ana.press(page.button(say.ALL_DOCUMENTS), PATIENCE).text == say.NOW_ASKS_ALL
    assert ask(chat, HOURS).text.startswith(SENTENCE)


def test_in_a_group_the_documents_are_listed_and_administrators_choose(served: Served, ana: Person) -> None:
    group = served.telegram.supergroup("Vecinos", [ana])
    group.wait_for_reply(timeout=PATIENCE)
    page = ask(group, "/documentos@glosa_bot")
    assert page.text.endswith(say.CHOSEN_BY_ADMINISTRATORS)
    assert labels(page) == [HOUSE, GARDEN]
    assert not [button for row in page.buttons for button in row if button.data]


# Exact words


def test_words_are_found_whatever_their_accents_and_marked_with_their_place(ana: Person, chat: Conversation) -> None:
    found = ask(chat, "/buscar BOTANICO perros")
    assert found.text.startswith(f"{say.SEARCHED} BOTANICO perros\nEn 1 pasaje.\n\n1. {GARDEN}\n")
    assert found.marked("bold") == ["BOTANICO perros", "botánico", "perros"]
    ana.press(found.button("1"), PATIENCE)
    assert chat.wait_for_reply(found, PATIENCE).text.endswith("Los perros no pueden entrar.")


def test_a_phrase_is_found_in_its_order_and_its_pages_are_turned_in_place(
    served: Served, ana: Person, chat: Conversation
) -> None:
    found = ask(chat, '/buscar "maestro jardinero" convento')
    assert "En 12 pasajes." in found.text
    assert found.marked("bold")[:3] == ['"maestro jardinero" convento', "maestro jardinero", "convento"]
    ana.press(found.button(say.LAST), PATIENCE)
    shows(served, lambda: "3/3" in labels(found), "the last page")
    assert "12. " in found.text
    assert say.FOUND_NOTHING in ask(chat, '/buscar "jardinero maestro"').text
    assert len(chat.replies) == 2


def test_a_search_without_words_explains_itself_and_one_without_hits_offers_to_ask(
    ana: Person, chat: Conversation
) -> None:
    assert ask(chat, "/buscar").text == say.SEARCH_HELP
    assert ask(chat, '/buscar ""').text == say.SEARCH_HELP
    assert ask(chat, "/buscar " + "larga " * 50).text == say.SEARCH_TOO_LONG
    nothing = ask(chat, "/buscar rosal")
    assert say.FOUND_NOTHING in nothing.text
    ana.press(nothing.button(wording.ask_about("rosal")), PATIENCE)
    assert "rosales" in chat.wait_for_reply(nothing, PATIENCE).text


# What is kept


def test_whoever_asks_is_told_what_is_kept_and_for_how_long(chat: Conversation) -> None:
    told = ask(chat, "/privacidad").text
    assert told == say.privacy(90, with_askers=False)
    assert "/olvidame" in told


def test_what_is_kept_of_somebody_is_deleted_once_they_confirm_it(
    served: Served, ana: Person, chat: Conversation
) -> None:
    answer = ask(chat, HOURS)
    ana.press(answer.button(say.USEFUL), PATIENCE)
    warning = ask(chat, "/olvidame")
    assert "No se puede deshacer" in warning.text
    ana.press(warning.button(say.KEEP), PATIENCE)
    shows(served, lambda: warning.text == say.KEPT, "that nothing was deleted")
    warning = ask(chat, "/olvidame")
    ana.press(warning.button(say.FORGET), PATIENCE)
    shows(served, lambda: warning.text.startswith("Hecho. He borrado:"), "what was deleted")
    assert "1 voto" in warning.text
    assert labels(warning) == []
    assert ana.press(answer.button("👍"), PATIENCE).text == say.VOTED_USEFUL
    assert not ask(chat, "¿Y los domingos?").text.startswith("Entendí")


def test_whoever_wants_to_be_forgotten_in_a_group_is_led_to_the_private_chat(served: Served, ana: Person) -> None:
    group = served.telegram.supergroup("Vecinos", [ana])
    group.wait_for_reply(timeout=PATIENCE)
    told = ask(group, "/olvidame@glosa_bot")
    assert told.text == say.FORGET_IN_PRIVATE
    assert told.button(say.OPEN_PRIVATE).url == "https://t.me/glosa_bot"


# What is no question


@pytest.mark.parametrize("kind", sorted(say.ONLY_TEXT_BY_KIND.keys() - {"photo", "document", "other"}))
def test_whatever_is_not_written_gets_its_own_sentence(chat: Conversation, kind: str) -> None:
    assert chat.wait_for_reply(chat.send(kind), PATIENCE).text == say.ONLY_TEXT_BY_KIND[kind]


def test_pictures_get_one_sentence_however_many_and_files_one_that_says_who_adds_documents(chat: Conversation) -> None:
    *_, last = chat.send_album(3)
    chat.wait_for_reply(timeout=PATIENCE)
    told = chat.wait_for_reply(chat.send_document("informe.pdf", b"%PDF"), PATIENCE)
    assert [reply.text for reply in chat.replies] == [say.ONLY_TEXT_BY_KIND[one] for one in ("photo", "document")]
    assert told.id > last.id


def test_a_question_under_a_picture_is_answered_and_the_rest_of_its_album_left_alone(chat: Conversation) -> None:
    first, *_ = chat.send_album(3, "¿A qué hora abre el jardín botánico?")
    answer = chat.wait_for_reply(first, PATIENCE)
    assert answer.text.startswith(SENTENCE)
    assert ask(chat, "Gracias") == chat.replies[1]


def test_a_question_written_under_a_picture_later_is_answered_where_it_was_declined(
    served: Served, chat: Conversation
) -> None:
    picture = chat.send_photo()
    declined = chat.wait_for_reply(picture, PATIENCE)
    chat.edit(picture, "¿A qué hora abre el jardín botánico?")
    served.telegram.wait_until(lambda: declined.text.startswith(SENTENCE), "the answer", PATIENCE)
    assert chat.replies == [declined]


# Buttons that lead nowhere


@pytest.mark.parametrize(
    ("data", "told"),
    [
        *((data, wording.OLD_BUTTON) for data in ("z::1", "s:AAAAAAAAAAAAAAAA:0", "k:AAAAAAAAAAAAAAAA:0", "b::2")),
        *((data, say.FORGOTTEN_ANSWER) for data in ("v:AAAAAAAAAA:1", "w:AAAAAAAAAA:wrong", "p:AAAAAAAAAA:1")),
    ],
)
def test_a_button_that_leads_nowhere_any_more_says_so(ana: Person, chat: Conversation, data: str, told: str) -> None:
    page = ask(chat, "/secciones")
    assert ana.press(with_button(page, data), PATIENCE).text == told


def test_a_page_that_can_be_changed_no_more_comes_anew(telegram: Simulator, start_bot: StartBot) -> None:
    start_bot()
    ana = telegram.person("Ana")
    chat = ana.private_chat()
    page = ask(chat, "/secciones")
    telegram.fail_next("editMessageText", Refused(BadRequest("message can't be edited")))
    ana.press(page.button(HOUSE), PATIENCE)
    assert labels(chat.wait_for_reply(page, PATIENCE)) == ["Inicio"]


# Answers in other places


def test_an_answer_that_one_person_saw_is_shown_to_the_group(served: Served, ana: Person, chat: Conversation) -> None:
    token = parameter(ask(chat, HOURS), say.SHARE).removeprefix("a-")
    group = served.telegram.supergroup("Vecinos", [ana])
    greeting = group.wait_for_reply(timeout=PATIENCE)
    ana.press(with_button(greeting, f"x:{token}:0"), PATIENCE)
    assert group.wait_for_reply(greeting, PATIENCE).text.startswith(f"{HOURS}\n\n{SENTENCE}")


def test_an_answer_pasted_elsewhere_is_voted_on_and_turned_there(
    served: Served, ana: Person, chat: Conversation
) -> None:
    token = parameter(ask(chat, HOURS), say.SHARE).removeprefix("a-")
    pasted = ana.choose(ana.inline(HOURS), 0, chat)
    assert ana.press(with_button(pasted, f"v:{token}:0"), PATIENCE).text == say.VOTED_USELESS
    shows(served, lambda: set(say.CAUSES.values()) < set(labels(pasted)), "three reasons")
    assert pasted.text.startswith(f"{HOURS}\n\n{SENTENCE}")
    assert ana.press(pasted.button(say.CAUSES["unclear"]), PATIENCE).text == say.CAUSE_NOTED
    ana.press(with_button(pasted, f"p:{token}:1"), PATIENCE)
    shows(served, lambda: pasted.text.startswith(say.NOT_AN_ANSWER), "another passage")


# In a group


def test_what_is_passed_on_to_a_group_is_no_command_there(served: Served, ana: Person, chat: Conversation) -> None:
    command = chat.say("/privacidad")
    chat.wait_for_reply(command, PATIENCE)
    group = served.telegram.supergroup("Vecinos", [ana], bot="administrator")
    greeting = group.wait_for_reply(timeout=PATIENCE)
    group.forward(command, by=ana)
    assert ask(group, "/ayuda@glosa_bot").text == say.group_help("glosa_bot")
    assert len(group.replies) == len([greeting, "the help"])


def test_a_section_longer_than_a_message_comes_whole_through_a_link(served: Served, ana: Person) -> None:
    group = served.telegram.supergroup("Vecinos", [ana])
    group.wait_for_reply(timeout=PATIENCE)
    page = ask(group, "/secciones@glosa_bot")
    ana.press(page.button(GARDEN), PATIENCE)
    shows(served, lambda: "El riego" in labels(page), "an outline")
    chat = ana.private_chat()
    ana.start(parameter(page, "Historia completa"))
    shows(served, lambda: bool(chat.replies) and chat.replies[-1].text.endswith(HISTORY.format(1619)), "the end")
    assert all(units(part.text) <= LIMIT for part in chat.replies)
