"""Passages made searchable: a question in, the passages that share a word with it out, each with its scores.

Headings and titles are a field of their own, so that a word there counts without making the passage look longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.contents import read
from bot.fields import Field
from bot.nearness import Nearness
from bot.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.contents import Sentence
    from bot.model import Passage, Span
    from bot.text import Analysis

CANDIDATES: Final = 100
"""Passages whose finer fields are scored, the first by the stems of their text; one found by its heading comes last."""
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")


@dataclass(frozen=True, slots=True)
class Query:
    """A question, its content in the index's words, and what each term weighs in each of the content's views.

    `question` is as it is understood: `understood` holds its words put right, as the documents write them, and
    `unmentioned` those, as typed, that no document has.
    """

    question: str
    content: Analysis
    weights: tuple[Mapping[str, float], ...]
    understood: tuple[str, ...]
    unmentioned: tuple[str, ...]

    @property
    def figures(self) -> frozenset[str]:
        """The question's figures."""
        return frozenset(word for word in self.content.words if word[0].isdigit())

    @property
    def years(self) -> frozenset[str]:
        """Those of the question's figures that look like years."""
        return frozenset(word for word in self.figures if _YEAR.fullmatch(word))

    @property
    def names(self) -> frozenset[str]:
        """The question's words with a capital, its first aside."""
        first = next((token.start for token in tokens(self.question)), 0)
        content = zip(self.content.starts, self.content.words, strict=True)
        return frozenset(word for start, word in content if start > first and self.question[start].isupper())


@dataclass(frozen=True, slots=True)
class Scores:
    """What each field gives a passage for one question, 0 or more: BM25 scores, and nearness in meaning."""

    stems: float
    words: float
    grams: float
    pairs: float
    sentence: float
    headings: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer the question, its place among the index's passages, its scores and its sentences.

    `near` holds, for each sentence, the weight of the question's terms that it lacks and comes near to in meaning.
    """

    number: int
    passage: Passage
    scores: Scores
    sentences: tuple[Sentence, ...]
    near: tuple[float, ...]

    @property
    def shares_a_word(self) -> bool:
        """Whether it shares a stem with the question, headings counted."""
        return self.scores.stems > 0 or self.scores.headings > 0


class Index:
    """The passages of a library, ready to be searched."""

    def __init__(self, passages: Sequence[Passage], variants: Iterable[Sequence[str]] = ()) -> None:
        """Analyse and index `passages`; an empty sequence makes an index that finds nothing.

        Each of `variants` holds forms of a name that mean the same.
        """
        self.passages = tuple(passages)
        contents = read(self.passages, variants)
        self._vocabulary, self._sentences, self._titles = contents.vocabulary, contents.sentences, contents.titles
        many = len(passages)
        bodies = [(row[0].carried, *(sentence.content for sentence in row)) for row in self._sentences]
        self._stems = Field((chain.from_iterable(content.stems for content in body) for body in bodies), many)
        self._words = Field((chain.from_iterable(content.words for content in body) for body in bodies), many)
        self._grams = Field((chain.from_iterable(content.grams for content in body) for body in bodies), many)
        self._pairs = Field((chain.from_iterable(content.pairs for content in body) for body in bodies), many)
        self._headings = Field(contents.headings, many)
        self._single = Field((sentence.content.stems for sentence in chain.from_iterable(self._sentences)), many)
        self._first = _starts(self._sentences)
        self._nearness = Nearness([sentence.held for sentence in row] for row in self._sentences)

    def query(self, question: str) -> Query:
        """Return `question` in the index's own words, the weight of a term being its inverse document frequency."""
        reading = self._vocabulary.read(question)
        content = self._vocabulary.analyze_question(reading.question)
        fields = (self._stems, self._words, self._grams, self._pairs)
        weights = tuple(field.weights(view) for field, view in zip(fields, content.views, strict=True))
        return Query(reading.question, content, weights, reading.understood, reading.unmentioned)

    def search(self, query: Query, among: frozenset[str] | None = None, also: Iterable[int] = ()) -> list[Candidate]:
        """Return the passages that share a stem with `query`, headings counted, in reading order, at most `CANDIDATES`.

        `among`: ids of the documents to search; all where None. `also`: places of passages that are returned besides,
        whatever they share.
        """
        found = sorted(self._stems.holders(query.content.stems) | self._headings.holders(query.content.stems))
        if among is not None:
            found = [number for number in found if self.passages[number].document.id in among]
        return self._scored(query, sorted({*self._foremost(query.content.stems, found), *also}))

    def within(self, documents: frozenset[str]) -> list[int]:
        """Return the places of the passages of some documents, by their ids."""
        return [number for number, passage in enumerate(self.passages) if passage.document.id in documents]

    def knows(self, word: str) -> bool:
        """Tell whether a passage or a heading has a word, in the singular or the plural.

        By its stem it would be taken for others: «coso» for «cosa».
        """
        one = word.removesuffix("s")
        return any(map(self._vocabulary.has, (one, one.removesuffix("e"), f"{one}s", f"{one}es")))

    @property
    def spans(self) -> list[tuple[Span, ...]]:
        """The spans of each passage's sentences, of its section's text."""
        return [tuple(sentence.span for sentence in row) for row in self._sentences]

    def headed(self, query: Query, among: frozenset[str] | None = None) -> tuple[Passage, ...]:
        """Return the passages of the sections whose heading says all that `query` has, and least besides; or none."""
        stems = set(query.content.stems)
        found = [number for number in self._headings.holders(query.content.stems) if stems <= set(self._titles[number])]
        if among is not None:
            found = [number for number in found if self.passages[number].document.id in among]
        if not found:
            return ()
        fewest = min(len(set(self._titles[number])) for number in found)
        sections = {id(self.passages[number].section) for number in found if len(set(self._titles[number])) == fewest}
        return tuple(passage for passage in self.passages if id(passage.section) in sections)

    def _foremost(self, stems: Sequence[str], numbers: list[int]) -> list[int]:
        if len(numbers) <= CANDIDATES:
            return numbers
        scores = self._stems.scores(stems, numbers)
        best = sorted(range(len(numbers)), key=lambda at: -scores[at])[:CANDIDATES]
        return sorted(numbers[at] for at in best)

    def _scored(self, query: Query, numbers: list[int]) -> list[Candidate]:
        content = query.content
        near = self._nearness.of(query.weights[0], numbers)
        columns = zip(
            self._stems.scores(content.stems, numbers),
            self._words.scores(content.words, numbers),
            self._grams.scores(content.grams, numbers),
            self._pairs.scores(content.pairs, numbers),
            self._best_sentences(content.stems, numbers),
            self._headings.scores(content.stems, numbers),
            (of_passage for of_passage, _ in near),
            strict=True,
        )
        return [
            Candidate(number, self.passages[number], Scores(*scores), self._sentences[number], of_sentences)
            for number, scores, (_, of_sentences) in zip(numbers, columns, near, strict=True)
        ]

    def _best_sentences(self, stems: Sequence[str], numbers: list[int]) -> list[float]:
        rows = [range(self._first[number], self._first[number + 1]) for number in numbers]
        scores = iter(self._single.scores(stems, list(chain.from_iterable(rows))))
        return [max((next(scores) for _ in row), default=0.0) for row in rows]


def _starts(sentences: Sequence[Sequence[Sentence]]) -> list[int]:
    starts = [0]
    for row in sentences:
        starts.append(starts[-1] + len(row))
    return starts
