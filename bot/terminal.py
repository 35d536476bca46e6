"""What is printed at a terminal: text with marks; whoever prints it drops the marks where they cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from bot import wording
from bot.model import Answer, Highlighted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.library import Library
    from bot.model import Abstention, Document

_NEAREST: Final = 3
_INDENT: Final = "  "


def render(found: Answer | Abstention) -> str:
    """Return an answer with its sections, or an abstention with the sections that come nearest."""
    return "\n".join(_answer(found) if isinstance(found, Answer) else _abstention(found))


def outline(library: Library) -> str:
    """Return the documents' titles, each with its sections' headings."""
    return "\n".join(line for document in library.documents for line in _contents(document))


def _answer(answer: Answer) -> Iterator[str]:
    for citation in answer.citations:
        is_first = citation is answer.citations[0]
        marks = (answer.highlight.shifted(-citation.span.start),) if is_first and answer.highlight else ()
        yield _marked(Highlighted(citation.quote, marks))
        yield click.style(f"{_INDENT}{wording.place(citation.document, citation.section)}", dim=True)


def _abstention(abstention: Abstention) -> Iterator[str]:
    yield wording.ABSTENTIONS[abstention.reason]
    if nearest := list(
        dict.fromkeys(wording.place(hit.passage.document, hit.passage.section) for hit in abstention.passages)
    ):
        yield click.style(wording.NEAREST_HERE, dim=True)
        yield from (click.style(_INDENT + place, dim=True) for place in nearest[:_NEAREST])


def _marked(shown: Highlighted) -> str:
    """Return the text in bold, its marks underlined as well."""
    pieces = []
    at = 0
    for mark in shown.marks:
        pieces += [click.style(shown.text[at : mark.start], bold=True)]
        pieces += [click.style(mark.of(shown.text), bold=True, underline=True, fg="green")]
        at = mark.end
    return "".join([*pieces, click.style(shown.text[at:], bold=True)])


def _contents(document: Document) -> Iterable[str]:
    yield click.style(document.title, bold=True)
    yield from (_INDENT + section.heading for section in document.sections if section.heading)
