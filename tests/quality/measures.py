"""What counts as right, as functions of texts; the definitions are those of the question sets' own README."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def same_passage(returned: str, gold: str) -> bool:
    """Tell whether one text lies within the other, by its letters and digits alone."""
    first, second = _letters(returned), _letters(gold)
    return bool(first) and (first in second or second in first)


def holds(text: str, answers: Iterable[str]) -> bool:
    """Tell whether a text holds one of the answers as whole words."""
    words = f" {_spaced(text)} "
    return any(f" {_spaced(answer)} " in words for answer in answers)


def overlaps(datum: str, answers: Iterable[str]) -> bool:
    """Tell whether a datum holds one of the answers, or one of them the datum."""
    words = _spaced(datum)
    return any(words in _spaced(answer) or _spaced(answer) in words for answer in answers)


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).replace("ñ", "n")))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text).replace("ñ", "n"))
