"""What the pages show, and their addresses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.digest import compose
from bot.links import ask_url, document_url, reader_url
from bot.model import Abstention, Length
from bot.wording import pages as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering import Answerer
    from bot.library import Library
    from bot.model import Digest, Document, Section, Span

_ASKS_NOTHING: Final = "¿…?"
"""A question without words, to which only the offers of questions are an answer."""


class Site:
    """The documents of an answerer, as pages."""

    def __init__(
        self, answerer: Answerer, public_url: str | None = None, username: Callable[[], str] = lambda: ""
    ) -> None:
        """Show what `answerer` knows, at `public_url` if it is known.

        `username` returns the bot's name at Telegram, or nothing as long as Telegram has not told it: pages are served
        from the start, and until then they have no links to the bot.
        """
        self.answerer = answerer
        self.public_url = public_url
        self.username = username
        self._root = urlsplit(public_url).path if public_url else ""

    @property
    def library(self) -> Library:
        """The documents."""
        return self.answerer.library

    @property
    def name(self) -> str:
        """What the whole is called."""
        return self.library.title or say.SITE

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Questions that the documents answer."""
        found = self.answerer.answer(_ASKS_NOTHING)
        return found.offers if isinstance(found, Abstention) else ()

    @cached_property
    def digest(self) -> Digest:
        """A short summary of the documents."""
        return compose(self.library, Length.SHORT)

    def address(self, path: str) -> str:
        """Return the address of a path within this site."""
        return f"{self._root}{path}"

    def document(self, document: Document) -> str:
        """Return the address of a document's page."""
        return document_url(self._root, document)

    def section(self, document: Document, section: Section, span: Span | None = None) -> str:
        """Return the address of a section's page, with the words of `span` marked if one is given."""
        return reader_url(self._root, document, section, span)

    def asking(self, question: str) -> str:
        """Return the address of the page that answers a question."""
        return ask_url(self._root, question)
