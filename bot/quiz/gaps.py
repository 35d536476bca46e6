"""Whether a datum may be left out of its sentence: whether what is left then asks for it, and for nothing else.

«Más de ______» would be true of any smaller figure, «de ______ a 1995» shows on which side the answer lies, and
«Kenia … los keniatas» gives it away.
"""

from __future__ import annotations

import math
import re
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Final

from bot.quiz.data import SHARE, Sort
from bot.text import is_stop, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quiz.data import Datum

_NUMERAL: Final = r"(?:\d|(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce)\b)"
_TO: Final = r"(?:a|y|o|u|e|al|hasta|por|contra|frente a|-|–|/|x)(?: l[oa]s| el)?"
_BOUNDED: Final = re.compile(
    r"(?:\b(?:más|menos|antes|después|mayor|menor|superior(?:es)?|inferior(?:es)?|encima|debajo|máximo|mínimo|partir)"
    r" (?:del?|a|al)(?: l[oa]s)?(?: año)?"
    r"|\b(?:al menos|como (?:mínimo|máximo)|hasta|tras|primer[oa]s|últim[oa]s|otr[oa]s|entre|cada)(?: l[oa]s| el)?"
    r"|\b(?:super|rebas|exced|sobrepas)\w+(?: l[oa]s)?) $",
    re.IGNORECASE,
)
_UNIT: Final = r"(?: (?!\w+(?:on|ó|ía|ban)\b)\w+\b)?"
"""A word that is no verb."""
_RANGE_BEFORE: Final = re.compile(rf"(?:\d ?%?{_UNIT}|{_NUMERAL}),? {_TO} $|\d[-–/]$|\($", re.IGNORECASE)
_RANGE_BEHIND: Final = re.compile(rf",?{_UNIT} ?(?<!\w){_TO} {_NUMERAL}|, {_NUMERAL}", re.IGNORECASE)
_CONVERTED: Final = re.compile(r"\([^)]*\d")
_APPOSED: Final = re.compile(r"(?:,? [yeou]|,)? $|(?:,? [yeou]|,) ")
_DEFINITE: Final = re.compile(r"\b(?:l[oa]s|sus|o|u) $", re.IGNORECASE)
_NAME: Final = r"[A-ZÁÉÍÓÚÑ][\w'’]+(?: (?:de |del )?[A-ZÁÉÍÓÚÑ][\w'’]+)*"
_SERIES_BEFORE: Final = re.compile(rf"{_NAME}, $|\($|\b[yeou] $")
_SERIES_BEHIND: Final = re.compile(rf"(?:, {_NAME})+,? [ye] {_NAME}")
_CUT: Final = re.compile(r" [ye] [A-ZÁÉÍÓÚÑ]")
_BRACKET: Final = re.compile(r" \(")
_COUNTING: Final = (Sort.FIGURE, Sort.COUNT)
_DATED: Final = (Sort.DAY, Sort.MONTH)
_SHORT: Final = 5
_ROOT: Final = 4
"""Letters by which a word is known in another; of a short one, fewer: «Perú», «peruano»."""


def may_be_left_out(datum: Datum, sentence: str, beside: Sequence[Datum], title: str) -> bool:
    """Tell whether a gap in place of `datum` asks for it.

    `beside` are all data of the sentence, `title` is what the question names besides.
    """
    before, behind = sentence[: datum.span.start], sentence[datum.span.end :]
    if _is_told(datum, f"{title} {before} {behind}"):
        return False
    if datum.value:
        return not (
            _is_bounded(before, behind) or _is_counted_out(datum, before, behind) or _follows(datum, sentence, beside)
        )
    return not (_is_in_series(before, behind) or _is_cut(datum, behind) or _is_listed(datum, sentence, beside))


def _is_bounded(before: str, behind: str) -> bool:
    """Tell whether a figure is only a bound, or one end of a range."""
    return bool(_BOUNDED.search(before) or _RANGE_BEFORE.search(before) or _RANGE_BEHIND.match(behind))


def _follows(datum: Datum, sentence: str, beside: Sequence[Datum]) -> bool:
    """Tell whether a figure follows from others: converted in brackets, a sum, a difference, the rest of a share."""
    if datum.sort is Sort.FIGURE and _CONVERTED.search(sentence):
        return True
    alike = (one for one in beside if one.span != datum.span and one.sort in _COUNTING and one.unit == datum.unit)
    others = [one.value for one in alike] + [100.0] * (datum.unit == SHARE)
    sums = [sum(some) for count in (2, 3) for some in combinations(others, count)]
    differences = [one - other for one, other in permutations(others, 2)]
    return any(math.isclose(datum.value, result) for result in (*sums, *differences))


def _is_counted_out(datum: Datum, before: str, behind: str) -> bool:
    """Tell whether what is counted may be listed beside its number, or is a pair, which is too common to ask for."""
    is_pair = datum.sort is Sort.COUNT and (datum.value == 2 or _DEFINITE.search(before))  # noqa: PLR2004 - a pair
    return bool(is_pair) or (datum.sort in (Sort.COUNT, Sort.FIGURE) and ":" in behind)


def _is_in_series(before: str, behind: str) -> bool:
    """Tell whether other names, known or not, stand in a row with one, or brackets beside or around it."""
    is_behind = _SERIES_BEFORE.search(before) or _BRACKET.match(behind)
    return bool(is_behind or _SERIES_BEHIND.match(behind))


def _is_cut(datum: Datum, behind: str) -> bool:
    """Tell whether a name may go on behind the gap: «Alberto de Maguncia y Magdeburgo»."""
    return " de" in datum.text and _CUT.match(behind) is not None


def _is_listed(datum: Datum, sentence: str, beside: Sequence[Datum]) -> bool:
    """Tell whether a name stands beside another of its sort, as the other might as well."""
    gaps = (sentence[one.span.end : other.span.start] for one in beside for other in beside if datum in (one, other))
    return any(_APPOSED.fullmatch(gap) for gap in gaps)


def _is_told(datum: Datum, text: str) -> bool:
    """Tell whether a text has the datum's words, or of a name what begins like them."""
    said = {surface(token.text) for token in tokens(text)}
    words = [surface(token.text) for token in tokens(datum.text) if not is_stop(token.text)]
    if datum.value:
        return any(word in said for word in words if word[0].isdigit() or datum.sort in _DATED)
    roots = tuple(word[: _ROOT if len(word) > _SHORT else _ROOT - 1] for word in words)
    return any(word.startswith(roots) for word in said)
