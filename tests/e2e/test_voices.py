"""Every kind of asking, in the terminal and through Telegram, over the small library of the golden answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from bot import wording
from bot.library import load
from bot.model import Courtesy, Reason
from bot.simulator import Simulator
from bot.wording import private
from tests.e2e.process import PATIENCE, ROOT, BotProcess
from tests.e2e.talk import ask, labels, refused_for_form
from tests.e2e.test_terminal import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.simulator import Conversation, Person
    from tests.e2e.conftest import StartBot

LIBRARY = ROOT / "tests" / "golden" / "answers" / "library"
TITLES = [document.title for document in load(LIBRARY).documents]
BOUGHT_2022, BOUGHT_2023 = "¿Cuántos libros compró la biblioteca en 2022?", "En 2023 compró 910 libros"


class Converse(Protocol):
    """Says something, one message after another, and returns the words of the last reply."""

    def __call__(self, *messages: str) -> str: ...


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """Return a Telegram where a bot is being served that never asks for what is refused."""
    log = Path(tmp_path_factory.mktemp("log")) / "bot.log"
    with Simulator() as telegram, BotProcess(telegram, log, KNOWLEDGE=str(LIBRARY)) as bot:
        yield telegram
        assert refused_for_form(telegram) == []
        assert bot.terminate() == 0


@pytest.fixture
def ana(world: Simulator) -> Person:
    return world.person("Ana")


@pytest.fixture
def chat(ana: Person) -> Conversation:
    return ana.private_chat()


@pytest.fixture(params=["telegram", "terminal"])
def converse(request: pytest.FixtureRequest) -> Converse:
    if request.param == "telegram":
        conversation: Conversation = request.getfixturevalue("chat")
        return lambda *messages: [ask(conversation, message).text for message in messages][-1]
    return in_the_terminal


def in_the_terminal(*messages: str) -> str:
    done = run("chat", "--knowledge", str(LIBRARY), stdin="\n".join(messages).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode().removeprefix(f"{wording.CHAT_GREETING}\n").removesuffix(f"{wording.GOODBYE}\n")
    return said.rstrip().split("\n\n")[-1]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("cuando abre la piscina municipal", "abre el 15 de junio"),
        ("hola!! me decís x favor cuándo abre la piscina municipal", "abre el 15 de junio"),
        ("¿Qué es la ALP?", "Asociación de Lectores del Puerto (ALP)"),
        ("¿Qué cursos se dan en la piscina?", "natación, waterpolo y salvamento"),
        ("¿Por qué se reformó el vaso grande?", "porque perdía agua por una grieta"),
    ],
)
def test_a_question_may_be_put_in_many_ways(converse: Converse, question: str, words: str) -> None:
    assert words in converse(question)


@pytest.mark.parametrize("question", ["¿Qué dicen los documentos sobre el mercado?", "mercado"])
def test_a_subject_alone_is_a_question(converse: Converse, question: str) -> None:
    reply = converse(question)
    assert not reply.startswith("Los documentos no ")
    assert "Novedades de la temporada › El mercado" in reply


def test_a_word_put_right_is_told(converse: Converse) -> None:
    reply = converse("¿Quién fundó la bibliotca del puerto?")
    assert reply.startswith("Entendí «biblioteca».")
    assert "Asociación de Lectores del Puerto" in reply


def test_a_follow_up_takes_what_it_lacks_from_the_question_before(converse: Converse) -> None:
    reply = converse(BOUGHT_2022, "¿Y en 2023?")
    assert reply.startswith("Entendí «¿Cuántos libros compró la biblioteca en 2023?».")
    assert BOUGHT_2023 in reply


def test_thanks_do_not_make_a_question_forgotten_and_one_follow_up_may_follow_another(converse: Converse) -> None:
    assert BOUGHT_2023 in converse(BOUGHT_2022, "gracias", "¿Y en 2023?")
    assert "640 libros" in converse(BOUGHT_2022, "¿Y en 2023?", "¿y en 2022?")


def test_a_complete_question_takes_nothing_from_the_one_before(converse: Converse) -> None:
    reply = converse(BOUGHT_2022, "¿Cuándo abre la piscina municipal?")
    assert reply.startswith("La piscina municipal abre el 15 de junio.")


def test_several_things_asked_are_all_answered_under_one_section_line(converse: Converse) -> None:
    reply = converse("¿Cuántos libros compró la biblioteca en 2022 y en 2023?")
    assert "640 libros" in reply
    assert BOUGHT_2023 in reply
    assert reply.count("La biblioteca del puerto › Los fondos") == 1


def test_what_is_answered_only_in_part_says_which_part_is_not(converse: Converse) -> None:
    reply = converse("¿Cuándo abre la piscina municipal? ¿Cuánto pesa un elefante?")
    assert "abre el 15 de junio" in reply
    assert reply.endswith("Sobre «¿Cuánto pesa un elefante?», los documentos no lo dicen.")


def test_documents_that_contradict_each_other_are_shown_side_by_side_with_their_dates(converse: Converse) -> None:
    reply = converse("¿Cuánto cuesta la entrada de adulto a la piscina?")
    assert reply.startswith(wording.DIFFERING)
    for words in ("cuesta 3 euros", "Guía de la piscina (30 de mayo de 2023)"):
        assert words in reply
    for words in ("cuesta 4 euros", "Novedades de la temporada (12 de mayo de 2025)"):
        assert words in reply


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("hola", wording.hello(TITLES)),
        ("¡Muchas gracias!", wording.REMARKS[Courtesy.THANKS]),
        ("chau", wording.REMARKS[Courtesy.FAREWELL]),
        ("eres un inútil", wording.REMARKS[Courtesy.INSULT]),
        ("When does the swimming pool open?", wording.REMARKS[Courtesy.OTHER_LANGUAGE]),
    ],
)
def test_what_asks_nothing_of_the_documents_gets_a_fitting_reply(converse: Converse, message: str, reply: str) -> None:
    assert converse(message) == reply


def test_whoever_asks_what_the_bot_can_do_is_told(chat: Conversation) -> None:
    assert ask(chat, "¿Qué puedes hacer?").text == private.HELP
    assert in_the_terminal("¿Qué puedes hacer?") == wording.ABILITIES


def test_whoever_asks_what_it_is_about_gets_the_documents_and_their_sections(ana: Person, chat: Conversation) -> None:
    page = ask(chat, "¿De qué trata?")
    assert page.text.startswith("El barrio del puerto\n")
    assert labels(page) == TITLES
    assert ana.press(page.button("Guía de la piscina"), PATIENCE).text == ""
    assert "Los cursos" in in_the_terminal("¿De qué trata?")


def test_an_abstention_says_what_is_never_mentioned_and_what_can_be_asked(converse: Converse) -> None:
    reply = converse("¿Cuántas calorías tiene el gazpacho?")
    assert "no mencionan" in reply
    assert "«gazpacho»" in reply
    assert "Puedes preguntarme" in reply


def test_a_question_offered_is_answered_when_it_is_pressed(world: Simulator, ana: Person, chat: Conversation) -> None:
    abstention = ask(chat, "¿Cuántas calorías tiene el gazpacho?")
    offered = [button for row in abstention.buttons for button in row if button.text.startswith("¿")]
    assert 1 <= len(offered) <= 3
    for number, button in enumerate(offered, start=2):
        assert ana.press(button, PATIENCE).text == ""
        world.wait_until(lambda: len(chat.replies) == number, "an answer", PATIENCE)  # noqa: B023 - called now
        answer = chat.replies[-1]
        assert answer.reply_to == abstention
        assert answer.text.startswith(f"{button.text}\n\n")
        assert answer.marked("bold")


def test_what_is_not_certain_enough_is_quoted_as_what_comes_nearest(telegram: Simulator, start_bot: StartBot) -> None:
    start_bot(KNOWLEDGE=str(LIBRARY), MIN_CONFIDENCE="1")
    reply = ask(telegram.person("Ana").private_chat(), "¿Cuándo abre la piscina municipal?")
    assert reply.text.startswith(wording.ABSTENTIONS[Reason.UNCERTAIN])
    assert reply.marked("bold")[0] == "La piscina municipal abre el 15 de junio."
    done = run("ask", "--min-confidence", "1", "--knowledge", str(LIBRARY), "¿Cuándo abre la piscina municipal?")
    assert done.returncode == 3
    assert done.stdout.decode().startswith(f"{wording.ABSTENTIONS[Reason.UNCERTAIN]}\nLa piscina municipal abre el 15")
