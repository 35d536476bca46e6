"""Blocks of text and headings -> the document's title and its sections, each with an anchor.

Both kinds of file meet here: `markdown` and `plain` make the blocks, and nothing below knows which.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.errors import Problem
from bot.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.library.findings import Findings

OPENING = "inicio"
"""The anchor of the section before the first heading."""

DEEPEST_SECTION = 2
"""Headings of this level and above make sections; those below are lines of their section."""

ANCHOR_LENGTH = 80
"""Characters of an anchor made from a heading: it becomes part of an address."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list, table... or, where `level` is 1 to 6, a heading."""

    line: int
    text: str
    level: int = 0
    anchor: str | None = None

    @property
    def makes_section(self) -> bool:
        """Whether a section begins here."""
        return 0 < self.level <= DEEPEST_SECTION


def heading_that_names(blocks: Sequence[Block], given: str | None) -> Block | None:
    """Return the heading that names the document: the only one of level 1, before all else, if no other title is given.

    >>> heading_that_names([Block(1, "Riego", level=1), Block(3, "A las siete.")], given=None).text
    'Riego'
    """
    if not blocks or blocks[0].level != 1 or sum(block.level == 1 for block in blocks) > 1:
        return None
    return blocks[0] if given is None or slug(given) == slug(blocks[0].text) else None


def sections(blocks: Sequence[Block], findings: Findings) -> tuple[Section, ...]:
    """Return the sections that the blocks make, in order, noting headings with nothing under them."""
    _check_headings(blocks, findings)
    parts = list(_parts(blocks))
    anchors = _anchors([part[0] for part in parts], findings)
    made = tuple(_section(anchor, part) for anchor, part in zip(anchors, parts, strict=True))
    if not any(section.text for section in made) and not findings.faults:
        findings.fault(None, Problem.NO_TEXT)
    return made


def slug(heading: str) -> str:
    """Return a heading as an anchor.

    >>> slug("¿Cuándo se riega el jardín?")
    'cuando-se-riega-el-jardin'
    """
    letters = unicodedata.normalize("NFKD", heading.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"\W+", "-", bare).strip("-")[:ANCHOR_LENGTH].rstrip("-")


def _check_headings(blocks: Sequence[Block], findings: Findings) -> None:
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.level and (following is None or 0 < following.level <= block.level):
            findings.fault(block.line, Problem.NOTHING_UNDER_HEADING, block.text)


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks section by section; only the opening section does not begin with a heading."""
    part: list[Block] = []
    for block in blocks:
        if block.makes_section and part:
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _section(anchor: str, part: Sequence[Block]) -> Section:
    heading = part[0].text if part[0].makes_section else None
    body = part if heading is None else part[1:]
    return Section(anchor, heading, "\n\n".join(block.text for block in body))


def _anchors(firsts: Sequence[Block], findings: Findings) -> list[str]:
    """Return an anchor for each section: those written stay as they are, the others keep clear of them."""
    fixed = [first.anchor if first.makes_section else OPENING for first in firsts]
    lines: dict[str, int] = {}
    for first, anchor in zip(firsts, fixed, strict=True):
        if anchor in lines:
            findings.repeated(first.line, Problem.DUPLICATE_ANCHOR, anchor, f"{findings.path}:{lines[anchor]}")
        elif anchor is not None:
            lines[anchor] = first.line
    numbering = _Numbering(set(lines), {})
    return [
        anchor or numbering.name(slug(first.text) or "seccion") for first, anchor in zip(firsts, fixed, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Numbering:
    taken: set[str]
    last: dict[str, int]

    def name(self, wanted: str) -> str:
        """Return the wanted name, or it and the next free number; each name's last number is kept, to stay linear."""
        name = wanted
        while name in self.taken:
            self.last[wanted] = self.last.get(wanted, 1) + 1
            name = f"{wanted}-{self.last[wanted]}"
        self.taken.add(name)
        return name
