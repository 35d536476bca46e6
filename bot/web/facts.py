"""What is known of a document, on a page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot import wording
from bot.markup import element

if TYPE_CHECKING:
    from bot.markup import Node
    from bot.model import Document


def facts(document: Document) -> list[Node]:
    """Return a list of what is known of a document besides its title; nothing if nothing is."""
    rows = [
        element("div", element("dt", name), element("dd", _linked(value) if name == wording.SOURCE else value))
        for name, value in wording.facts(document)
    ]
    return [element("dl", *rows, class_="facts")] if rows else []


def _linked(source: str) -> Node:
    """Return a source as a link if it is an address of the web; whoever wrote it may have written anything."""
    try:
        parts = urlsplit(source)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and source.isprintable()
    except ValueError:
        is_address = False
    if not is_address or " " in source:
        return source
    return element("a", source, href=source, rel="external nofollow noopener")
