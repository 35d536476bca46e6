"""Writes bot/text/frequencies.txt: how common the common words of Spanish are, from the wordfreq package.

    pip install wordfreq && python -m tests.quality.frequencies

wordfreq's small Spanish list, folded, words of Zipf frequency 4 and more (ten in a million words), to a tenth.
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path
from typing import Final

from wordfreq import get_frequency_dict

from bot.text import fold

COMMON: Final = 4.0
TARGET: Final = Path("bot/text/frequencies.txt")
HEADER: Final = """\
# How common the words of Spanish are: on each line a Zipf frequency (the logarithm of a word's occurrences in a
# thousand million words) and the words that have it, folded. Rarer words are not listed.
#
# From wordfreq 3.1.1 by Robyn Speer, whose data are under the Creative Commons Attribution-ShareAlike 4.0 licence,
# and so is this file: https://creativecommons.org/licenses/by-sa/4.0/
# Written by `python -m tests.quality.frequencies`.
"""


def main() -> None:
    """Write the table."""
    frequencies: dict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict("es", "small").items():
        if word.isalpha():
            frequencies[fold(word)] += frequency
    levels: dict[float, list[str]] = defaultdict(list)
    for word, frequency in frequencies.items():
        levels[round(9 + math.log10(frequency), 1)].append(word)
    lines = [f"{level} {' '.join(sorted(levels[level]))}" for level in sorted(levels, reverse=True) if level >= COMMON]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
