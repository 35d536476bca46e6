"""Addresses under the public one: the webhook, and pages `…/leer/DOCUMENT/SECTION?cita=START-END-CHECKSUM`. Pure.

A link to cited words carries a checksum of them, so that a text that has changed since is never marked at the wrong
words. Links the other way, from pages to the bot, are `https://t.me/NAME?start=WHAT`, where 64 characters are all that
`start` may have: it holds a digest. This module knows nothing of pages or chats.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from bot.model import Span

if TYPE_CHECKING:
    from bot.model import Document, Section

WEBHOOK: Final = "/telegram"
"""Where updates are delivered."""
ALIVE: Final = "/healthz"
"""Where a bot that is alive says so."""
ALIVE_SAYS: Final = "ok"
"""What it says."""
READER: Final = "/leer"
"""Where the pages are."""
CITED: Final = "cita"
"""The parameter of a link that says which words were cited, and where on the page they are."""
ASK: Final = "/preguntar"
"""Where questions are answered on a page."""
QUESTION: Final = "q"
"""The parameter that holds the question."""

_BYTES: Final = 4
"""Of a checksum. It guards against changes, not against forgers: who forges a link marks the document's own words."""
_DIGEST_BYTES: Final = 12
"""16 characters in base 64; among a million sections two alike are as likely as a meteorite."""
_SHAPE: Final = re.compile(rf"([0-9]{{1,9}})-([0-9]{{1,9}})-([0-9a-f]{{{2 * _BYTES}}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """The words that a link cites: where they stood, and their checksum."""

    span: Span
    checksum: str

    def __str__(self) -> str:
        """Return the mark as links have it."""
        return f"{self.span.start}-{self.span.end}-{self.checksum}"

    def fits(self, section: Section) -> bool:
        """Say whether a section still has the words in that place."""
        return self.checksum == _checksum(self.span.of(section.text))


def reader_url(public_url: str, document: Document, section: Section, span: Span | None = None) -> str:
    """Return the address of a section's page, with the words of `span` marked if one is given."""
    place = "/".join(quote(name, safe="") for name in (document.id, section.anchor))
    cited = f"?{CITED}={Mark(span, _checksum(span.of(section.text)))}#{CITED}" if span else ""
    return f"{public_url}{READER}/{place}{cited}"


def document_url(public_url: str, document: Document) -> str:
    """Return the address of a document's page."""
    return f"{public_url}{READER}/{quote(document.id, safe='')}"


def ask_url(public_url: str, question: str) -> str:
    """Return the address of the page that answers a question."""
    return f"{public_url}{ASK}?{urlencode({QUESTION: question})}"


def bot_url(username: str, start: str = "") -> str:
    """Return the link that opens the private chat with the bot of this name, where `start` says what is shown there."""
    return f"https://t.me/{username}?start={start}" if start else f"https://t.me/{username}"


def group_url(username: str) -> str:
    """Return the link that lets somebody choose a group to add the bot of this name to."""
    return f"https://t.me/{username}?startgroup"


def start_of(document: Document, section: Section | None = None) -> str:
    """Return what `start` holds in a link to a document's sections, or to one of them."""
    return f"s-{digest(document.id, section.anchor)}" if section else f"d-{digest(document.id)}"


def digest(*names: str) -> str:
    """Return a name for names of any length; NUL, which is in no file's name, keeps them apart."""
    return urlsafe_b64encode(blake2b("\0".join(names).encode(), digest_size=_DIGEST_BYTES).digest()).decode()


def parse(written: str) -> Mark | None:
    """Return the mark that a link has, or None where it says nothing that makes sense."""
    found = _SHAPE.fullmatch(written)
    if found is None or not int(found[1]) < int(found[2]):
        return None
    return Mark(Span(int(found[1]), int(found[2])), found[3])


def _checksum(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
