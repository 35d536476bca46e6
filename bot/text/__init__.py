"""Spanish analysis: tokens and sentences with their places, folded words, stems, stop words, and a text's content.

Nothing here loses text: a token or sentence is a span of the text it was found in. Nothing here knows documents,
questions or scores.
"""

from bot.text.analysis import EMPTY, Analysis, Vocabulary
from bot.text.commonness import commonness
from bot.text.sentences import leans_back, points_back, sentences
from bot.text.words import fold, is_stop, stem, surface, tokens

__all__ = [
    "EMPTY",
    "Analysis",
    "Vocabulary",
    "commonness",
    "fold",
    "is_stop",
    "leans_back",
    "points_back",
    "sentences",
    "stem",
    "surface",
    "tokens",
]
