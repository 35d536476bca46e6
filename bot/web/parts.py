"""Where a long text is divided, so that a page stays small; a short one is one part. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST: Final = 20_000
"""Characters of a part: ten minutes' reading, and with what is around it a page of 30 KB."""


def parts(text: str) -> list[Span]:
    """Return the parts of a text, which follow one another without a gap; there is always one."""
    found, start = [], 0
    while len(text) - start > LONGEST:
        end = _border(text, start)
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, len(text))]


def part_of(divided: Sequence[Span], place: int) -> int:
    """Return the number, from 0, of the part that has a place of the text."""
    return next((number for number, part in enumerate(divided) if place < part.end), len(divided) - 1)


def _border(text: str, start: int) -> int:
    """Return where a part that begins at `start` ends: between paragraphs, else lines, else words."""
    for gap in ("\n\n", "\n", " "):
        found = text.rfind(gap, start + LONGEST // 2, start + LONGEST)
        if found >= 0:
            return found + len(gap)
    return start + LONGEST
