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
from bot.text import fold, tokens
from bot.text.lexicon import DENIALS
from bot.weights import SUPPORT, THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.index import Query
    from bot.ranking import Ranking
    from bot.text import Analysis

_NEAR: Final = 0.95
"""Part of the threshold that what only comes near can reach."""
_UNKNOWN_KIND: Final = 0.0
_DATUM_FOUND: Final = 1.0
_DATUM_MISSING: Final = -1.0


def measure(query: Query, ranking: Ranking) -> dict[str, float]:
    """Return what supports the best sentence of `ranking`: shares of the question, 0 to 1, and a few more, by name."""
    best = ranking.best
    sentence = [best.sentence.content, best.sentence.carried]
    passage = [*(one.content for one in best.candidate.sentences), best.sentence.carried]
    held = _stems(sentence)
    return {
        **(shares := dict(_shares("sentence", query, sentence))),
        **dict(_shares("passage", query, passage)),
        **dict(_shares("document", query, _document(ranking))),
        "names_missing": _missing(query.names, passage),
        "figures_missing": _missing(query.figures, passage),
        "unmentioned": len(query.unmentioned) / len(query.weights[0]),
        "words_missing": float(sum(stem not in held for stem in query.weights[0])),
        "last_word": float(query.content.stems[-1] in held),
        "worth": best.worth,
        "neighbours": best.traits["pairs"],
        "datum": _UNKNOWN_KIND if ranking.kind is None else _DATUM_FOUND if best.datum else _DATUM_MISSING,
        "measure_missing": float(ranking.lacks_measure),
        "lead": _lead(ranking) * shares["sentence_stems_counted"],
        "question_length": math.log(len(query.weights[0])),
        "sentence_length": math.log1p(len(best.sentence.content.stems)),
        "denial": float(any(fold(token.text) in DENIALS for token in tokens(query.question))),
    }


def probability(support: dict[str, float]) -> float:
    """Return the probability, 0 to 1, that the documents answer the question with the sentence so supported.

    What only comes near stays below the shipped threshold.
    """
    found = 1 / (1 + math.exp(-SUPPORT["intercept"] - sum(SUPPORT[name] * value for name, value in support.items())))
    return min(found, _NEAR * THRESHOLD) if only_comes_near(support) else found


def only_comes_near(support: dict[str, float]) -> bool:
    """Tell whether the sentence lacks what no answer lacks, however much it shares.

    One word shared of several is chance, or a mere mention: it made 1 % of the answers to the development questions, of
    which 6 in 10 were right, and as many to questions that their text does not answer. And who asks when or how many is
    not answered by a sentence without a date or a figure: that loses 1 % of the right answers, and is what most near
    misses that people write are like.
    """
    return bool(support["sentence_one_word"] or support["measure_missing"])


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


def _stems(contents: Iterable[Analysis]) -> set[str]:
    return set(chain.from_iterable(content.stems for content in contents))


def _missing(asked: frozenset[str], contents: Iterable[Analysis]) -> float:
    """Return the share of some words of the question that a text lacks; 0 where there are none."""
    return len(asked - _words(contents)) / len(asked) if asked else 0.0


def _words(contents: Iterable[Analysis]) -> set[str]:
    return set(chain.from_iterable(content.words for content in contents))


def _lead(ranking: Ranking) -> float:
    """Return how far the best passage is ahead of the second, as a share of its score."""
    if len(ranking.ranked) == 1:
        return 1.0
    first, second = ranking.ranked[:2]
    return 1 - second.score / (first.score or 1.0)
