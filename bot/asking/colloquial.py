"""What is said in the street, in the words that documents have: «¿dónde chambean?» asks «¿dónde trabajan?».

For an encoder, which hardly knows these words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.text import commonness, fold, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def plainly(question: str, is_known: Callable[[str], bool]) -> str:
    """Return `question` in plain words; what is not listed stays as it was typed.

    So does a name, and a word that the documents have, as `is_known` tells: «plata» may be what they are about.

    >>> plainly("¿dónde chambean los tombos?", lambda word: False)
    '¿dónde trabajan los policías?'
    """
    pieces: list[str] = []
    at = 0
    for token in tokens(question):
        is_name = bool(pieces) and token.text[0].isupper()
        pieces += [question[at : token.start], token.text if is_name else _plain(token.text, is_known)]
        at = token.end
    return "".join((*pieces, question[at:]))


def _plain(word: str, is_known: Callable[[str], bool]) -> str:
    lowered = word.lower()
    plain = _street().get(lowered)
    return word if plain is None or is_known(lowered) else plain


@cache
def _street() -> Mapping[str, str]:
    """Return the words, without their accents too, unless that is a frequent word then."""
    from bot.asking.street import STREET  # noqa: PLC0415 - thousands of words, for whoever hears an encoder

    typed = ((fold(word), plain) for word, plain in STREET.items())
    return {word: plain for word, plain in typed if not commonness(word)} | STREET
