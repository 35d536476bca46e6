"""A section's text as a browser shows it: paragraphs, subheadings, lists and tables. Pure.

`bot.library` writes them all as plain text. Here they get elements around them, and not a character is lost, changed or
moved: read back, the elements' text is the section's, and what is marked is the words that were to be marked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.markup import add, element
from bot.model import Span
from bot.web.marking import Marking
from bot.wording import pages as say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.markup import Element, Node

_GAP: Final = re.compile(r"\n{2,}")
_LINE_END: Final = re.compile(r"\n")
_ITEM: Final = re.compile(r" *(?P<marker>(?:[-+•*–]|\d{1,9}[.)])(?: +|$))")
"""How an item of a list begins, as `library` writes it or people do."""
_BAR: Final = re.compile(r"(?:^| )\|(?: |$)")
"""What `library` puts between the cells of a row; empty cells at its end have lost their space."""
_SET_OUT: Final = re.compile(r"[ \t]{2}|\n[ \t]|\t")
_DEEPEST: Final = 8
"""Lists within lists; what is deeper is shown at this depth."""
_SUBHEADING: Final = re.compile(r"[^\W\d_].{0,79}(?<![.:;,!?…])")
"""A line that may head what follows: the headings below those of sections are lines like this."""
_CELLS: Final = 2
"""Of the narrowest table."""


def prose(text: str, within: Span, marked: Span | None) -> Element:
    """Return a stretch of a section's text, its marked words in `mark`; the first of these has the id of a citation.

    Where the words begin and end is said to whoever hears the page; a style sheet gives voice to the attributes.
    """
    marking = Marking(text, (marked,) if marked else ())
    whole = element("div", *_blocks(marking, within), class_="prose")
    marks = list(whole.iter("mark"))
    if marks:
        marks[0].attrib |= {"id": "cita", "data-before": say.QUOTE_BEGINS}
        marks[-1].attrib |= {"data-after": say.QUOTE_ENDS}
    for block in whole:
        if next(block.iter("mark"), None) is not None:
            block.set("class", f"{block.get('class', '')} cited".strip())
    return whole


def _blocks(marking: Marking, within: Span) -> Iterator[Node]:
    lines = list(_between(marking.text, within, _LINE_END))  # a line end at either end is not within a block
    inside = Span(lines[0].start, lines[-1].end) if lines else within
    spans = list(_between(marking.text, inside, _GAP)) if lines else []
    at = within.start
    for number, span in enumerate(spans):
        yield marking.text[at : span.start]
        yield from _block(marking, span, spans[number + 1] if number + 1 < len(spans) else None)
        at = span.end
    yield marking.text[at : within.end]


def _between(text: str, within: Span, gap: re.Pattern[str]) -> Iterator[Span]:
    """Yield the stretches between gaps, none of them empty."""
    at = within.start
    for start, end in [*(match.span() for match in gap.finditer(text, within.start, within.end)), (within.end,) * 2]:
        if at < start:
            yield Span(at, start)
        at = end


def _block(marking: Marking, span: Span, following: Span | None) -> Iterator[Node]:
    text, lines = marking.text, list(_between(marking.text, span, _LINE_END))
    rows = [_row(text, line) for line in lines]
    items = [number for number, line in enumerate(lines) if _ITEM.match(text, line.start, line.end)]
    if _is_table(rows):
        yield _table(marking, rows)
    elif items:
        first = lines[items[0]].start
        if items[0]:
            before = lines[items[0] - 1].end
            yield _paragraph(marking, Span(span.start, before))
            yield text[before:first]
        yield _list(marking, lines[items[0] :])
    elif following is not None and _may_head(text, span) and not _may_head(text, following):
        yield element("h2", *marking.nodes(span))
    else:
        yield _paragraph(marking, span)


def _paragraph(marking: Marking, span: Span) -> Element:
    """Return a paragraph, whose spaces are kept where somebody has set it out with them, as code."""
    set_out = {"class_": "set-out"} if _SET_OUT.search(marking.text, span.start, span.end) else {}
    return element("p", *marking.nodes(span), **set_out)


def _may_head(text: str, span: Span) -> bool:
    return _SUBHEADING.fullmatch(text, span.start, span.end) is not None


def _list(marking: Marking, lines: Sequence[Span]) -> Element:
    """Return a list, lists within it where items are indented; a line that is no item goes on with the one above."""
    outermost = element("ul", role="list")
    levels = [(0, outermost)]
    at = lines[0].start
    for line in lines:
        item = _ITEM.match(marking.text, line.start, line.end)
        if item is None:
            add(levels[-1][1][-1][-1], *marking.nodes(Span(at, line.end)))
        else:
            marker = Span(*item.span("marker"))
            _go_to(levels, marker.start - line.start, marking.text[at : marker.start])
            add(levels[-1][1], _item(marking, marker, line.end))
        at = line.end
    return outermost


def _go_to(levels: list[tuple[int, Element]], indent: int, gap: str) -> None:
    """Leave the lists that are indented further, or begin one in the last item; put the gap before the next item."""
    while len(levels) > 1 and indent < levels[-1][0]:
        levels.pop()
    above, last = levels[-1]
    if indent > above and len(last) and len(levels) < _DEEPEST:
        inner = element("ul", role="list")
        add(last[-1], gap, inner)
        levels.append((indent, inner))
    else:
        add(last, gap)


def _item(marking: Marking, marker: Span, end: int) -> Element:
    return element(
        "li",
        element("span", *marking.nodes(marker), class_="marker"),
        element("span", *marking.nodes(Span(marker.end, end)), class_="item"),
    )


Row = list[tuple[Span, Span]]
"""Cells, each with the bar behind it, which is empty behind the last."""


def _row(text: str, line: Span) -> Row:
    bars = [Span(*bar.span()).shifted(line.start) for bar in _BAR.finditer(line.of(text))]
    starts = [line.start, *(bar.end for bar in bars)]
    ends = [*bars, Span(line.end, line.end)]
    return [(Span(start, bar.start), bar) for start, bar in zip(starts, ends, strict=True)]


def _is_table(rows: Sequence[Row]) -> bool:
    """Tell whether rows are those of a table: no cell is without a column, so none can get under a wrong one."""
    return len(rows) > 1 and len(rows[0]) >= _CELLS and all(_CELLS <= len(row) <= len(rows[0]) for row in rows)


def _table(marking: Marking, rows: Sequence[Row]) -> Element:
    head, *body = ("th", rows[0]), *(("td", row) for row in rows[1:])
    table = element("table", element("thead", _cells(marking, *head)), "\n", whole := element("tbody"))
    for number, row in enumerate(body):
        add(whole, *["\n"] * bool(number), _cells(marking, *row))
    return element("div", table, class_="wide", tabindex="0", role="group", aria_label=say.TABLE)


def _cells(marking: Marking, tag: str, row: Row) -> Element:
    return element("tr", *(element(tag, *marking.nodes(cell), *_bar(marking, bar)) for cell, bar in row))


def _bar(marking: Marking, bar: Span) -> Iterator[Element]:
    if bar.start < bar.end:
        yield element("span", *marking.nodes(bar), class_="bar")
