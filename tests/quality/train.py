"""Trains all that Glosa weighs with and writes it into bot/weights.toml; run again, it writes the same.

    python -m tests.quality.train FOLDER
    python -m tests.quality.train FOLDER --encoder

In three steps, each on what the one before wrote: `tune` (passages and sentences); here, the probability of an answer;
and `marks` (the exact datum). The probability is a logistic regression over `bot.support`'s features, on XQuAD-es and
SQuAD-es. A question asked of its own article is answered there; asked of the next article, of its own
without the passage, or a near miss, it is not. What is printed comes from cross-validation by article; what is written
is trained on all.

With `--encoder` the first two are done for whoever hears one, on questions in people's own words too; that needs the
extra `semantica`, ten minutes, and an hour to encode the sets the first time.
"""

from __future__ import annotations

import argparse
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.evaluation.measures import answered, auroc, coverage
from bot.support import held_back, only_comes_near
from bot.weights import BOTH, WORDS
from tests.quality import marks
from tests.quality.logistic import fit, predict
from tests.quality.sets import COLLOQUIAL, read, subject
from tests.quality.supports import Trial, trials
from tests.quality.tune import tune

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from bot.weights import Weights

    Array = npt.NDArray[np.float64]
    Rated = tuple[Trial, float]

SETS: Final = {"xquad": 1, "squad1": 2, "squad2": 2}
"""The sets trained on, and which of their questions: one in so many."""
SETS_HEARING: Final = {"xquad": 1, "squad1": 4, "squad2": 4, COLLOQUIAL: 1}
"""The same where an encoder is heard."""
OWN_WORDS: Final = 6.0
"""What a trial of the questions in people's own words counts, of which there are few."""
RIGHT: Final = 0.7
"""Share of the answers found by meaning that are right where they are given as answers: as many as of others."""
IMPORTANCE: Final = {"own": 1.0, "foreign": 1.5, "removed": 0.5, "near": 0.5}
"""What a trial counts: people ask things off the subject more often than things just left out."""
MISLEADING: Final = 0.5
"""What it counts besides where the text answers and another sentence was chosen: it should be an answer and is none."""
FOLDS: Final = 5
ANSWERED: Final = 0.01
"""Share of foreign questions that the shipped threshold may answer, in cross-validation."""
LEFT_OUT: Final = 0.35
"""Share of questions that may be answered, where an encoder is heard, by a text whose answering passage was left out.

By words alone it is as many (measured with the weights as they are); closeness finds what is on the subject, too.
"""
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
    parser = argparse.ArgumentParser(prog="python -m tests.quality.train")
    parser.add_argument("folder", type=Path, help="where passages.jsonl and questions.jsonl are")
    parser.add_argument("--encoder", action="store_true", help="what is weighed with where an encoder is heard")
    parser.add_argument("--support", action="store_true", help="only the probability, with the weights as they are")
    chosen = parser.parse_args()
    prefix = "encoder_" if chosen.encoder else ""
    if not chosen.support:
        write(tune(chosen.folder, hears=chosen.encoder), prefix)
    write(train(chosen.folder, hears=chosen.encoder), prefix)
    if not chosen.encoder:
        write(marks.train(chosen.folder))


def train(folder: Path, *, hears: bool) -> dict[str, Any]:
    """Return the support's weights and the thresholds, and print what cross-validation says of them."""
    found = _all_trials(folder, hears=hears)
    shared = [trial for trial in found if trial.features]
    names = list(shared[0].features or ())
    rows = np.array([list((trial.features or {}).values()) for trial in shared])
    truth = np.array([trial.setting == "own" for trial in shared], dtype=float)
    counts = np.array([_importance(trial) for trial in shared])
    held_out = _held_out(shared, rows, truth, counts)
    unshared = [trial for trial in found if not trial.features]
    rated = list(zip([*shared, *unshared], [*held_out.tolist(), *[0.0] * len(unshared)], strict=True))
    thresholds = report(rated, BOTH if hears else WORDS)
    if hears:
        thresholds["sure"] = _sure(rated, thresholds["threshold"])
    weights = zip(("intercept", *names), fit(rows, truth, counts).tolist(), strict=True)
    return {**thresholds, "support": dict(weights)}


def _held_out(shared: Sequence[Trial], rows: Array, truth: Array, counts: Array) -> Array:
    """Return the probability of each trial, by what was trained on other articles."""
    articles = sorted({subject(trial.article) for trial in shared})
    fold = np.array([articles.index(subject(trial.article)) % FOLDS for trial in shared])
    found = np.zeros(len(shared))
    for number in range(FOLDS):
        training, test = fold != number, fold == number
        found[test] = predict(fit(rows[training], truth[training], counts[training]), rows[test])
    return found


def report(rated: Sequence[Rated], weights: Weights) -> dict[str, float]:
    """Print how well the kinds of trial are told apart, set by set, and return the thresholds."""
    thresholds = _thresholds(rated, weights)
    final = replace(weights, threshold=thresholds["threshold"])
    for name in dict.fromkeys(trial.set for trial, _ in rated):
        print(f"{name} at {final.threshold}: {_apart([(trial, p) for trial, p in rated if trial.set == name], final)}")
    return thresholds


def _thresholds(rated: Sequence[Rated], weights: Weights) -> dict[str, float]:
    """Return the probabilities from which there is an answer, and from which what comes nearest is quoted."""
    foreign, left_out = ([(trial, p) for trial, p in rated if trial.setting == one] for one in ("foreign", "removed"))
    threshold = _quantile([_rating(*one, weights) for one in foreign], 1 - ANSWERED)
    if weights.hears:
        threshold = max(threshold, _quantile([_rating(*one, weights) for one in left_out], 1 - LEFT_OUT))
    return {"threshold": threshold, "nearest": _quantile([p for _, p in foreign], 1 - SHOWN)}


def _quantile(values: Sequence[float], share: float) -> float:
    return round(float(np.quantile(values, share)), 2)


def _apart(rated: Sequence[Rated], weights: Weights) -> str:
    """Return how well the settings of a set are told apart."""
    of = {setting: [one for one in rated if one[0].setting == setting] for setting in IMPORTANCE}
    by = {setting: [_told(*one, weights) for one in own] for setting, own in of.items() if own}
    told = [f"foreign: coverage at 95 % precision {coverage(by['own'], by['foreign']):.3f}"]
    told += [f"{one}: AUROC {auroc(by['own'], by[one]):.3f}" for one in ("removed", "near") if one in by]
    for setting in by:
        share = answered([_rating(*one, weights) for one in of[setting]], weights.threshold)
        told.append(f"{setting} answered {share:.3f}")
    return "; ".join(told)


def _sure(rated: Sequence[Rated], threshold: float) -> float:
    """Return the probability from which what was found by meaning is right often enough to be given as the answer."""
    by_meaning = sorted(
        (
            (p, trial.right)
            for trial, p in rated
            if trial.setting in {"own", "near"} and _is_by_meaning(trial, p, threshold)
        ),
        reverse=True,
    )
    right = np.cumsum([is_right for _, is_right in by_meaning]) / np.arange(1, len(by_meaning) + 1)
    enough = [p for (p, _), share in zip(by_meaning, right, strict=True) if share >= RIGHT]
    sure = round(min(enough, default=1.0), 2)
    given = sum(p >= sure for p, _ in by_meaning)
    print(f"found by meaning: {len(by_meaning)}, right {right[-1]:.3f}; given as answers {given}")
    return sure


def _is_by_meaning(trial: Trial, p: float, threshold: float) -> bool:
    return not trial.by_words and _rating(trial, p, BOTH) >= threshold


def _rating(trial: Trial, probability: float, weights: Weights) -> float:
    """Return the probability, as far as it counts for an answer."""
    return 0.0 if _comes_near(trial, weights) else probability


def _told(trial: Trial, probability: float, weights: Weights) -> float:
    """Return the confidence that is told."""
    return held_back(probability, weights) if _comes_near(trial, weights) else probability


def _comes_near(trial: Trial, weights: Weights) -> bool:
    return bool(trial.features) and only_comes_near(trial.features or {}, weights)


def write(found: Mapping[str, Any], prefix: str = "") -> None:
    """Put what was found into the file of weights in place of what it had; numbers come before tables."""
    named = {f"{prefix}{name}": value for name, value in found.items()}
    kept = {**tomllib.loads(WEIGHTS.read_text(encoding="utf-8")), **named}
    lines = [HEADER, *(f"{name} = {value}" for name, value in kept.items() if not isinstance(value, dict))]
    for name, table in kept.items():
        if isinstance(table, dict):
            lines += ["", f"[{name}]", *(f"{key} = {value:.2f}" for key, value in table.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _all_trials(folder: Path, *, hears: bool) -> list[Trial]:
    sets = SETS_HEARING if hears else SETS
    jobs = [
        (folder, name, every, article, hears) for name, every in sets.items() for article in read(folder, name).articles
    ]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:  # which read the weights just written
        return [trial for part in processes.map(_article_trials, *zip(*jobs, strict=True)) for trial in part]


def _article_trials(folder: Path, name: str, every: int, article: str, hears: bool) -> list[Trial]:  # noqa: FBT001 - mapped
    return list(trials(read(folder, name, every), article, hears=hears))


def _importance(trial: Trial) -> float:
    is_misleading = trial.setting == "own" and not trial.right
    of_set = OWN_WORDS if trial.set == COLLOQUIAL else 1.0
    return IMPORTANCE[trial.setting] * of_set * (MISLEADING if is_misleading else 1.0)


if __name__ == "__main__":
    main()
