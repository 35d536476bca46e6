"""Plain text -> blocks: paragraphs between blank lines, and the short lines among them that head the rest."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.errors import Problem
from bot.library.outline import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.library.findings import Findings

HEADING_LENGTH = 80
"""Characters of a line that may be a heading: typed lines were never longer, and a lone sentence mostly is."""

_WRAPPED = 200
"""Characters of a line that is wrapped by hand or by a mail program: at most."""
_FINAL_PUNCTUATION = tuple('.,;:!?…»"”')
_OWN_LINE = re.compile(r"[-–—•*]|\d{1,9}[.)](?!\S)")
_RULE = re.compile(r"[-=_*~#·.\s]*")
_WORD = re.compile(r"\w")


def blocks(text: str, findings: Findings) -> list[Block]:
    """Return the blocks of a plain text, noting headings that were taken for text because another stood above."""
    paragraphs = list(_paragraphs(text))
    levels = _levels([_may_be_heading(lines) for _, lines in paragraphs[:-1]] + [False] * bool(paragraphs))
    found = [Block(line, _joined(lines), level or 0) for (line, lines), level in zip(paragraphs, levels, strict=True)]
    for heading, below, level in zip(found, found[1:], levels[1:], strict=False):
        if heading.level and level is None:
            findings.warn(heading.line, Problem.NOTHING_UNDER_HEADING, below.text)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between blank ones, with the number of the first; a line that only draws a rule is blank."""
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if not _RULE.fullmatch(line):
            lines.append(line.strip())
        elif lines:
            yield number - len(lines), lines
            lines = []


def _may_be_heading(lines: Sequence[str]) -> bool:
    first = lines[0]
    return (
        len(lines) == 1
        and len(first) <= HEADING_LENGTH
        and not first.endswith(_FINAL_PUNCTUATION)
        and not _OWN_LINE.match(first)
        and _WORD.search(first) is not None
    )


def _levels(short: Sequence[bool]) -> list[int | None]:
    """Return each paragraph's level: 1 title, 2 heading, 0 text, None a short line that a heading above makes text.

    Two headings in a row at the very beginning are the title and the first section's. Elsewhere nothing could stand
    under the first, and it is only a guess that they are headings: the second becomes the first line under it.
    """
    levels: list[int | None] = []
    for number, is_short in enumerate(short):
        if not is_short:
            levels.append(0)
        elif number == 0:
            levels.append(1 if short[1] else 2)
        elif short[number - 1] and levels[-1] != 1:
            levels.append(None)
        else:
            levels.append(2)
    return levels


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of a wrapped paragraph; items of a list and turns of a dialogue keep lines of their own."""
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        pieces += [_between(before, line), line]
    return "".join(pieces)


def _between(before: str, line: str) -> str:
    """Return what stands between two lines: nobody wraps lines as long as a paragraph, so such a one is one."""
    if max(len(before), len(line)) > _WRAPPED:
        return "\n\n"
    return "\n" if _OWN_LINE.match(line) else " "
