"""Where a question is answered, and where Glosa abstains.

question -> Index.query -> Index.search (candidates) -> rank (passages and sentences in order)
         -> measure, probability (is it supported?) -> Answer | Abstention
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from bot.index import Index
from bot.model import Abstention, Answer, Citation, Reason
from bot.passages import passages_of
from bot.ranking import rank
from bot.support import measure, probability
from bot.weights import THRESHOLD

if TYPE_CHECKING:
    from bot.library import Library
    from bot.model import Hit
    from bot.ranking import Ranking

LONGEST_QUESTION: Final = 1000
"""Characters of a question: five times the longest of the development questions (195); whoever asks checks it first."""
SHOWN: Final = 10
"""Passages of the ranking that go with an answer or an abstention."""


class Answerer:
    """Answers questions over the documents of a library, or says that they do not."""

    def __init__(self, library: Library, min_confidence: float = THRESHOLD) -> None:
        """Index the library; below `min_confidence`, a probability, the answerer abstains."""
        self.library = library
        self.min_confidence = min_confidence
        self._index = Index(passages_of(library.documents))

    def answer(self, question: str, document: str | None = None) -> Answer | Abstention:
        """Return the sentence that answers `question`, cited, or an abstention with its reason.

        `document`: the id of the one document to ask; all are asked where None.
        """
        query = self._index.query(unicodedata.normalize("NFC", question))  # as documents are
        if not query.content.stems:
            return Abstention(question, 0.0, Reason.NO_WORDS, ())
        ranking = rank(query, self._index.search(query, frozenset({document}) if document is not None else None))
        if ranking is None:
            return Abstention(question, 0.0, Reason.NOTHING_SHARED, ())
        confidence = probability(measure(query, ranking))
        if confidence < self.min_confidence:
            return Abstention(question, confidence, Reason.WEAK_SUPPORT, _shown(ranking))
        return _answer(question, confidence, ranking)


def _answer(question: str, confidence: float, ranking: Ranking) -> Answer:
    best = ranking.best
    citation = Citation(best.candidate.passage, best.sentence.span)
    return Answer(question, confidence, (citation,), best.datum, _shown(ranking))


def _shown(ranking: Ranking) -> tuple[Hit, ...]:
    return tuple(one.hit for one in ranking.ranked[:SHOWN])
