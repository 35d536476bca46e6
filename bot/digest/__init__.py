"""Summaries: the sentences that carry documents, word for word, each where it stands. Pure, and always the same.

    openings    whether a sentence can be read by itself
    quotable    the sentences that a summary may quote
    choice      which of them carry the text

Nothing here knows when or where a summary is posted; the sentence that tells what was left out is in `wording`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.digest.choice import Bounds, choose
from bot.digest.quotable import quotables
from bot.model import Digest, Length
from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.digest.quotable import Quotable
    from bot.library import Library
    from bot.model import Document

__all__ = ["Digest", "Length", "Turn", "compose", "topics", "turns", "with_topic"]

SHORT: Final = Bounds(least=2, most=3, characters=700)
NORMAL: Final = Bounds(least=5, most=7, characters=1400)
"""A third of what a Telegram message holds (4096)."""
FEWEST_LONG: Final = 10
MOST_LONG: Final = 20
"""Lines of a long summary, which has one for each section: more than a normal one, and few enough to be read."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a scheduled summary sums up when it is this part's turn, as `compose` takes it."""

    documents: tuple[str, ...]
    section: str | None = None


def compose(library: Library, length: Length, documents: Collection[str] = (), section: str | None = None) -> Digest:
    """Return the summary of the documents with these ids, of all where none is given, or of one section, by its anchor.

    It has a line wherever there is text, and fewer than its length tells where fewer sentences can be read by
    themselves and say something new. An id or anchor that the library does not have names nothing, and the summary of
    nothing is empty.
    """
    summed = _named(library, documents)
    every = quotables(summed, section)
    chosen = choose(_readable(every), _bounds(length, len(_sections(every)))) if every else []
    return Digest(
        documents=summed,
        section=every[0].citation.section if every and section is not None else None,
        lines=tuple(one.citation for one in chosen),
        documents_left_out=len(_documents(every) - _documents(chosen)),
        sections_left_out=len(_sections(every) - _sections(chosen)),
    )


def turns(library: Library, documents: Collection[str] = ()) -> tuple[Turn, ...]:
    """Return the parts that take turns in what is posted again and again: documents, or the sections of the only one.

    A part without text has no turn; the caller takes the one numbered by its count of posts, modulo their number.
    """
    named = [document for document in _named(library, documents) if _has_text(document)]
    if len(named) != 1:
        return tuple(Turn((document.id,)) for document in named)
    return tuple(Turn((named[0].id,), section.anchor) for section in named[0].sections if section.text.strip())


def topics(library: Library) -> tuple[str, ...]:
    """Return the topics of the documents, each as it is first written."""
    every = (topic for document in library.documents for topic in document.topics)
    first: dict[str, str] = {}
    for topic in every:
        first.setdefault(fold(topic), topic)
    return tuple(first.values())


def with_topic(library: Library, topic: str) -> tuple[str, ...]:
    """Return the ids of the documents that have a topic, however its capitals and accents are written."""
    wanted = fold(topic.strip())
    return tuple(document.id for document in library.documents if wanted in map(fold, document.topics))


def _named(library: Library, ids: Collection[str]) -> tuple[Document, ...]:
    return tuple(document for document in library.documents if not ids or document.id in ids)


def _has_text(document: Document) -> bool:
    return any(section.text.strip() for section in document.sections)


def _readable(every: Sequence[Quotable]) -> list[Quotable]:
    """Return the sentences to choose from: of each section those that read well, or else all that can be read.

    Where none can be read by itself in the whole text, as in one that is a list, everything is chosen from.
    """
    well = _sections(one for one in every if one.reads_well and one.needs is None)
    kept = [one for one in every if one.reads_well or (one.stands and one.section not in well)]
    can_begin = any(one.needs is None for one in kept)
    return kept if can_begin else [replace(one, needs=None) for one in every]


def _bounds(length: Length, sections: int) -> Bounds:
    match length:
        case Length.SHORT:
            return SHORT
        case Length.NORMAL:
            return NORMAL
        case Length.LONG:
            lines = min(max(sections, FEWEST_LONG), MOST_LONG)
            return Bounds(least=lines, most=lines, characters=0)


def _documents(quotables: Iterable[Quotable]) -> set[str]:
    return {one.document for one in quotables}


def _sections(quotables: Iterable[Quotable]) -> set[tuple[str, str]]:
    return {one.section for one in quotables}
