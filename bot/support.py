"""How well the chosen sentence is supported, and the probability that it answers.

Scores cannot be compared between questions; shares of a question can. Each share is taken of the sentence, of its
passage and of its document, by weight (rare words say most) and by number (a word the document repeats is its subject,
and weighs little): a question whose words the document knows well but this sentence lacks is on the subject and
unanswered, one whose words it does not know is off the subject.
That only one word of several is shared is a feature of its own: it is how chance looks.
A logistic regression over these, trained on questions asked of the right text, of another, and of the right text
without its answer, gives the probability.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.ranking import share
from bot.text import surface, tokens
from bot.weights import SUPPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.index import Query
    from bot.ranking import Ranking
    from bot.text import Analysis

_UNKNOWN_KIND: Final = 0.0
_DATUM_FOUND: Final = 1.0
_DATUM_MISSING: Final = -1.0


def measure(query: Query, ranking: Ranking) -> dict[str, float]:
    """Return what supports the best sentence of `ranking`: shares of the question, 0 to 1, and a few more, by name."""
    best = ranking.best
    sentence = [best.sentence.content, best.sentence.carried]
    passage = [*(one.content for one in best.candidate.sentences), best.sentence.carried]
    return {
        **(shares := dict(_shares("sentence", query, sentence))),
        **dict(_shares("passage", query, passage)),
        **dict(_shares("document", query, _document(ranking))),
        "names_missing": _names_missing(query, passage),
        "figures_missing": _figures_missing(query, passage),
        "datum": _UNKNOWN_KIND if ranking.kind is None else _DATUM_FOUND if best.datum else _DATUM_MISSING,
        "lead": _lead(ranking) * shares["sentence_stems_counted"],
        "length": math.log(len(query.weights[0])),
    }


def probability(support: dict[str, float]) -> float:
    """Return the probability, 0 to 1, that the documents answer the question with the sentence so supported."""
    return 1 / (1 + math.exp(-SUPPORT["intercept"] - sum(SUPPORT[name] * value for name, value in support.items())))


def _shares(extent: str, query: Query, contents: Iterable[Analysis]) -> Iterator[tuple[str, float]]:
    """Yield the shares of the question's stems and grams that an extent of text holds, by weight and by number."""
    views = [(content.stems, content.grams) for content in contents]
    stems, _, grams, _ = query.weights
    held = set(chain.from_iterable(view for view, _ in views))
    yield f"{extent}_stems", share(stems, held)
    yield f"{extent}_stems_counted", _counted(stems, held)
    yield f"{extent}_one_word", float(len(stems) > 1 and len(held & stems.keys()) <= 1)
    held = set(chain.from_iterable(view for _, view in views))
    yield f"{extent}_grams", share(grams, held)
    yield f"{extent}_grams_counted", _counted(grams, held)


def _counted(weights: dict[str, float], held: set[str]) -> float:
    return share(dict.fromkeys(weights, 1.0), held)


def _document(ranking: Ranking) -> Iterable[Analysis]:
    """Return what the best sentence's document has in the passages that share a word with the question."""
    document = ranking.best.candidate.passage.document
    same = (one.candidate for one in ranking.ranked if one.candidate.passage.document is document)
    return (sentence.content for candidate in same for sentence in candidate.sentences)


def _names_missing(query: Query, passage: Iterable[Analysis]) -> float:
    """Return the share of the question's capitalised words, its first aside, that the passage lacks."""
    held = _words(passage)
    later = [] if query.question.isupper() else tokens(query.question)[1:]
    names = [surface(token.text) for token in later if token.text[0].isupper()]
    return sum(name not in held for name in names) / len(names) if names else 0.0


def _figures_missing(query: Query, passage: Iterable[Analysis]) -> float:
    """Return 1 if the question has a figure that the passage lacks, else 0."""
    held = _words(passage)
    return float(any(word[0].isdigit() and word not in held for word in query.content.words))


def _words(contents: Iterable[Analysis]) -> set[str]:
    return set(chain.from_iterable(content.words for content in contents))


def _lead(ranking: Ranking) -> float:
    """Return how far the best passage is ahead of the second, as a share of its score."""
    if len(ranking.ranked) == 1:
        return 1.0
    first, second = ranking.ranked[:2]
    return 1 - second.score / first.score
