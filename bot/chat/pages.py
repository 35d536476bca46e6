"""What can be read without asking, as messages: the greeting, documents, sections, passages. Pure.

Where a page is given the bot's `username`, what it opens opens in the private chat, so that a group is not flooded.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot import wording
from bot.chat.buttons import ChooseDocument, OpenChoice, OpenDocuments, OpenOutline, OpenPassage, OpenSection
from bot.chat.keyboards import opening, others
from bot.chat.reply import Button, Reply, clipped, replies, row
from bot.chat.rich import Rich, Style, bold, html, joined, split
from bot.wording import dates
from bot.wording import private as say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bot.chat.buttons import Target
    from bot.chat.reply import Keyboard
    from bot.library import Library
    from bot.model import Answer, Document
    from bot.store.values import DateStyle

PAGE: Final = 8
"""Buttons on a page besides those that turn it: what a telephone shows without scrolling."""
_DETAILS: Final = 440
"""UTF-16 units said of one document in a list: a page of eight fits one message, as an edit must."""
_GREETED_WITH: Final = 3
_SECOND: Final = 2
"""The page from which the first is the one before."""


def chosen(library: Library, documents: Collection[str]) -> Library:
    """Return a library of only these documents; the whole if there is none of them any more."""
    found = tuple(document for document in library.documents if document.id in documents)
    return replace(library, documents=found) if found else library


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


def sections(library: Library, username: str = "") -> Reply:
    """Return the sections of the only document, or the documents to choose from."""
    if len(library.documents) == 1:
        return outline(OpenOutline(library.documents[0]), username)
    return choice(OpenChoice(), library)


def outline(opened: OpenOutline, username: str = "") -> Reply:
    """Return a page of a document's sections, each a button; a heading with nothing under it leads nowhere."""
    document = opened.document
    legible = [OpenSection(document, section) for section in document.sections if section.text.strip()]
    rows = [opening(one.section.heading or wording.OPENING, one, username) for one in legible]
    return Reply(
        html(joined([bold(clipped(document.title, _DETAILS)), Rich(wording.CHOOSE_SECTION)])),
        _page(rows, opened.page, lambda page: OpenOutline(document, page)),
    )


def choice(opened: OpenChoice, library: Library) -> Reply:
    """Return a page of the documents, each a button that leads to its sections."""
    rows = [row(document.title, OpenOutline(document)) for document in library.documents]
    return Reply(html(Rich(wording.CHOOSE_DOCUMENT)), _page(rows, opened.page, OpenChoice))


def documents(opened: OpenDocuments, library: Library, asked: Sequence[str], style: DateStyle) -> Reply:
    """Return a page of the documents with what is known of them, where a chat chooses which of them it asks."""
    if len(library.documents) == 1:
        rows = [row(wording.SECTIONS, OpenOutline(library.documents[0]))]
        return Reply(html(_listed(opened, library, style, "")), tuple(rows))
    page = existing(opened.page, len(library.documents))
    names = [one.title for one in library.documents if one.id in asked]
    rows = [_choosing(one.title, ChooseDocument(one, page), is_chosen=one.id in asked) for one in library.documents]
    everything = _choosing(say.ALL_DOCUMENTS, ChooseDocument(None, page), is_chosen=not asked)
    told = say.asks_only(names) if names else say.CHOSEN_GONE if asked else say.ASKS_ALL
    return Reply(html(_listed(opened, library, style, told)), (everything, *_page(rows, page, OpenDocuments)))


def documents_of_group(opened: OpenDocuments, library: Library, username: str, style: DateStyle) -> Reply:
    """Return a page of the documents that a group asks, each a button that leads to its sections."""
    rows = [opening(document.title, OpenOutline(document), username) for document in library.documents]
    text = _listed(opened, library, style, say.CHOSEN_BY_ADMINISTRATORS)
    return Reply(html(text), _page(rows, opened.page, OpenDocuments))


def passage(answer: Answer, opened: OpenPassage) -> Reply | None:
    """Return another passage of an answer's ranking, whole, as nothing but that; None if there is none."""
    found = others(answer)
    if not found:
        return None
    page = max(1, min(opened.page, len(found)))
    one = found[page - 1]
    place = clipped(wording.place(one.document, one.section), _DETAILS)
    text = joined([Rich(say.NOT_AN_ANSWER).styled(Style.ITALIC), bold(place), Rich(one.text)])
    turning = turns(page, len(found), lambda number: OpenPassage(opened.token, number))
    return Reply(html(split(text)[0]), (*turning, row(say.BACK_TO_ANSWER, OpenPassage(opened.token, 0))))


def turns(page: int, pages: int, turned: Callable[[int], Target]) -> Keyboard:
    """Return the row that turns pages counted from 1, with «2/5» in its middle; none where there is one page."""
    if pages == 1:
        return ()
    leading = [(say.FIRST, 1)] * (page > _SECOND) + [(say.BEFORE, page - 1)] * (page > 1)
    trailing = [(say.AFTER, page + 1)] * (page < pages) + [(say.LAST, pages)] * (page < pages - 1)
    here = (say.position(page, pages), page)
    return (tuple(Button(label, turned(number).data) for label, number in (*leading, here, *trailing)),)


def existing(page: int, rows: int) -> int:
    """Return the page asked for, or the last if the documents have become fewer since."""
    return min(page, max(0, rows - 1) // PAGE)


def _choosing(title: str, target: ChooseDocument, *, is_chosen: bool) -> tuple[Button]:
    return row(f"{say.CHOSEN} {title}" if is_chosen else title, target)


def _listed(opened: OpenDocuments, library: Library, style: DateStyle, told: str) -> Rich:
    """Return what is known of a page's documents, and what is said of them together."""
    first = PAGE * existing(opened.page, len(library.documents))
    described = [_described(document, style) for document in library.documents[first : first + PAGE]]
    return joined([bold(wording.DOCUMENTS), *described, Rich(told)])


def _described(document: Document, style: DateStyle) -> Rich:
    whole = joined([bold(document.title), *map(Rich, dates.details(document, style))], "\n")
    shown, *more = split(whole, _DETAILS)
    return shown + Rich(" …") if more else shown


def _page(rows: Sequence[tuple[Button, ...]], page: int, turned: Callable[[int], Target]) -> Keyboard:
    """Return the buttons of a page, and those that turn it."""
    page = existing(page, len(rows))
    turning = [(wording.PREVIOUS, page - 1)] if page else []
    turning += [(wording.NEXT, page + 1)] if (page + 1) * PAGE < len(rows) else []
    buttons = tuple(Button(label, turned(number).data) for label, number in turning)
    return (*rows[page * PAGE : (page + 1) * PAGE], *([buttons] if buttons else []))
