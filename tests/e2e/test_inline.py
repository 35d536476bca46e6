"""Inline and guest mode: the bot answers in chats that it has not joined, always with the place of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.simulator import Simulator
from bot.wording import inline as say
from tests.e2e.conftest import is_serving, served_by
from tests.e2e.process import PATIENCE, BotProcess
from tests.e2e.talk import refused_for_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.simulator import Group, Message, Person

QUESTION = "¿A qué hora abre el jardín botánico?"
SENTENCE = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."
TITLE = "El jardín & sus <normas>"
UNKNOWN = "¿Quién ganó la copa de fútbol de Marte?"
HALF_KNOWN = "¿Quién fue el arquitecto que diseñó el convento?"
FORGED = "forged"
"""The number of a query that no client would send; so Telegram will not have its answer."""


@pytest.fixture(scope="module", params=["polling", "webhook"])
def telegram(
    request: pytest.FixtureRequest, knowledge: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Simulator]:
    """Return a Telegram whose bot may be a guest and hears which results are pasted; nothing it asks for is refused."""
    log = tmp_path_factory.mktemp(request.param) / "bot.log"
    with Simulator(guest=True, inline_feedback=True) as simulator:
        environment = {"KNOWLEDGE": str(knowledge), **served_by(request.param)}
        with BotProcess(simulator, log, **environment):
            simulator.wait_until(lambda: is_serving(simulator), "a bot that serves", PATIENCE)
            yield simulator
            refused = refused_for_form(simulator)
            assert [call for call in refused if FORGED not in call.parameters.values()] == []


@pytest.fixture
def ana(telegram: Simulator) -> Person:
    return telegram.person("Ana")


@pytest.fixture
def luis(telegram: Simulator) -> Person:
    return telegram.person("Luis")


@pytest.fixture
def strangers(telegram: Simulator, ana: Person, luis: Person) -> Group:
    """Return a group of two that the bot is not in."""
    return telegram.supergroup("Ajenos", [ana, luis], bot="left")


def button_url(message: Message) -> str:
    ((button,),) = message.buttons
    assert button.url is not None
    return button.url


def test_a_question_typed_anywhere_gives_the_answer_and_the_next_passages_each_with_its_place(ana: Person) -> None:
    answer = ana.inline(QUESTION, timeout=PATIENCE)
    first, *others = answer.results
    assert (first.title, first.description) == ("Respuesta", SENTENCE)
    assert first.text.split("\n\n")[:3] == [QUESTION, SENTENCE, TITLE]
    assert others
    assert all(other.text.split("\n\n")[-1].startswith((TITLE, "La casa del guarda")) for other in others)


def test_what_is_typed_first_shows_the_documents(ana: Person) -> None:
    answer = ana.inline("", timeout=PATIENCE)
    assert [result.title for result in answer.results] == ["La casa del guarda", TITLE]
    assert "Autor: Ana Ruiz" in answer.results[1].text


def test_an_answer_is_kept_for_everyone_since_nothing_in_it_is_personal(
    telegram: Simulator, ana: Person, luis: Person
) -> None:
    question = "¿Cuánto cuesta la entrada?"
    first = ana.inline(question, timeout=PATIENCE)
    assert (first.cache_seconds, first.is_personal) == (300, False)
    asked = len(telegram.calls("answerInlineQuery"))
    assert luis.inline(question, timeout=PATIENCE) == first
    assert len(telegram.calls("answerInlineQuery")) == asked


def test_a_pasted_answer_is_one_message_whose_button_then_reopens_it_in_private(
    telegram: Simulator, ana: Person, luis: Person, strangers: Group
) -> None:
    pasted = ana.choose(ana.inline(QUESTION, strangers, timeout=PATIENCE), 0, strangers)
    telegram.wait_until(lambda: "start=a-" in button_url(pasted), "a button that reopens the answer", PATIENCE)
    assert pasted.text.startswith(f"{QUESTION}\n\n{SENTENCE}")
    assert pasted.buttons[0][0].text == say.ASK_MORE
    chat = luis.private_chat()
    parameter = button_url(pasted).partition("?start=")[2]
    assert SENTENCE in chat.wait_for_reply(luis.start(parameter), PATIENCE).text


def test_a_pasted_passage_leads_to_its_section(ana: Person, luis: Person, strangers: Group) -> None:
    answer = ana.inline("¿Cuándo se riegan los rosales?", timeout=PATIENCE)
    pasted = ana.choose(answer, 1, strangers)
    parameter = button_url(pasted).partition("?start=")[2]
    assert parameter.startswith("s-")
    opened = luis.private_chat().wait_for_reply(luis.start(parameter), PATIENCE)
    assert pasted.text.split("\n\n")[-1] in opened.text


def test_a_pasted_document_leads_to_its_sections(ana: Person, luis: Person, strangers: Group) -> None:
    pasted = ana.choose(ana.inline("", timeout=PATIENCE), 1, strangers)
    opened = luis.private_chat().wait_for_reply(luis.start(button_url(pasted).partition("?start=")[2]), PATIENCE)
    assert TITLE in opened.text


def test_what_the_documents_do_not_say_is_said_and_the_nearest_come_by_pages(ana: Person) -> None:
    answer = ana.inline(HALF_KNOWN, timeout=PATIENCE)
    assert answer.results[0].title == say.NOT_SAID
    assert answer.results[0].text.startswith(f"{HALF_KNOWN}\n\nLos documentos no ")
    assert answer.cache_seconds <= 10
    assert len(answer.results) == 10
    following = ana.inline(HALF_KNOWN, offset=answer.next_offset, timeout=PATIENCE)
    assert following.results
    assert following.next_offset == ""
    assert not {result.id for result in answer.results} & {result.id for result in following.results}


@pytest.mark.parametrize("typed", ["¿A", "¿?", "Hola"])
def test_what_is_no_question_yet_has_a_button_that_explains_in_private(ana: Person, typed: str) -> None:
    answer = ana.inline(typed, timeout=PATIENCE)
    assert answer.button == {"text": say.HOW_TO_ASK, "start_parameter": say.START}
    chat = ana.private_chat()
    assert chat.wait_for_reply(ana.start(say.START), PATIENCE).text


@pytest.mark.parametrize(
    "typed",
    [
        "\0" * 50 + "tilos",
        "\u202e¿olit?\u202c tilos",
        "\u200b".join("tilos"),
        "<b>tilos</i> & \"'",
        "🌳" * 200 + " tilos",
    ],
)
def test_hostile_text_gives_results_that_telegram_takes(ana: Person, typed: str) -> None:
    answer = ana.inline(typed, timeout=PATIENCE)
    assert all("\u202e" not in result.text and "\0" not in result.text for result in answer.results)


def test_ten_thousand_characters_have_a_button_instead_of_results(telegram: Simulator, ana: Person) -> None:
    query = {
        "id": FORGED,
        "from": ana.user.as_json(),
        "query": "tilos " * 1667,
        "offset": "-1\0",
        "chat_type": "private",
    }
    telegram.deliver("inline_query", query)
    calls = telegram.wait_until(
        lambda: [call for call in telegram.calls("answerInlineQuery") if FORGED in call.parameters.values()],
        "an answer to the long query",
        PATIENCE,
    )
    assert say.TOO_LONG in str(calls[0].parameters["button"])


def test_who_types_without_end_is_told_once_and_others_are_answered(telegram: Simulator, luis: Person) -> None:
    eager = telegram.person("Eva")
    for number in range(60):
        assert eager.inline(f"tilos del año {number}", timeout=PATIENCE).button is None
    refused = eager.inline("tilos del año 60", timeout=PATIENCE)
    assert (refused.results, refused.is_personal, refused.cache_seconds) == ((), True, 0)
    assert refused.button == {"text": say.TOO_MANY, "start_parameter": say.START}
    silent = eager.inquire("tilos del año 61")
    assert luis.inline("¿Pueden entrar los perros?", timeout=PATIENCE).results
    with pytest.raises(TimeoutError):
        silent.answer(0.2)


def test_a_guest_answers_where_it_is_mentioned_with_the_place_of_its_words(strangers: Group) -> None:
    asked = strangers.say(f"@glosa_bot {QUESTION}")
    answer = strangers.wait_for_reply(asked, PATIENCE)
    assert answer.text.split("\n\n")[:2] == [SENTENCE, TITLE]
    assert answer.reply_to == asked
    assert "start=a-" in button_url(answer)


def test_what_a_guest_answered_can_be_reopened_in_private(luis: Person, strangers: Group) -> None:
    answer = strangers.wait_for_reply(strangers.say(f"{QUESTION} @Glosa_Bot"), PATIENCE)
    opened = luis.private_chat().wait_for_reply(luis.start(button_url(answer).partition("?start=")[2]), PATIENCE)
    assert SENTENCE in opened.text


def test_a_guest_says_in_one_line_that_the_documents_do_not_say(strangers: Group) -> None:
    answer = strangers.wait_for_reply(strangers.say(f"@glosa_bot {UNKNOWN}"), PATIENCE)
    assert answer.text.startswith("Los documentos no ")
    assert "\n" not in answer.text


def test_a_guest_who_is_asked_nothing_says_how_to_ask(strangers: Group) -> None:
    assert strangers.wait_for_reply(strangers.say("@glosa_bot"), PATIENCE).text == say.GUEST_HOW_TO_ASK


def test_a_guest_never_answers_bots(telegram: Simulator, ana: Person) -> None:
    other = telegram.person("Robot", is_bot=True)
    group = telegram.supergroup("Robots", [ana, other], bot="left")
    spoken = group.say(f"@glosa_bot {QUESTION}", by=other)
    payload = {**spoken.as_json(), "guest_query_id": "of-a-bot"}
    telegram.deliver("guest_message", payload)
    asked = group.say(f"@glosa_bot {QUESTION}", by=ana)
    assert group.wait_for_reply(spoken, PATIENCE).reply_to == asked
    assert len(group.replies) == 1


def test_a_guest_who_is_asked_too_much_says_so_once(telegram: Simulator) -> None:
    group = telegram.supergroup("Prisas", [telegram.person("Eva")], bot="left")
    for number in range(14):
        group.say(f"@glosa_bot ¿En qué año {1500 + number} plantó tilos el jardinero?")
    told = telegram.wait_until(
        lambda: [message for message in group.replies if message.text == say.GUEST_TOO_MANY],
        "a word that it is too much",
        PATIENCE,
    )
    assert len(told) == 1
    assert len(group.replies) == 13
