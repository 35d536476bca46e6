"""A question's way to its candidates, as the answerer goes it, but with what is found on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering import Answerer
from bot.asking import complete, plainly, spelt_out, without_courtesy
from bot.ranking import JUDGED, rank
from tests.quality.encoding import hearing

if TYPE_CHECKING:
    from bot.index import Candidate, Index, Query
    from bot.library import Library
    from bot.ranking import Ranking
    from bot.semantics import Closeness
    from tests.quality.sets import Question


class Asker:
    """Asks a library, by words alone or, if it `hears` an encoder, by meaning too."""

    def __init__(self, library: Library, *, hears: bool) -> None:
        self.hears = hears
        self._answerer = hearing(library) if hears else Answerer(library)

    @property
    def index(self) -> Index:
        return self._answerer._index  # noqa: SLF001 - what it does is measured step by step

    def understood(self, question: Question) -> str:
        """Return a question as it is searched for."""
        asked = without_courtesy(spelt_out(question.text))
        return complete(asked, question.previous) if question.previous else asked

    def candidates(self, question: Question, near: int = JUDGED) -> tuple[Query, list[Candidate], Closeness | None]:
        """Return a question as the index sees it, its candidates, and what the encoder says, if it is heard."""
        text = self.understood(question)
        query = self.index.query(text)
        opinion = self._answerer.opinion
        closeness = opinion.closeness(plainly(text, self.index.knows)) if opinion else None
        also = closeness.nearest(near) if closeness else ()
        return query, self.index.search(query, None, also), closeness

    def ranking(self, question: Question) -> tuple[Query, Ranking | None]:
        """Return a question as the index sees it, and its passages and sentences in order, if there are any."""
        query, candidates, closeness = self.candidates(question)
        return query, rank(query, candidates, closeness) if query.content.stems else None
