"""Numbers in figures and words, up to those of a month's days, as parts of patterns."""

from __future__ import annotations

from typing import Final

_WORDS: Final = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve treinta"
)
_VALUES: Final = {word: number for number, word in enumerate(_WORDS.split())} | {"una": 1, "un": 1}

WORD: Final = f"(?:{'|'.join(_VALUES)})"
FIGURES: Final = r"\d{1,2}"
NUMBER: Final = f"(?:{FIGURES}|{WORD})"


def value(number: str) -> int:
    """Return the value of a number in figures or words."""
    return _VALUES[number] if number in _VALUES else int(number)
