"""Where a question is answered, and where Glosa abstains.

message -> courtesy (does it ask anything?) -> without_courtesy, spelt_out, complete, parts (what it asks)
each part -> Index.query -> SecondOpinion.closeness, where there is an encoder -> Index.search (candidates)
          -> rank (passages and sentences in order) -> measure, probability (is it supported?) -> Answer | Abstention
"""

from __future__ import annotations

import unicodedata
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from bot.asking import FormKind, complete, courtesy, form, parts, plainly, spelt_out, without_courtesy
from bot.digest import compose
from bot.index import Index
from bot.model import Abstention, Answer, Finding, Length, Reason, Remark
from bot.offers import offers
from bot.passages import passages_of
from bot.quoting import cited, nearest, telling
from bot.ranking import JUDGED, rank, rank_in
from bot.semantics import SecondOpinion, pieces
from bot.support import confidence_of, is_found_by_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.asking import Form
    from bot.index import Query
    from bot.library import Library
    from bot.model import Citation, Hit
    from bot.ranking import Ranking
    from bot.semantics import Closeness, Encoder

LONGEST_QUESTION: Final = 1000
"""Characters of a question: five times the longest of the development questions (195); whoever asks checks it first."""
SHOWN: Final = 10
"""Passages of the ranking that go with an answer or an abstention."""
_WHOLE: Final = (FormKind.TOPIC, FormKind.SUMMARY)
"""Forms that ask for all there is about something, not for a sentence that answers."""

_OFFERED: Final = 1000
"""Questions that may be offered whose outcome is remembered: there are only so many names and headings."""

Among = frozenset[str] | None
"""The ids of the documents asked; all where None."""


class Answerer:
    """Answers questions over the documents of a library, or says that they do not."""

    def __init__(self, library: Library, min_confidence: float | None = None, encoder: Encoder | None = None) -> None:
        """Index the library; below `min_confidence`, a probability, the answerer abstains: the calibrated one if None.

        An encoder is heard as soon as its `opinion` has the vectors of the library, and an answer then takes as long as
        it does.
        """
        self.library = library
        self.min_confidence = min_confidence
        self._index = Index(passages_of(library.documents), library.variants)
        self.opinion = SecondOpinion(encoder, pieces(self._index.passages, self._index.spans)) if encoder else None

    @property
    def hears(self) -> bool:
        """Whether an encoder is asked too, which takes its time."""
        return self.opinion is not None and self.opinion.is_ready

    @cached_property
    def by_words(self) -> Answerer:
        """What answers from the same index, whatever an encoder would say."""
        if self.opinion is None:
            return self
        alone = copy(self)
        alone.opinion = None
        return alone

    def answer(self, question: str, documents: Collection[str] = (), previous: str | None = None) -> Finding:
        """Return the sentences that answer `question`, cited, or an abstention with its reason, or what it is instead.

        `documents`: the ids of those to ask; all are asked where empty. `previous`: the question asked before
        this one, which a follow-up takes from what it leaves out; the finding's question is then the completed one.
        """
        message = unicodedata.normalize("NFC", question)  # as documents are
        if kind := courtesy(message):
            return Remark(question, kind)
        among = frozenset(documents) or None
        asked = without_courtesy(spelt_out(message))
        whole = complete(asked, unicodedata.normalize("NFC", previous)) if previous else asked
        found = self._parted(whole, among)
        if isinstance(found, Abstention):
            found = replace(found, offers=self._offers(found, among))
        if whole == asked:
            return replace(found, question=question)
        return replace(found, question=whole, understood=(whole, *found.understood))

    def _parted(self, question: str, among: Among) -> Answer | Abstention:
        """Return what comes of each thing that a question asks, as one."""
        found = [(part, self._found(part, among)) for part in parts(question)]
        answers = [answer for _, answer in found if isinstance(answer, Answer)]
        if len(found) == 1 or not answers:
            return max((one for _, one in found), key=lambda one: one.confidence)
        return Answer(
            question,
            min(answer.confidence for answer in answers),
            _merged([citation for answer in answers for citation in answer.citations]),
            answers[0].passages,
            tuple(dict.fromkeys(word for _, one in found for word in one.understood)),
            tuple(part for part, one in found if isinstance(one, Abstention)),
            any(answer.differing for answer in answers),
            any(answer.by_meaning for answer in answers),
        )

    def _found(self, question: str, among: Among) -> Answer | Abstention:
        """Return what comes of a question that asks one thing."""
        wanted = form(question)
        if wanted is not None and wanted.kind in _WHOLE and (told := self._told(wanted, question, among)):
            return told
        query = self._index.query(question)
        if not query.content.stems:
            return Abstention(question, 0.0, Reason.NO_WORDS, ())
        ranking = self._ranking(question, query, among)
        if ranking is None:
            return Abstention(question, 0.0, Reason.NOTHING_SHARED, (), unmentioned=query.unmentioned)
        confidence = confidence_of(query, ranking)
        if confidence < self._least(ranking):
            return _abstention(query, ranking, confidence)
        other = self._differing(query, ranking) if among is None or len(among) > 1 else None
        citations = cited(query, ranking, confidence) + (cited(query, other, confidence) if other else ())
        return Answer(
            question,
            confidence,
            citations,
            _shown(ranking),
            query.understood,
            differing=other is not None,
            by_meaning=confidence < ranking.weights.sure and not is_found_by_words(query, ranking),
        )

    def _ranking(self, question: str, query: Query, among: Among) -> Ranking | None:
        """Return the passages in order, by words and, where an encoder can be heard, by its opinion."""
        closeness = self._closeness(question)
        if closeness is None:
            return rank(query, self._index.search(query, among))
        numbers = None if among is None else self._index.within(among)
        return rank(query, self._index.search(query, among, closeness.nearest(JUDGED, numbers)), closeness)

    def _closeness(self, question: str) -> Closeness | None:
        if self.opinion is None or not self.hears:
            return None
        return self.opinion.closeness(plainly(question, self._index.knows))

    def _least(self, ranking: Ranking) -> float:
        """Return the probability below which there is no answer."""
        return ranking.weights.threshold if self.min_confidence is None else self.min_confidence

    def _told(self, wanted: Form, question: str, among: Among) -> Answer | None:
        """Return the sentences that tell of a topic or sum up a section, or None where no document speaks of it."""
        query = self._index.query(wanted.subject)
        if not query.content.stems:
            is_summary = wanted.kind is FormKind.SUMMARY
            citations = compose(self.library, Length.NORMAL, among or ()).lines if is_summary else ()
            return Answer(question, 1.0, citations, ()) if citations else None
        ranking = rank(query, self._index.search(query, among))
        if ranking is None:
            return None
        if wanted.kind is FormKind.SUMMARY:
            citations = self._summed(query, among) or telling(query, ranking)
        else:
            citations = telling(query, ranking) or self._summed(query, among)
        return Answer(question, 1.0, citations, _shown(ranking), query.understood) if citations else None

    def _summed(self, query: Query, among: Among) -> tuple[Citation, ...]:
        """Return the summary of the section whose heading says what `query` has, of the first where there are more."""
        for passage in self._index.headed(query, among)[:1]:
            return compose(self.library, Length.NORMAL, (passage.document.id,), passage.section.anchor).lines
        return ()

    def _differing(self, query: Query, ranking: Ranking) -> Ranking | None:
        """Return the ranking within another document that answers as well with another datum, if there is one."""
        if ranking.best.datum is None:
            return None
        least = max(self._least(ranking), ranking.weights.threshold)
        documents = dict.fromkeys(one.candidate.passage.document for one in ranking.ranked if one.choices)
        others = (other for document in documents if (other := rank_in(ranking, document)) is not None)
        rivals = (other for other in others if other.contradicts(ranking))
        return next((other for other in rivals if confidence_of(query, other) >= least), None)

    def _offers(self, found: Abstention, among: Among) -> tuple[str, ...]:
        """Return questions that the documents do answer, near what was asked or, failing that, from their beginning."""
        near = [hit.passage for hit in found.passages]
        every = [passage for passage in self._index.passages if among is None or passage.document.id in among]
        return offers(near or every, lambda question: self.by_words.is_answered(question, among), found.question)

    @lru_cache(maxsize=_OFFERED)  # noqa: B019 - an answerer lives as long as the process
    def is_answered(self, question: str, among: Among) -> bool:
        """Tell whether a question that asks one thing has an answer."""
        return isinstance(self._found(question, among), Answer)


def leant_on(found: Finding) -> str | None:
    """Return the question that a follow-up may lean on: complete in itself, or None where nothing was asked.

    As each follow-up may add to the one before, it is cut to what may be typed.
    """
    if isinstance(found, Remark) or (isinstance(found, Abstention) and found.reason is Reason.NO_WORDS):
        return None
    return found.question[:LONGEST_QUESTION]


def _abstention(query: Query, ranking: Ranking, confidence: float) -> Abstention:
    is_near = confidence >= ranking.weights.nearest
    return Abstention(
        query.question,
        confidence,
        Reason.UNCERTAIN if is_near else Reason.WEAK_SUPPORT,
        _shown(ranking),
        nearest(ranking) if is_near else (),
        query.unmentioned,
        understood=query.understood,
    )


def _merged(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations, the marks of those that quote the same words together."""
    merged: dict[tuple[str, int, int], Citation] = {}
    for citation in citations:
        key = citation.passage.id, citation.span.start, citation.span.end
        known = merged.get(key)
        marks = sorted({*known.marks, *citation.marks}) if known else citation.marks
        merged[key] = replace(citation, marks=tuple(marks))
    return tuple(merged.values())


def _shown(ranking: Ranking) -> tuple[Hit, ...]:
    return tuple(one.hit for one in ranking.ranked[:SHOWN])
