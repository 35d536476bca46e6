"""Which stretch of the quoted sentence is marked as the answer, and how likely it is to be the right one.

Two trained steps. A softmax over the pieces' scores, sums of weighted traits, tells how likely each is if one of them
answers; a logistic regression over that, the confidence in the sentence and its lead over the next tells how likely the
best piece is after all. Below a threshold nothing is marked: a wrong mark misleads, none does not.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.datum.asked import Kind
from bot.datum.clause import read, words
from bot.datum.forms import of_another_year
from bot.datum.pieces import pieces
from bot.datum.traits import scene, traits
from bot.weights import MARK, MARKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.datum.clause import Question, Word
    from bot.datum.pieces import Piece
    from bot.datum.traits import Traits
    from bot.model import Span

_BY: Final = re.compile(r"\bpor\b")
_DONE: Final = re.compile(r"[ai]d[oa]s?$")
_CERTAIN: Final = (Kind.MEANING, Kind.ACRONYM)
"""Kinds whose datum is told by its letters: if the sentence is right, so is the datum."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The sentence that is quoted, and how sure it is to be the right one.

    `anchors` are its words that the question has too, with what each weighs; `typed` is what `find` found in it, a
    span of `text`. `lead` is how much more the sentence is worth than the next best one, of any passage.
    """

    text: str
    anchors: Sequence[tuple[Span, float]]
    typed: Span | None
    confidence: float
    lead: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence, and the probability, 0 to 1, that it is what the question asks for."""

    span: Span
    probability: float


def mark(question: str, kind: Kind | None, quoted: Quoted) -> Mark | None:
    """Return the stretch of the quoted sentence to mark, or None where none is likely enough to be the answer."""
    if kind in _CERTAIN and quoted.typed:
        return Mark(quoted.typed, quoted.confidence)
    found = candidates(question, kind, quoted)
    if not found:
        return None
    best, probable = choose(found, quoted)
    return Mark(best, probable) if probable >= MARKED["threshold"] else None


def candidates(question: str, kind: Kind | None, quoted: Quoted) -> list[tuple[Span, Traits]]:
    """Return the stretches of the quoted sentence that may answer, with what speaks for each, in reading order."""
    asked = read(question, kind)
    own = words(quoted.text, question, quoted.anchors)
    found = pieces(quoted.text, own, asked, quoted.typed)
    fit = [piece for piece in found if not _is_of_another(piece, own, quoted.text, asked)] or found
    rows = traits(scene(quoted.text, own, asked, quoted.typed), fit)
    return [(piece.span, row) for piece, row in zip(fit, rows, strict=True)]


def _is_of_another(piece: Piece, own: Sequence[Word], text: str, asked: Question) -> bool:
    """Tell whether a piece goes with another year, or is whom it was done to: «Ana, invitada por Luis».

    Who asks «¿quién fue invitado por…?» has whom it was done by, and wants the other.
    """
    if of_another_year(piece.span, text, asked.text):
        return True
    if asked.kind is not Kind.PERSON or _BY.search(asked.text):
        return False
    done = (at for at in range(1, len(own)) if own[at].folded == "por" and own[at - 1].is_asked)
    agent = next((at + 1 for at in done if _DONE.search(own[at - 1].folded)), None)
    return agent is not None and piece.last < agent


def choose(found: Sequence[tuple[Span, Traits]], quoted: Quoted) -> tuple[Span, float]:
    """Return the best of the candidates, and the probability that it answers."""
    scores = [sum(weight * row[name] for name, weight in MARK.items()) for _, row in found]
    best = max(range(len(found)), key=scores.__getitem__)
    evidence = certainty(scores, best, found[best][1], quoted)
    total = MARKED["intercept"] + sum(MARKED[name] * value for name, value in evidence.items())
    return found[best][0], 1 / (1 + math.exp(-total))


def certainty(scores: Sequence[float], best: int, row: Traits, quoted: Quoted) -> Traits:
    """Return what tells whether the best candidate answers, by name."""
    top = scores[best]
    mass = sum(math.exp(score - top) for score in scores)
    return {
        "chance": _logit(1 / mass),
        "strength": top + math.log(mass),
        "confidence": _logit(quoted.confidence),
        "lead": min(quoted.lead, 1.0),
        "typed": row["typed"],
        "untyped": float(quoted.typed is None),
    }


def _logit(probability: float) -> float:
    kept = min(max(probability, 0.003), 0.997)  # beyond, it would outweigh all else
    return math.log(kept / (1 - kept))
