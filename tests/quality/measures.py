"""The measures, as functions of texts and numbers; their definitions are those of the question sets' own README."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the chance that a positive scores above a negative, a tie counting half."""
    ordered = sorted(negative)
    wins = sum(bisect_left(ordered, score) + bisect_right(ordered, score) for score in positive)
    return wins / (2 * len(positive) * len(negative))


def coverage(positive: Sequence[float], negative: Sequence[float], precision: float = 0.95) -> float:
    """Return the share of positives above the lowest threshold that keeps `precision`, both kinds equally many."""
    best = 0.0
    for threshold in sorted({*positive, *negative}, reverse=True):
        kept, wrong = answered(positive, threshold), answered(negative, threshold)
        if kept and kept / (kept + wrong) >= precision:
            best = kept
    return best


def answered(scores: Sequence[float], threshold: float) -> float:
    """Return the share of scores that reach the threshold."""
    return sum(score >= threshold for score in scores) / len(scores)


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).replace("ñ", "n")))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text).replace("ñ", "n"))
