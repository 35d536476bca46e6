"""Text with styles, and how it becomes Telegram's HTML; nothing else escapes or writes a tag.

Styles are spans of the text until the last step, so a text can be cut anywhere and its markup is still whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIMIT: Final = 4096
"""UTF-16 units of a message after parsing. The server counts characters, clients count units: units are never fewer."""


class Style(StrEnum):
    """What a stretch of text looks like, as Telegram's tags; the outer styles first."""

    QUOTE = "blockquote expandable"
    ITALIC = "i"
    BOLD = "b"
    UNDERLINE = "u"
    STRUCK = "s"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a stretch of text leads: an address that Telegram takes, which has a dot in its host."""

    url: str


Look = Style | Link


@dataclass(frozen=True, slots=True)
class Rich:
    """A text and what its stretches look like and where they lead; of links that overlap the first holds."""

    text: str
    marks: tuple[tuple[Look, Span], ...] = ()

    def __add__(self, other: Rich) -> Rich:
        """Return both, one after the other."""
        moved = tuple((look, span.shifted(len(self.text))) for look, span in other.marks)
        return Rich(self.text + other.text, self.marks + moved)

    def styled(self, look: Look) -> Rich:
        """Return the same text, all of it in a style as well, or leading somewhere."""
        return Rich(self.text, ((look, Span(0, len(self.text))), *self.marks))

    def cut(self, span: Span) -> Rich:
        """Return a stretch of the text with the styles it has there."""
        clipped = (
            (look, Span(max(mark.start, span.start) - span.start, min(mark.end, span.end) - span.start))
            for look, mark in self.marks
            if mark.start < span.end and span.start < mark.end
        )
        return Rich(span.of(self.text), tuple(clipped))


def bold(text: str) -> Rich:
    """Return a text in bold."""
    return Rich(text).styled(Style.BOLD)


def joined(parts: Iterable[Rich], separator: str = "\n\n") -> Rich:
    """Return the parts that are not empty as one, apart from each other as paragraphs are."""
    whole = Rich("")
    for part in parts:
        if part.text:
            whole = whole + Rich(separator) + part if whole.text else part
    return whole


def units(text: str) -> int:
    """Return the length of a text as Telegram's clients count it."""
    return len(text) + sum(character > "\uffff" for character in text)


def html(rich: Rich) -> str:
    """Return the text in Telegram's HTML, every tag closed where it was opened."""
    edges = {0, len(rich.text), *(edge for _, span in rich.marks for edge in (span.start, span.end))}
    opened: list[Look] = []
    written = []
    for start, end in pairwise(sorted(edges)):
        wanted = _looks(rich, start)
        written += [*_change(opened, wanted), escape(rich.text[start:end], quote=False)]
        opened = wanted
    return "".join([*written, *_change(opened, [])])


def _looks(rich: Rich, place: int) -> list[Look]:
    """Return what a character looks like, from the outside in: a quotation, then a link, then the other styles."""
    found = [look for look, span in rich.marks if span.start <= place < span.end]
    link = next((look for look in found if isinstance(look, Link)), None)
    outer, *inner = (style for style in Style)
    looks: list[Look | None] = [outer if outer in found else None, link, *(one for one in inner if one in found)]
    return [look for look in looks if look is not None]


def _change(opened: list[Look], wanted: list[Look]) -> Iterator[str]:
    """Yield the tags between two stretches: what stays open is what both begin with."""
    kept = 0
    while kept < min(len(opened), len(wanted)) and opened[kept] == wanted[kept]:
        kept += 1
    yield from (f"</{_tag(look).partition(' ')[0]}>" for look in reversed(opened[kept:]))
    yield from (f"<{_tag(look)}>" for look in wanted[kept:])


def _tag(look: Look) -> str:
    return f'a href="{escape(look.url)}"' if isinstance(look, Link) else look


def split(rich: Rich, limit: int = LIMIT) -> list[Rich]:
    """Return the text in parts that each fit one message; together they have all of it but the spaces between."""
    parts = []
    start = _after_spaces(rich.text, 0)
    while start < len(rich.text):
        end = _end_of_part(rich.text, start, limit)
        parts.append(rich.cut(Span(start, start + len(rich.text[start:end].rstrip()))))
        start = _after_spaces(rich.text, end)
    return parts


def _after_spaces(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())


def _end_of_part(text: str, start: int, limit: int) -> int:
    """Return where a part ends best: after a paragraph if it is no short part, a sentence, a word, or anywhere."""
    furthest = _furthest(text, start, limit)
    if furthest == len(text):
        return furthest
    paragraph = text.rfind("\n\n", start, furthest + 2)
    if paragraph - start >= limit // 2:
        return paragraph
    ends = (start + sentence.end for sentence in sentences(text[start : furthest + limit]))
    sentence = max((end for end in ends if end <= furthest), default=start)
    return next(end for end in (sentence, text.rfind(" ", start, furthest + 1), furthest) if end > start)


def _furthest(text: str, start: int, limit: int) -> int:
    """Return how far a message reaches that begins at `start`."""
    end = min(start + limit, len(text))
    while (excess := units(text[start:end]) - limit) > 0:
        end -= -(-excess // 2)  # a character is two units at most, so this is never too many
    return end
