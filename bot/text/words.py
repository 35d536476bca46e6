"""Tokens and what they become: folded words, stems, figures.

A stem is taken before accents are folded, because Snowball needs the accent of «-ción» and «-ía». A person who types
without accents is met by the index, which knows which stem each folded word has in the documents.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, wraps
from itertools import accumulate
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import Stemmer

from bot.model import Token
from bot.text.lexicon import ASKING_NOUNS, NUMBER_WORDS, STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

_DOTTED: Final = r"(?:[A-ZÁÉÍÓÚÑ]{1,2}\.\s?){1,5}[A-ZÁÉÍÓÚÑ]{1,2}\.(?!\w)"
_FIGURE: Final = r"\d+(?:[.,]\d+)*(?:\.?[ºª])?(?!\w)"
_WORD: Final = r"[^\W_]+(?:['’·][^\W\d_]+)*"
_PLAIN: Final = r"[a-záéíóúñü]+(?![\w'’·])"
"""Most words; `_WORD` finds them too, in twice the time."""
_TOKEN: Final = f"{_PLAIN}|{_DOTTED}|{_FIGURE}|{_WORD}"
_AROUND: Final = re.compile(f"({_TOKEN})")
_FIGURES: Final = re.compile(_FIGURE)
_GROUPED_BY_POINTS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_BY_COMMAS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_KEPT_MARK: Final = "\N{COMBINING TILDE}"
_UNDECOMPOSED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
ENDLESS: Final = 30
"""Letters of a word from which it is not remembered, as none is as long."""
WORDS: Final = 32768
"""Words whose forms are remembered."""
_SHORT: Final = 400
"""Characters of a text whose tokens are remembered."""
_stemmer: Final = Stemmer.Stemmer("spanish", 0)  # its own memory of stems would double ours


def tokens(text: str) -> list[Token]:
    """Return the words, figures and dotted acronyms of `text` in order; no letter or digit is left out."""
    return list(_short(text)) if len(text) <= _SHORT else list(Line.of(text).tokens)


@lru_cache(maxsize=2048)
def _short(text: str) -> tuple[Token, ...]:
    """Return the tokens of a question or a sentence, which is read many times over."""
    return tuple(Line.of(text).tokens)


class Line(NamedTuple):
    """A sentence or a heading and its tokens in columns, which cost a third of as many values: words and places."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Line:
        """Return a text with its tokens."""
        pieces = _AROUND.split(text)  # what is between tokens, a token, what is between, …
        bounds = list(accumulate(map(len, pieces)))
        return cls(text, list(map(intern, pieces[1::2])), bounds[:-1:2], bounds[1::2])

    @property
    def tokens(self) -> Iterator[Token]:
        """Its tokens, one by one."""
        return map(Token, self.words, self.starts, self.ends)


def remembered(reckon: Callable[[str], T]) -> Callable[[str], T]:
    """Have a function remember what it made of words, but of no endless ones.

    People may ask anything: with words of a thousand letters they would fill the memory.
    """
    known = lru_cache(maxsize=WORDS)(reckon)

    @wraps(reckon)
    def looked_up(word: str) -> T:
        return known(word) if len(word) <= ENDLESS else reckon(word)

    return looked_up


@remembered
def fold(word: str) -> str:
    """Return `word` in lower case without accents; ñ stays, as it is a letter of its own."""
    lower = word.lower()
    if lower.isascii():  # as most are
        return lower
    decomposed = unicodedata.normalize("NFD", lower)
    kept = [
        char
        for previous, char in zip(" " + decomposed, decomposed, strict=False)
        if not unicodedata.combining(char) or (char == _KEPT_MARK and previous == "n")
    ]
    return unicodedata.normalize("NFC", "".join(kept)).translate(_UNDECOMPOSED)


@remembered
def surface(word: str) -> str:
    """Return the form in which a token is compared: folded, figures ungrouped, acronyms without points.

    >>> surface("12.000"), surface("EE. UU."), surface("Kazajistán"), surface("cinco")
    ('12000', 'eeuu', 'kazajistan', '5')
    """
    if _FIGURES.fullmatch(word):
        return _figure(word)
    if word[-1] == ".":
        return fold("".join(char for char in word if char.isalnum()))
    folded = fold(word)
    return _NUMBERS.get(folded, folded)


@remembered
def stem(word: str) -> str:
    """Return the folded Snowball stem of a word as written; figures and acronyms are their own stems."""
    plain = surface(word)
    if not plain.isalpha() or word[-1] == ".":
        return plain
    return fold(_stemmer.stemWord(word.lower()))


def is_stop(word: str) -> bool:
    """Tell whether a word, accented or not, carries no content."""
    return fold(word) in _STOPS


def asks_kind(interrogative: str, noun: str) -> bool:
    """Tell whether two words together only ask for a kind of datum: «qué año», «cuál fecha»."""
    return fold(interrogative) in _ASKING and fold(noun) in _ASKING_NOUNS


def _figure(word: str) -> str:
    digits = word.rstrip(".ºª")
    if _GROUPED_BY_POINTS.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _GROUPED_BY_COMMAS.fullmatch(digits):
        return digits.replace(",", "")
    return digits.replace(",", ".")


_STOPS: Final = frozenset(map(fold, STOP_WORDS))
_NUMBERS: Final = {fold(word): figure for word, figure in NUMBER_WORDS.items() if fold(word) not in _STOPS}
_ASKING: Final = frozenset(("que", "cual", "cuales", "q", "cuantos", "cuantas"))
_ASKING_NOUNS: Final = frozenset(map(fold, ASKING_NOUNS))
