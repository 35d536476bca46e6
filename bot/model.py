"""The values that travel through Glosa, all frozen.

A document is sections of plain text. Every offset anywhere counts characters of one `Section.text`, so a
citation is its section and two numbers, and its words cannot differ from the document's.
This module knows nothing of files, search or chats.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: characters `start` to `end`, the end not included."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that could not be cut from any text."""
        if not 0 <= self.start <= self.end:
            message = f"not a span: {self.start} to {self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, offset: int) -> Span:
        """Return the same stretch, `offset` characters further on."""
        return Span(self.start + offset, self.end + offset)


class Token(NamedTuple):
    """A word or number of a text, as written, with its place: `text[start:end]` is the token."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a document; the opening part has no heading.

    `anchor` names the section within its document and stays the same while its heading does.
    """

    anchor: str
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with a title, in sections, and what its front matter says of it."""

    id: str
    title: str
    sections: tuple[Section, ...]
    date: dt.date | None = None
    source: str | None = None
    author: str | None = None
    licence: str | None = None
    topics: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a piece of one, that is searched and shown as a whole."""

    id: str
    document: Document
    section: Section
    span: Span

    @property
    def text(self) -> str:
        """The passage's words, cut from its section."""
        return self.span.of(self.section.text)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that shares a word with the question, and its score (comparable within one question only)."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """Where quoted words stand: the passage, the span of its section's text, and in it the exact data asked for.

    `marks` are spans of the section's text too, in reading order.
    """

    passage: Passage
    span: Span
    marks: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a citation of words that are not there, or with a mark outside them."""
        if not self.span.start < self.span.end <= len(self.passage.section.text):
            message = f"nothing to cite at {self.span} of {self.passage.id}"
            raise ValueError(message)
        if not all(self.span.start <= mark.start < mark.end <= self.span.end for mark in self.marks):
            message = f"a mark outside {self.span} of {self.passage.id}"
            raise ValueError(message)

    @property
    def document(self) -> Document:
        """The document cited."""
        return self.passage.document

    @property
    def section(self) -> Section:
        """The section the words stand in."""
        return self.passage.section

    @property
    def quote(self) -> str:
        """The words themselves, cut from the section's text."""
        return self.span.of(self.section.text)


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentences that answer a question, each cited, the best first.

    `confidence` is the probability, 0 to 1, that the documents answer the question here.
    `understood` holds what was read for what was written, where that is not the same: a name put right, or the whole
    question that a follow-up stands for. `unanswered` holds the parts of the question, in the asker's words, that
    the documents do not answer. `differing` tells that the citations contradict each other. `by_meaning` tells that an
    encoder found the sentence where words would not have, and is not sure.
    """

    question: str
    confidence: float
    citations: tuple[Citation, ...]
    passages: tuple[Hit, ...]
    understood: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    differing: bool = False
    by_meaning: bool = False

    @property
    def text(self) -> str:
        """The answer's sentences, verbatim, one after another."""
        return " ".join(citation.quote for citation in self.citations)

    @property
    def highlight(self) -> Span | None:
        """The exact datum asked for, as a span of the first citation's section, where one was found."""
        return next(iter(self.citations[0].marks), None)


class Length(StrEnum):
    """How long a summary is."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"
    """A line for each section, while that can be read."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The sentences that sum up documents, or one section of one, in reading order, each cited.

    `documents` are those summed up, and `section` the only one of them that is, if so. `documents_left_out` and
    `sections_left_out` count those of them that have text and no line.
    """

    documents: tuple[Document, ...]
    section: Section | None
    lines: tuple[Citation, ...]
    documents_left_out: int = 0
    sections_left_out: int = 0


class Reason(StrEnum):
    """Why the documents were found not to answer."""

    NO_WORDS = "no_words"
    """The question has no word that could be searched."""
    NOTHING_SHARED = "nothing_shared"
    """No document holds any of the question's words."""
    WEAK_SUPPORT = "weak_support"
    """Something resembles the question, too little to be quoted as its answer."""
    UNCERTAIN = "uncertain"
    """Something comes near the question without saying expressly what is asked; it is quoted as that."""


@dataclass(frozen=True, slots=True)
class Abstention:
    """The finding that the documents do not say, with the passages that come nearest.

    `nearest` holds the sentences quoted as what comes nearest, the best first, where the reason is `UNCERTAIN`.
    `unmentioned` holds the words of the question, as typed, that no document has. `offers` holds questions that the
    documents do answer. `understood` is as in `Answer`.
    """

    question: str
    confidence: float
    reason: Reason
    passages: tuple[Hit, ...]
    nearest: tuple[Citation, ...] = ()
    unmentioned: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()


class Courtesy(StrEnum):
    """What a message is that asks nothing of the documents."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ABILITIES = "abilities"
    """What the bot can do, or who it is."""
    CONTENTS = "contents"
    """What the documents are about."""
    INSULT = "insult"
    OTHER_LANGUAGE = "other_language"


@dataclass(frozen=True, slots=True)
class Remark:
    """A message that asks nothing of the documents, and what it is instead."""

    question: str
    courtesy: Courtesy


Finding = Answer | Abstention | Remark
"""What comes of a message: the documents answer, they do not, or it asked nothing of them."""


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A text and the spans of it to be marked; whoever shows it escapes and marks at its own last step."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiz:
    """A sentence of the documents with a gap, and what may have stood there.

    `options[correct]` are the words that stood there, which `citation` marks. `explanation` is told with the answer.
    """

    question: str
    options: tuple[str, ...]
    correct: int
    citation: Citation
    explanation: str

    def __post_init__(self) -> None:
        """Refuse a quiz whose right option is not what stands in the document, or not the only one of its words."""
        marked = [mark.of(self.citation.section.text) for mark in self.citation.marks]
        if not 0 <= self.correct < len(self.options) or marked != [self.options[self.correct]]:
            message = f"the right option is not in {self.citation.passage.id}"
            raise ValueError(message)
        if len(set(self.options)) < len(self.options):
            message = f"an option stands twice: {self.options}"
            raise ValueError(message)
