"""The trained weights, read from `weights.toml`, where their origin is told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Final

_TRAINED: Final = tomllib.loads(files("bot").joinpath("weights.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Weights:
    """What all is weighed by that a question is answered with.

    `passage`: what a passage's fields, and its best sentence, count for its score; the field of stems counts 1.
    `sentence`: what the shares of the question count for a sentence; the share in stems counts 1. `support`: the
    logistic regression's intercept and weights, by feature. `threshold`: the probability from which Glosa answers,
    unless told otherwise. `nearest`: that from which what comes nearest is quoted, where it is too little to answer.
    `sure`: that from which a sentence found by its meaning is given as the answer, not as what comes nearest; 0 where
    nothing is found so.
    """

    passage: dict[str, float]
    sentence: dict[str, float]
    support: dict[str, float]
    threshold: float
    nearest: float
    sure: float = 0.0

    @property
    def hears(self) -> bool:
        """Whether closeness counts, which only an encoder tells."""
        return "close" in self.sentence


def _weights(prefix: str) -> Weights:
    return Weights(**{one.name: _TRAINED[name] for one in fields(Weights) if (name := prefix + one.name) in _TRAINED})


WORDS: Final = _weights("")
"""Where words alone are heard."""
BOTH: Final = _weights("encoder_")
"""Where an encoder is heard too."""
MARK: Final[dict[str, float]] = _TRAINED["mark"]
"""What the traits of a stretch of the quoted sentence count for its being the answer."""
MARKED: Final[dict[str, float]] = _TRAINED["marked"]
"""The intercept and weights of what tells whether the best such stretch is, and the probability that gets a mark."""
