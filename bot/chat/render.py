"""What the core returns, as messages: HTML and rows of buttons. Pure; nothing here decides what is said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot import wording
from bot.chat.buttons import OpenChoice, OpenDocuments, OpenOutline, OpenSection
from bot.chat.rich import Rich, Style, bold, html, joined, split
from bot.model import Abstention, Answer, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.chat.buttons import Target
    from bot.library import Library
    from bot.model import Citation, Document

PAGE: Final = 8
"""Buttons on a page besides those that turn it: what a telephone shows without scrolling."""
_LABEL: Final = 60
"""Characters of a button: more are not shown."""
_DETAILS: Final = 480
"""UTF-16 units said of one document in a list: a page of eight fits one message, as an edit must."""
_NEAREST: Final = 3
_GREETED_WITH: Final = 3


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says and what it tells us when it is pressed."""

    label: str
    data: str


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send."""

    html: str
    keyboard: Keyboard = ()


def plain(sentence: str) -> list[Reply]:
    """Return a sentence of ours."""
    return _replies(Rich(sentence))


def result(found: Answer | Abstention, library: Library) -> list[Reply]:
    """Return what was found out about a question."""
    match found:
        case Answer():
            return _replies(joined(_cited(citation, found) for citation in found.citations))
        case Abstention():
            return _abstention(found, library)


def _cited(citation: Citation, answer: Answer) -> Rich:
    """Return the words cited with the datum marked, where they stand, and the passage around them."""
    quote = _cut(citation, citation.span, answer).styled(Style.BOLD)
    passage = citation.passage.span
    around = Rich(citation.passage.text, _bold_within(citation)) if passage != citation.span else Rich("")
    return joined([quote, Rich(wording.place(citation.document, citation.section)), around.styled(Style.QUOTE)])


def _cut(citation: Citation, span: Span, answer: Answer) -> Rich:
    """Return a stretch of the section cited; the datum is one of the first citation's section."""
    is_first = citation == answer.citations[0]
    marks = ((Style.UNDERLINE, answer.highlight),) if answer.highlight and is_first else ()
    return Rich(citation.section.text, marks).cut(span)


def _bold_within(citation: Citation) -> tuple[tuple[Style, Span], ...]:
    """Return the citation's mark in its passage, where it may reach beyond both ends."""
    passage = citation.passage.span
    return Rich(citation.section.text, ((Style.BOLD, citation.span),)).cut(passage).marks


def _abstention(abstention: Abstention, library: Library) -> list[Reply]:
    nearest = (OpenSection(hit.passage.document, hit.passage.section) for hit in abstention.passages)
    distinct = {opened.data: opened for opened in nearest}
    rows = [_row(_label(opened, library), opened) for opened in islice(distinct.values(), _NEAREST)]
    offer = wording.NEAREST if rows else ""
    return _replies(joined([Rich(wording.ABSTENTIONS[abstention.reason]), Rich(offer)]), tuple(rows))


def greeting(library: Library) -> list[Reply]:
    """Return the first words to somebody new: what can be asked, and of which documents."""
    titles = [document.title for document in library.documents]
    about = joined([bold(library.title or ""), Rich(library.description or "")], "\n")
    listed = Rich(wording.titles(titles[:_GREETED_WITH], len(titles)))
    return _replies(joined([Rich(wording.GREETING), about, listed, Rich(wording.INVITATION)]))


def section(opened: OpenSection) -> list[Reply]:
    """Return a section's text under the name of its place."""
    heading = bold(wording.place(opened.document, opened.section))
    return _replies(joined([heading, Rich(opened.section.text)]))


def sections(library: Library) -> Reply:
    """Return the sections of the only document, or the documents to choose from."""
    if len(library.documents) == 1:
        return outline(OpenOutline(library.documents[0]))
    return choice(OpenChoice(), library)


def outline(opened: OpenOutline) -> Reply:
    """Return a page of a document's sections, each a button; a heading with nothing under it leads nowhere."""
    document = opened.document
    legible = [section for section in document.sections if section.text.strip()]
    rows = [_row(section.heading or wording.OPENING, OpenSection(document, section)) for section in legible]
    return Reply(
        html(joined([bold(_clipped(document.title, _DETAILS)), Rich(wording.CHOOSE_SECTION)])),
        _page(rows, opened.page, lambda page: OpenOutline(document, page)),
    )


def choice(opened: OpenChoice, library: Library) -> Reply:
    """Return a page of the documents, each a button that leads to its sections."""
    rows = [_row(document.title, OpenOutline(document)) for document in library.documents]
    return Reply(html(Rich(wording.CHOOSE_DOCUMENT)), _page(rows, opened.page, OpenChoice))


def documents(opened: OpenDocuments, library: Library) -> Reply:
    """Return a page of the documents with what is known of them, each with a button that leads to its sections."""
    only = len(library.documents) == 1
    rows = [_row(wording.SECTIONS if only else one.title, OpenOutline(one)) for one in library.documents]
    first = PAGE * _existing(opened.page, len(rows))
    listed = [_described(document) for document in library.documents[first : first + PAGE]]
    return Reply(html(joined([bold(wording.DOCUMENTS), *listed])), _page(rows, opened.page, OpenDocuments))


def _described(document: Document) -> Rich:
    whole = joined([bold(document.title), *map(Rich, wording.details(document))], "\n")
    shown, *more = split(whole, _DETAILS)
    return shown + Rich(" …") if more else shown


def _replies(rich: Rich, keyboard: Keyboard = ()) -> list[Reply]:
    """Return a text in as many messages as it needs, the buttons under the last."""
    *first, last = split(rich)
    return [*(Reply(html(part)) for part in first), Reply(html(last), keyboard)]


def _label(opened: OpenSection, library: Library) -> str:
    """Return a section's name for a button, where only the beginning is sure to be seen."""
    heading, title = opened.section.heading, opened.document.title
    if heading is None:
        return title
    return f"{heading} · {title}" if len(library.documents) > 1 else heading


def _row(label: str, target: Target) -> tuple[Button]:
    return (Button(_clipped(label, _LABEL), target.data),)


def _clipped(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _existing(page: int, rows: int) -> int:
    """Return the page asked for, or the last if the documents have become fewer since."""
    return min(page, max(0, rows - 1) // PAGE)


def _page(rows: Sequence[tuple[Button, ...]], page: int, turned: Callable[[int], Target]) -> Keyboard:
    """Return the buttons of a page, and those that turn it."""
    page = _existing(page, len(rows))
    turns = [(wording.PREVIOUS, page - 1)] if page else []
    turns += [(wording.NEXT, page + 1)] if (page + 1) * PAGE < len(rows) else []
    row = tuple(Button(label, turned(number).data) for label, number in turns)
    return (*rows[page * PAGE : (page + 1) * PAGE], *([row] if row else []))
