"""Whether a question is in a language other than Spanish, by the little words it is built with.

Names and titles are no evidence, whatever they are made of: «¿Quién escribió The Lord of the Rings?» is Spanish, as is
any question with a Spanish interrogative. A message that does not show its language counts as Spanish.
"""

from __future__ import annotations

import re
from typing import Final

from bot.asking.lexicon import ACCENTED, INTERROGATIVES, LANGUAGES, SHARED_SPELLINGS
from bot.text import is_stop, tokens

_ENOUGH: Final = 2
"""Different foreign words that are evidence: one alone may be a slip or a borrowing."""
_LINKS: Final = 2
"""Small words that may stand between two capitals of one name."""
_QUOTED: Final = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|'[^']*'")
_APOSTROPHE: Final = re.compile(r"['’]")


def is_foreign(text: str) -> bool:
    """Tell whether `text` is in another language than Spanish."""
    words = set(_small_words(_QUOTED.sub(" ", text)))
    return any(_speaks(words, language) for language in LANGUAGES)


def _small_words(text: str) -> list[str]:
    """Return the words that could be grammar: the first, and those in small letters that no name has on both sides."""
    found = [token.text for token in tokens(_APOSTROPHE.sub(" ", text))]
    if text.isupper():
        return [word.lower() for word in found]
    capital = [at for at, word in enumerate(found) if word[0].isupper() and at]
    return [
        word.lower()
        for at, word in enumerate(found)
        if not at or (word[0].islower() and not _is_within_name(at, capital))
    ]


def _is_within_name(at: int, capital: list[int]) -> bool:
    """Tell whether capitals stand near on both sides: «Lord of the Rings»."""
    return any(at - _LINKS <= place < at for place in capital) and any(at < place <= at + _LINKS for place in capital)


def _speaks(words: set[str], language: frozenset[str]) -> bool:
    """Tell whether more of the words are this language's alone than are Spanish and not this language's."""
    spanish = {word for word in words if is_stop(word) and word not in language}
    if spanish & ACCENTED or spanish & INTERROGATIVES:
        return False
    foreign = {word for word in words & language if not is_stop(word) or word in SHARED_SPELLINGS}
    return len(foreign) >= _ENOUGH and len(foreign) > len(spanish)
