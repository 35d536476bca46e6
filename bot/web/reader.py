"""A section of a document as a page, the cited words marked: `/leer/DOCUMENT/SECTION?cita=…`.

Everything is escaped here, at the last step, and nothing but the document's own words is ever marked: where a text has
changed since it was cited, the page says so and marks nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.responses import HTMLResponse

from bot.links import CITED, READER, parse
from bot.wording import OPENING, place
from bot.wording import pages as say

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.library import Library
    from bot.model import Document, Section, Span

_STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{font:1.1rem/1.6 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "mark{background:#ffe08a;color:#000}"
    "[role=status]{border-left:.25rem solid;padding-left:1rem}"
)
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_HEADERS: Final = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PARAGRAPHS: Final = re.compile(r"\n\n+")


class Reader:
    """The pages of a library."""

    def __init__(self, library: Library) -> None:
        """Show these documents."""
        self._library = library

    async def document(self, request: Request) -> HTMLResponse:
        """Answer with a document's sections, as links."""
        document = self._library.document(request.path_params["document"])
        return await self.missing() if document is None else _page(document.title, _outline(document))

    async def section(self, request: Request) -> HTMLResponse:
        """Answer with a section."""
        document = self._library.document(request.path_params["document"])
        sections = document.sections if document else ()
        section = next((one for one in sections if one.anchor == request.path_params["section"]), None)
        if document is None or section is None:
            return await self.missing()
        cited = parse(request.query_params.get(CITED, ""))
        has_changed = cited is not None and not cited.fits(section)
        return _page(
            place(document, section),
            (f'<p role="status">{escape(say.TEXT_HAS_CHANGED)}</p>' if has_changed else "")
            + _text(section, cited.span if cited and not has_changed else None)
            + f'<p><a href="{_address(document)}">{escape(say.ALL_SECTIONS)}</a></p>',
        )

    async def missing(self, _: Request | None = None, __: Exception | None = None) -> HTMLResponse:
        """Answer that there is no such page."""
        return _page(say.NO_SUCH_PAGE, f"<p>{escape(say.ASK_THE_BOT)}</p>", status=404)


def _page(title: str, body: str, status: int = 200) -> HTMLResponse:
    """Return a page; `body` is HTML already."""
    shown = escape(title)
    html = (
        f'<!doctype html>\n<html lang="es">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{shown}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<main>\n<h1>{shown}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return HTMLResponse(html, status, _HEADERS)


def _outline(document: Document) -> str:
    links = (
        f'<li><a href="{_address(document, section)}">{escape(section.heading or OPENING)}</a></li>'
        for section in document.sections
    )
    return f"<ul>{''.join(links)}</ul>"


def _address(document: Document, section: Section | None = None) -> str:
    """Return a page's address within this site; quoted, it has nothing left to escape."""
    names = [document.id, section.anchor] if section else [document.id]
    return "/".join([READER, *(quote(name, safe="") for name in names)])


def _text(section: Section, marked: Span | None) -> str:
    """Return a section's text in paragraphs, with the marked words marked in each of them that has some."""
    paragraphs, start = [], 0
    for gap in [*_PARAGRAPHS.finditer(section.text), None]:
        end = gap.start() if gap else len(section.text)
        paragraphs.append(f"<p>{_marked(section.text, start, end, marked)}</p>")
        start = gap.end() if gap else end
    return "\n".join(paragraphs)


def _marked(text: str, start: int, end: int, marked: Span | None) -> str:
    first = min(max(marked.start, start), end) if marked else end
    last = max(min(marked.end, end), first) if marked else end
    before, words, after = (escape(piece) for piece in (text[start:first], text[first:last], text[last:end]))
    return f"{before}<mark>{words}</mark>{after}" if words else before + after
