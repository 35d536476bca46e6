"""What a button tells us when it is pressed, in the 64 bytes that Telegram gives it.

Ids and anchors may be longer, so a button holds a digest of them, looked up among the documents there are now. A button
of documents that have changed since leads to nothing, and never to something else. Questions are longer as well: what a
button asks is what it says, and Telegram gives that back with the message it is under.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.library import Library
    from bot.model import Document, Section

_DIGEST_BYTES: Final = 12
"""16 characters in base 64; among a million sections two alike are as likely as a meteorite."""
_PAGED: Final = re.compile(r"([a-z]):([\w-]*):([0-9]{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A section is to be shown."""

    document: Document
    section: Section

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"s:{_digest(self.document.id, self.section.anchor)}:0"


@dataclass(frozen=True, slots=True)
class OpenOutline:
    """A page of a document's sections is to be shown."""

    document: Document
    page: int = 0

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"o:{_digest(self.document.id)}:{self.page}"


@dataclass(frozen=True, slots=True)
class OpenDocuments:
    """A page of the documents, with what is known of them, is to be shown."""

    page: int = 0

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"d::{self.page}"


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A page of the documents whose sections can be chosen is to be shown."""

    page: int = 0

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"c::{self.page}"


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """A question is to be answered; its number tells it from the others under the same message."""

    question: str
    number: int

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"q::{self.number}"


Target = OpenSection | OpenOutline | OpenDocuments | OpenChoice | AskQuestion


class Buttons:
    """What every button leads to, in the documents of a library."""

    def __init__(self, library: Library) -> None:
        """Note the digest of each document and section."""
        self._documents = {_digest(document.id): document for document in library.documents}
        self._sections = {
            _digest(document.id, section.anchor): OpenSection(document, section)
            for document in library.documents
            for section in document.sections
        }

    def target(self, data: str, label: str) -> Target | None:
        """Return what a pressed button leads to, or None if to nothing that there is now.

        `label` is what the button says, empty where Telegram does not tell.
        """
        match = _PAGED.fullmatch(data)
        if not match:
            return None
        kind, digest, page = match[1], match[2], int(match[3])
        if kind == "s":
            return self._sections.get(digest)
        if kind == "o":
            document = self._documents.get(digest)
            return OpenOutline(document, page) if document else None
        if kind == "q":
            return AskQuestion(label, page) if label else None
        pages: dict[str, Target] = {"d": OpenDocuments(page), "c": OpenChoice(page)}
        return pages.get(kind)


def _digest(*names: str) -> str:
    """Return a name for names of any length; NUL, which is in no file's name, keeps them apart."""
    digest = blake2b("\0".join(names).encode(), digest_size=_DIGEST_BYTES).digest()
    return urlsafe_b64encode(digest).decode()
