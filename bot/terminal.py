"""What is printed at a terminal: text with marks; whoever prints it drops the marks where they cannot be shown."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

import click

from bot import wording
from bot.model import Abstention, Answer, Courtesy, Highlighted, Remark
from bot.wording import digests
from bot.wording import doctor as health

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.doctor.checks import Check
    from bot.library import Library
    from bot.model import Citation, Digest, Document, Finding

_NEAREST: Final = 3
_OFFERS: Final = 3
_INDENT: Final = "  "
_TO_DO: Final = "→ "
_COLORS: Final = {"fine": "green", "doubtful": "yellow", "broken": "red"}


def render(found: Finding, library: Library) -> str:
    """Return an answer with its sections, an abstention with what comes nearest, or the reply to a remark."""
    match found:
        case Answer():
            return "\n".join(_answer(found))
        case Abstention():
            return "\n".join(_abstention(found))
        case Remark():
            return _remark(found, library)


def digest(summary: Digest, library: Library) -> str:
    """Return a summary: what it is of, its lines with where they stand, and what it leaves out."""
    lines = [click.style(digests.heading(summary, library.title), dim=True)]
    for place, together in groupby(summary.lines, key=lambda line: digests.where(summary, line)):
        lines += [line.quote for line in together]
        lines += [click.style(_INDENT + place, dim=True)] if place else []
    left_out = digests.left_out(summary)
    return "\n".join([*lines, *([click.style(left_out, dim=True)] if left_out else [])])


def outline(library: Library) -> str:
    """Return the documents' titles, each with its sections' headings."""
    return "\n".join(line for document in library.documents for line in _contents(document))


def check(seen: Check) -> str:
    """Return how a thing is: a sign, what is told of it, its details, and what to do."""
    sign = click.style(health.SIGNS[seen.state], fg=_COLORS[seen.state], bold=True)
    lines = [f"{sign} {printable(f'{seen.name}: {seen.told}')}"]
    lines += [_INDENT + printable(detail) for detail in seen.details]
    lines += [_INDENT + printable(_TO_DO + seen.advice)] if seen.advice else []
    return "\n".join(lines)


def printable(text: str) -> str:
    """Return a text in a line, without what may come from outside and no terminal should be sent."""
    shown = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else " " for char in shown)


def _answer(answer: Answer) -> Iterator[str]:
    yield from _understood(answer.understood)
    if answer.differing:
        yield wording.DIFFERING
    elif answer.by_meaning:
        yield wording.BY_MEANING
    yield from _cited(answer.citations, wording.dated_source if answer.differing else wording.source)
    if answer.unanswered:
        yield wording.unanswered(answer.unanswered)


def _abstention(abstention: Abstention) -> Iterator[str]:
    yield from _understood(abstention.understood)
    yield wording.abstention(abstention.reason, abstention.unmentioned)
    yield from _cited(abstention.nearest[:_NEAREST], wording.source)
    yield from _listed(wording.OFFERS, abstention.offers[:_OFFERS])
    if not abstention.nearest:  # else they stand below what is quoted
        places = (wording.place(hit.passage.document, hit.passage.section) for hit in abstention.passages)
        yield from _listed(wording.NEAREST_HERE, list(dict.fromkeys(places))[:_NEAREST])


def _remark(remark: Remark, library: Library) -> str:
    match remark.courtesy:
        case Courtesy.CONTENTS:
            itself = filter(None, (library.title, library.description))
            return "\n".join([*itself, outline(library)])
        case Courtesy.GREETING:
            return wording.hello([document.title for document in library.documents])
        case Courtesy.ABILITIES:
            return wording.ABILITIES
        case courtesy:
            return wording.REMARKS[courtesy]


def _understood(readings: Sequence[str]) -> Iterator[str]:
    if readings:
        yield click.style(wording.understood(readings), dim=True)


def _cited(citations: Sequence[Citation], source: Callable[[Citation], str]) -> Iterator[str]:
    """Yield the words cited, and where they stand, said once for neighbours."""
    for place, together in groupby(citations, key=source):
        yield from map(_quoted, together)
        yield click.style(_INDENT + place, dim=True)


def _quoted(citation: Citation) -> str:
    marks = tuple(mark.shifted(-citation.span.start) for mark in citation.marks)
    return _marked(Highlighted(citation.quote, marks))


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield a list below its heading, if there is anything to list."""
    if lines:
        yield click.style(heading, dim=True)
        yield from (click.style(_INDENT + line, dim=True) for line in lines)


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
