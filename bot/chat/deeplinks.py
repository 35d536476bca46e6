"""Links that open the bot's private chat at a document, a section or an answer: `https://t.me/NAME?start=WHAT`. Pure.

What they open is held in at most 64 characters, so a document or section is named by the digest that its button has,
and an answer by its token. Links to documents and sections are on the pages too, and are made in `bot.links`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from bot.chat.buttons import OpenOutline, OpenSection
from bot.chat.reply import clipped
from bot.links import bot_url, start_of

if TYPE_CHECKING:
    from bot.chat.buttons import Buttons

_PARAMETER: Final = re.compile(r"([dsa])-([\w-]{1,62})", re.ASCII)
_SHARED: Final = 300
"""Characters of an answer that go into a link; an accented one takes six there, and browsers take some thousands."""


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An answer that was given before is to be shown again."""

    token: str


Destination = OpenOutline | OpenSection | OpenAnswer


def parameter(destination: Destination) -> str:
    """Return what `start` holds in a link to somewhere."""
    match destination:
        case OpenOutline():
            return start_of(destination.document)
        case OpenSection():
            return start_of(destination.document, destination.section)
        case OpenAnswer(token):
            return f"a-{token}"


def link(username: str, destination: Destination) -> str:
    """Return the link that opens somewhere in the private chat with the bot of this name."""
    return bot_url(username, parameter(destination))


def sharing(url: str, words: str) -> str:
    """Return the link that lets somebody choose a chat, to send it `url` and the beginning of `words`."""
    return "https://t.me/share/url?" + urlencode({"url": url, "text": clipped(words, _SHARED)}, quote_via=quote)


def is_ours(start: str) -> bool:
    """Tell whether the parameter of a link is one that led somewhere once; others are made elsewhere, to count with."""
    return _PARAMETER.fullmatch(start) is not None


def destination(start: str, buttons: Buttons) -> Destination | None:
    """Return where the parameter of a link leads, or None if nowhere that there is now."""
    match = _PARAMETER.fullmatch(start)
    if match is None:
        return None
    if match[1] == "a":
        return OpenAnswer(match[2])
    kind = "o" if match[1] == "d" else "s"
    target = buttons.target(f"{kind}:{match[2]}:0")
    return target if isinstance(target, OpenOutline | OpenSection) else None
