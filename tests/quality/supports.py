"""Every question of a set asked of its own article, of the next one, and of its own without the answering passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.index import Index
from bot.passages import passages_of
from bot.ranking import rank
from bot.support import measure
from tests.quality.measures import holds
from tests.quality.sets import Gold, library, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.index import Query
    from bot.ranking import Ranking
    from tests.quality.sets import Question, QuestionSet

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Trial:
    """One question asked of one text: the features found (None where no word is shared), and which text it was.

    `setting` is own, foreign, removed or near: only in the first does the text answer, and the sentence chosen is
    `right` if it does.
    """

    article: str
    setting: str
    features: Features | None
    right: bool = False


def trials(questions: QuestionSet, article: str) -> Iterator[Trial]:
    """Yield the trials of one article's questions."""
    own, foreign = (
        _index(questions, name, questions.articles[name]) for name in (article, questions.following(article))
    )
    removed: dict[str, Index] = {}
    for question in questions.of(article):
        if question.passage is None:
            yield Trial(article, "near", _features(own, question.text))
            continue
        if question.passage not in removed:
            kept = without(questions.articles[article], question.passage)
            removed[question.passage] = _index(questions, article, kept)
        yield Trial(article, "own", _features(own, question.text), _is_right(own, question))
        yield Trial(article, "foreign", _features(foreign, question.text))
        yield Trial(article, "removed", _features(removed[question.passage], question.text))


def _index(questions: QuestionSet, article: str, passages: Sequence[Gold]) -> Index:
    return Index(passages_of(library({article: passages}, questions.titles).documents))


def _features(index: Index, question: str) -> Features | None:
    query, ranking = _ranking(index, question)
    return measure(query, ranking) if ranking else None


def _is_right(index: Index, question: Question) -> bool:
    _, ranking = _ranking(index, question.text)
    if ranking is None:
        return False
    best = ranking.best
    return holds(best.sentence.span.of(best.candidate.passage.section.text), question.answers)


def _ranking(index: Index, question: str) -> tuple[Query, Ranking | None]:
    query = index.query(question)
    return query, rank(query, index.search(query))
