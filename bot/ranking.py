"""Candidates put in order, and the sentences that answer chosen among them. Pure arithmetic over what the index found.

Passage and sentence are judged together. A passage's score is a weighted sum of its fields' scores, plus what its best
sentence is worth; a sentence's worth is a weighted sum of its traits: the share of the question that it holds in each
view, what it borrows from the sentence it leans on, how near it comes in meaning to what it lacks, and whether it has
the kind of datum and the shape that are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from bot.asking import form
from bot.datum import Kind, find, kind_asked
from bot.model import Hit, Span
from bot.shape import fits
from bot.text import surface, tokens
from bot.weights import PASSAGE, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.asking import Form
    from bot.index import Candidate, Query, Scores, Sentence
    from bot.model import Document

JUDGED: Final = 8
"""Passages, the best by their fields, whose sentences are judged."""
QUOTED: Final = 5
"""Passages, the best of all, from which the answering sentence may come."""
TIE: Final = 0.15
"""Worth by which a second sentence of the passage may stay behind the best and still be quoted with it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants: a kind of datum, a form of answer, either or none, and the years it is about."""

    kind: Kind | None
    form: Form | None
    years: frozenset[str]

    @classmethod
    def by(cls, query: Query) -> Wanted:
        """Read off a question what it wants."""
        return cls(kind_asked(query.question), form(query.question), query.years)


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of a passage, what it has of the question, and its datum of the kind asked for, if any.

    `traits` are shares of the question, 0 to 1, and whether the sentence has what is wanted, by name; `worth` is their
    weighted sum. `datum` is a span of the section's text, like the sentence's own.
    """

    candidate: Candidate
    sentence: Sentence
    traits: Mapping[str, float]
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
    """The candidates, best first, the sentence that answers best, and the kind of datum asked for.

    `rival` is another sentence of the best one's passage that is worth nearly as much, if there is one.
    """

    ranked: tuple[Ranked, ...]
    best: Choice
    rival: Choice | None
    kind: Kind | None

    @property
    def lacks_measure(self) -> bool:
        """Whether a date or a figure is asked for, and no sentence to be quoted has one."""
        quoted = [choice for choice in (self.best, self.rival) if choice]
        return self.kind in _MEASURES and not any(choice.datum for choice in quoted)

    @property
    def lead(self) -> float:
        """How much more the best sentence is worth than the next that may be quoted, standing counted."""
        worths = sorted(value for value, _ in _valued(self.ranked[:QUOTED]))
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
        return mine.worth > theirs.worth - TIE and _figures(mine).isdisjoint(_figures(theirs))


def rank_in(ranking: Ranking, document: Document) -> Ranking | None:
    """Return a ranking as it is within one of its documents, or None where none of that one's passages was judged."""
    ranked = tuple(one for one in ranking.ranked if one.candidate.passage.document is document)
    judged = [one for one in ranked if one.choices]
    if not judged:
        return None
    return Ranking(ranked, _best(judged[:QUOTED]), None, ranking.kind)


def rank(query: Query, candidates: Sequence[Candidate]) -> Ranking | None:
    """Return the candidates in order and the best sentence, or None where there is no candidate.

    Among equals, the one that stands first in its document comes first.
    """
    if not candidates:
        return None
    wanted = Wanted.by(query)
    by_fields = sorted(candidates, key=lambda one: -field_score(one.scores))
    judged = [_judged(query, wanted, one) for one in by_fields[:JUDGED]]
    rest = [Ranked(one, field_score(one.scores), ()) for one in by_fields[JUDGED:]]
    ranked = (*sorted(judged, key=lambda one: -one.score), *rest)
    best = _best(ranked[: min(QUOTED, len(judged))])
    return Ranking(ranked, best, _rival(best, ranked), wanted.kind)


def field_score(scores: Scores) -> float:
    """Return the mix of a passage's fields."""
    weighed: float = sum(PASSAGE[name] * getattr(scores, name) for name in _FIELDS)
    return scores.stems + weighed


def share(weights: Mapping[str, float], terms: Iterable[str]) -> float:
    """Return how much of the weight of a question's terms is found among `terms`: 0 to 1."""
    total = fsum(weights.values())
    return fsum(map(weights.__getitem__, weights.keys() & terms)) / total if total else 0.0  # the same in any order


def choices(query: Query, wanted: Wanted, candidate: Candidate) -> tuple[Choice, ...]:
    """Return the sentences of a candidate with their traits, in reading order."""
    return tuple(
        _choice(query, wanted, candidate, sentence, near)
        for sentence, near in zip(candidate.sentences, candidate.near, strict=True)
    )


def _judged(query: Query, wanted: Wanted, candidate: Candidate) -> Ranked:
    judged = choices(query, wanted, candidate)
    best = max(choice.worth for choice in judged)
    stems = sum(query.weights[0].values())
    return Ranked(candidate, field_score(candidate.scores) + PASSAGE["best_sentence"] * stems * best, judged)


def _choice(query: Query, wanted: Wanted, candidate: Candidate, sentence: Sentence, near: float) -> Choice:
    text = sentence.span.of(candidate.passage.section.text)
    datum = _datum(query, wanted.kind, sentence, text)
    stems, words, grams, pairs = (
        share(weights, own) for weights, own in zip(query.weights, sentence.content.views, strict=True)
    )
    words_held = {*sentence.content.words, *sentence.carried.words}
    with_carried = share(query.weights[0], (*sentence.content.stems, *sentence.carried.stems))
    traits = {
        "stems": stems,
        "words": words,
        "grams": grams,
        "pairs": pairs,
        "carried": with_carried - stems,
        "meaning": near / (sum(query.weights[0].values()) or 1.0),
        "datum": float(datum is not None),
        "shape": float(fits(wanted.form, text)),
        "years": _part(wanted.years, words_held),
    }
    worth = stems + sum(weight * traits[name] for name, weight in _WEIGHED)
    return Choice(candidate, sentence, traits, worth, datum)


def _part(asked: frozenset[str], held: set[str]) -> float:
    """Return the part of some words of the question that a sentence has; 1 where there are none."""
    return len(asked & held) / len(asked) if asked else 1.0


def _datum(query: Query, kind: Kind | None, sentence: Sentence, text: str) -> Span | None:
    if kind is None:
        return None
    stems = query.weights[0]
    content = sentence.content
    anchors = [(place, stems[stem]) for place, stem in zip(content.places, content.stems, strict=True) if stem in stems]
    found = find(kind, query.question, text, anchors)
    return found.shifted(sentence.span.start) if found else None


def _best(ranked: Sequence[Ranked]) -> Choice:
    return max(_valued(ranked), key=itemgetter(0))[1]


def _valued(ranked: Sequence[Ranked]) -> Iterator[tuple[float, Choice]]:
    """Yield the sentences with their worth, the passage's standing counted: its score relative to the first's."""
    first = ranked[0].score or 1.0
    for one in ranked:
        standing = SENTENCE["standing"] * one.score / first
        yield from ((standing + choice.worth, choice) for choice in one.choices)


def _rival(best: Choice, ranked: Sequence[Ranked]) -> Choice | None:
    """Return the best other sentence of the passage, if it is nearly as good: either may be the one that answers."""
    own = next(one for one in ranked if one.candidate is best.candidate)
    others = [choice for choice in own.choices if choice is not best and choice.worth > best.worth - TIE]
    return max(others, key=attrgetter("worth"), default=None)


_MEASURES: Final = (Kind.DATE, Kind.NUMBER)
_WEIGHED: Final = tuple((name, weight) for name, weight in SENTENCE.items() if name != "standing")
_FIELDS: Final = ("words", "grams", "pairs", "sentence", "headings", "meaning")
"""The fields that are weighed; that of stems counts 1."""


def _figures(choice: Choice) -> frozenset[str]:
    """Return what the datum of a sentence says, word by word."""
    text = choice.datum.of(choice.candidate.passage.section.text) if choice.datum else ""
    words = {surface(token.text) for token in tokens(text)}
    return frozenset(word for word in words if word[0].isdigit()) or frozenset(words)
