"""A document and its sections as pages: `/leer/DOCUMENT` and `/leer/DOCUMENT/SECTION?cita=…`. Pure.

Nothing but the document's own words is ever marked: where a text has changed since it was cited, the page says so and
marks nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.links import CITED, bot_url, document_url, reader_url, start_of
from bot.markup import element
from bot.web.facts import facts
from bot.web.page import Page, clipped
from bot.web.parts import part_of, parts
from bot.web.prose import prose
from bot.web.turning import Turn, listed, turns, turns_of_list
from bot.wording import OPENING, place
from bot.wording import pages as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.links import Mark
    from bot.markup import Element, Node
    from bot.model import Document, Section, Span
    from bot.web.site import Site

PART: Final = "parte"
"""The parameter that says which part of a long section is shown, from 1."""
_BESIDE: Final = 40
"""Sections named beside a text, those around it: a book may have a thousand."""
_BEGINNING: Final = 140
"""Characters of a section's beginning in the list of all."""


def section_page(site: Site, document: Document, section: Section, cited: Mark | None, part: int | None) -> Page:
    """Return a section, the cited words marked if they still stand there; of a long one, the part that has them."""
    marked = cited.span if cited and cited.fits(section) else None
    divided = parts(section.text)
    number = part_of(divided, marked.start if marked else 0) if part is None else max(0, min(part, len(divided)) - 1)
    shown = divided[number]
    path = reader_url("", document, section, marked).removesuffix(f"#{CITED}")
    return Page(
        title=place(document, section),
        main=(
            element(
                "article", *_heading(site, document, section, divided, number), *_text(section, cited, marked, shown)
            ),
            *_asking(site, document, section),
            turns(*_beside(site, document, section, divided, number), say.OTHER_SECTIONS),
        ),
        aside=_outline(site, document, section),
        description=clipped((marked or shown).of(section.text)),
        path=path,
        is_listed=marked is None and part is None,
    )


def document_page(site: Site, document: Document, number: int = 1) -> Page:
    """Return a page of a document's sections, with what is known of it."""
    sections, number, count = listed(document.sections, number)
    return Page(
        title=document.title,
        main=(
            _trail(site),
            element("h1", document.title),
            *facts(document),
            element("h2", say.SECTIONS),
            element("ul", *(_entry(site, document, one) for one in sections), class_="entries", role="list"),
            *turns_of_list(site.document(document), number, count),
            *_asking(site, document),
        ),
        description=clipped(document.sections[0].text or document.title),
        path=document_url("", document),
        is_listed=True,
    )


def gone_page(site: Site, document: Document) -> Page:
    """Return that a document has no such section any more, and those that it has."""
    sections, _, count = listed(document.sections, 1)
    return Page(
        title=say.SECTION_IS_GONE,
        main=(
            _trail(site, document),
            element("h1", say.SECTION_IS_GONE),
            element("p", say.LOOK_ELSEWHERE, class_="lead"),
            element("h2", document.title),
            element("ul", *(_entry(site, document, one) for one in sections), class_="entries", role="list"),
            *turns_of_list(site.document(document), 1, count),
        ),
    )


def _heading(site: Site, document: Document, section: Section, divided: Sequence[Span], number: int) -> Sequence[Node]:
    part = [element("p", say.part(number + 1, len(divided)), class_="part")] if len(divided) > 1 else []
    known = facts(replace(document, topics=()))
    if section.heading is None:
        return [_trail(site), element("h1", document.title), *part, *known]
    return [_trail(site, document), element("h1", section.heading), *part, *known]


def _text(section: Section, cited: Mark | None, marked: Span | None, shown: Span) -> Sequence[Node]:
    if not section.text.strip():
        return [_notice(say.ONLY_HEADING)]
    text = prose(section.text, shown, marked)
    if cited and not marked:
        return [_notice(say.TEXT_HAS_CHANGED), text]
    is_seen = marked and next(text.iter("mark"), None) is not None
    jump = [element("p", element("a", say.GO_TO_QUOTE, href=f"#{CITED}"), class_="jump")] if is_seen else []
    return [*jump, text]


def _notice(words: str) -> Element:
    return element("p", words, class_="notice", role="status")


def _trail(site: Site, document: Document | None = None) -> Element:
    """Return the pages above this one."""
    links = [element("li", element("a", say.DOCUMENTS, href=site.address("/")))]
    if document:
        links.append(element("li", element("a", document.title, href=site.document(document))))
    return element("nav", element("ol", *links, role="list"), class_="trail", aria_label=say.WHERE)


def _beside(
    site: Site, document: Document, section: Section, divided: Sequence[Span], number: int
) -> tuple[Turn | None, Turn | None]:
    """Return what leads to the text before and after: another part of the section, or another section that has text."""
    sections = [one for one in document.sections if one.text.strip() or one is section]
    at = next(place for place, one in enumerate(sections) if one is section)
    before = _turn(site, document, sections[at - 1]) if at else None
    after = _turn(site, document, sections[at + 1]) if at + 1 < len(sections) else None
    if number:
        before = _part_turn(site, document, section, number - 1, len(divided))
    if number + 1 < len(divided):
        after = _part_turn(site, document, section, number + 1, len(divided))
    return before, after


def _turn(site: Site, document: Document, section: Section) -> Turn:
    return Turn(section.heading or OPENING, site.section(document, section))


def _part_turn(site: Site, document: Document, section: Section, number: int, count: int) -> Turn:
    return Turn(say.part(number + 1, count), f"{site.section(document, section)}?{PART}={number + 1}")


def _outline(site: Site, document: Document, current: Section) -> Element:
    """Return the sections around the current one, folded where there is no room beside the text."""
    at = next(place for place, one in enumerate(document.sections) if one is current)
    first = max(0, min(at - _BESIDE // 2, len(document.sections) - _BESIDE))
    near = document.sections[first : first + _BESIDE]
    items = [element("li", _named(site, document, one, is_current=one is current)) for one in near]
    every = element("a", f"{say.ALL_SECTIONS} ({len(document.sections)})", href=site.document(document), class_="all")
    inside = element("details", element("summary", say.SECTIONS), element("ul", *items, role="list"), every)
    return element("nav", inside, class_="outline", aria_label=say.SECTIONS)


def _named(site: Site, document: Document, section: Section, *, is_current: bool = False) -> Element:
    """Return a section's name, as a link if there is anything to read under it."""
    name = section.heading or OPENING
    if not section.text.strip():
        return element("span", name)
    current = {"aria_current": "page"} if is_current else {}
    return element("a", name, href=site.section(document, section), **current)


def _entry(site: Site, document: Document, section: Section) -> Element:
    beginning = clipped(section.text, _BEGINNING)
    words = [element("p", beginning)] if beginning else []
    return element("li", element("h3", _named(site, document, section)), *words)


def _asking(site: Site, document: Document, section: Section | None = None) -> list[Element]:
    """Return what leads to the bot, which shows the same there; nothing while its name is not known."""
    if not (username := site.username()):
        return []
    link = element("a", say.ASK_IN_TELEGRAM, href=bot_url(username, start_of(document, section)), class_="button")
    return [element("p", link, class_="telegram")]
