"""What chats receive without asking: set up in words or by taps, sent when it is due, once, and stopped with a word."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.simulator import DelayedAfter, DroppedAfter, TooManyRequests
from bot.wording import groups, summaries
from bot.wording import subscriptions as say
from tests.e2e.conftest import Served
from tests.e2e.process import PATIENCE
from tests.e2e.talk import ask, labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator import Conversation, Fault, Group, Message, Person, Simulator
    from tests.e2e.conftest import StartBot

MADRID = ZoneInfo("Europe/Madrid")
SENTENCE = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."


@pytest.fixture
def ana(served: Served) -> Person:
    return served.telegram.person("Ana")


@pytest.fixture
def luis(served: Served) -> Person:
    return served.telegram.person("Luis")


@pytest.fixture
def chat(ana: Person) -> Conversation:
    return ana.private_chat()


@pytest.fixture
def group(served: Served, ana: Person, luis: Person) -> Group:
    group = served.telegram.supergroup("Barrio", [ana, luis])
    group.wait_for_reply(timeout=PATIENCE)
    return group


@pytest.fixture
def channel(served: Served, ana: Person) -> Group:
    return served.telegram.channel("Novedades", [ana])


def this_minute() -> str:
    """Return the time of day by the clocks of Madrid, at which a summary is then due."""
    return f"{dt.datetime.now(MADRID):%H:%M}"


def make_due(served: Served, chat: Conversation) -> None:
    """Let it be the moment that a chat's subscriptions have promised, which is this minute."""
    moment = dt.datetime.now(dt.UTC).replace(second=0, microsecond=0, tzinfo=None)
    path = served.bot.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, timeout=10)) as raw, raw:
        raw.execute("UPDATE subscriptions SET next_at = ? WHERE chat_id = ?", (f"{moment}.000000", chat.id))


def fates(served: Served, chat: Conversation) -> list[str]:
    path = served.bot.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, timeout=10)) as raw:
        rows = raw.execute(
            "SELECT p.fate FROM postings p JOIN subscriptions s ON s.id = p.subscription WHERE s.chat_id = ?",
            (chat.id,),
        )
        return [row[0] for row in rows]


def eventually(holds: Callable[[], bool]) -> None:
    """Wait for what the database says, of which nobody rings a bell."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def received(served: Served, chat: Conversation, after: Message) -> Message:
    """Return what a chat receives when it is due."""
    make_due(served, chat)
    return chat.wait_for_reply(after, PATIENCE)


def press(served: Served, person: Person, message: Message, label: str, shows: str) -> None:
    """Press a button and wait until its message shows some words or another button."""
    person.press(message.button(label), PATIENCE)

    def changed() -> bool:
        return shows in message.text or any(shows in other for other in labels(message))

    served.telegram.wait_until(changed, f"{shows} after {label}", PATIENCE)


def test_in_private_a_subscription_is_made_in_words_sent_and_ended_and_ended_is_undone(
    served: Served, ana: Person, chat: Conversation
) -> None:
    made = ask(chat, f"/suscribir diario {this_minute()} corto")
    assert say.SUBSCRIBED in made.text
    assert f"Cuándo: diario {this_minute()}" in made.text or "Cuándo: diario" in made.text
    assert "Largo: corto" in made.text
    sent = received(served, chat, made)
    assert sent.text.startswith("Resumen de «")
    assert "• " in sent.text
    eventually(lambda: fates(served, chat) == ["sent"])
    listed = ask(chat, "/suscripciones")
    assert any("un resumen por turnos" in label for label in labels(listed))
    ending = ask(chat, "/baja")
    press(served, ana, ending, labels(ending)[0], say.REALLY)
    press(served, ana, ending, say.END_REALLY, say.ENDED)
    assert say.NONE in ask(chat, "/suscripciones").text
    press(served, ana, ending, say.UNDO, say.RESUMED)
    assert say.CHOOSE_ONE in ask(chat, "/suscripciones").text


def test_turns_are_taken_by_one_document_after_another(served: Served, chat: Conversation) -> None:
    made = ask(chat, f"/suscribir diario {this_minute()}")
    first = received(served, chat, made)
    path = served.bot.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, timeout=10)) as raw, raw:
        raw.execute("DELETE FROM postings")  # as if it were another day
    second = received(served, chat, first)
    assert {first.text.partition("\n")[0], second.text.partition("\n")[0]} == {
        "Resumen de «El jardín & sus <normas>»",
        "Resumen de «La casa del guarda»",
    }


def test_a_sample_comes_at_once_and_does_not_count(served: Served, ana: Person, chat: Conversation) -> None:
    made = ask(chat, "/suscribir lunes 9:00 test")
    assert ana.press(made.button(say.SAMPLE), PATIENCE).text == say.SAMPLE_SENT
    quiz = chat.wait_for_reply(made, PATIENCE)
    assert quiz.poll is not None
    assert fates(served, chat) == []


def test_a_sample_waits_until_telegram_lets_the_chat_hear_more(served: Served, ana: Person, chat: Conversation) -> None:
    made = ask(chat, "/suscribir lunes 9:00 test")
    served.telegram.fail_next("sendPoll", TooManyRequests(1))
    assert ana.press(made.button(say.SAMPLE), PATIENCE).text == say.SAMPLE_SENT
    assert chat.wait_for_reply(made, PATIENCE).poll is not None


def test_what_is_not_understood_is_told_with_what_would_be(chat: Conversation) -> None:
    assert "25:00" in ask(chat, "/suscribir diario 25:00").text
    assert "zanahoria" in ask(chat, "/suscribir diario 8:30 zanahoria").text
    assert say.NONE in ask(chat, "/suscripciones").text


def test_everything_can_be_chosen_by_taps_alone(served: Served, ana: Person, chat: Conversation) -> None:
    panel = ask(chat, "/suscribir")
    if say.HERE in labels(panel):
        press(served, ana, panel, say.HERE, say.HINT_NEW)
    press(served, ana, panel, say.CONTENT, say.CHOOSE_CONTENT)
    press(served, ana, panel, say.CONTENTS["whole"], say.HINT_NEW)
    press(served, ana, panel, say.LENGTH, say.CHOOSE_LENGTH)
    press(served, ana, panel, "largo", say.HINT_NEW)
    press(served, ana, panel, say.WHEN, say.CHOOSE_WHEN)
    press(served, ana, panel, say.SOME_DAYS, say.CHOOSE_DAYS)
    press(served, ana, panel, "✓ viernes", "viernes")
    press(served, ana, panel, say.TIME, say.CHOOSE_HOUR)
    press(served, ana, panel, "19", say.CHOOSE_MINUTE)
    press(served, ana, panel, "19:45", "lunes a jueves, sábado y domingo 19:45")
    press(served, ana, panel, say.ZONE, say.CHOOSE_ZONE)
    zone = next(label for label in labels(panel) if label.startswith("Bogotá"))
    press(served, ana, panel, zone, "Hora de: Bogotá")
    press(served, ana, panel, say.QUIET, say.CHOOSE_QUIET)
    press(served, ana, panel, "de 22:00 a 07:00", "Sin molestar: de 22:00 a 07:00")
    press(served, ana, panel, say.SUBSCRIBE, say.SUBSCRIBED)
    assert "Próximo envío: " in panel.text
    assert "Largo: largo" in panel.text
    again = ask(chat, "/suscribir diario 8:30")
    assert "Hora de: Bogotá" in again.text  # the chat's own is remembered


def test_a_time_in_quiet_hours_is_refused_with_a_word(served: Served, ana: Person, chat: Conversation) -> None:
    made = ask(chat, "/suscribir diario 8:30 sin molestar de 22 a 7")
    press(served, ana, made, say.CHANGE, say.HINT)
    press(served, ana, made, say.WHEN, say.CHOOSE_WHEN)
    press(served, ana, made, say.TIME, say.CHOOSE_HOUR)
    press(served, ana, made, "23", say.CHOOSE_MINUTE)
    answer = ana.press(made.button("23:00"), PATIENCE)
    assert "23:00" in answer.text
    assert answer.is_alert


def test_in_a_group_only_administrators_choose_what_it_receives(
    served: Served, group: Group, ana: Person, luis: Person
) -> None:
    refused = group.say("/suscribir diario 8:30", by=luis)
    assert group.wait_for_reply(refused, PATIENCE).text == groups.ONLY_ADMINISTRATORS
    asked = group.say(f"/suscribir@glosa_bot diario {this_minute()}", by=ana)
    made = group.wait_for_reply(asked, PATIENCE)
    assert say.SUBSCRIBED in made.text
    told = luis.press(made.button(say.END), PATIENCE)
    assert (told.text, told.is_alert) == (groups.ONLY_ADMINISTRATORS, True)
    assert received(served, group, made).text.startswith("Resumen de")


def test_a_topic_receives_what_was_chosen_in_it(served: Served, ana: Person) -> None:
    forum = served.telegram.supergroup("Foro", [ana], is_forum=True)
    forum.wait_for_reply(timeout=PATIENCE)
    topic = forum.create_topic("Resúmenes")
    made = forum.wait_for_reply(forum.say(f"/suscribir diario {this_minute()}", by=ana, topic=topic), PATIENCE)
    sent = received(served, forum, made)
    assert sent.topic == topic


def test_a_topic_that_is_closed_stops_alone_and_goes_on_when_it_is_open(served: Served, ana: Person) -> None:
    ask(served.owner.private_chat(), "/start")  # or they cannot be told
    forum = served.telegram.supergroup("Foro", [ana], is_forum=True)
    forum.wait_for_reply(timeout=PATIENCE)
    topic = forum.create_topic("Resúmenes")
    made = forum.wait_for_reply(forum.say(f"/suscribir diario {this_minute()}", by=ana, topic=topic), PATIENCE)
    forum.wait_for_reply(forum.say("/suscribir lunes 9:00", by=ana), PATIENCE)
    forum.close_topic(topic)
    make_due(served, forum)
    eventually(lambda: "refused" in fates(served, forum))
    states = ask(forum, "/suscripciones@glosa_bot")
    assert len(labels(states)) >= 2
    forum.reopen_topic(topic)
    served.telegram.wait_until(lambda: not served.telegram.pending_updates, "all done", PATIENCE)
    path = served.bot.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, timeout=10)) as raw:
        rows = raw.execute("SELECT state FROM subscriptions WHERE chat_id = ?", (forum.id,)).fetchall()
    assert [row[0] for row in rows] == ["active", "active"]
    assert made.topic == topic


def test_a_channel_is_set_up_by_a_post_which_goes_again_and_receives_with_a_button(
    served: Served, channel: Group
) -> None:
    posted = channel.say(f"/suscribir diario {this_minute()}")
    told = channel.wait_for_reply(posted, PATIENCE)
    assert say.SUBSCRIBED in told.text
    assert told.is_silent
    assert posted not in channel.messages
    sent = received(served, channel, told)
    assert (sent.button("Pregúntame").url or "").startswith("https://t.me/glosa_bot?start=d-")


def test_a_channel_is_set_up_from_the_private_chat_of_its_administrator_by_taps(
    served: Served, ana: Person, luis: Person, chat: Conversation
) -> None:
    channel = served.telegram.channel("Boletín del barrio", [ana])
    served.telegram.wait_until(lambda: not served.telegram.pending_updates, "the channel known", PATIENCE)
    panel = ask(chat, "/suscribir")
    press(served, ana, panel, say.ELSEWHERE, say.CHOOSE_CHAT)
    press(served, ana, panel, "Boletín del barrio", "Dónde: Boletín del barrio")
    press(served, ana, panel, say.SUBSCRIBE, say.SUBSCRIBED)
    other = luis.private_chat()
    theirs = ask(other, "/suscribir")
    luis.press(theirs.button(say.ELSEWHERE), PATIENCE)
    served.telegram.wait_until(lambda: say.NOTHING_ELSEWHERE in theirs.text, "nothing of hers", PATIENCE)
    listed = ask(chat, "/suscripciones")
    press(served, ana, listed, say.OF_OTHERS, say.CHOOSE_CHAT)
    press(served, ana, listed, "Boletín del barrio", say.CHOOSE_ONE)
    assert channel.replies == []


@pytest.mark.parametrize("fault", [DelayedAfter(8), DroppedAfter()], ids=["slow", "broken"])
def test_what_may_have_arrived_is_not_sent_again(served: Served, chat: Conversation, fault: Fault) -> None:
    made = ask(chat, f"/suscribir diario {this_minute()}")
    served.telegram.fail_next("sendMessage", fault, chat=chat)
    received(served, chat, made)
    eventually(lambda: fates(served, chat) == ["uncertain"])
    assert len(chat.replies) == 2


def test_whoever_runs_the_bot_is_told_of_what_may_not_have_arrived(telegram: Simulator, start_bot: StartBot) -> None:
    olga = telegram.person("Olga")
    served, owner = Served(telegram, start_bot(ADMIN_IDS=str(olga.id)), "polling", olga), olga.private_chat()
    chat = telegram.person("Ana").private_chat()
    made = ask(chat, f"/suscribir diario {this_minute()}")
    telegram.fail_next("sendMessage", DroppedAfter(), chat=chat)
    make_due(served, chat)
    notice = telegram.wait_until(lambda: next(iter(owner.replies), None), "a notice", PATIENCE)
    assert "puede no haber llegado" in notice.text
    assert "puede no haber llegado" in ask(owner, "/informe 1").text
    assert len([reply for reply in chat.replies if reply.id > made.id]) == 1  # it had


def test_a_flood_is_waited_out_and_a_summary_comes_once(served: Served, chat: Conversation) -> None:
    made = ask(chat, f"/suscribir diario {this_minute()}")
    served.telegram.fail_next("sendMessage", TooManyRequests(1), chat=chat)
    received(served, chat, made)
    eventually(lambda: fates(served, chat) == ["sent"])
    assert len(chat.replies) == 2


def test_a_chat_that_blocks_the_bot_receives_nothing_until_it_is_let_in_again(
    served: Served, ana: Person, chat: Conversation
) -> None:
    ask(chat, f"/suscribir diario {this_minute()}")
    ana.block()
    eventually(lambda: state(served, chat) == "stopped")
    ana.unblock()
    eventually(lambda: state(served, chat) == "active")


def state(served: Served, chat: Conversation) -> str:
    path = served.bot.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, timeout=10)) as raw:
        row: tuple[str] = raw.execute("SELECT state FROM subscriptions WHERE chat_id = ?", (chat.id,)).fetchone()
        return row[0]


def test_a_summary_is_asked_for_and_changed_in_its_place(served: Served, ana: Person, chat: Conversation) -> None:
    summary = ask(chat, "/resumen")
    assert summary.text.startswith("Resumen de")
    press(served, ana, summary, "corto", "✓ corto")
    press(served, ana, summary, "Documentos", "Todos los documentos")
    press(served, ana, summary, "La casa del guarda", "Resumen de «La casa del guarda»")
    assert ask(chat, "/resumen casa del guarda largo").text.startswith("Resumen de «La casa del guarda»")
    assert "No conozco" in ask(chat, "/resumen zanahoria").text


def test_news_are_none_at_first_and_a_quiz_can_be_played(chat: Conversation) -> None:
    assert "Desde ahora" in ask(chat, "/resumen novedades").text
    assert "No hay novedades" in ask(chat, "/resumen novedades").text
    quiz = ask(chat, "/resumen test")
    assert quiz.poll is not None or quiz.text == summaries.NO_QUIZ
