"""Every question of a set asked of its own article, of the next one, and of its own without the answering passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.support import is_found_by_words, measure
from tests.quality.asked import Asker
from tests.quality.measures import holds
from tests.quality.sets import Gold, library, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.quality.sets import Question, QuestionSet

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Trial:
    """One question of a set asked of one text: the features found, and which text it was.

    There are no `features` where nothing comes into question. `setting` is own, foreign, removed or near: only in the
    first does the text answer, and the sentence chosen is `right` if it does. `by_words` tells whether words alone
    would answer with the same passage.
    """

    set: str
    article: str
    setting: str
    features: Features | None
    right: bool = False
    by_words: bool = True


def trials(questions: QuestionSet, article: str, *, hears: bool = False) -> Iterator[Trial]:
    """Yield the trials of one article's questions, by words alone or, where an encoder is heard, by meaning too."""
    own, foreign = (
        _asker(questions, name, questions.articles[name], hears=hears)
        for name in (article, questions.following(article))
    )
    removed: dict[str, Asker] = {}
    for question in questions.of(article):
        if question.passage is None:
            yield _trial(questions, own, question, "near")
            continue
        if question.passage not in removed:
            kept = without(questions.articles[article], question.passage)
            removed[question.passage] = _asker(questions, article, kept, hears=hears)
        yield _trial(questions, own, question, "own")
        yield _trial(questions, foreign, question, "foreign")
        yield _trial(questions, removed[question.passage], question, "removed")


def _asker(questions: QuestionSet, article: str, passages: Sequence[Gold], *, hears: bool) -> Asker:
    return Asker(library({article: passages}, questions.titles), hears=hears)


def _trial(questions: QuestionSet, asker: Asker, question: Question, setting: str) -> Trial:
    query, ranking = asker.ranking(question)
    if ranking is None:
        return Trial(questions.name, question.article, setting, None)
    features = measure(query, ranking)
    best = ranking.best
    quote = best.sentence.span.of(best.candidate.passage.section.text)
    is_right = setting == "own" and holds(quote, question.answers)
    by_words = not asker.hears or is_found_by_words(query, ranking)
    return Trial(questions.name, question.article, setting, features, is_right, by_words)
