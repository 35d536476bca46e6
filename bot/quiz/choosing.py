"""Three wrong options beside a right one: of its kind, of its looks, and false where it stands.

Every option is a datum of the documents; nothing is invented. What else the sentence says keeps options out: what it
names itself, and what its other figures and years would show to be impossible.
"""

from __future__ import annotations

import math
import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from bot.quiz.data import SHARE, Sort
from bot.text import is_stop, stem, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.quiz.data import Datum

WRONG: Final = 3
"""Wrong options: with the right one they fit a telephone's screen."""
_NEAREST: Final = 6
"""Names, the nearest in the text, among which chance decides."""
_FOLD: Final = 5.0
"""How many times a figure may be another and still be taken for it."""
_APART: Final = {Sort.COUNT: 4.0, Sort.YEAR: 60.0}
"""How far apart two may lie and still be taken for one another."""
_OTHER_UNIT: Final = 2.0
"""What it counts as distance that a figure counts something else: more than any two figures that fit are apart."""
_LONGER: Final = 2.5
"""How many times as long as another an option may be without standing out."""
_ADJECTIVE: Final = re.compile(r"\b(?:tod|vecin|propi|nuev|antigu|lejan|mism)[oa] $", re.IGNORECASE)
_WORDY: Final = (Sort.PERSON, Sort.NAME, Sort.MONTH)
_PARTICIPLE: Final = re.compile(r",? (?:(?:fue|es|era|está|estaba|quedó|ha sido|había sido|será) )?\w+[aei]d([oa])\b")


def wrong(
    right: Datum, sentence: str, beside: Sequence[Datum], title: str, pools: Iterable[Iterable[Datum]]
) -> tuple[Datum, ...]:
    """Return three wrong options for `right`, or none where there are not three.

    `beside` are all data of the sentence, `title` is what the question names besides; `pools` hold what may be taken,
    what stands nearest first.
    """
    chosen: list[Datum] = []
    said = frozenset(surface(token.text) for token in tokens(f"{title} {sentence}"))
    for pool in pools:
        plausible = {other.text: other for other in reversed(list(pool)) if _is_plausible(right, other)}
        different = [other for other in reversed(plausible.values()) if not _is_said(other, said)]
        fit = [other for other in different if _fits(right, other, sentence, beside)]
        for other in _drawn(right, fit, sentence):
            if len(chosen) < WRONG and all(_differ(other, one) for one in chosen):
                chosen.append(other)
    return tuple(chosen) if len(chosen) == WRONG else ()


def _drawn(right: Datum, fit: Iterable[Datum], sentence: str) -> list[Datum]:
    """Return what fits in the order to take it in: the nearest first, but as if by chance.

    Of figures and dates so many are taken from below the right one as chance says, as options are shown in rising
    order: with the nearest alone, the right one would mostly stand in the middle.
    """
    nearest = sorted(fit, key=lambda other: _distance(right, other))
    if not right.value:
        drawn = sorted(nearest[:_NEAREST], key=lambda other: chance(sentence, other.text))
        return [*drawn, *nearest[_NEAREST:]]
    wanted = chance(sentence, right.text)[0] % (WRONG + 1)
    below = [other for other in nearest if other.value < right.value][:wanted]
    above = [other for other in nearest if other.value > right.value][: WRONG - wanted]
    return [*below, *above, *nearest]


def chance(sentence: str, text: str) -> bytes:
    """Return what orders texts as if by chance, the same for the same sentence on any machine."""
    return blake2b(f"{sentence}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _fits(right: Datum, other: Datum, sentence: str, beside: Sequence[Datum]) -> bool:
    """Tell whether `other` may stand where `right` stands, and is wrong there."""
    return (
        _differ(right, other)
        and _agrees(right, other, sentence)
        and all(_is_on_its_side(right, other, one) for one in beside)
    )


def _distance(right: Datum, other: Datum) -> float:
    if right.sort is Sort.FIGURE:
        return abs(math.log(other.value / right.value)) + _OTHER_UNIT * (not _is_of_unit(right, other))
    return abs(other.value - right.value) if right.sort in _APART else 0.0


def _is_of_unit(right: Datum, other: Datum) -> bool:
    return other.unit == right.unit or "" in (other.unit, right.unit)


def _differ(one: Datum, other: Datum) -> bool:
    """Tell whether two options are two things, neither within the other, and alike in length.

    Two names of persons that share a word may be one person's.
    """
    if one.value:
        return one.value != other.value
    first, second = _stems(one.text), _stems(other.text)
    shorter, longer = sorted((len(one.text), len(other.text)))
    is_same = first & second if one.sort is Sort.PERSON else first <= second or second <= first
    return not is_same and longer <= _LONGER * shorter


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(token.text) for token in tokens(text) if not is_stop(token.text))


def _is_said(other: Datum, said: frozenset[str]) -> bool:
    """Tell whether the words of a question have an option's figures, its month, or any content word of its name."""
    words = [surface(token.text) for token in tokens(other.text) if not is_stop(token.text)]
    return any(word in said for word in words if other.sort in _WORDY or word[0].isdigit())


def _is_plausible(right: Datum, other: Datum) -> bool:
    if right.sort is Sort.FIGURE and right.unit != SHARE:
        return 1 / _FOLD <= other.value / right.value <= _FOLD
    return abs(other.value - right.value) <= _APART.get(right.sort, math.inf)


def _agrees(right: Datum, other: Datum, sentence: str) -> bool:
    """Tell whether both names go with the words beside the gap: «la vecina ______», «______ fue fundada»."""
    if right.value:
        return True
    is_told = _ADJECTIVE.search(sentence[: right.span.start]) or _PARTICIPLE.match(sentence, right.span.end)
    return not is_told or _is_feminine(right) == _is_feminine(other)


def _is_feminine(name: Datum) -> bool:
    return name.text.split()[0].endswith("a")


def _is_on_its_side(right: Datum, other: Datum, beside: Datum) -> bool:
    """Tell whether an option lies on the same side of what else the sentence says as the right one does."""
    if not right.value or beside.span == right.span or beside.sort is not right.sort:
        return True
    is_apart = right.sort is Sort.FIGURE and beside.unit != right.unit
    return is_apart or (other.value - beside.value) * (right.value - beside.value) >= 0
