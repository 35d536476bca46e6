"""What is new in the documents, as a message: what was said before, what is said now, and where. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.chat.rich import Rich, Style, bold, joined
from bot.novelty import Added, GoneSection, NewSection, Removed, Replaced
from bot.wording import OPENING
from bot.wording import novelties as say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.chat.summaries import Links
    from bot.model import Citation
    from bot.novelty import Change, Changed, Novelties, Said

MOST: Final = 10
"""Documents told of; of more it is said how many."""
_BULLET: Final = "• "


def told(found: Novelties, links: Links) -> Rich:
    """Return what is new: documents, and in those that there were, section by section, what has changed."""
    blocks = [
        bold(say.NOVELTIES),
        _listed(say.new_documents(len(found.documents)), _new(found, links), len(found.documents)),
        _listed(
            say.gone_documents(len(found.gone)), [Rich(f"«{title}»") for title in found.gone[:MOST]], len(found.gone)
        ),
        *(Rich(say.renamed(one.before, one.document.title)) for one in found.renamed[:MOST]),
        *(_changed(one, links) for one in found.changed[:MOST]),
        Rich(say.more_documents(len(found.changed) - MOST) if len(found.changed) > MOST else ""),
    ]
    return joined(blocks)


def _new(found: Novelties, links: Links) -> list[Rich]:
    return [Rich(document.title).styled(links.to_document(document)) for document in found.documents[:MOST]]


def _listed(title: str, lines: Sequence[Rich], count: int) -> Rich:
    """Return lines under their title, and how many more there are; nothing where there are none."""
    more = [Rich(say.more_documents(count - MOST))] if count > MOST else []
    return joined([bold(title), *(Rich(_BULLET) + line for line in lines), *more], "\n") if lines else Rich("")


def _changed(one: Changed, links: Links) -> Rich:
    """Return what a document says otherwise than before, each section's changes under its heading."""
    grouped = groupby(one.changes, key=_place)
    sections = [_under(place, list(changes), links) for place, changes in grouped]
    renamed = [Rich(say.renamed_section(before, now)) for before, now in one.headings]
    more = Rich(say.more(one.more) if one.more else "")
    return joined([bold(say.changed(one.document.title)), *renamed, *sections, more])


def _place(change: Change) -> str:
    """Return the heading under which a change is told."""
    match change:
        case Replaced(now=citation) | Added(now=citation):
            return citation.section.heading or OPENING
        case NewSection(section=section):
            return say.new_section(section.heading or OPENING)
        case Removed(before=said):
            return said.heading or OPENING
        case GoneSection():
            return ""


def _under(place: str, changes: Sequence[Change], links: Links) -> Rich:
    heading = Rich(place)
    citation = next((found for change in changes if (found := _cited(change))), None)
    if place and citation:
        heading = heading.styled(links.to(citation))
    return joined([heading, *(line for change in changes for line in _lines(change))], "\n")


def _cited(change: Change) -> Citation | None:
    match change:
        case Replaced(now=citation) | Added(now=citation):
            return citation
        case NewSection(citations=citations) if citations:
            return citations[0]
    return None


def _lines(change: Change) -> Iterator[Rich]:
    match change:
        case Replaced(before=before, now=now):
            yield _said(say.BEFORE, _marked(before))
            yield _said(say.NOW, _quoted(now))
        case Added(now=now):
            yield _said(say.ADDED, _quoted(now))
        case Removed(before=before):
            yield _said(say.REMOVED, _marked(before))
        case NewSection(citations=citations):
            yield from (Rich(_BULLET) + _quoted(citation) for citation in citations)
        case GoneSection(heading=heading):
            yield Rich(say.gone_section(heading))


def _said(label: str, words: Rich) -> Rich:
    return Rich(f"{_BULLET}{label} ") + words


def _marked(said: Said) -> Rich:
    """Return a sentence of before, the words struck that are no longer said."""
    return Rich(said.text, tuple((Style.STRUCK, mark) for mark in said.marks)).styled(Style.ITALIC)


def _quoted(citation: Citation) -> Rich:
    """Return a sentence of now, the words in bold that are new."""
    marks = tuple((Style.BOLD, mark) for mark in citation.marks)
    return Rich(citation.section.text, marks).cut(citation.span)
