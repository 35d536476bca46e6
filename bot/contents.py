"""Passages read: their sentences, each with its content, their headings, and the vocabulary of it all.

Each sentence and heading is taken to pieces once, for the vocabulary, which has to have seen them all before it can say
what each holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.text import EMPTY, Analysis, Line, Vocabulary, leans_back, points_back, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.model import Passage, Span

_GOING_ON: Final = re.compile(r"\W*el\b", re.IGNORECASE)
"""What often names again what was just named. The weights were found with it: without it, 0.6 points of the answers are
lost in either question set; with «la», «los» and «las» too, 0.5 points of the first sentences in XQuAD-es."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: its span of the section's text, and its content.

    `carried` is the content of the sentence before where this one leans on it («Este encuentro…», «Además…»).
    """

    span: Span
    content: Analysis
    carried: Analysis = EMPTY

    @property
    def held(self) -> tuple[str, ...]:
        """Its stems, and those of what it leans on."""
        return self.content.stems + self.carried.stems


@dataclass(frozen=True, slots=True)
class Contents:
    """What passages hold, a row for each: its sentences, and the stems of its section's heading.

    `headings` has besides the stems of whatever else its document is named by: title, aliases, topics.
    """

    vocabulary: Vocabulary
    sentences: list[tuple[Sentence, ...]]
    headings: list[tuple[str, ...]]
    titles: list[tuple[str, ...]]


def read(passages: Sequence[Passage], variants: Iterable[Sequence[str]]) -> Contents:
    """Return what `passages` hold; each of `variants` is several forms of a name that mean the same.

    For the vocabulary a heading counts once, however many passages stand under it.
    """
    rows = [_cut(passage.text) for passage in passages]
    headings = [_headings(passage) for passage in passages]
    lines = (line for row in rows for _, line in row)
    vocabulary = Vocabulary([*lines, *map(Line.of, dict.fromkeys(chain.from_iterable(headings)))], variants)
    stems = lru_cache(maxsize=None)(lambda text: vocabulary.analyze(Line.of(text)).stems)  # many are the same
    return Contents(
        vocabulary,
        _analyzed(passages, rows, vocabulary),
        [stems("\n".join(texts)) for texts in headings],
        [stems(passage.section.heading or "") for passage in passages],
    )


def _cut(text: str) -> list[tuple[Span, Line]]:
    return [(span, Line.of(span.of(text))) for span in sentences(text)]


def _headings(passage: Passage) -> tuple[str, ...]:
    document = passage.document
    return (document.title, passage.section.heading or "", *document.aliases, *document.topics)


def _analyzed(
    passages: Iterable[Passage], rows: Iterable[Iterable[tuple[Span, Line]]], vocabulary: Vocabulary
) -> list[tuple[Sentence, ...]]:
    """Return each passage's sentences; one that leans on the sentence before it in its section is given that."""
    analyzed: list[tuple[Sentence, ...]] = []
    previous: Passage | None = None
    for passage, row in zip(passages, rows, strict=True):
        follows = previous is not None and previous.section is passage.section
        content = ((span.shifted(passage.span.start), line.text, vocabulary.analyze(line)) for span, line in row)
        analyzed.append(tuple(_leaning(content, analyzed[-1][-1].content if follows else None)))
        previous = passage
    return analyzed


def _leaning(row: Iterable[tuple[Span, str, Analysis]], before: Analysis | None) -> Iterator[Sentence]:
    """Yield a passage's sentences; `before` is the content of the one before them in their section, if any."""
    leans = points_back
    for span, text, content in row:
        yield Sentence(span, content, before if before and leans(text) else EMPTY)
        before, leans = content, _takes_up


def _takes_up(sentence: str) -> bool:
    """Tell whether a sentence takes up the one before it in its passage: it leans on it, or goes on with «El…»."""
    return leans_back(sentence) or bool(_GOING_ON.match(sentence))
