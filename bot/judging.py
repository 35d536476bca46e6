"""What each sentence of a candidate is worth for a question.

Its worth is a weighted sum of its traits: the share of the question that it holds in each view, what it borrows from
the sentence it leans on, how near it comes in meaning to what it lacks, and whether it has the kind of datum and the
shape that are asked for. Where an encoder is heard, how close it comes to the question is a trait too, and all is
weighed by other weights: what words say is little where few are shared, and then closeness decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from bot.asking import form
from bot.datum import find, kind_asked
from bot.shape import fits
from bot.weights import BOTH, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.asking import Form
    from bot.contents import Sentence
    from bot.datum import Kind
    from bot.index import Candidate, Query
    from bot.model import Span
    from bot.semantics import Closeness
    from bot.weights import Weights


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

    @property
    def close(self) -> float:
        """How close the sentence comes to the question; 0 where no encoder is heard."""
        return self.traits["close"]


@dataclass(frozen=True, slots=True)
class Judge:
    """Weighs the sentences of candidates for one question.

    `kind` and `form` are what the question wants, either or none; `closeness` is what an encoder says, if one is heard.
    """

    query: Query
    kind: Kind | None
    form: Form | None
    closeness: Closeness | None

    @classmethod
    def of(cls, query: Query, closeness: Closeness | None = None) -> Judge:
        """Read off a question what it wants."""
        return cls(query, kind_asked(query.question), form(query.question), closeness)

    @property
    def weights(self) -> Weights:
        """What all is weighed by."""
        return BOTH if self.closeness else WORDS

    def choices(self, candidate: Candidate) -> tuple[Choice, ...]:
        """Return the sentences of a candidate with what they are worth, in reading order."""
        unheard = [0.0] * len(candidate.sentences)
        close = self.closeness.of_sentences(candidate.number) if self.closeness else unheard
        sentences = zip(candidate.sentences, candidate.near, close, strict=True)
        return tuple(self._choice(candidate, sentence, near, close) for sentence, near, close in sentences)

    def _choice(self, candidate: Candidate, sentence: Sentence, near: float, close: float) -> Choice:
        text = sentence.span.of(candidate.passage.section.text)
        datum = self._datum(sentence, text)
        traits = {
            **self._shares(sentence),
            "meaning": near / (sum(self.query.weights[0].values()) or 1.0),
            "datum": float(datum is not None),
            "shape": float(fits(self.form, text)),
            "years": _part(self.query.years, {*sentence.content.words, *sentence.carried.words}),
            "close": max(close, 0.0),
        }
        weighed = (weight * traits[name] for name, weight in self.weights.sentence.items() if name != "standing")
        return Choice(candidate, sentence, traits, traits["stems"] + sum(weighed), datum)

    def _shares(self, sentence: Sentence) -> dict[str, float]:
        """Return the share of the question that a sentence holds in each view, and what it borrows of it."""
        content, asked = sentence.content, self.query.weights
        views = (content.stems, content.words, content.grams, content.pairs_among(asked[0]))
        stems, words, grams, pairs = (share(weights, own) for weights, own in zip(asked, views, strict=True))
        with_carried = share(asked[0], sentence.held)
        return {"stems": stems, "words": words, "grams": grams, "pairs": pairs, "carried": with_carried - stems}

    def _datum(self, sentence: Sentence, text: str) -> Span | None:
        if self.kind is None:
            return None
        stems, content = self.query.weights[0], sentence.content
        placed = zip(content.places, content.stems, strict=True)
        anchors = [(place, stems[stem]) for place, stem in placed if stem in stems]
        found = find(self.kind, self.query.question, text, anchors)
        return found.shifted(sentence.span.start) if found else None


def share(weights: Mapping[str, float], terms: Iterable[str]) -> float:
    """Return how much of the weight of a question's terms is found among `terms`: 0 to 1."""
    total = fsum(weights.values())
    return fsum(map(weights.__getitem__, weights.keys() & terms)) / total if total else 0.0  # the same in any order


def _part(asked: frozenset[str], held: set[str]) -> float:
    """Return the part of some words of the question that a sentence has; 1 where there are none."""
    return len(asked & held) / len(asked) if asked else 1.0
