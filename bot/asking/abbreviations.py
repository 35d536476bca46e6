"""Chat spelling written out: «xq» is «por qué», «dnd» is «dónde».

Only whole tokens change, and only where what stands around leaves no doubt: «5 km», «rayos x» and «Vitamina D» stay.
Whatever is no abbreviation stays as it was typed, character by character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.asking.lexicon import ABBREVIATIONS, ARTICLES, ASKING_ABBREVIATIONS, PREPOSITIONS
from bot.text import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Token

_THAT: Final = frozenset(("q", "k", "ke", "qe"))
_LETTERS: Final = frozenset("qkxd")
"""Abbreviations of one letter, which name no number before another."""
_JOINTS: Final = ("y", "e", "o", "u")
_JOINING: Final = frozenset("/=+-*^_@#&'’<>()°%$")
"""Signs that make a letter part of something else: «x=2», «f(x)», «c/d», «@q»."""
_OPERATORS: Final = ("=", "<", ">", "+", "*", "^")
_BREAKING: Final = frozenset("¿?¡!.,;:")
_BEFORE_ASKING: Final = PREPOSITIONS.union(
    ("y", "e", "x", "d"), (short for short, written in ABBREVIATIONS.items() if fold(written) in PREPOSITIONS)
)
_AFTER_BY: Final = _THAT | {"que", "favor", "eso", "esto", "ello", "el", "la", "los", "las", "un", "una", "su", "sus"}
"""What «x» stands before when it is «por» and not a letter or a sign."""
_WHERE: Final = frozenset(short for short, asked in ASKING_ABBREVIATIONS.items() if asked == "dónde")
_AFTER_OF: Final = _THAT | _WHERE | ARTICLES | {"que", "donde", "su", "sus", "este", "esta", "ese", "esa"}


def spelt_out(text: str) -> str:
    """Return `text` with its chat abbreviations written out, and the rest as it was."""
    found = tokens(text)
    pieces, end = [], 0
    for at, token in enumerate(found):
        pieces += [text[end : token.start], _written(text, found, at)]
        end = token.end
    return "".join((*pieces, text[end:]))


def _written(text: str, found: Sequence[Token], at: int) -> str:
    """Return a token written out; capitals, but for the text's first, are the mark of a name and change nothing."""
    token = found[at]
    is_small = token.text.islower() or (at == 0 and token.text.istitle())
    if (
        not is_small
        or _is_joined(text, token)
        or _is_symbol(text, found, at)
        or (at and found[at - 1].text[-1].isdigit())
    ):
        return token.text
    following = fold(found[at + 1].text) if at + 1 < len(found) else ""
    written = _meaning(token.text.lower(), following, opens=_opens(text, found, at))
    if written is None:
        return token.text
    return written if token.text.islower() else written[0].upper() + written[1:]


def _meaning(word: str, following: str, *, opens: bool) -> str | None:
    """Return what an abbreviation stands for before `following`, or None for a word that is none."""
    asked = ASKING_ABBREVIATIONS.get(word)
    if asked:
        return asked if opens or not following else _linking(asked)
    if word in _THAT:
        return "qué" if opens else "que" if following else None
    if word == "x":
        return "por" if following in _AFTER_BY else None
    if word == "d":
        return "de" if following in _AFTER_OF else None
    if word == "cm":
        return "cómo" if opens and following else None
    return ABBREVIATIONS.get(word)


def _linking(asked: str) -> str:
    """Return the conjunction that sounds like an interrogative: «porque», «cuando»."""
    return fold(asked).replace(" ", "")


def _opens(text: str, found: Sequence[Token], at: int) -> bool:
    """Tell whether a token opens a clause, alone or behind a conjunction or a preposition: «y a q hora»."""
    if at == 0 or _BREAKING & set(text[found[at - 1].end : found[at].start]):
        return True
    return fold(found[at - 1].text) in _BEFORE_ASKING


def _is_joined(text: str, token: Token) -> bool:
    return bool(_JOINING & set(text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]))


def _is_symbol(text: str, found: Sequence[Token], at: int) -> bool:
    """Tell whether a letter is one of a formula: «q = 9», «si a y q son primos»."""
    if text[found[at].end :].lstrip()[:1] in _OPERATORS:
        return True
    first, joint = (token.text.lower() for token in found[at - 2 : at]) if at > 1 else ("", "")
    is_joined = len(first) == 1 and first not in _LETTERS and joint in _JOINTS
    return is_joined and len(found[at].text) == 1
