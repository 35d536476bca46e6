"""What can be read without asking, as messages: the greeting, documents, sections. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot import wording
from bot.chat.buttons import OpenChoice, OpenDocuments, OpenOutline, OpenSection
from bot.chat.reply import Button, Reply, clipped, replies, row
from bot.chat.rich import Rich, bold, html, joined, split

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.chat.buttons import Target
    from bot.chat.reply import Keyboard
    from bot.library import Library
    from bot.model import Document

PAGE: Final = 8
"""Buttons on a page besides those that turn it: what a telephone shows without scrolling."""
_DETAILS: Final = 480
"""UTF-16 units said of one document in a list: a page of eight fits one message, as an edit must."""
_GREETED_WITH: Final = 3


def greeting(library: Library) -> list[Reply]:
    """Return the first words to somebody new: what can be asked, and of which documents."""
    return replies(joined([Rich(wording.GREETING), about(library), Rich(wording.INVITATION)]))


def about(library: Library) -> Rich:
    """Return what the library says of itself, and some of its documents' titles."""
    titles = [document.title for document in library.documents]
    itself = joined([bold(library.title or ""), Rich(library.description or "")], "\n")
    return joined([itself, Rich(wording.titles(titles[:_GREETED_WITH], len(titles)))])


def section(opened: OpenSection) -> list[Reply]:
    """Return a section's text under the name of its place."""
    heading = bold(wording.place(opened.document, opened.section))
    return replies(joined([heading, Rich(opened.section.text)]))


def sections(library: Library) -> Reply:
    """Return the sections of the only document, or the documents to choose from."""
    if len(library.documents) == 1:
        return outline(OpenOutline(library.documents[0]))
    return choice(OpenChoice(), library)


def outline(opened: OpenOutline) -> Reply:
    """Return a page of a document's sections, each a button; a heading with nothing under it leads nowhere."""
    document = opened.document
    legible = [section for section in document.sections if section.text.strip()]
    rows = [row(section.heading or wording.OPENING, OpenSection(document, section)) for section in legible]
    return Reply(
        html(joined([bold(clipped(document.title, _DETAILS)), Rich(wording.CHOOSE_SECTION)])),
        _page(rows, opened.page, lambda page: OpenOutline(document, page)),
    )


def choice(opened: OpenChoice, library: Library) -> Reply:
    """Return a page of the documents, each a button that leads to its sections."""
    rows = [row(document.title, OpenOutline(document)) for document in library.documents]
    return Reply(html(Rich(wording.CHOOSE_DOCUMENT)), _page(rows, opened.page, OpenChoice))


def documents(opened: OpenDocuments, library: Library) -> Reply:
    """Return a page of the documents with what is known of them, each with a button that leads to its sections."""
    only = len(library.documents) == 1
    rows = [row(wording.SECTIONS if only else one.title, OpenOutline(one)) for one in library.documents]
    first = PAGE * _existing(opened.page, len(rows))
    listed = [_described(document) for document in library.documents[first : first + PAGE]]
    return Reply(html(joined([bold(wording.DOCUMENTS), *listed])), _page(rows, opened.page, OpenDocuments))


def _described(document: Document) -> Rich:
    whole = joined([bold(document.title), *map(Rich, wording.details(document))], "\n")
    shown, *more = split(whole, _DETAILS)
    return shown + Rich(" …") if more else shown


def _existing(page: int, rows: int) -> int:
    """Return the page asked for, or the last if the documents have become fewer since."""
    return min(page, max(0, rows - 1) // PAGE)


def _page(rows: Sequence[tuple[Button, ...]], page: int, turned: Callable[[int], Target]) -> Keyboard:
    """Return the buttons of a page, and those that turn it."""
    page = _existing(page, len(rows))
    turns = [(wording.PREVIOUS, page - 1)] if page else []
    turns += [(wording.NEXT, page + 1)] if (page + 1) * PAGE < len(rows) else []
    turning = tuple(Button(label, turned(number).data) for label, number in turns)
    return (*rows[page * PAGE : (page + 1) * PAGE], *([turning] if turning else []))
