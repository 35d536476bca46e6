"""Inline keyboards as the server takes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.simulator.links import checked_link, mentioned_user
from bot.simulator.refusals import BadRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.simulator.model import ChatKind, Keyboard
    from bot.simulator.parameters import Parameters

DATA_BYTES: Final = 64
COPIED_CHARACTERS: Final = 256
BUTTONS: Final = 100
BUTTONS_IN_A_ROW: Final = 12
"""What a row keeps; further buttons vanish without an error."""
MARKUP_BYTES: Final = 10 * 1024
"""An estimate: bots have met the limit near this size."""

_SWITCHES: Final = frozenset(
    {"switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"}
)
_KINDS: Final = _SWITCHES | {"callback_data", "url", "copy_text", "web_app", "login_url", "pay", "callback_game"}
_OTHER_MARKUP: Final = frozenset({"keyboard", "remove_keyboard", "force_reply"})


def inline_keyboard(parameters: Parameters, kind: ChatKind | None, *, is_edit: bool = False) -> Keyboard:
    """Return the rows of `reply_markup`; in channels and edits no other keyboard is taken."""
    markup = parameters.json_object("reply_markup") or {}
    if "inline_keyboard" not in markup:
        if (is_edit or kind == "channel") and _OTHER_MARKUP & markup.keys():
            message = "inline keyboard expected"
            raise BadRequest(message)
        return ()
    return keyboard_of(markup, kind)


def keyboard_of(markup: Mapping[str, object], kind: ChatKind | None) -> Keyboard:
    """Return the rows of an inline keyboard for a kind of chat, or for one not known yet, as of inline results."""
    rows = tuple(_row(row, kind) for row in _list_of(markup.get("inline_keyboard", [])))
    if sum(map(len, rows)) > BUTTONS or len(json.dumps(rows, ensure_ascii=False).encode()) > MARKUP_BYTES:
        message = "reply markup is too long"
        raise BadRequest(message)
    return tuple(row for row in rows if row)


def _list_of(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    message = "can't parse inline keyboard button: Expected an Array"
    raise BadRequest(message)


def _row(row: object, kind: ChatKind | None) -> tuple[Mapping[str, object], ...]:
    buttons = [_button(fields, kind) for fields in _list_of(row)]
    return tuple(button for button in buttons if button["text"])[:BUTTONS_IN_A_ROW]


def _button(fields: object, kind: ChatKind | None) -> Mapping[str, object]:
    if not isinstance(fields, dict):
        message = "can't parse inline keyboard button: Object expected"
        raise BadRequest(message)
    if fault := _fault_in(fields):
        message = f"can't parse inline keyboard button: {fault}"
        raise BadRequest(message)
    if "callback_data" in fields:
        _check_data(str(fields["callback_data"]))
    if "url" in fields:
        _check_url(str(fields["url"]))
    if "copy_text" in fields:
        _check_copied(fields["copy_text"])
    if "web_app" in fields:
        _check_web_app(fields["web_app"], kind)
    if kind == "channel":
        _check_no_switch(fields)
    return fields


def _fault_in(fields: Mapping[str, object]) -> str | None:
    if "text" not in fields:
        return 'Can\'t find field "text"'
    return None if _KINDS & fields.keys() else "Text buttons are unallowed in the inline keyboard"


def _check_data(data: str) -> None:
    if not 1 <= len(data.encode()) <= DATA_BYTES:
        message = "BUTTON_DATA_INVALID"
        raise BadRequest(message)


def _check_url(url: str) -> None:
    if not checked_link(url) and not mentioned_user(url):
        message = f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
        raise BadRequest(message)


def _check_copied(copied: object) -> None:
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPIED_CHARACTERS:
        message = "BUTTON_COPY_TEXT_INVALID"
        raise BadRequest(message)


def _check_web_app(web_app: object, kind: ChatKind | None) -> None:
    url = str(web_app.get("url", "")) if isinstance(web_app, dict) else ""
    if not url.startswith("https://"):
        message = f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        raise BadRequest(message)
    if kind != "private":
        message = "BUTTON_TYPE_INVALID"
        raise BadRequest(message)


def _check_no_switch(fields: Mapping[str, object]) -> None:
    for name in sorted(_SWITCHES & fields.keys()):
        message = (
            f"can't use {name} button in a channel chat, "
            "because users will not be able to use the button without knowing bot's username"
        )
        raise BadRequest(message)
