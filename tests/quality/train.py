"""Trains all that Glosa weighs with and writes it into bot/weights.toml; run again, it writes the same.

    python -m tests.quality.train FOLDER

In three steps, each on what the one before wrote: `tune` (passages and sentences); here, the probability of an answer;
and `marks` (the exact datum). The probability is a logistic regression over `bot.support`'s features, on XQuAD-es and
SQuAD-es. A question asked of its own article is answered there; asked of the next article, of its own
without the passage, or a near miss, it is not. What is printed comes from cross-validation by article; what is written
is trained on all.
"""

from __future__ import annotations

import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.evaluation.measures import answered, auroc, coverage
from bot.support import only_comes_near
from tests.quality import marks
from tests.quality.logistic import fit, predict
from tests.quality.sets import read, subject
from tests.quality.supports import Trial, trials
from tests.quality.tune import tune

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SETS: Final = {"xquad": 1, "squad1": 2, "squad2": 2}
"""The sets trained on, and which of their questions: one in so many."""
IMPORTANCE: Final = {"own": 1.0, "foreign": 1.5, "removed": 0.5, "near": 0.5}
"""What a trial counts: people ask things off the subject more often than things just left out."""
MISLEADING: Final = 0.5
"""What it counts besides where the text answers and another sentence was chosen: it should be an answer and is none."""
FOLDS: Final = 5
ANSWERED: Final = 0.01
"""Share of foreign questions that the shipped threshold may answer, in cross-validation."""
SHOWN: Final = 0.05
"""Share of foreign questions for which something may be quoted, if only as what comes nearest."""
WEIGHTS: Final = Path("bot/weights.toml")
HEADER: Final = """\
# What `bot.ranking`, `bot.datum` and `bot.support` weigh with.
#
# All of it is written by `python -m tests.quality.train FOLDER`, which says how it is trained and on what.
"""


def main() -> None:
    """Train, print what cross-validation says, and write the weights."""
    folder = Path(sys.argv[1])
    write(tune(folder))
    write(train(folder))
    write(marks.train(folder))


def train(folder: Path) -> dict[str, Any]:
    """Return the support's weights and the thresholds, and print what cross-validation says of them."""
    found = _all_trials(folder)
    shared = [trial for trial in found if trial.features]
    names = list(shared[0].features or ())
    rows = np.array([list((trial.features or {}).values()) for trial in shared])
    truth = np.array([trial.setting == "own" for trial in shared], dtype=float)
    counts = np.array([_importance(trial) for trial in shared])
    articles = sorted({subject(trial.article) for trial in shared})
    fold = np.array([articles.index(subject(trial.article)) % FOLDS for trial in shared])
    held_out = np.zeros(len(shared))
    for number in range(FOLDS):
        training, test = fold != number, fold == number
        held_out[test] = predict(fit(rows[training], truth[training], counts[training]), rows[test])
    unshared = [trial for trial in found if not trial.features]
    thresholds = report([*shared, *unshared], [*held_out, *np.zeros(len(unshared))])
    weights = zip(("intercept", *names), fit(rows, truth, counts).tolist(), strict=True)
    return {**thresholds, "support": dict(weights)}


def report(found: Sequence[Trial], probabilities: Sequence[float]) -> dict[str, float]:
    """Print how well the kinds of trial are told apart, set by set, and return the thresholds."""
    rated = list(zip(found, probabilities, strict=True))
    foreign = [(trial, p) for trial, p in rated if trial.setting == "foreign"]
    threshold = round(float(np.quantile([_rating(trial, p) for trial, p in foreign], 1 - ANSWERED)), 2)
    nearest = round(float(np.quantile([p for _, p in foreign], 1 - SHOWN)), 2)
    for name in SETS:
        own = [(trial, p) for trial, p in rated if trial.article.startswith(name)]
        by = {setting: [p for trial, p in own if trial.setting == setting] for setting in IMPORTANCE}
        told = [f"foreign: coverage at 95 % precision {coverage(by['own'], by['foreign']):.3f}"]
        told += [f"{one}: AUROC {auroc(by['own'], by[one]):.3f}" for one in ("removed", "near") if by[one]]
        told += [
            f"{setting} answered {answered([_rating(*one) for one in own if one[0].setting == setting], threshold):.3f}"
            for setting in IMPORTANCE
            if by[setting]
        ]
        print(f"{name} at {threshold}: {'; '.join(told)}")
    return {"threshold": threshold, "nearest": nearest}


def _rating(trial: Trial, probability: float) -> float:
    """Return the probability, as far as it counts for an answer."""
    return 0.0 if trial.features and only_comes_near(trial.features) else probability


def write(found: Mapping[str, Any]) -> None:
    """Put what was found into the file of weights in place of what it had; numbers come before tables."""
    kept = {**tomllib.loads(WEIGHTS.read_text(encoding="utf-8")), **found}
    lines = [HEADER, *(f"{name} = {value}" for name, value in kept.items() if not isinstance(value, dict))]
    for name, table in kept.items():
        if isinstance(table, dict):
            lines += ["", f"[{name}]", *(f"{key} = {value:.2f}" for key, value in table.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _all_trials(folder: Path) -> list[Trial]:
    jobs = [(folder, name, every, article) for name, every in SETS.items() for article in read(folder, name).articles]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:  # which read the weights just written
        return [trial for part in processes.map(_article_trials, *zip(*jobs, strict=True)) for trial in part]


def _article_trials(folder: Path, name: str, every: int, article: str) -> list[Trial]:
    return list(trials(read(folder, name, every), article))


def _importance(trial: Trial) -> float:
    is_misleading = trial.setting == "own" and not trial.right
    return IMPORTANCE[trial.setting] * (MISLEADING if is_misleading else 1.0)


if __name__ == "__main__":
    main()
