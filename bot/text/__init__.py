"""Spanish analysis: tokens and sentences with their places, folded words, stems, stop words, and a text's content.

Nothing here loses text: a token or sentence is a span of the text it was found in. Nothing here knows documents or
scores; what a question is known by are its words alone.

    words, sentences   the pieces of a text, and their forms
    commonness         how common a word is in Spanish at large
    meaning            how near words stand in meaning
    names              forms of a name that mean the same
    spelling           which word a misspelt one is meant for
    reading            a question as it is understood
    analysis           the content of a text or question, in a vocabulary's terms
"""

from bot.text.analysis import EMPTY, Analysis, Vocabulary
from bot.text.commonness import commonness
from bot.text.meaning import vectors
from bot.text.names import full_names, is_acronym
from bot.text.reading import Reading
from bot.text.sentences import leans_back, points_back, sentences
from bot.text.words import Line, fold, is_stop, stem, surface, tokens

__all__ = [
    "EMPTY",
    "Analysis",
    "Line",
    "Reading",
    "Vocabulary",
    "commonness",
    "fold",
    "full_names",
    "is_acronym",
    "is_stop",
    "leans_back",
    "points_back",
    "sentences",
    "stem",
    "surface",
    "tokens",
    "vectors",
]
