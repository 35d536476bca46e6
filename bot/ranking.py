"""Candidates put in order, and the sentence that answers chosen among theirs: arithmetic over what the index found.

Passage and sentence are judged together. A passage's score is a weighted sum of its fields' scores, plus what its best
sentence is worth and, where an encoder is heard, how close the passage comes to the question. The sentence is the one
of most worth among the best passages' (`bot.judging`), the passage's standing counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from bot.datum import Kind
from bot.judging import Judge
from bot.model import Hit
from bot.text import surface, tokens
from bot.weights import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.index import Candidate, Query, Scores
    from bot.judging import Choice
    from bot.model import Document
    from bot.semantics import Closeness
    from bot.weights import Weights

JUDGED: Final = 8
"""Passages, the best by their fields, whose sentences are judged; where an encoder is heard, as many of its choice."""
QUOTED: Final = 5
"""Passages, the best of all, from which the answering sentence may come."""
TIE: Final = 0.15
"""Worth by which a second sentence of the passage may stay behind the best and still be quoted with it."""
TIE_HEARING: Final = 0.5
"""The same where an encoder is heard, and worths are larger: second sentences are then as many."""
_MEASURES: Final = (Kind.DATE, Kind.NUMBER)
_FIELDS: Final = ("words", "grams", "pairs", "sentence", "headings", "meaning")
"""The fields that are weighed; that of stems counts 1."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and its sentences, in reading order; past those that are judged there are none.

    `close` tells how close the passage comes to the question, where an encoder is heard.
    """

    candidate: Candidate
    score: float
    choices: tuple[Choice, ...]
    close: float = 0.0

    @property
    def hit(self) -> Hit:
        """The passage with its score."""
        return Hit(self.candidate.passage, self.score)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, best first, the sentence that answers best, and the kind of datum asked for.

    `rival` is another sentence of the best one's passage that is worth nearly as much, if there is one. `weights` are
    those all was weighed by.
    """

    ranked: tuple[Ranked, ...]
    best: Choice
    rival: Choice | None
    kind: Kind | None
    weights: Weights = WORDS

    @property
    def lacks_measure(self) -> bool:
        """Whether a date or a figure is asked for, and no sentence to be quoted has one."""
        quoted = [choice for choice in (self.best, self.rival) if choice]
        return self.kind in _MEASURES and not any(choice.datum for choice in quoted)

    @property
    def lead(self) -> float:
        """How much more the best sentence is worth than the next that may be quoted, standing counted."""
        worths = sorted(value for value, _ in _valued(self.ranked[:QUOTED], self.weights))
        return worths[-1] - worths[-2] if len(worths) > 1 else 1.0

    @property
    def nearest(self) -> tuple[Choice, ...]:
        """The best sentence, and the best one of each of the other passages that may be quoted, in order."""
        own = self.best.candidate
        others = (max(one.choices, key=attrgetter("worth")) for one in self.ranked[:QUOTED] if one.candidate is not own)
        return (self.best, *others)

    def contradicts(self, other: Ranking) -> bool:
        """Tell whether the best sentence is as good as another ranking's and of another document, its datum another."""
        mine, theirs = self.best, other.best
        if (
            mine.datum is None
            or theirs.datum is None
            or mine.candidate.passage.document is theirs.candidate.passage.document
        ):
            return False
        return mine.worth > theirs.worth - _tie(self.weights) and _figures(mine).isdisjoint(_figures(theirs))


def rank_in(ranking: Ranking, document: Document) -> Ranking | None:
    """Return a ranking as it is within one of its documents, or None where none of that one's passages was judged."""
    ranked = tuple(one for one in ranking.ranked if one.candidate.passage.document is document)
    judged = [one for one in ranked if one.choices]
    if not judged:
        return None
    return Ranking(ranked, _best(judged[:QUOTED], ranking.weights), None, ranking.kind, ranking.weights)


def rank_by_words(query: Query, ranking: Ranking) -> Ranking | None:
    """Return what words alone make of the candidates of a ranking, or None where none shares a word."""
    sharing = (one.candidate for one in ranking.ranked if one.candidate.shares_a_word)
    return rank(query, sorted(sharing, key=lambda one: one.number))


def rank(query: Query, candidates: Sequence[Candidate], closeness: Closeness | None = None) -> Ranking | None:
    """Return the candidates in order and the best sentence, or None where there is no candidate.

    Among equals, the one that stands first in its document comes first. `closeness` is what an encoder says, if heard.
    """
    if not candidates:
        return None
    judge = Judge.of(query, closeness)
    weights = judge.weights
    by_fields = sorted(candidates, key=lambda one: -_field_score(one.scores, weights))
    chosen, others = _parted(by_fields, closeness)
    judged = sorted((_judged(judge, one) for one in chosen), key=lambda one: -one.score)
    ranked = (*judged, *(Ranked(one, _field_score(one.scores, weights), ()) for one in others))
    best = _best(judged[:QUOTED], weights)
    return Ranking(ranked, best, _rival(best, judged, weights), judge.kind, weights)


def _parted(by_fields: Sequence[Candidate], closeness: Closeness | None) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that are judged, and the others, both in the order given."""
    chosen = {one.number for one in by_fields[:JUDGED]}
    if closeness:
        chosen.update(closeness.nearest(JUDGED, [one.number for one in by_fields]))
    judged = [one for one in by_fields if one.number in chosen]
    return judged, [one for one in by_fields if one.number not in chosen]


def _field_score(scores: Scores, weights: Weights) -> float:
    """Return the mix of a passage's fields."""
    weighed: float = sum(weights.passage[name] * getattr(scores, name) for name in _FIELDS)
    return scores.stems + weighed


def _judged(judge: Judge, candidate: Candidate) -> Ranked:
    weights, closeness = judge.weights, judge.closeness
    choices = judge.choices(candidate)
    asked = sum(judge.query.weights[0].values())
    best = max(choice.worth for choice in choices)
    score = _field_score(candidate.scores, weights) + weights.passage["best_sentence"] * asked * best
    if closeness is None:
        return Ranked(candidate, score, choices)
    close = max(closeness.of(candidate.number), 0.0)
    return Ranked(candidate, score + weights.passage["close"] * asked * close, choices, close)


def _best(ranked: Sequence[Ranked], weights: Weights) -> Choice:
    return max(_valued(ranked, weights), key=itemgetter(0))[1]


def _valued(ranked: Sequence[Ranked], weights: Weights) -> Iterator[tuple[float, Choice]]:
    """Yield the sentences with their worth, the passage's standing counted: its score relative to the first's."""
    first = ranked[0].score or 1.0
    for one in ranked:
        standing = weights.sentence["standing"] * one.score / first
        yield from ((standing + choice.worth, choice) for choice in one.choices)


def _tie(weights: Weights) -> float:
    return TIE_HEARING if weights.hears else TIE


def _rival(best: Choice, ranked: Sequence[Ranked], weights: Weights) -> Choice | None:
    """Return the best other sentence of the passage, if it is nearly as good: either may be the one that answers."""
    own = next(one for one in ranked if one.candidate is best.candidate)
    others = [choice for choice in own.choices if choice is not best and choice.worth > best.worth - _tie(weights)]
    return max(others, key=attrgetter("worth"), default=None)


def _figures(choice: Choice) -> frozenset[str]:
    """Return what the datum of a sentence says, word by word."""
    text = choice.datum.of(choice.candidate.passage.section.text) if choice.datum else ""
    words = {surface(token.text) for token in tokens(text)}
    return frozenset(word for word in words if word[0].isdigit()) or frozenset(words)
