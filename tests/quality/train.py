"""Trains the probability of an answer and writes it into bot/weights.toml; run again, it writes the same.

    python -m tests.quality.train FOLDER

Logistic regression with an L2 penalty over `bot.support`'s features, by Newton's method, on XQuAD-es and SQuAD-es. A
question asked of its own article and answered by the right sentence is an answer; asked of the next article, or of its
own without the passage, it is none. Where its own article answers and another sentence was chosen, it teaches neither.
What it prints comes from five-fold cross-validation by article; what it writes is trained on all.
"""

from __future__ import annotations

import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from tests.quality.measures import answered, auroc, coverage
from tests.quality.sets import read
from tests.quality.supports import Trial, trials

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = npt.NDArray[np.float64]

SETS: Final = {"xquad": 1, "squad1": 2, "squad2": 2}
"""The sets trained on, and which of their questions: one in so many."""
IMPORTANCE: Final = {"own": 1.0, "foreign": 1.0, "removed": 0.3, "near": 0.3}
"""What a trial counts: people ask things off the subject more often than things just left out."""
PENALTY: Final = 1.0
FOLDS: Final = 5
FOREIGN: Final = 0.01
"""Share of foreign questions that the shipped threshold may answer, in cross-validation."""
WEIGHTS: Final = Path("bot/weights.toml")
HEADER: Final = """\
# What `bot.ranking` and `bot.support` weigh with.
#
# [passage] and [sentence] were found by coordinate search on the development questions (XQuAD-es and half of
# SQuAD-es v1.1), for the first passage and the chosen sentence together; stems count 1.
# [support] and the threshold are written by `python -m tests.quality.train`, which says how they are trained.
"""


def main() -> None:
    """Train, print what cross-validation says, and write the weights."""
    found = _all_trials(Path(sys.argv[1]))
    names = list(next(trial.features for trial in found if trial.features))
    shared = [trial for trial in found if trial.features]
    rows = np.array([list((trial.features or {}).values()) for trial in shared])
    truth = np.array([trial.setting == "own" for trial in shared], dtype=float)
    counts = np.array([_importance(trial) for trial in shared])
    articles = sorted({_subject(trial) for trial in shared})
    fold = np.array([articles.index(_subject(trial)) % FOLDS for trial in shared])
    held_out = np.zeros(len(shared))
    for number in range(FOLDS):
        train, test = fold != number, fold == number
        held_out[test] = predict(fit(rows[train], truth[train], counts[train]), rows[test])
    unshared = [trial for trial in found if not trial.features]
    threshold = report([*shared, *unshared], [*held_out, *np.zeros(len(unshared))])
    write(dict(zip(("intercept", *names), fit(rows, truth, counts), strict=True)), threshold)


def fit(rows: Array, truth: Array, counts: Array) -> Array:
    """Return the intercept and the weights of the features as they are (standardised while they are fitted)."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    penalty = np.diag([0.0, *[PENALTY] * rows.shape[1]])
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (counts * (truth - expected)) - penalty @ weights
        curvature = (design * (counts * expected * (1 - expected))[:, None]).T @ design + penalty
        weights += np.linalg.solve(curvature, gradient)
    slopes = weights[1:] / spread
    return np.array([weights[0] - slopes @ mean, *slopes])


def predict(weights: Array, rows: Array) -> Array:
    """Return the probability of each row."""
    probability: Array = 1 / (1 + np.exp(-weights[0] - rows @ weights[1:]))
    return probability


def report(found: Sequence[Trial], probabilities: Sequence[float]) -> float:
    """Print how well the kinds of trial are told apart, and return the threshold."""
    by = {
        setting: [p for trial, p in zip(found, probabilities, strict=True) if trial.setting == setting]
        for setting in IMPORTANCE
    }
    threshold = round(float(np.quantile(by["foreign"], 1 - FOREIGN)), 2)
    print(f"foreign: coverage at 95 % precision {coverage(by['own'], by['foreign']):.3f}")
    for setting in ("removed", "near"):
        print(f"{setting}: AUROC {auroc(by['own'], by[setting]):.3f}")
    by["own and right"] = [p for trial, p in zip(found, probabilities, strict=True) if trial.right]
    shares = ", ".join(f"{setting} {answered(scores, threshold):.3f}" for setting, scores in by.items())
    print(f"answered at {threshold}: {shares}")
    return threshold


def write(support: dict[str, float], threshold: float) -> None:
    """Replace the support and the threshold in the file of weights."""
    kept = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    lines = [HEADER, f"threshold = {threshold}"]
    for table in (("passage", kept["passage"]), ("sentence", kept["sentence"]), ("support", support)):
        lines += ["", f"[{table[0]}]", *(f"{name} = {value:.2f}" for name, value in table[1].items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _all_trials(folder: Path) -> list[Trial]:
    jobs = [(folder, name, every, article) for name, every in SETS.items() for article in read(folder, name).articles]
    with ProcessPoolExecutor() as processes:
        return [trial for part in processes.map(_article_trials, *zip(*jobs, strict=True)) for trial in part]


def _article_trials(folder: Path, name: str, every: int, article: str) -> list[Trial]:
    return list(trials(read(folder, name, every), article))


def _importance(trial: Trial) -> float:
    is_misleading = trial.setting == "own" and not trial.right
    return 0.0 if is_misleading else IMPORTANCE[trial.setting]


def _subject(trial: Trial) -> str:
    """Return the article's name without its set's, as the same articles are in several sets."""
    return trial.article.rpartition(":")[2]


if __name__ == "__main__":
    main()
