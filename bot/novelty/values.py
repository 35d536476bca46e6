"""What is remembered of a library, and what is told of how it changed, all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.model import Citation, Document, Section, Span


@dataclass(frozen=True, slots=True)
class Edition:
    """The documents of a library as they were at some time: of each its id, title and sections, and nothing else."""

    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an earlier edition, and the heading it stood under; `marks` are the words that have changed."""

    text: str
    heading: str | None
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """A sentence that says otherwise what one said before; the citation marks the words that have changed.

    `changes_fact` tells that a figure, a date, a name or a denial is among them.
    """

    before: Said
    now: Citation
    changes_fact: bool


@dataclass(frozen=True, slots=True)
class NewSection:
    """A section of which most was not said before; `citations` are its first new sentences."""

    section: Section
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A sentence of a section that was there before, said nowhere then."""

    now: Citation


@dataclass(frozen=True, slots=True)
class GoneSection:
    """The heading of a section of which most is said nowhere any more."""

    heading: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A sentence that is said nowhere any more, of a section that is still there."""

    before: Said


Change = Replaced | NewSection | Added | GoneSection | Removed


@dataclass(frozen=True, slots=True)
class Changed:
    """A document that says something else than before: the changes that matter most, and how many `more` there are.

    `headings` are those that sections had and have now, of sections that were renamed besides.
    """

    document: Document
    changes: tuple[Change, ...]
    more: int = 0
    headings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """A document that has another id or title than it had; `before` is the title then."""

    before: str
    document: Document


@dataclass(frozen=True, slots=True)
class Novelties:
    """What is told of how a library changed: new documents, the titles of those gone, those renamed, those changed."""

    documents: tuple[Document, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.documents or self.gone or self.renamed or self.changed)
