"""How common a term is in Spanish at large, whatever the documents.

In a small library a word such as «utilizar» may stand in one passage and look as telling as a name. What everybody
writes everywhere tells little, and the few passages at hand cannot know it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from importlib.resources import files
from typing import Final

from bot.text.words import stem

_PASSAGE: Final = 100
"""Words of a passage: the chance that a word is in it is what a document frequency would measure."""
_SCALE: Final = 1000.0
"""Where commonness begins: a word in one of a thousand passages has a tenth of the most common one's."""


def commonness(term: str) -> float:
    """Return how common a word or stem is: 0 for one that is not in the list, towards 1 for one in every passage."""
    return _COMMONNESS.get(term, 0.0)


def _read() -> dict[str, float]:
    frequencies: dict[str, float] = defaultdict(float)
    for line in files("bot.text").joinpath("frequencies.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            zipf, *words = line.split()
            for word in words:
                frequency = 10 ** (float(zipf) - 9)
                for term in {word, stem(word)}:
                    frequencies[term] += frequency
    return {term: _of(frequency) for term, frequency in frequencies.items()}


def _of(frequency: float) -> float:
    chance = 1 - math.exp(-frequency * _PASSAGE)
    return math.log1p(_SCALE * chance) / math.log1p(_SCALE)


_COMMONNESS: Final = _read()
