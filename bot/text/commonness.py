"""How common a term is in Spanish at large, whatever the documents.

In a small library a word such as «utilizar» may stand in one passage and look as telling as a name. What everybody
writes everywhere tells little, and the few passages at hand cannot know it. How the table was made,
`tests/quality/frequencies.py` says.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final


def commonness(term: str) -> float:
    """Return how common a word or stem is: 0 for one that is not in the list, towards 1 for one in every passage."""
    return _COMMONNESS.get(term, 0.0)


def _read() -> dict[str, float]:
    commonness: dict[str, float] = {}
    for line in files("bot.text").joinpath("frequencies.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            level, *terms = line.split()
            commonness.update(dict.fromkeys(terms, float(level)))
    return commonness


_COMMONNESS: Final = _read()
