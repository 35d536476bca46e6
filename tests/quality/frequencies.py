"""Writes bot/text/frequencies.txt: how common the common words of Spanish and their stems are, from wordfreq.

    pip install wordfreq==3.1.1 && python -m tests.quality.frequencies

wordfreq's small Spanish list, folded, words of Zipf frequency 4 and more (ten in a million words), to a tenth. A term
is as common as the words are together that it stands for, and the chance that a passage has one of them says how much
that is: what a document frequency would measure.
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path
from typing import Final

from wordfreq import get_frequency_dict

from bot.text import fold, stem

COMMON: Final = 4.0
PASSAGE: Final = 100
"""Words of a passage."""
SCALE: Final = 1000.0
"""Where commonness begins: a word in one of a thousand passages has a tenth of the most common one's."""
TARGET: Final = Path("bot/text/frequencies.txt")
HEADER: Final = """\
# How common the words of Spanish and their stems are: on each line a number from 0 to 1, which is for a term in every
# passage, and the terms that it is of, folded. What is not listed is rare.
#
# From wordfreq 3.1.1 by Robyn Speer, whose data are under the Creative Commons Attribution-ShareAlike 4.0 licence,
# and so is this file: https://creativecommons.org/licenses/by-sa/4.0/
# Written by `python -m tests.quality.frequencies`.
"""


def main() -> None:
    """Write the table."""
    words: dict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict("es", "small").items():
        if word.isalpha():
            words[fold(word)] += frequency
    levels: dict[str, list[str]] = defaultdict(list)
    for term, frequency in _of_terms(words).items():
        levels[f"{_commonness(frequency):.4f}"].append(term)
    lines = [f"{level} {' '.join(sorted(levels[level]))}" for level in sorted(levels, reverse=True)]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def _of_terms(words: dict[str, float]) -> dict[str, float]:
    """Return how frequent the common ones of some words are, and their stems, each as its words are together."""
    terms: dict[str, float] = defaultdict(float)
    for word, frequency in words.items():
        zipf = round(9 + math.log10(frequency), 1)
        if zipf >= COMMON:
            for term in {word, stem(word)}:
                terms[term] += 10 ** (zipf - 9)
    return terms


def _commonness(frequency: float) -> float:
    chance = 1 - math.exp(-frequency * PASSAGE)
    return math.log1p(SCALE * chance) / math.log1p(SCALE)


if __name__ == "__main__":
    main()
