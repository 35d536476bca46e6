"""Where Spanish sentences begin and end.

A sentence ends at «.», «!», «?» or «…» (with the quotes, brackets and note marks that close behind it) when what
follows can begin one, and at every line break: a line of `Section.text` is a paragraph or a list item. A point after an
abbreviation or an initial ends nothing, unless a word follows that would only be capitalised as a sentence's first.
Quotations and brackets that close within the paragraph are not cut, so that no quote is cited half open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.text.lexicon import BEFORE_FIGURES, LEANING, MAY_END, POINTING, TITLES
from bot.text.words import fold, is_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_UNCUT: Final = 300
"""Characters of a quotation or bracket that may hold several sentences uncut; a longer one is cut inside."""
_END: Final = re.compile(
    r"[.!?…](?:[.!?…]*(?:[»”\"')\]]|\[\d{1,3}\])*(?=\s)|(?<=[a-záéíóúñ]{3}\.)(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]))"
)
"""Either of two ends, written so that what cannot begin one is passed over at once, in a fifth of the time."""
_OPENING: Final = re.compile(r"\s*[—–\-«“\"'(\[¿¡]*\s*")
_LAST_WORD: Final = re.compile(r"([^\W_]+)\.[^\w\s]*$")
_ENUMERATOR: Final = re.compile(r"\s{0,20}(?:\d{1,3}|[a-zA-Z])\.")
_INITIAL: Final = re.compile(r"[^\W\d_]\.")
_PAIR: Final = 2
"""Letters of the longest half of a dotted acronym: «EE. UU.»."""
_FIRST_WORD: Final = re.compile(r"[^\W\d_]*")
_LONGEST_WORD: Final = 40
"""Characters looked at on either side of a point; every word that matters there is shorter."""
_LINE: Final = re.compile("[^\n\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")
_BRACKETED: Final = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|\([^()]*\)|\[[^\[\]]*\]")


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of `text`, in order, trimmed; together they cover all that is not space."""
    return [span for line in _LINE.finditer(text) for span in _cut(line[0], line.start()) if span.start < span.end]


def leans_back(sentence: str) -> bool:
    """Tell whether a sentence opens with a word that leans on the one before it: «Este…», «Además…», «Ello…»."""
    return _opening_word(sentence) in _LEANING


def points_back(sentence: str) -> bool:
    """Tell whether a sentence opens with a word that points even to the paragraph before it: «Este…», «Dicha…»."""
    return _opening_word(sentence) in _POINTING


def _opening_word(sentence: str) -> str:
    """Return the folded first word; nothing for one that only its accent, written or not, tells from a leaning one."""
    word = _FIRST_WORD.match(sentence.lstrip("—–-«“\"'(¿¡ "))[0]  # type: ignore[index] # as above
    return "" if word.lower() in _LOOKALIKES else fold(word)


def _cut(line: str, offset: int) -> Iterator[Span]:
    start = 0
    for end in [*_ends(line), len(line)]:
        piece = line[start:end]
        lead = len(piece) - len(piece.lstrip())
        yield Span(start + lead, max(start + lead, start + len(piece.rstrip()))).shifted(offset)
        start = end


def _ends(line: str) -> Iterator[int]:
    uncut = [match.span() for match in _BRACKETED.finditer(line) if len(match[0]) <= _LONGEST_UNCUT]
    starts = [start for start, _ in uncut]
    for match in _END.finditer(line):
        around = bisect_left(starts, match.start()) - 1
        inside = around >= 0 and match.end() < uncut[around][1]
        if not inside and _ends_sentence(line, match.end()):
            yield match.end()


def _ends_sentence(line: str, end: int) -> bool:
    opening = _OPENING.match(line, end)
    at = opening.end() if opening else end
    if at == len(line) or line[at].islower() or _ENUMERATOR.fullmatch(line, 0, end):
        return False
    last = _LAST_WORD.search(line, max(0, end - _LONGEST_WORD), end)
    if last is None or line[end - 1] in "!?…":
        return True
    return _word_may_end(last[1], line[at : at + _LONGEST_WORD])


def _word_may_end(word: str, following: str) -> bool:
    """Tell whether the point after `word` may end a sentence before `following`."""
    folded = fold(word)
    is_initial = len(word) == 1 and word.isupper()
    if (folded in _TITLES and not is_initial) or (len(word) == 1 and _INITIAL.match(following)):
        return False
    if folded in BEFORE_FIGURES:
        return not following[0].isdigit()
    if folded in _MAY_END or (word.isupper() and len(word) <= _PAIR):
        return is_stop(_FIRST_WORD.match(following)[0])  # type: ignore[index] # matches anywhere, if only nothing
    return True


_TITLES: Final = frozenset(map(fold, TITLES))
_MAY_END: Final = frozenset(map(fold, MAY_END))
_LEANING: Final = frozenset(map(fold, LEANING))
_POINTING: Final = frozenset(map(fold, POINTING))
_LOOKALIKES: Final = frozenset(("el", "está", "estás", "esté", "estés"))
"""An article and verbs that folding makes one with «él», «esta» and «este»; an «El» without accent is the article."""
