"""The sentences of documents that a summary may quote, with what tells how much each is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.digest.openings import is_in_the_air, is_whole
from bot.model import Citation
from bot.passages import passages_of
from bot.text import is_stop, sentences, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.model import Document, Passage

SHORTEST: Final = 40
LONGEST: Final = 350
"""Characters of a sentence that reads well as a line of a chat; others are quoted where a section has none such."""


@dataclass(frozen=True, slots=True, eq=False)
class Quotable:
    """A sentence that may be quoted.

    `terms` are the stems of its content words, each once, `figures` how many of its words are figures. `opens` tells
    whether it opens its passage. `stands` tells whether it can be read by itself or, where it `needs` the sentence
    before it in its passage, behind that one.
    """

    citation: Citation
    terms: tuple[str, ...]
    figures: int
    opens: bool
    stands: bool
    needs: Quotable | None

    @property
    def length(self) -> int:
        """The characters of the sentence."""
        return self.citation.span.end - self.citation.span.start

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.citation.document.id

    @property
    def section(self) -> tuple[str, str]:
        """What tells its section from all others: the document's id and the section's anchor."""
        return self.citation.document.id, self.citation.section.anchor

    @property
    def reads_well(self) -> bool:
        """Whether it can be read and is neither a scrap nor too long for a chat."""
        return self.stands and SHORTEST <= self.length <= LONGEST


def quotables(documents: Iterable[Document], section: str | None = None) -> list[Quotable]:
    """Return the sentences of the documents, or of their sections with the anchor `section`, in reading order."""
    return [
        quotable
        for passage in passages_of(documents)
        if section is None or passage.section.anchor == section
        for quotable in _of_passage(passage)
    ]


def terms(text: str) -> tuple[str, ...]:
    """Return the stems of the content words of a text, each once."""
    return tuple(dict.fromkeys(map(stem, _content(text))))


def _of_passage(passage: Passage) -> Iterator[Quotable]:
    before = None
    for number, span in enumerate(sentences(passage.text)):
        text = span.of(passage.text)
        words = _content(text)
        is_prose = is_whole(text)
        hangs = is_prose and is_in_the_air(text)
        before = Quotable(
            Citation(passage, span.shifted(passage.span.start)),
            tuple(dict.fromkeys(map(stem, words))),
            sum(word[0].isdigit() for word in words),
            opens=number == 0,
            stands=is_prose and not (hangs and before is None),
            needs=before if hangs else None,
        )
        yield before


def _content(text: str) -> list[str]:
    return [token.text for token in tokens(text) if not is_stop(token.text)]
