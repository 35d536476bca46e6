"""The vocabulary of a few texts, as an index makes it of its sentences and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.text import Line, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def vocabulary_of(texts: Iterable[str], variants: Iterable[Sequence[str]] = ()) -> Vocabulary:
    """Return what `Vocabulary` learns of texts of a line each."""
    return Vocabulary([Line.of(text) for text in texts], variants)
