"""Trains which stretch of the quoted sentence is marked, and from which probability on.

On XQuAD-es and SQuAD-es v1.1, every question asked of its own article. Which stretch: a softmax over the pieces of a
sentence, by Newton's method, with an L2 penalty; where several pieces overlap the answer, each counts by how likely it
is already. It is trained where the quoted sentence holds the answer, and on the sentence that does where the quoted one
does not. Whether it answers: `fit`, over the stretches that models trained on other articles choose.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from bot.datum.marks import candidates, certainty
from bot.index import Index
from bot.passages import passages_of
from bot.quoting import quoted
from bot.ranking import rank
from bot.support import confidence_of
from tests.quality.logistic import fit, predict
from tests.quality.measures import holds, overlaps
from tests.quality.sets import library, read, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.datum import Quoted
    from bot.datum.traits import Traits
    from bot.judging import Choice
    from bot.ranking import Ranking
    from tests.quality.sets import Question, QuestionSet

Array = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int_]

SETS: Final = {"xquad": 1, "squad1": 1}
"""The sets trained on, and which of their questions: one in so many."""
FOLDS: Final = 5
PENALTY: Final = 10.0
"""L2 penalty on the weights of standardised traits."""
STEPS: Final = 25
SHARE: Final = 0.52
"""Share of the answers of the first set that get a mark at the trained threshold."""
SHARES: Final = (0.3, 0.4, 0.5, SHARE, 0.6, 1.0)
"""Shares of the answers at which the precision of the marks is printed."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence that was quoted, its pieces' spans and traits, and which of them overlap an answer.

    `taught` are the traits and the truth of the sentence that holds the answer, which is another where this one does
    not; there is none where no sentence of the best passages does.
    """

    set: str
    article: str
    quoted: Quoted
    traits: tuple[Traits, ...]
    right: tuple[bool, ...]
    taught: tuple[tuple[Traits, ...], tuple[bool, ...]] | None


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the traits, as they are."""

    weights: Array

    def scores(self, traits: Sequence[Traits]) -> list[float]:
        """Return the score of each piece."""
        scores: list[float] = (_rows(traits) @ self.weights).tolist()
        return scores


def train(folder: Path) -> dict[str, Any]:
    """Return the weights of the marks and their threshold, and print what cross-validation says of them."""
    trials = [trial for trial in _all_trials(folder) if trial.traits]
    articles = sorted({trial.article for trial in trials})
    fold = np.array([articles.index(trial.article) % FOLDS for trial in trials])
    choices = _held_out(trials, fold)
    evidence = np.array([list(found.values()) for found, _ in choices])
    truth = np.array([right for _, right in choices], dtype=float)
    counts = np.ones(len(truth))
    held_out = np.zeros(len(truth))
    for number in range(FOLDS):
        rest, test = fold != number, fold == number
        held_out[test] = predict(fit(evidence[rest], truth[rest], counts[rest]), evidence[test])
    threshold = _report(trials, held_out, truth)
    names = ("intercept", *choices[0][0])
    marked = dict(zip(names, fit(evidence, truth, counts).tolist(), strict=True))
    weights = dict(zip(trials[0].traits[0], _softmax(trials).weights.tolist(), strict=True))
    return {"mark": weights, "marked": {**marked, "threshold": threshold}}


def _all_trials(folder: Path) -> list[Trial]:
    jobs = [(folder, name, every, article) for name, every in SETS.items() for article in read(folder, name).articles]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:  # which read the weights just written
        return [trial for part in processes.map(_article, *zip(*jobs, strict=True)) for trial in part]


def _article(folder: Path, name: str, every: int, article: str) -> list[Trial]:
    return list(_trials(read(folder, name, every), article))


def _trials(questions: QuestionSet, article: str) -> Iterator[Trial]:
    index = Index(passages_of(library({article: questions.articles[article]}, questions.titles).documents))
    for question in questions.of(article):
        query = index.query(question.text)
        ranking = rank(query, index.search(query))
        if ranking is None:
            continue
        confidence = confidence_of(query, ranking)
        best = quoted(query, ranking, ranking.best, confidence)
        taught = _telling(ranking, question)
        traits, right = _judged(query.question, ranking, best, question)
        lesson = quoted(query, ranking, taught, confidence) if taught else None
        yield Trial(
            questions.name,
            subject(article),
            best,
            traits,
            right,
            _judged(query.question, ranking, lesson, question) if lesson else None,
        )


def _telling(ranking: Ranking, question: Question) -> Choice | None:
    """Return the sentence that holds the answer: the best one, or else the one worth most of those that do."""
    if holds(_text(ranking.best), question.answers):
        return ranking.best
    others = (choice for one in ranking.ranked for choice in one.choices if holds(_text(choice), question.answers))
    return max(others, key=attrgetter("worth"), default=None)


def _text(choice: Choice) -> str:
    return choice.sentence.span.of(choice.candidate.passage.section.text)


def _judged(
    text: str, ranking: Ranking, sentence: Quoted, question: Question
) -> tuple[tuple[Traits, ...], tuple[bool, ...]]:
    found = candidates(text, ranking.kind, sentence)
    rights = (overlaps(span.of(sentence.text), question.answers) for span, _ in found)
    return tuple(traits for _, traits in found), tuple(rights)


def _held_out(trials: Sequence[Trial], fold: Numbers) -> list[tuple[Traits, bool]]:
    """Return the evidence for each trial's best piece, chosen by a model of other articles, and the truth."""
    found: dict[int, tuple[Traits, bool]] = {}
    for number in range(FOLDS):
        model = _softmax([trial for trial, own in zip(trials, fold, strict=True) if own != number])
        for at in np.flatnonzero(fold == number).tolist():
            trial = trials[at]
            scores = model.scores(trial.traits)
            best = int(np.argmax(scores))
            found[at] = certainty(scores, best, trial.traits[best], trial.quoted), trial.right[best]
    return [found[at] for at in range(len(trials))]


def _softmax(trials: Sequence[Trial]) -> Model:
    """Return the weights under which the pieces that answer are likeliest among those of their sentence."""
    taught = [trial.taught for trial in trials if trial.taught and any(trial.taught[1]) and not all(trial.taught[1])]
    rows = np.vstack([_rows(traits) for traits, _ in taught])
    truth = np.concatenate([np.array(right, dtype=float) for _, right in taught])
    starts = np.cumsum([0, *(len(right) for _, right in taught)])[:-1]
    group = np.repeat(np.arange(len(taught)), [len(right) for _, right in taught])
    spread = rows.std(axis=0) + 1e-9
    design = (rows - rows.mean(axis=0)) / spread
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = _chances(design @ weights, starts, group)
        wanted = chance * truth / np.add.reduceat(chance * truth, starts)[group]
        means = np.add.reduceat(design * chance[:, None], starts)
        gradient = design.T @ (wanted - chance) - PENALTY * weights
        curvature = (design * chance[:, None]).T @ design - means.T @ means + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(curvature, gradient)
    return Model(weights / spread)


def _chances(scores: Array, starts: Numbers, group: Numbers) -> Array:
    raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
    chances: Array = raised / np.add.reduceat(raised, starts)[group]
    return chances


def _rows(traits: Sequence[Traits]) -> Array:
    return np.array([list(row.values()) for row in traits])


def _report(trials: Sequence[Trial], probabilities: Array, truth: Array) -> float:
    """Print how many marks overlap an answer at each share of marked answers, and return the threshold."""
    for name in SETS:
        own = [at for at, trial in enumerate(trials) if trial.set == name]
        ordered = sorted(own, key=lambda at: -probabilities[at])
        shares = {share: truth[ordered[: round(share * len(own))]].mean() for share in SHARES}
        told = ", ".join(f"{precision:.3f} at {share:.0%}" for share, precision in shares.items())
        print(f"{name}: marks that overlap an answer {told}")
    first = [p for trial, p in zip(trials, probabilities, strict=True) if trial.set == next(iter(SETS))]
    return round(float(np.quantile(first, 1 - SHARE)), 2)
