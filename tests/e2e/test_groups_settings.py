"""`/ajustes`: administrators choose with buttons, in place; nobody else does, whatever they write as or press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from bot.simulator import ServerError, Simulator
from bot.wording import asking, groups
from tests.e2e.conftest import served_by
from tests.e2e.process import PATIENCE, BotProcess
from tests.e2e.talk import labels, refused_for_form

if TYPE_CHECKING:
    from pathlib import Path

    from bot.simulator import Conversation, Group, Message, Person
    from tests.e2e.conftest import Served

GARDEN: Final = "El jardín & sus <normas>"
HOUSE: Final = "La casa del guarda"
QUESTION: Final = "/pregunta ¿A qué hora abre el jardín botánico?"
SENTENCE: Final = "El jardín botánico abre todos los días a las ocho y cuarto de la mañana."


@pytest.fixture
def ana(served: Served) -> Person:
    return served.telegram.person("Ana")


@pytest.fixture
def eva(served: Served) -> Person:
    return served.telegram.person("Eva")


@pytest.fixture
def group(served: Served, ana: Person, eva: Person) -> Group:
    """Return Ana's group, where Eva is a member, after the bot has said hello."""
    return greeted(served.telegram.supergroup("Barrio", [ana, eva]))


def greeted(group: Group) -> Group:
    group.wait_for_reply(timeout=PATIENCE)
    return group


def panel_of(group: Group, by: Person | None = None) -> Message:
    """Return the settings that somebody has asked for."""
    return group.wait_for_reply(group.say("/ajustes", by=by), PATIENCE)


def press(served: Served, person: Person, panel: Message, *steps: str) -> None:
    """Press buttons of a panel, one after another, each on the page that the one before it opened."""
    for step in steps:
        turn(served, person, panel, step)


def turn(served: Served, person: Person, panel: Message, step: str) -> None:
    """Press a button of a panel and return when another page is there."""
    before = panel.keyboard
    person.press(panel.button(step), PATIENCE)
    served.telegram.wait_until(lambda: panel.keyboard != before, f"a page after {step}", PATIENCE)


def answer(chat: Conversation, question: str, by: Person | None = None) -> str:
    return chat.wait_for_reply(chat.say(question, by=by), PATIENCE).text


def test_an_administrator_sees_every_setting_as_it_is_and_a_button_for_each(group: Group) -> None:
    panel = panel_of(group)
    for name, value in (
        (groups.DOCUMENTS_SETTING, "todos (2)"),
        (groups.SETTINGS["askers"], "todo el mundo"),
        (groups.SETTINGS["abstaining"], "lo digo en una línea"),
        (groups.SETTINGS["delete_after"], "nunca"),
        (groups.SETTINGS["dates"], "en español"),
    ):
        assert f"{name}: {value}" in panel.text
        assert name in labels(panel)
    assert groups.SETTINGS["audience"] not in panel.text
    assert labels(panel)[-1] == groups.DONE


def test_a_group_asks_the_documents_that_were_chosen_for_it(served: Served, group: Group, ana: Person) -> None:
    panel = panel_of(group)
    press(served, ana, panel, groups.DOCUMENTS_SETTING, HOUSE)
    assert f"✓ {HOUSE}" in labels(panel)
    press(served, ana, panel, groups.BACK)
    assert "Documentos: 1 de 2" in panel.text
    assert SENTENCE not in answer(group, QUESTION)

    press(served, ana, panel, groups.DOCUMENTS_SETTING, GARDEN)
    assert {f"✓ {HOUSE}", f"✓ {GARDEN}"} <= set(labels(panel))
    assert SENTENCE in answer(group, QUESTION)


def test_documents_are_marked_again_as_all(served: Served, group: Group, ana: Person) -> None:
    panel = panel_of(group)
    press(served, ana, panel, groups.DOCUMENTS_SETTING, HOUSE, groups.ALL_DOCUMENTS, groups.BACK)
    assert "Documentos: todos (2)" in panel.text
    assert SENTENCE in answer(group, QUESTION)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("askers", "solo los administradores"),
        ("abstaining", "lo explico, con lo más cercano"),
        ("abstaining", "solo pongo una reacción"),
        ("delete_after", "a los 10 minutos"),
        ("delete_after", "al cabo de 1 hora"),
        ("delete_after", "al cabo de 1 día"),
        ("dates", "en euskera"),
    ],
)
def test_what_is_chosen_is_shown_in_place_and_kept(
    served: Served, group: Group, ana: Person, name: str, value: str
) -> None:
    panel = panel_of(group)
    before = len(group.replies)
    press(served, ana, panel, groups.SETTINGS[name])
    assert served.telegram.wait_until(lambda: value in labels(panel), "the options", PATIENCE)
    press(served, ana, panel, value)
    chosen = f"{groups.SETTINGS[name]}: {value}"
    assert chosen in panel.text
    assert len(group.replies) == before
    assert chosen in panel_of(group).text


def test_where_only_administrators_may_ask_others_are_told_so(
    served: Served, group: Group, ana: Person, eva: Person
) -> None:
    press(served, ana, panel_of(group), groups.SETTINGS["askers"], "solo los administradores")
    assert answer(group, QUESTION, by=eva) == asking.ADMINISTRATORS_ONLY
    group.say(f"/pregunta {QUESTION}", by=eva)  # once is enough
    assert SENTENCE in answer(group, QUESTION, by=ana)
    assert [reply.text for reply in group.replies].count(asking.ADMINISTRATORS_ONLY) == 1


def test_when_it_is_done_the_buttons_go_and_the_settings_stay(served: Served, group: Group, ana: Person) -> None:
    panel = panel_of(group)
    press(served, ana, panel, groups.DONE)
    assert labels(panel) == []
    assert "Fechas: en español" in panel.text


def test_whoever_is_no_administrator_is_told_kindly(group: Group, eva: Person) -> None:
    panel = panel_of(group, by=eva)
    assert panel.text == groups.ONLY_ADMINISTRATORS
    assert labels(panel) == []


def test_whoever_is_no_administrator_and_presses_gets_a_notice_and_nothing_changes(group: Group, eva: Person) -> None:
    panel = panel_of(group)
    before = (panel.text, panel.keyboard)
    for label in labels(panel):
        found = eva.press(panel.button(label), PATIENCE)
        assert (found.text, found.is_alert) == (groups.ONLY_ADMINISTRATORS, True)
    assert (panel.text, panel.keyboard) == before


def test_promoted_members_may_and_demoted_ones_no_more(served: Served, ana: Person, eva: Person) -> None:
    group = greeted(served.telegram.supergroup("Barrio", [ana, eva]))
    group.promote(eva)
    panel = panel_of(group, by=eva)
    press(served, eva, panel, groups.SETTINGS["dates"])
    group.demote(eva)
    said = group.replies[-1]
    group.set_bot("administrator")  # what changes for the bot makes it ask the server anew
    group.wait_for_reply(said, PATIENCE)
    found = eva.press(panel.button("en cifras"), PATIENCE)
    assert (found.text, found.is_alert) == (groups.ONLY_ADMINISTRATORS, True)
    assert "Fechas: en español" in panel_of(group).text


def test_an_anonymous_administrator_opens_the_panel_and_presses_as_who_they_are(
    served: Served, group: Group, ana: Person
) -> None:
    panel = group.wait_for_reply(group.say("/ajustes@glosa_bot", by=ana, anonymous=True), PATIENCE)
    press(served, ana, panel, groups.SETTINGS["dates"], "en cifras")
    assert "Fechas: en cifras" in panel.text


def test_a_post_of_the_linked_channel_opens_the_panel_in_the_group_and_nothing_in_the_channel(
    served: Served, group: Group, ana: Person
) -> None:
    channel = served.telegram.channel("Noticias", [ana])
    group.link(channel)
    last = group.messages[-1]
    channel.say("/ajustes@glosa_bot", by=ana)
    assert groups.SETTINGS_TITLE in group.wait_for_reply(last, PATIENCE).text
    as_channel = group.say("/ajustes@glosa_bot", as_channel=channel)
    assert groups.SETTINGS_TITLE in group.wait_for_reply(as_channel, PATIENCE).text
    assert channel.replies == []


def test_another_channel_may_not_though_its_owner_is_an_administrator(
    served: Served, group: Group, ana: Person
) -> None:
    channel = served.telegram.channel("Ajeno", [ana])
    as_channel = group.say("/ajustes@glosa_bot", as_channel=channel)
    assert group.wait_for_reply(as_channel, PATIENCE).text == groups.ONLY_ADMINISTRATORS


def test_while_the_server_does_not_say_who_administers_nothing_changes_and_that_is_said(
    served: Served, ana: Person
) -> None:
    group = greeted(served.telegram.supergroup("Barrio", [ana]))
    served.telegram.fail_next("getChatAdministrators", ServerError(500), chat=group)
    assert panel_of(group).text == groups.RIGHTS_UNKNOWN
    assert groups.SETTINGS_TITLE in panel_of(group).text


def test_in_private_it_says_what_there_is_instead(ana: Person) -> None:
    assert answer(ana.private_chat(), "/ajustes") == groups.SETTINGS_ONLY_IN_GROUPS


def test_in_a_topic_the_panel_opens_there(served: Served, ana: Person) -> None:
    group = greeted(served.telegram.supergroup("Foro", [ana], is_forum=True))
    topic = group.create_topic("Dudas")
    panel = group.wait_for_reply(group.say("/ajustes", topic=topic), PATIENCE)
    assert panel.topic == topic
    press(served, ana, panel, groups.SETTINGS["dates"], "en gallego")
    assert "Fechas: en gallego" in panel.text


@pytest.mark.parametrize("delivery", ["polling", "webhook"])
def test_a_group_whose_documents_are_gone_after_a_restart_asks_no_others_and_is_told_so(
    delivery: str, knowledge: Path, tmp_path: Path
) -> None:
    fewer = tmp_path / "fewer"
    fewer.mkdir()
    for name in ("jardin.md", "otro.md"):
        (fewer / name).write_text((knowledge / "jardin.md").read_text("utf-8"), "utf-8")
    store = {"DATABASE_URL": f"sqlite:///{tmp_path / 'glosa.db'}", **served_by(delivery)}
    with Simulator() as telegram:
        ana = telegram.person("Ana")
        with BotProcess(telegram, tmp_path / "1.log", KNOWLEDGE=str(knowledge), **store) as bot:
            group = greeted(telegram.supergroup("Barrio", [ana]))
            panel = panel_of(group)
            ana.press(panel.button(groups.DOCUMENTS_SETTING), PATIENCE)
            telegram.wait_until(lambda: HOUSE in labels(panel), "the documents", PATIENCE)
            ana.press(panel.button(HOUSE), PATIENCE)
            telegram.wait_until(lambda: f"✓ {HOUSE}" in labels(panel), "the document marked", PATIENCE)
            assert bot.terminate() == 0
        with BotProcess(telegram, tmp_path / "2.log", KNOWLEDGE=str(fewer), **store):
            assert answer(group, QUESTION) == groups.CHOSEN_GONE
            panel = panel_of(group)
            assert groups.documents_asked(0, 2, is_all=False) in panel.text
            ana.press(panel.button(groups.DOCUMENTS_SETTING), PATIENCE)
            telegram.wait_until(lambda: groups.ALL_DOCUMENTS in labels(panel), "the documents", PATIENCE)
            ana.press(panel.button(groups.ALL_DOCUMENTS), PATIENCE)
            assert SENTENCE in answer(group, QUESTION)
        assert refused_for_form(telegram) == []


@pytest.mark.parametrize("delivery", ["polling", "webhook"])
def test_where_telegram_can_show_an_answer_to_one_person_that_can_be_chosen(
    delivery: str, knowledge: Path, tmp_path: Path
) -> None:
    environment = {"KNOWLEDGE": str(knowledge), **served_by(delivery)}
    with Simulator(version="10.3") as telegram, BotProcess(telegram, tmp_path / "1.log", **environment):
        ana = telegram.person("Ana")
        group = greeted(telegram.supergroup("Barrio", [ana]))
        panel = panel_of(group)
        ana.press(panel.button(groups.SETTINGS["audience"]), PATIENCE)
        telegram.wait_until(lambda: "solo quien pregunta" in labels(panel), "the options", PATIENCE)
        ana.press(panel.button("solo quien pregunta"), PATIENCE)
        chosen = f"{groups.SETTINGS['audience']}: solo quien pregunta"
        telegram.wait_until(lambda: chosen in panel.text, "the choice", PATIENCE)
        assert refused_for_form(telegram) == []
