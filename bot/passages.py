"""A document cut into passages: the paragraphs of its sections, joined or divided where a paragraph is not a good unit.

Every character of a section that is not space is in exactly one passage.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.model import Document, Passage, Section, Span
from bot.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST: Final = 2000
"""Characters of a passage: with the sentence that answers and the citation it fits one Telegram message (4096)."""
_SHORT: Final = 80
"""Characters of a line that, without final punctuation, is a subheading and goes with what follows it."""
_PARAGRAPH: Final = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_FINAL: Final = (".", "!", "?", "…", "»", "”", '"', ")", "]", ";")


def passages_of(documents: Iterable[Document]) -> tuple[Passage, ...]:
    """Return the passages of all documents, in reading order."""
    return tuple(
        Passage(f"{document.id}#{section.anchor}:{number}", document, section, span)
        for document in documents
        for section in document.sections
        for number, span in enumerate(_divided(section), start=1)
    )


def _divided(section: Section) -> Iterator[Span]:
    for span in _joined(section.text):
        yield from [span] if span.end - span.start <= LONGEST else _pieces(section.text, span)


def _joined(text: str) -> Iterator[Span]:
    """Yield the paragraphs; one that only announces what follows («Consta de:», a subheading) is joined to it."""
    start = None
    end = 0
    for match in _PARAGRAPH.finditer(text):
        paragraph = match[0].rstrip()
        end = match.start() + len(paragraph)
        start = match.start() if start is None else start
        if not _announces(paragraph, after=match.start() - start):
            yield Span(start, end)
            start = None
    if start is not None:
        yield Span(start, end)


def _announces(paragraph: str, after: int) -> bool:
    """Tell whether a paragraph that stands `after` characters into its passage announces the next."""
    is_subheading = len(paragraph) <= _SHORT and "\n" not in paragraph and not paragraph.endswith(_FINAL)
    return paragraph.endswith(":") or (is_subheading and after <= _SHORT)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a long paragraph in pieces of whole sentences, about equally long."""
    found = [sentence.shifted(span.start) for sentence in sentences(span.of(text))]
    wanted = (span.end - span.start) / -(-(span.end - span.start) // LONGEST)
    start = span.start
    for sentence, following in zip(found, [*found[1:], None], strict=True):
        if following is None or following.end - start > LONGEST or sentence.end - start >= wanted:
            yield from _chopped(text, Span(start, sentence.end))
            start = following.start if following else sentence.end


def _chopped(text: str, span: Span) -> Iterator[Span]:
    """Yield a piece as it is, or cut at spaces if it is one endless sentence."""
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > start else start + LONGEST
        yield Span(start, cut)
        start = cut + len(text[cut : span.end]) - len(text[cut : span.end].lstrip())
    yield Span(start, span.end)
