"""The results of an inline query as the server takes them.

Of the kinds of result only articles are read here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn

from bot.simulator.keyboard import keyboard_of
from bot.simulator.queries import InlineResult
from bot.simulator.refusals import BadRequest
from bot.simulator.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.simulator.entities import Formatted
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

RESULTS: Final = 50
ID_BYTES: Final = 64
START_CHARACTERS: Final = 64
_START: Final = re.compile(r"[A-Za-z0-9_-]*")


def results_of(world: World, parameters: Parameters) -> tuple[InlineResult, ...]:
    """Return the results to choose from, each with an id of its own."""
    given = parameters.json_array("results") or []
    if len(given) > RESULTS:
        message = "too many inline query results specified"
        raise BadRequest(message)
    results = tuple(result_of(world, fields) for fields in given)
    if len({result.id for result in results}) < len(results):
        message = "RESULT_ID_DUPLICATE"
        raise BadRequest(message)
    return results


def result_of(world: World, fields: object) -> InlineResult:
    """Return one result; the server checks the form of all its fields, then the length of the text and of the id."""
    if not isinstance(fields, dict):
        _refuse("Inline query result must be an object")
    kind, identifier = _field(fields, "type"), _field(fields, "id")
    if kind.lower() != "article":
        _refuse(f"type '{kind}' is unsupported for the inline query result")
    title, content = _field(fields, "title"), _content(world, fields)
    if not title:
        message = "ARTICLE_TITLE_EMPTY"
        raise BadRequest(message)
    if not 1 <= len(identifier.encode()) <= ID_BYTES:
        message = "RESULT_ID_INVALID"
        raise BadRequest(message)
    markup, preview = fields.get("reply_markup"), fields["input_message_content"].get("link_preview_options")
    return InlineResult(
        identifier,
        title,
        str(fields.get("description", "")),
        content,
        keyboard_of(markup, None) if isinstance(markup, dict) else (),
        preview if isinstance(preview, dict) else None,
        fields,
    )


def button_of(parameters: Parameters) -> dict[str, object] | None:
    """Return the button above the results: a text, and a deep link's parameter or a web application."""
    button = parameters.json_object("button")
    if button is None:
        return None
    if "text" not in button:
        message = "can't parse inline query results button: Can't find field \"text\""
        raise BadRequest(message)
    if "web_app" not in button:
        _check_start(str(button.get("start_parameter", "")))
    return button


def _check_start(parameter: str) -> None:
    fault = None
    if not parameter:
        fault = "START_PARAM_EMPTY"
    elif len(parameter) > START_CHARACTERS:
        fault = "too long start_parameter specified"
    elif not _START.fullmatch(parameter):
        fault = "unallowed characters in start_parameter are used"
    if fault:
        raise BadRequest(fault)


def _content(world: World, fields: Mapping[str, object]) -> Formatted:
    content = fields.get("input_message_content")
    if not isinstance(content, dict):
        _refuse("Input message content is not specified")
    if "message_text" not in content:
        _refuse('Can\'t find field "message_text"')
    entities = content.get("entities")
    source, mode = str(content["message_text"]), str(content.get("parse_mode") or "")
    return text_of(world, source, mode, entities if isinstance(entities, list) else None, too_long="MESSAGE_TOO_LONG")


def _field(fields: Mapping[str, object], name: str) -> str:
    if name not in fields:
        _refuse(f'Can\'t find field "{name}"')
    return str(fields[name])


def _refuse(fault: str) -> NoReturn:
    message = f"can't parse inline query result: {fault}"
    raise BadRequest(message)
