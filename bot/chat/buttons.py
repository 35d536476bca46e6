"""What a button tells us when it is pressed, in the 64 bytes that Telegram gives it.

Ids and anchors may be longer, so a button holds a digest of them, looked up among the documents there are now. A button
of documents that have changed since leads to nothing, and never to something else. What was asked and found is held by
its token in the store. Words are longer as well: what a button asks is what it says, and what it searches stands in the
message that it is under; Telegram gives both back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.links import digest
from bot.store.values import Cause

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.library import Library
    from bot.model import Document, Section

_DATA: Final = re.compile(r"([a-z]):([\w-]{0,48}):([a-z]{1,12}|[0-9]{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A section is to be shown."""

    document: Document
    section: Section

    @property
    def digest(self) -> str:
        """The section's name in a few characters."""
        return digest(self.document.id, self.section.anchor)

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"s:{self.digest}:0"


@dataclass(frozen=True, slots=True)
class OpenOutline:
    """A page of a document's sections is to be shown."""

    document: Document
    page: int = 0

    @property
    def digest(self) -> str:
        """The document's name in a few characters."""
        return digest(self.document.id)

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"o:{self.digest}:{self.page}"


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
class ChooseDocument:
    """A chat is to ask one document, or all of them where that is None; the page of the documents stays open."""

    document: Document | None = None
    page: int = 0

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"k:{digest(self.document.id) if self.document else ''}:{self.page}"


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """A question is to be answered; its number tells it from the others under the same message."""

    question: str
    number: int

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"q::{self.number}"


@dataclass(frozen=True, slots=True)
class OpenPassage:
    """Another passage of an answer's ranking is to be shown in the answer's place; page 0 is the answer itself."""

    token: str
    page: int

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"p:{self.token}:{self.page}"


@dataclass(frozen=True, slots=True)
class CastVote:
    """Somebody says whether an answer was useful."""

    token: str
    useful: bool

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"v:{self.token}:{int(self.useful)}"


@dataclass(frozen=True, slots=True)
class GiveCause:
    """Somebody says why an answer was not useful."""

    token: str
    cause: Cause

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"w:{self.token}:{self.cause}"


@dataclass(frozen=True, slots=True)
class ShowToAll:
    """An answer that one person sees is to be shown to the group."""

    token: str

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"x:{self.token}:0"


@dataclass(frozen=True, slots=True)
class OpenHits:
    """A page of what a search has found is to be shown; its words stand in the message."""

    page: int

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"b::{self.page}"


@dataclass(frozen=True, slots=True)
class Forget:
    """Somebody says whether what is kept of them is really to be deleted."""

    really: bool

    @property
    def data(self) -> str:
        """What the button holds."""
        return f"f::{int(self.really)}"


Page = OpenOutline | OpenDocuments | OpenChoice
OfAnswer = OpenPassage | CastVote | GiveCause | ShowToAll
Target = Page | OfAnswer | OpenSection | ChooseDocument | AskQuestion | OpenHits | Forget


class Buttons:
    """What every button leads to, in the documents of a library."""

    def __init__(self, library: Library) -> None:
        """Note the digest of each document and section."""
        self._documents = {digest(document.id): document for document in library.documents}
        self._sections = {
            digest(document.id, section.anchor): OpenSection(document, section)
            for document in library.documents
            for section in document.sections
        }

    def target(self, data: str, label: str = "") -> Target | None:
        """Return what a pressed button leads to, or None if to nothing that there is now.

        `label` is what the button says, empty where Telegram does not tell.
        """
        match = _DATA.fullmatch(data)
        if not match:
            return None
        kind, name, detail = match[1], match[2], match[3]
        if kind == "w":
            return GiveCause(name, Cause(detail)) if name and detail in set(Cause) else None
        if not detail.isdecimal():
            return None
        if kind in _OF_ANSWERS:
            return _OF_ANSWERS[kind](name, int(detail)) if name else None
        return self._of_documents(kind, name, int(detail)) or _plain(kind, int(detail), label)

    def _of_documents(self, kind: str, digest: str, page: int) -> Target | None:
        """Return what a button leads to that names a document or section."""
        if kind == "s":
            return self._sections.get(digest)
        document = self._documents.get(digest)
        if kind == "k" and (document or not digest):
            return ChooseDocument(document, page)
        return OpenOutline(document, page) if kind == "o" and document else None


_OF_ANSWERS: Final[Mapping[str, Callable[[str, int], Target]]] = {
    "p": OpenPassage,
    "v": lambda token, useful: CastVote(token, bool(useful)),
    "x": lambda token, _: ShowToAll(token),
}


def _plain(kind: str, number: int, label: str) -> Target | None:
    """Return what a button leads to that names nothing but a page or a choice."""
    match kind:
        case "q":
            return AskQuestion(label, number) if label else None
        case "d":
            return OpenDocuments(number)
        case "c":
            return OpenChoice(number)
        case "b":
            return OpenHits(number)
        case "f":
            return Forget(bool(number))
        case _:
            return None
