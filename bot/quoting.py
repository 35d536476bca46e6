"""Which sentences of a ranking are quoted, as citations."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from bot.datum import Quoted, mark
from bot.model import Citation

if TYPE_CHECKING:
    from bot.index import Query
    from bot.judging import Choice
    from bot.ranking import Ranking

MOST: Final = 3
"""Sentences quoted of a topic, or as what comes nearest."""


def cited(query: Query, ranking: Ranking, confidence: float) -> tuple[Citation, ...]:
    """Return the best sentence with its mark, and behind it its rival where there is one."""
    best = ranking.best
    found = mark(query.question, ranking.kind, quoted(query, ranking, best, confidence))
    marks = (found.span.shifted(best.sentence.span.start),) if found else ()
    rivals = (_citation(ranking.rival),) if ranking.rival else ()
    return (Citation(best.candidate.passage, best.sentence.span, marks), *rivals)


def quoted(query: Query, ranking: Ranking, choice: Choice, confidence: float) -> Quoted:
    """Return a sentence of the ranking as what a mark is sought in; `confidence` is that in the ranking's best."""
    stems, content = query.weights[0], choice.sentence.content
    anchors = [(place, stems[stem]) for place, stem in zip(content.places, content.stems, strict=True) if stem in stems]
    start = choice.sentence.span.start
    typed = choice.datum.shifted(-start) if choice.datum else None
    text = choice.sentence.span.of(choice.candidate.passage.section.text)
    return Quoted(text, anchors, typed, confidence, ranking.lead)


def nearest(ranking: Ranking) -> tuple[Citation, ...]:
    """Return the best sentence of each of the best passages, nothing marked: none is known to hold the datum."""
    return tuple(Citation(one.candidate.passage, one.sentence.span) for one in ranking.nearest[:MOST])


def telling(query: Query, ranking: Ranking) -> tuple[Citation, ...]:
    """Return the best sentence that has every word of `query` of each of the best passages that have one."""
    stems = set(query.content.stems)
    full = ([choice for choice in one.choices if stems <= _held(choice)] for one in ranking.ranked)
    best = [max(choices, key=attrgetter("worth")) for choices in full if choices]
    return tuple(Citation(one.candidate.passage, one.sentence.span) for one in best[:MOST])


def _citation(choice: Choice) -> Citation:
    return Citation(choice.candidate.passage, choice.sentence.span, (choice.datum,) if choice.datum else ())


def _held(choice: Choice) -> set[str]:
    return set(choice.sentence.held)
