"""The trained weights, read from `weights.toml`, where their origin is told."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Final

_TRAINED: Final = tomllib.loads(files("bot").joinpath("weights.toml").read_text(encoding="utf-8"))

PASSAGE: Final[dict[str, float]] = _TRAINED["passage"]
"""What a passage's fields, and its best sentence, count for its score; the field of stems counts 1."""
SENTENCE: Final[dict[str, float]] = _TRAINED["sentence"]
"""What the shares of the question count for a sentence; the share in stems counts 1."""
SUPPORT: Final[dict[str, float]] = _TRAINED["support"]
"""The logistic regression's intercept and weights, by feature."""
THRESHOLD: Final = float(_TRAINED["threshold"])
"""The probability from which Glosa answers, unless told otherwise."""
NEAREST: Final = float(_TRAINED["nearest"])
"""The probability from which what comes nearest is quoted, where it is too little for an answer."""
MARK: Final[dict[str, float]] = _TRAINED["mark"]
"""What the traits of a stretch of the quoted sentence count for its being the answer."""
MARKED: Final[dict[str, float]] = _TRAINED["marked"]
"""The intercept and weights of what tells whether the best such stretch is, and the probability that gets a mark."""
