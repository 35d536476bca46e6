"""What the bot says of itself: its name, its descriptions and its commands, each by language."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.simulator.refusals import BadRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

COMMANDS: Final = 100
COMMAND_CHARACTERS: Final = 32
DESCRIPTION_CHARACTERS: Final = 256
_COMMAND: Final = re.compile(r"[a-z0-9_]+")
_LANGUAGE: Final = re.compile(r"(?:[a-z]{2})?")
_SCOPES: Final = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_my_commands(world: World, parameters: Parameters) -> object:
    """Set the menu of commands for a scope and a language; without `commands` it is cleared."""
    key = _menu(parameters)
    commands = [_command(fields) for fields in parameters.json_array("commands") or []]
    if len(commands) > COMMANDS:
        message = "BOT_COMMANDS_TOO_MUCH"
        raise BadRequest(message)
    world.profile.commands[key] = commands
    return True


def get_my_commands(world: World, parameters: Parameters) -> object:
    """Return exactly what was set for a scope and a language."""
    return world.profile.commands.get(_menu(parameters), [])


def delete_my_commands(world: World, parameters: Parameters) -> object:
    """Forget the menu of a scope and a language."""
    world.profile.commands.pop(_menu(parameters), None)
    return True


def set_text(field: str, limit: int, world: World, parameters: Parameters) -> object:
    """Set the text called `field` for a language."""
    text = parameters.text(field)
    if len(text) > limit:
        message = f"{field.replace('_', ' ')} is too long"
        raise BadRequest(message)
    world.profile.texts[field, _language(parameters)] = text
    return True


def get_text(field: str, world: World, parameters: Parameters) -> object:
    """Return the text called `field` for a language or, lacking it, for all."""
    texts = world.profile.texts
    usual = texts.get((field, "")) or (world.bot.first_name if field == "name" else "")
    return {field: texts.get((field, _language(parameters))) or usual}


def set_chat_menu_button(world: World, parameters: Parameters) -> object:
    """Set what stands beside the field to write in, in one private chat or in all."""
    chat = _private(world, parameters)
    button = parameters.json_object("menu_button") or {"type": "default"}
    kind = button.get("type")
    if kind not in ("default", "commands", "web_app"):
        message = "can't parse menu button: Unsupported type specified"
        raise BadRequest(message)
    if kind == "web_app":
        _check_application(button)
    world.profile.menu_buttons[chat] = button
    return True


def get_chat_menu_button(world: World, parameters: Parameters) -> object:
    """Return what was set for a private chat or, lacking it, for all."""
    buttons = world.profile.menu_buttons
    return buttons.get(_private(world, parameters)) or buttons.get("") or {"type": "default"}


def _private(world: World, parameters: Parameters) -> str:
    """Return the private chat that is meant, or nothing for all."""
    reference = parameters.text("chat_id")
    if reference and world.find_chat(reference).kind != "private":
        message = "USER_ID_INVALID"
        raise BadRequest(message)
    return reference


def _check_application(button: Mapping[str, object]) -> None:
    application = button.get("web_app")
    url = str(application.get("url", "")) if isinstance(application, dict) else ""
    if not button.get("text"):
        message = "can't parse menu button: Can't find field \"text\""
        raise BadRequest(message)
    if not url.startswith("https://"):
        message = f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        raise BadRequest(message)


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        message = "invalid language code specified"
        raise BadRequest(message)
    return language


def _menu(parameters: Parameters) -> tuple[str, str]:
    """Return the key of a menu: its scope, with the chat and the person where it names them, and its language."""
    scope = parameters.json_object("scope") or {"type": "default"}
    kind = str(scope.get("type", ""))
    if kind not in _SCOPES:
        message = "can't parse BotCommandScope: Unsupported type specified"
        raise BadRequest(message)
    known = {name: scope.get(name) for name in _SCOPES[kind]}
    return json.dumps({"type": kind, **known}), _language(parameters)


def _command(fields: object) -> dict[str, str]:
    if not isinstance(fields, dict):
        message = "can't parse BotCommand: Object expected"
        raise BadRequest(message)
    for name in ("command", "description"):
        if name not in fields:
            message = f"can't parse BotCommand: Can't find field \"{name}\""
            raise BadRequest(message)
    return {"command": _name(str(fields["command"])), "description": _description(str(fields["description"]))}


def _name(command: str) -> str:
    name = command.strip().removeprefix("/")
    if len(name) > COMMAND_CHARACTERS:
        message = f"command length must not exceed {COMMAND_CHARACTERS}"
        raise BadRequest(message)
    if not _COMMAND.fullmatch(name):
        message = "BOT_COMMAND_INVALID"
        raise BadRequest(message)
    return name


def _description(text: str) -> str:
    description = text.strip()
    if not description:
        message = "command description must be non-empty"
        raise BadRequest(message)
    if len(description) > DESCRIPTION_CHARACTERS:
        message = f"command description length must not exceed {DESCRIPTION_CHARACTERS}"
        raise BadRequest(message)
    return description


PROFILE_METHODS: Final[Mapping[str, Callable[[World, Parameters], object]]] = {
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
    "setmyname": partial(set_text, "name", 64),
    "getmyname": partial(get_text, "name"),
    "setmydescription": partial(set_text, "description", 512),
    "getmydescription": partial(get_text, "description"),
    "setmyshortdescription": partial(set_text, "short_description", 120),
    "getmyshortdescription": partial(get_text, "short_description"),
}
