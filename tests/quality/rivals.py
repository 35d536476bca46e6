"""Other ways of summing up, to be measured against: the first sentences, and what sumy has (`pip install sumy`).

Each puts the sentences of a text in the order in which it would quote them. All get the same sentences, words and
stems as Glosa, so that only the choice is compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from bot.text import is_stop, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Order = Callable[[Sequence[str]], list[int]]
    """Sentences in reading order -> their numbers, the one quoted first in front."""


class _Words:
    """What sumy calls a tokenizer."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        """Return the content words of a sentence."""
        return tuple(token.text for token in tokens(sentence) if not is_stop(token.text))


def lead(sentences: Sequence[str]) -> list[int]:
    """Return the sentences as they stand."""
    return list(range(len(sentences)))


def lexrank(sentences: Sequence[str]) -> list[int]:
    """Return the sentences by LexRank (Erkan and Radev, 2004)."""
    return _ranked(LexRankSummarizer, sentences)


def textrank(sentences: Sequence[str]) -> list[int]:
    """Return the sentences by TextRank (Mihalcea and Tarau, 2004)."""
    return _ranked(TextRankSummarizer, sentences)


def _ranked(summarizer: type[LexRankSummarizer | TextRankSummarizer], sentences: Sequence[str]) -> list[int]:
    words = _Words()
    document = ObjectDocumentModel([Paragraph([Sentence(sentence, words) for sentence in sentences])])
    order: list[int] = []

    def noted(ranked: Any) -> Any:  # noqa: ANN401 - what sumy calls, instead of a count, with its sentences by rating
        order.extend(one.order for one in ranked)
        return ranked

    summarizer(stem)(document, noted)
    return order


RIVALS: Final[dict[str, Order]] = {"lead": lead, "LexRank": lexrank, "TextRank": textrank}
