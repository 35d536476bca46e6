"""What people see: one bot, and somebody new in every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.chat.rich import LIMIT, units
from bot.model import Reason
from bot.simulator import Conversation, Person, Simulator
from bot.wording import private
from tests.e2e.conftest import HISTORY
from tests.e2e.process import PATIENCE, FromNothing
from tests.e2e.talk import ask, labels, refused_for_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENTENCE = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."


@pytest.fixture(scope="module")
def world(knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """Return a Telegram where a bot is being served; nothing that these tests do makes it ask for what is refused."""
    log = tmp_path_factory.mktemp("log") / "bot.log"
    with Simulator() as telegram, FromNothing(telegram, log, KNOWLEDGE=str(knowledge)) as bot:
        yield telegram
        assert refused_for_form(telegram) == []
        assert bot.terminate() == 0
        assert "a las ocho" not in bot.log


@pytest.fixture
def ana(world: Simulator) -> Person:
    return world.person("Ana")


@pytest.fixture
def chat(ana: Person) -> Conversation:
    return ana.private_chat()


def test_a_question_gets_the_sentence_with_its_datum_its_place_and_the_passage_folded(chat: Conversation) -> None:
    question = chat.say("¿A qué hora abre el jardín botánico?")
    answer = chat.wait_for_reply(question, PATIENCE)

    assert answer.reply_to == question
    assert answer.text.startswith(f"{SENTENCE}\n\nEl jardín & sus <normas>\n\nEl jardín botánico")
    assert answer.marked("bold") == [SENTENCE, SENTENCE]
    (folded,) = answer.marked("expandable_blockquote")
    assert folded.startswith(SENTENCE)
    assert folded.endswith("Los perros no pueden entrar.")
    assert answer.link_preview == {"is_disabled": True}


def test_a_sentence_that_is_its_whole_passage_is_not_repeated(chat: Conversation) -> None:
    answer = ask(chat, "¿Qué día se riegan los rosales?")
    sentence = "Los rosales se riegan el 12 de marzo con agua del aljibe <nuevo> & limpio."
    assert answer.text == f"{sentence}\n\nEl jardín & sus <normas> › El riego"
    assert answer.marked("underline") == ["12 de marzo"]


def test_what_the_documents_do_not_say_is_said_to_be_so(chat: Conversation) -> None:
    assert ask(chat, "¿Xyzzy plugh?").text.startswith("Los documentos no ")
    assert ask(chat, "¿?").text.startswith(wording.ABSTENTIONS[Reason.NO_WORDS])


def test_an_abstention_offers_sections_that_open(ana: Person, chat: Conversation) -> None:
    answer = ask(chat, "¿Cuántos goles marcó el delantero croata con el perro?")
    assert answer.text.startswith("Los documentos no ")
    assert answer.text.endswith((wording.NEAREST, wording.OFFERS_AND_NEAREST))
    assert "El jardín & sus <normas>" in labels(answer)
    ana.press(answer.button("El jardín & sus <normas>"), PATIENCE)
    assert "Los perros no pueden entrar." in chat.wait_for_reply(answer, PATIENCE).text


def test_the_greeting_names_the_documents_whatever_follows_the_command(chat: Conversation) -> None:
    for command in ("/start", "/start abc-123"):
        reply = ask(chat, command)
        assert reply.text.startswith(wording.GREETING)
        assert "• El jardín & sus <normas>" in reply.text
        assert "• La casa del guarda" in reply.text


def test_help_comes_in_spanish_and_in_english(chat: Conversation) -> None:
    assert ask(chat, "/ayuda").text == private.HELP
    assert ask(chat, "/help").text == private.HELP


def test_sections_are_reached_through_their_document_and_read_whole(
    world: Simulator, ana: Person, chat: Conversation
) -> None:
    page = ask(chat, "/secciones")
    assert labels(page) == ["La casa del guarda", "El jardín & sus <normas>"]
    ana.press(page.button("El jardín"), PATIENCE)
    world.wait_until(lambda: labels(page) == ["Inicio", "El riego", "Historia completa"], "an outline", PATIENCE)
    ana.press(page.button("Historia"), PATIENCE)
    last = HISTORY.format(1619)
    world.wait_until(lambda: chat.replies[-1].text.endswith(last), "the end of the section", PATIENCE)
    parts = chat.replies[1:]
    assert len(parts) == 3
    assert parts[0].marked("bold") == ["El jardín & sus <normas> › Historia completa"]
    assert all(units(part.text) <= LIMIT and part.text.endswith("viejo.") for part in parts)
    assert sum(part.text.count("maestro jardinero") for part in parts) == 120


def test_the_documents_are_listed_with_what_is_known_of_them(chat: Conversation) -> None:
    page = ask(chat, "/documentos")
    assert page.text == (
        "Documentos\n\nLa casa del guarda\n\n"
        "El jardín & sus <normas>\nFecha: 1 de marzo de 2025\nAutor: Ana Ruiz\nTemas: plantas, riego\n\n"
        f"{private.ASKS_ALL}"
    )
    assert labels(page) == [f"✓ {private.ALL_DOCUMENTS}", "La casa del guarda", "El jardín & sus <normas>"]


def test_a_button_pressed_twice_does_no_harm(ana: Person, chat: Conversation) -> None:
    button = ask(chat, "/secciones").button("La casa")
    first, second = ana.tap(button), ana.tap(button)
    assert (first.answer(PATIENCE).text, second.answer(PATIENCE).text) == ("", "")
    assert ask(chat, "/ayuda").text == private.HELP


def test_a_button_that_expired_still_leads_where_it_did(world: Simulator, ana: Person, chat: Conversation) -> None:
    page = ask(chat, "/secciones")
    ana.tap(page.button("La casa")).expire()
    world.wait_until(lambda: labels(page) == ["Inicio"], "an outline", PATIENCE)


@pytest.mark.parametrize("kind", ["photo", "sticker", "document"])
def test_what_is_not_written_gets_one_kind_sentence(chat: Conversation, kind: str) -> None:
    match kind:
        case "photo":
            sent = chat.send_photo()
        case "sticker":
            sent = chat.send_sticker()
        case _:
            sent = chat.send_document("informe.pdf", b"%PDF")
    assert chat.wait_for_reply(sent, PATIENCE).text == private.ONLY_TEXT_BY_KIND[kind]
    assert len(chat.replies) == 1


@pytest.mark.parametrize(
    "question",
    [
        '<b>&"</b> ¿a qué hora abre el jardín botánico?',
        "\u202eabre\u202c \u200b¿a qué hora? &amp; </i>",
        "a\x00b \u0301",
    ],
)
def test_a_hostile_question_is_a_question(chat: Conversation, question: str) -> None:
    assert ask(chat, question).text


def test_a_question_that_is_too_long_is_told_so(chat: Conversation) -> None:
    assert wording.ASK_SHORTER in ask(chat, "😀" * 4096).text


def test_an_unknown_command_leads_to_the_help(chat: Conversation) -> None:
    assert ask(chat, "/nada").text == wording.UNKNOWN_COMMAND


def test_an_edited_command_is_not_answered_again(chat: Conversation) -> None:
    command = chat.say("/ayuda")
    chat.wait_for_reply(command, PATIENCE)
    chat.edit(command, "/secciones")
    ask(chat, "/ayuda")
    assert [reply.text for reply in chat.replies] == [private.HELP, private.HELP]


def test_in_a_group_only_commands_are_answered(world: Simulator, ana: Person) -> None:
    group = world.supergroup("Vecinos", [ana], bot="administrator")
    greeting = group.wait_for_reply(timeout=PATIENCE)
    group.say("¿A qué hora abre el jardín botánico?")
    group.say("/nada")
    group.say("/nada@otro_bot")
    group.say("/ayuda@otro_bot")
    group.send_photo()
    help_ = ask(group, "/ayuda@glosa_bot")
    assert help_.text == private.group_help("glosa_bot")
    unknown = ask(group, "/nada@glosa_bot")
    assert unknown.text == wording.UNKNOWN_COMMAND
    assert group.replies == [greeting, help_, unknown]


def test_the_menu_is_in_spanish(world: Simulator) -> None:
    calls = world.calls("setMyCommands")
    assert {call.parameters.get("language_code") for call in calls} == {None, "es"}
    assert all("Ver las secciones" in call.parameters["commands"] for call in calls)
