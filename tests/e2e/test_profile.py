"""What the bot says of itself to Telegram: set at a start, where it differs, and never in the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.simulator import TooManyRequests
from bot.wording import profile as say
from tests.e2e.process import PATIENCE
from tests.e2e.talk import ask

if TYPE_CHECKING:
    from bot.simulator import Call, Simulator
    from tests.e2e.conftest import Served, StartBot

SETTING = ("setMyCommands", "setMyDescription", "setMyShortDescription", "setChatMenuButton")


def settings(telegram: Simulator) -> list[Call]:
    """Return the bot's requests that set something of its profile and were granted."""
    return [call for method in SETTING for call in telegram.calls(method) if call.status == 200]


def menus(telegram: Simulator) -> dict[tuple[str, str], list[str]]:
    """Return the commands that were set, by scope and language."""
    found = {}
    for call in telegram.calls("setMyCommands"):
        scope = json.loads(str(call.parameters["scope"]))["type"]
        commands = json.loads(str(call.parameters["commands"]))
        found[scope, str(call.parameters.get("language_code", ""))] = [one["command"] for one in commands]
    return found


def introduced(telegram: Simulator) -> None:
    """Wait until the bot has said all: the menu button comes last, but for the owner's menu."""
    telegram.wait_until(lambda: telegram.calls("getChatMenuButton"), "an introduction", PATIENCE)


def test_every_kind_of_chat_has_its_menu_in_spanish_and_for_everybody(served: Served) -> None:
    expected = {
        "default": say.PRIVATE,
        "all_private_chats": say.PRIVATE,
        "all_group_chats": say.GROUP,
        "all_chat_administrators": say.ADMINISTRATOR,
    }
    served.telegram.wait_until(lambda: len(menus(served.telegram)) >= 8, "all menus", PATIENCE)
    found = menus(served.telegram)
    for language in ("", "es"):
        assert {scope: found[scope, language] for scope in expected} == {
            scope: list(commands) for scope, commands in expected.items()
        }


def test_what_it_does_is_described_in_spanish_and_for_everybody(served: Served) -> None:
    introduced(served.telegram)
    for method, field, text in (
        ("setMyDescription", "description", say.DESCRIPTION),
        ("setMyShortDescription", "short_description", say.SHORT_DESCRIPTION),
    ):
        calls = served.telegram.calls(method)
        assert {str(call.parameters[field]) for call in calls} == {text}
        assert "" in {str(call.parameters.get("language_code", "")) for call in calls}


def test_the_menu_button_opens_the_commands(served: Served) -> None:
    introduced(served.telegram)
    calls = served.telegram.wait_until(lambda: served.telegram.calls("setChatMenuButton"), "a button", PATIENCE)
    assert json.loads(str(calls[0].parameters["menu_button"])) == {"type": "commands"}


def test_the_owner_has_the_owners_commands_where_nobody_else_sees_them(
    telegram: Simulator, start_bot: StartBot
) -> None:
    owner = telegram.person("Olga")
    owner.private_chat()
    start_bot(ADMIN_IDS=str(owner.id))
    telegram.wait_until(lambda: ("chat", "es") in menus(telegram), "the owner's menu", PATIENCE)
    found = menus(telegram)
    assert found["chat", ""] == found["chat", "es"] == list(say.OWNER)
    assert not any("informe" in commands for (scope, _), commands in found.items() if scope != "chat")


def test_a_second_start_sets_nothing(telegram: Simulator, start_bot: StartBot) -> None:
    first = start_bot()
    telegram.wait_until(lambda: telegram.calls("setChatMenuButton"), "an introduction", PATIENCE)
    assert first.terminate() == 0
    known, asked = len(settings(telegram)), len(telegram.calls("getChatMenuButton"))
    start_bot()
    telegram.wait_until(lambda: len(telegram.calls("getChatMenuButton")) > asked, "a second introduction", PATIENCE)
    assert ask(telegram.person("Ana").private_chat(), "¿Cuánto cuesta la entrada?").text
    assert len(settings(telegram)) == known


def test_what_telegram_does_not_take_now_is_left_for_the_next_start(telegram: Simulator, start_bot: StartBot) -> None:
    telegram.fail_next("setMyCommands", TooManyRequests(600), times=50)
    first = start_bot()
    first.wait_until_said("until the next start")
    assert ask(telegram.person("Ana").private_chat(), "¿Cuánto cuesta la entrada?").text
    assert first.terminate() == 0
    telegram.clear_faults()
    start_bot()
    telegram.wait_until(lambda: telegram.calls("setChatMenuButton"), "an introduction", PATIENCE)
    assert ("all_group_chats", "es") in menus(telegram)
