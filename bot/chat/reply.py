"""A message to send, before anything of Telegram's library: HTML and rows of buttons. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.chat.rich import LIMIT, Rich, html, split

if TYPE_CHECKING:
    from bot.chat.buttons import Target

_LABEL: Final = 60
"""Characters of a button: more are not shown."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says, and one thing that it does.

    `data` is told to us when it is pressed, `url` is opened, `copied` (at most 256 characters) goes to the clipboard,
    and `shared` begins a message to this bot by inline mode in a chat to choose.
    """

    label: str
    data: str = ""
    url: str | None = None
    copied: str | None = None
    shared: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send."""

    html: str
    keyboard: Keyboard = ()


def replies(rich: Rich, keyboard: Keyboard = (), limit: int = LIMIT) -> list[Reply]:
    """Return a text in as many messages as it needs, the buttons under the last."""
    *first, last = split(rich, limit)
    return [*(Reply(html(part)) for part in first), Reply(html(last), keyboard)]


def plain(sentence: str) -> list[Reply]:
    """Return a sentence of ours."""
    return replies(Rich(sentence))


def row(label: str, target: Target) -> tuple[Button]:
    """Return a button that has a row for itself."""
    return (Button(clipped(label, _LABEL), target.data),)


def clipped(text: str, length: int) -> str:
    """Return the beginning of a text, and that there is more if there is."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
