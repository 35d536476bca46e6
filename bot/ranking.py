"""Candidates put in order, and the sentence that answers chosen among them. Pure arithmetic over what the index found.

Passage and sentence are judged together. A passage's score is a weighted sum of its fields' BM25 scores, plus what its
best sentence is worth; a sentence's worth is the share of the question that it holds, in each view, with a bonus for
having the kind of datum that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.datum import Kind, find, kind_asked
from bot.model import Hit, Span
from bot.weights import PASSAGE, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.index import Candidate, Query, Scores, Sentence

JUDGED: Final = 8
"""Passages, the best by their fields, whose sentences are judged."""
QUOTED: Final = 5
"""Passages, the best of all, from which the answering sentence may come."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of a passage, how much of the question it is worth, and its datum of the kind asked for, if any.

    `datum` is a span of the section's text, like the sentence's own.
    """

    candidate: Candidate
    sentence: Sentence
    worth: float
    datum: Span | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and its sentences, in reading order; past `JUDGED` there are none."""

    candidate: Candidate
    score: float
    choices: tuple[Choice, ...]

    @property
    def hit(self) -> Hit:
        """The passage with its score."""
        return Hit(self.candidate.passage, self.score)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, best first, the sentence that answers best, and the kind of datum asked for."""

    ranked: tuple[Ranked, ...]
    best: Choice
    kind: Kind | None


def rank(query: Query, candidates: Sequence[Candidate]) -> Ranking | None:
    """Return the candidates in order and the best sentence, or None where there is no candidate.

    Among equals, the one that stands first in its document comes first.
    """
    if not candidates:
        return None
    kind = kind_asked(query.question)
    by_fields = sorted(candidates, key=lambda one: -field_score(one.scores))
    judged = [_judged(query, kind, one) for one in by_fields[:JUDGED]]
    rest = [Ranked(one, field_score(one.scores), ()) for one in by_fields[JUDGED:]]
    ranked = (*sorted(judged, key=lambda one: -one.score), *rest)
    return Ranking(ranked, _best(ranked[:QUOTED]), kind)


def field_score(scores: Scores) -> float:
    """Return the mix of a passage's fields."""
    return (
        scores.stems
        + PASSAGE["words"] * scores.words
        + PASSAGE["grams"] * scores.grams
        + PASSAGE["pairs"] * scores.pairs
        + PASSAGE["sentence"] * scores.sentence
        + PASSAGE["headings"] * scores.headings
    )


def share(weights: Mapping[str, float], terms: Iterable[str]) -> float:
    """Return how much of the weight of a question's terms is found among `terms`: 0 to 1."""
    total = sum(weights.values())
    held = set(terms)
    return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0


def _judged(query: Query, kind: Kind | None, candidate: Candidate) -> Ranked:
    choices = tuple(_choice(query, kind, candidate, sentence) for sentence in candidate.sentences)
    best = max(choice.worth for choice in choices)
    stems = sum(query.weights[0].values())
    return Ranked(candidate, field_score(candidate.scores) + PASSAGE["best_sentence"] * stems * best, choices)


def _choice(query: Query, kind: Kind | None, candidate: Candidate, sentence: Sentence) -> Choice:
    stems, words, grams, pairs = (
        _leaning_share(weights, own, carried)
        for weights, own, carried in zip(query.weights, sentence.content.views, sentence.carried.views, strict=True)
    )
    datum = _datum(query, kind, candidate, sentence)
    worth = (
        stems
        + SENTENCE["words"] * words
        + SENTENCE["grams"] * grams
        + SENTENCE["pairs"] * pairs
        + SENTENCE["datum"] * (datum is not None)
    )
    return Choice(candidate, sentence, worth, datum)


def _leaning_share(weights: Mapping[str, float], own: Sequence[str], carried: Sequence[str]) -> float:
    """Return the share held by a sentence, what only the one it leans on holds counting in part."""
    held = share(weights, own)
    return held + SENTENCE["carried"] * (share(weights, (*own, *carried)) - held) if carried else held


def _datum(query: Query, kind: Kind | None, candidate: Candidate, sentence: Sentence) -> Span | None:
    if kind is None:
        return None
    stems = query.weights[0]
    content = sentence.content
    anchors = [(place, stems[stem]) for place, stem in zip(content.places, content.stems, strict=True) if stem in stems]
    found = find(kind, query.question, sentence.span.of(candidate.passage.section.text), anchors)
    return found.shifted(sentence.span.start) if found else None


def _best(ranked: Sequence[Ranked]) -> Choice:
    """Return the sentence worth most, its passage's standing counted: its score relative to the best passage's."""
    top = ranked[0].score
    every = chain.from_iterable(((one.score / top, choice) for choice in one.choices) for one in ranked)
    return max(every, key=lambda pair: SENTENCE["standing"] * pair[0] + pair[1].worth)[1]
