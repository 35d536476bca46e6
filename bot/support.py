"""How well the chosen sentence is supported, and the probability that it answers.

Scores cannot be compared between questions; shares of a question can. Each share is taken of the sentence, of its
passage and of its document, by weight (rare words say most) and by number (a word the document repeats is its subject,
and weighs little): a question whose words the document knows well but this sentence lacks is on the subject and
unanswered, one whose words it does not know is off the subject.
That only one word of several is shared is a feature of its own: it is how chance looks.
Where an encoder is heard, how close sentence and passage come to the question tells what words cannot: how close the
best ones come, and how much closer than the others.
A logistic regression over these, trained on questions asked of the right text, of another, and of the right text
without its answer, gives the probability.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.judging import share
from bot.ranking import rank_by_words
from bot.text import fold, tokens
from bot.text.lexicon import DENIALS
from bot.weights import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.index import Query
    from bot.ranking import Ranked, Ranking
    from bot.text import Analysis
    from bot.weights import Weights

_NEAR: Final = 0.95
"""Part of the threshold that what only comes near can reach."""
_NEAR_HEARING: Final = 0.4
"""The same where an encoder is heard: so near misses are told apart better, and what is off the subject as well."""
_ENOUGH: Final = 0.45
"""How close the sentences come that answer, in the middle; 0.25 and 0.35 told off-subject questions less well."""
_UNKNOWN_KIND: Final = 0.0
_DATUM_FOUND: Final = 1.0
_DATUM_MISSING: Final = -1.0


def confidence_of(query: Query, ranking: Ranking) -> float:
    """Return the probability, 0 to 1, that the best sentence of `ranking` answers."""
    return probability(measure(query, ranking), ranking.weights)


def is_found_by_words(query: Query, ranking: Ranking) -> bool:
    """Tell whether words alone would answer with the same passage."""
    alone = rank_by_words(query, ranking)
    if alone is None or alone.best.candidate.number != ranking.best.candidate.number:
        return False
    return confidence_of(query, alone) >= alone.weights.threshold


def measure(query: Query, ranking: Ranking) -> dict[str, float]:
    """Return what supports the best sentence of `ranking`, by name; see `_by_words` and `_by_meaning`."""
    return _by_words(query, ranking) | (_by_meaning(ranking) if ranking.weights.hears else {})


def _by_words(query: Query, ranking: Ranking) -> dict[str, float]:
    """Return shares of the question that are found, 0 to 1, and a few more."""
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


def _by_meaning(ranking: Ranking) -> dict[str, float]:
    """Return how close the best sentence and its passage come, and how much closer than others.

    What comes as close as answers mostly do is told once more without what it comes closer.
    """
    best = ranking.best
    own = next(one for one in ranking.ranked if one.candidate is best.candidate)
    others = [one for one in ranking.ranked if one.choices and one is not own]
    return {
        "close_sentence": best.close,
        "close_passage": own.close,
        "close_lead": own.close - max((one.close for one in others), default=0.0),
        "close_sentence_lead": best.close - max(map(_closest, others), default=0.0),
        "close_sentence_enough": min(best.close, _ENOUGH),
        "close_passage_enough": min(own.close, _ENOUGH),
    }


def _closest(ranked: Ranked) -> float:
    return max(choice.close for choice in ranked.choices)


def probability(support: dict[str, float], weights: Weights = WORDS) -> float:
    """Return the probability, 0 to 1, that the documents answer the question with the sentence so supported.

    What only comes near stays below the shipped threshold.
    """
    table = weights.support
    found = 1 / (1 + math.exp(-table["intercept"] - sum(table[name] * value for name, value in support.items())))
    return held_back(found, weights) if only_comes_near(support, weights) else found


def held_back(found: float, weights: Weights) -> float:
    """Return the probability of what only comes near, given what it would be otherwise."""
    return min(found, (_NEAR_HEARING if weights.hears else _NEAR) * weights.threshold)


def only_comes_near(support: dict[str, float], weights: Weights = WORDS) -> bool:
    """Tell whether the sentence lacks what no answer lacks, however much it shares.

    One word shared of several is chance, or a mere mention: it made 1 % of the answers to the development questions, of
    which 6 in 10 were right, and as many to questions that their text does not answer. An encoder may know better. And
    who asks when or how many is not answered by a sentence without a date or a figure: that loses 1 % of the right
    answers, and is what most near misses that people write are like.
    """
    return bool((not weights.hears and support["sentence_one_word"]) or support["measure_missing"])


def _shares(extent: str, query: Query, contents: Iterable[Analysis]) -> Iterator[tuple[str, float]]:
    """Yield the shares of the question's stems and grams that an extent of text holds, by weight and by number."""
    views = [(content.stems, content.grams) for content in contents]
    stems, _, grams, _ = query.weights
    held = set(chain.from_iterable(view for view, _ in views))
    yield f"{extent}_stems", share(stems, held)
    yield f"{extent}_stems_counted", _counted(stems, held)
    yield f"{extent}_one_word", float(len(stems) > 1 and len(held & stems.keys()) <= 1)
    held = grams.keys() & chain.from_iterable(view for _, view in views)
    yield f"{extent}_grams", share(grams, held)
    yield f"{extent}_grams_counted", _counted(grams, held)


def _counted(weights: Iterable[str], held: set[str]) -> float:
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
