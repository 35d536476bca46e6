"""What Telegram finds in a plain text by itself: commands, mentions, hashtags, links and e-mail addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.simulator.entities import QUOTES, STYLES, Entity, Formatted, in_utf16, without_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOMAINS: Final = "com|org|net|edu|gov|info|int|io|me|es|eu|mx|ar|cl|co|pe|kz|ru|uk|us|fr|de|it|pt|dev|app|md|py|sh|zip"
"""A few of the top-level domains that make a word a link; `README.md` and `main.py` are links to Telegram."""

_REMEMBERED: Final = 128
"""Texts of which it is kept what was found in them: a bot that sends to many sends the same."""
_HOST: Final = rf"(?:[\w-]+\.)+(?:{_DOMAINS})(?![\w-])"
_PATTERNS: Final = {
    "email": re.compile(rf"(?<![\w.+-])[\w.+-]+@{_HOST}", re.IGNORECASE),
    "url": re.compile(
        rf"(?<![\w@.-])(?:https?://(?:[\w-]+\.)+[\w-]+|{_HOST})(?::\d+)?(?:[/?#][^\s<>\"«»]*[^\s<>\"«».,;:!?)\]])?/?",
        re.IGNORECASE,
    ),
    "mention": re.compile(r"(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w)"),
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])"),
    "hashtag": re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}"),
}


def with_automatic(formatted: Formatted) -> Formatted:
    """Return the text with the entities that Telegram adds to those it was sent with."""
    found = _found_in(formatted.text)
    added = [entity for entity in found if all(_agree(entity, given) for given in formatted.entities)]
    everything = sorted([*formatted.entities, *added], key=lambda entity: (entity.offset, -entity.length))
    return Formatted(formatted.text, tuple(everything))


@lru_cache(_REMEMBERED)
def _found_in(text: str) -> tuple[Entity, ...]:
    return in_utf16(text, without_overlaps(_found(text)))


def _found(text: str) -> Iterator[Entity]:
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield Entity(kind, match.start(), len(match[0]))


def _agree(found: Entity, given: Entity) -> bool:
    """Say whether both may stand in one text; links and code keep out what would be found inside them."""
    return not found.overlaps(given) or (given.type in QUOTES and found.is_within(given)) or given.type in STYLES
