"""Questions in groups and topics: answered where they are asked, when they are meant for the bot, and only then."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest

from bot.simulator import BadRequest, Refused, Simulator
from bot.wording import asking as say
from bot.wording import groups
from bot.wording.private import SHOW_TO_ALL
from tests.e2e.conftest import is_serving, served_by
from tests.e2e.process import PATIENCE, BotProcess
from tests.e2e.talk import refused_for_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.simulator import Group, Message, Person
    from tests.e2e.conftest import Served, StartBot

QUESTION = "¿A qué hora abre el jardín botánico?"
SENTENCE = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."
UNKNOWN = "¿Quién ganó la copa de fútbol de Marte?"


@pytest.fixture
def ana(served: Served) -> Person:
    return served.telegram.person("Ana")


@pytest.fixture
def luis(served: Served) -> Person:
    return served.telegram.person("Luis")


@pytest.fixture
def group(served: Served, ana: Person, luis: Person) -> Group:
    """Return a group of two that the bot has greeted, with privacy mode on."""
    return greeted(served.telegram.supergroup("Barrio", [ana, luis]))


@pytest.fixture
def open_group(served: Served, ana: Person, luis: Person) -> Group:
    """Return a group where the bot hears everything, as an administrator does and as it would with privacy mode off."""
    return greeted(served.telegram.supergroup("Plaza", [ana, luis], bot="administrator"))


@pytest.fixture
def newer() -> Iterator[Simulator]:
    """Return a Telegram that can show a message in a group to one person."""
    with Simulator(version="10.3") as simulator:
        yield simulator


def greeted(group: Group) -> Group:
    group.wait_for_reply(timeout=PATIENCE)
    return group


def reply(group: Group, message: Message) -> Message:
    return group.wait_for_reply(message, PATIENCE)


def is_left_alone(group: Group, *messages: Message) -> bool:
    """Say whether the bot leaves messages unanswered; a question asked after them is answered when they are done."""
    before = len(group.replies)
    last = group.say(f"/pregunta {QUESTION}")
    answer = reply(group, last)
    return len(group.replies) == before + 1 and answer.reply_to == last and bool(messages)


@pytest.mark.parametrize("addressed", ["/pregunta {}", "/pregunta@glosa_bot {}", "@glosa_bot {}", "{} @glosa_bot"])
def test_a_question_meant_for_the_bot_is_answered_with_its_words_quoted(group: Group, addressed: str) -> None:
    question = group.say(addressed.format(QUESTION))
    answer = reply(group, question)
    assert answer.text.startswith(SENTENCE)
    assert answer.reply_to == question
    assert answer.quote is not None
    assert answer.quote["text"] == QUESTION


def test_a_reply_to_the_bot_goes_on_from_the_last_question(group: Group, ana: Person) -> None:
    first = reply(group, group.say("/pregunta ¿Cuántas plantas tiene la casa del guarda?", by=ana))
    assert "dos plantas" in first.text
    second = reply(group, group.say("¿Y el jardín botánico, a qué hora abre?", by=ana, reply_to=first))
    assert SENTENCE in second.text


def test_what_one_person_asked_is_not_taken_for_what_another_leans_on(group: Group, ana: Person, luis: Person) -> None:
    reply(group, group.say(f"/pregunta {QUESTION}", by=ana))
    answer = reply(group, group.say("/pregunta ¿Y los domingos?", by=luis))
    assert "jardín" not in answer.text.split("\n")[0]


def test_people_may_talk_to_each_other_even_where_the_bot_hears_it(
    open_group: Group, ana: Person, luis: Person
) -> None:
    first = open_group.say(QUESTION, by=ana)
    second = open_group.say("Ni idea, pregunta a @otro_bot.", by=luis, reply_to=first)
    third = open_group.say("/pregunta@otro_bot " + QUESTION, by=ana)
    assert is_left_alone(open_group, first, second, third)


def test_other_bots_are_not_answered(served: Served, open_group: Group) -> None:
    robot = served.telegram.person("Robot", username="robot_bot", is_bot=True)
    open_group.add(robot)
    assert is_left_alone(open_group, open_group.say(f"@glosa_bot {QUESTION}", by=robot))


def test_the_bots_own_words_passed_on_are_not_answered(open_group: Group, ana: Person) -> None:
    answer = reply(open_group, open_group.say(f"/pregunta {QUESTION}", by=ana))
    assert is_left_alone(open_group, open_group.forward(answer, by=ana))


def test_a_mention_under_somebody_elses_question_answers_that(open_group: Group, ana: Person, luis: Person) -> None:
    question = open_group.say(QUESTION, by=ana)
    nudge = open_group.say("@glosa_bot", by=luis, reply_to=question)
    answer = reply(open_group, nudge)
    assert answer.text.startswith(SENTENCE)
    assert answer.reply_to == nudge


def test_a_mention_under_a_picture_is_heard(group: Group, ana: Person) -> None:
    question = group.send_photo(f"@glosa_bot {QUESTION}", by=ana)
    assert reply(group, question).text.startswith(SENTENCE)


def test_addressing_the_bot_without_a_question_is_told_how_to_ask(group: Group) -> None:
    assert reply(group, group.say("/pregunta")).text == say.NOTHING_ASKED


def test_a_question_is_answered_in_its_topic_and_in_the_general_one(served: Served, ana: Person) -> None:
    forum = greeted(served.telegram.supergroup("Foro", [ana], is_forum=True))
    topic = forum.create_topic("Riego")
    inside = reply(forum, forum.say(f"/pregunta {QUESTION}", topic=topic))
    general = reply(forum, forum.say(f"/pregunta {QUESTION}"))
    assert (inside.topic, general.topic) == (topic, None)
    assert inside.text == general.text


def test_a_closed_topic_costs_nobody_else_an_answer(served: Served, ana: Person) -> None:
    forum = greeted(served.telegram.supergroup("Foro", [ana], is_forum=True))
    topic = forum.create_topic("Riego")
    forum.close_topic(topic)
    unanswered = forum.say(f"/pregunta {QUESTION}", topic=topic)
    assert is_left_alone(forum, unanswered)


def test_a_group_is_told_in_one_line_that_the_documents_do_not_say(group: Group) -> None:
    answer = reply(group, group.say(f"/pregunta {UNKNOWN}"))
    assert "\n" not in answer.text
    assert answer.buttons == ()


def test_an_edited_question_in_a_group_edits_its_answer(served: Served, group: Group) -> None:
    question = group.say(f"/pregunta {UNKNOWN}")
    answer = reply(group, question)
    group.edit(question, f"/pregunta {QUESTION}")
    served.telegram.wait_until(lambda: answer.text.startswith(SENTENCE), "an edited answer", PATIENCE)
    assert [one for one in group.replies if one.reply_to == question] == [answer]


def test_a_mention_added_later_asks(group: Group, served: Served) -> None:
    question = group.say(QUESTION)
    group.edit(question, f"@glosa_bot {QUESTION}")
    answered = served.telegram.wait_until(
        lambda: next((one for one in group.replies if one.reply_to == question), None), "an answer", PATIENCE
    )
    assert answered.text.startswith(SENTENCE)


def test_a_flood_is_told_once_and_then_met_with_silence(served: Served, group: Group, ana: Person) -> None:
    for _ in range(16):
        group.say(f"/pregunta {QUESTION}", by=ana)
    served.telegram.wait_until(lambda: any(one.text == say.TOO_FAST for one in group.replies), "a word", PATIENCE)
    last = served.telegram.person("Eva").private_chat()
    last.wait_for_reply(last.say(QUESTION), PATIENCE)
    assert [one.text for one in group.replies].count(say.TOO_FAST) == 1
    assert len(group.replies) < 16


def test_an_anonymous_administrator_asks_as_anybody_does(group: Group, ana: Person) -> None:
    answer = reply(group, group.say(f"/pregunta {QUESTION}", by=ana, anonymous=True))
    assert answer.text.startswith(SENTENCE)


def test_a_button_asks_for_nobody_who_may_not_ask_in_words(
    served: Served, group: Group, ana: Person, luis: Person
) -> None:
    choose(served.telegram, ana, group, "askers", "solo los administradores")
    found = reply(group, group.say("/buscar riego rosales plutonio", by=luis))
    offered = [button for row in found.buttons for button in row if (button.data or "").startswith("q:")]
    luis.press(offered[0], PATIENCE)
    assert is_left_alone(group, found)
    ana.press(offered[0], PATIENCE)
    assert reply(group, group.replies[-1]).reply_to == found


def choose(served_by_bot: Simulator, by: Person, group: Group, setting: str, value: str) -> None:
    """Choose something with the buttons of /ajustes, as the group's administrator."""
    panel = reply(group, group.say("/ajustes", by=by))
    before = panel.keyboard
    by.press(panel.button(groups.SETTINGS[setting]), PATIENCE)
    served_by_bot.wait_until(lambda: panel.keyboard != before, "the options", PATIENCE)
    by.press(panel.button(value), PATIENCE)
    served_by_bot.wait_until(lambda: f"{groups.SETTINGS[setting]}: {value}" in panel.text, "the choice", PATIENCE)


def test_a_group_that_wants_it_so_gets_a_reaction_and_the_answer_once_there_is_one(
    served: Served, group: Group, ana: Person
) -> None:
    choose(served.telegram, ana, group, "abstaining", "solo pongo una reacción")
    before = len(group.replies)
    question = group.say(f"/pregunta {UNKNOWN}", by=ana)
    served.telegram.wait_until(lambda: list(question.reactions.values()) == ["🤷"], "a reaction", PATIENCE)
    assert len(group.replies) == before
    group.edit(question, f"/pregunta {QUESTION}")
    assert reply(group, question).text.startswith(SENTENCE)
    assert question.reactions == {}


def test_where_reactions_are_not_allowed_a_line_says_it(served: Served, group: Group, ana: Person) -> None:
    choose(served.telegram, ana, group, "abstaining", "solo pongo una reacción")
    served.telegram.fail_next("setMessageReaction", Refused(BadRequest("REACTION_INVALID")), chat=group)
    assert "\n" not in reply(group, group.say(f"/pregunta {UNKNOWN}", by=ana)).text


@pytest.mark.parametrize("delivery", ["polling", "webhook"])
def test_an_answer_that_only_the_asker_sees_can_be_shown_to_everybody(
    newer: Simulator, knowledge: Path, tmp_path: Path, delivery: str
) -> None:
    environment = {"KNOWLEDGE": str(knowledge), **served_by(delivery)}
    with BotProcess(newer, tmp_path / "bot.log", **environment):
        only_luis_sees_it_until_he_shows_it(newer)
    assert refused_for_form(newer) == []


def only_luis_sees_it_until_he_shows_it(newer: Simulator) -> None:
    newer.wait_until(lambda: is_serving(newer), "a bot that serves", PATIENCE)
    ana, luis = newer.person("Ana"), newer.person("Luis")
    group = greeted(newer.supergroup("Barrio", [ana, luis], bot="administrator"))
    choose(newer, ana, group, "audience", "solo quien pregunta")
    group.say(f"/pregunta {QUESTION}", by=luis)
    private = newer.wait_until(
        lambda: next((one for one in group.replies if one.seen_by is luis.user), None), "an answer for Luis", PATIENCE
    )
    assert private.text.startswith(SENTENCE)
    luis.press(private.button(SHOW_TO_ALL), PATIENCE)
    shown = newer.wait_until(
        lambda: next((one for one in group.replies if SENTENCE in one.text and one.seen_by is None), None),
        "the answer for everybody",
        PATIENCE,
    )
    assert SENTENCE in shown.text
    luis.press(private.button(SHOW_TO_ALL), PATIENCE)
    reply(group, group.say(f"/pregunta {UNKNOWN}", by=ana))
    assert len([one for one in group.replies if SENTENCE in one.text and one.seen_by is None]) == 1


@pytest.mark.parametrize("delivery", ["polling", "webhook"])
def test_answers_go_again_when_their_time_has_come_and_questions_stay(
    telegram: Simulator, start_bot: StartBot, delivery: str
) -> None:
    bot = start_bot(**served_by(delivery))
    telegram.wait_until(lambda: is_serving(telegram), "a bot that serves", PATIENCE)
    ana = telegram.person("Ana")
    group = greeted(telegram.supergroup("Barrio", [ana]))
    choose(telegram, ana, group, "delete_after", "a los 10 minutos")
    question = group.say(f"/pregunta {QUESTION}", by=ana)
    answer = reply(group, question)
    let_time_pass(bot.database_url)
    telegram.wait_until(lambda: answer.id not in group.chat.messages, "the answer gone", PATIENCE)
    assert question.id in group.chat.messages
    assert len(group.replies) == 2


def let_time_pass(database: str) -> None:
    """Let what is to be deleted some time be due now."""
    deadline = time.monotonic() + PATIENCE
    with contextlib.closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as raw:
        while not raw.execute("UPDATE deletions SET due_at = '2026-01-01 00:00:00'").rowcount:
            assert time.monotonic() < deadline, "nothing to delete"
            raw.commit()
            time.sleep(0.05)
        raw.commit()
