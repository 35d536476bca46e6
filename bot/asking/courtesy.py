"""Messages that ask nothing of the documents, and the courtesy around those that do.

A message is mere courtesy only if every word of it is: «hola» is a greeting, «hola, ¿cuándo abre?» a question in a
polite frame, and a question with an ugly word in it still a question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.asking import frames
from bot.asking.abbreviations import spelt_out
from bot.asking.language import is_foreign
from bot.asking.lexicon import INSULTING_FRAME, INSULTS, INTERROGATIVES, PREPOSITIONS
from bot.model import Courtesy
from bot.text import fold, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Token

_LONGEST: Final = 24
"""Words of the longest message that may be courtesy and nothing else."""
_LONGEST_FRAME: Final = 8
"""Words of the longest phrase that opens a message."""
_LONGEST_CLOSING: Final = 3
"""Words of the longest phrase that closes one."""
_ABOUT: Final = frozenset(("de", "del", "sobre", "acerca", "por"))
"""Words behind which «quiero saber» names a subject and frames no question."""
_STRETCHED: Final = re.compile(r"(\w)\1{2,}")
_PAUSE: Final = re.compile(r"[,.;:!?¿¡…\n]")


def courtesy(text: str) -> Courtesy | None:
    """Return what a message is that asks nothing of the documents, or None if it asks something."""
    words = _folded(spelt_out(text))
    if 0 < len(words) <= _LONGEST:
        found = _insult(words) or _said(" ".join(words))
        if found:
            return found
    return Courtesy.OTHER_LANGUAGE if is_foreign(text) else None


def without_courtesy(text: str) -> str:
    """Return `text` without the polite frame of its question; what is nothing but courtesy comes back as it was.

    >>> without_courtesy("Hola, ¿me puedes decir cuándo abre el museo, por favor?")
    '¿cuándo abre el museo?'
    """
    found = tokens(text)
    words = _folded(text)
    start = _opening(text, found, words)
    end = _closing(text, found, words)
    if start >= end:
        return text
    return _kept(text, found[start].start, found[end - 1].end) if (start, end) != (0, len(found)) else text


def _folded(text: str) -> list[str]:
    """Return the words of a text folded, each stretched letter once: «holaaa» is «hola»."""
    return [_STRETCHED.sub(r"\1", fold(token.text)) for token in tokens(text)]


def _insult(words: Sequence[str]) -> Courtesy | None:
    is_insult = any(word in INSULTS for word in words)
    only = all(word in INSULTS | INSULTING_FRAME for word in words)
    return Courtesy.INSULT if is_insult and only else None


def _said(message: str) -> Courtesy | None:
    """Return the weightiest courtesy of a message that is made of courtesies alone."""
    said: set[Courtesy | None] = set()
    at = 0
    while at < len(message):
        kind, length = max(
            ((kind, match.end() - at) for kind, pattern in _COURTESIES if (match := pattern.match(message, at))),
            key=lambda pair: pair[1],
            default=(None, 0),
        )
        if not length:
            return None
        said.add(kind)
        at += length + 1
    return next((kind for kind in _WEIGHTIEST if kind in said), None)


def _opening(text: str, found: Sequence[Token], words: Sequence[str]) -> int:
    """Return how many words open a message before its question begins."""
    at = 0
    while at < len(found) and (step := _frame(text, found, words, at)):
        at += step
    return at if at < len(found) else 0


def _frame(text: str, found: Sequence[Token], words: Sequence[str], at: int) -> int:
    """Return how many words the frame that begins at a word has, or 0 where the question begins there."""
    ahead = " ".join(words[at : at + _LONGEST_FRAME])
    for pattern, is_sure in ((_SURE, True), (_LOOSE, False)):
        match = pattern.match(ahead)
        after = at + match[0].count(" ") + 1 if match else len(words)
        if after == len(words):
            continue
        if _has_pause(text, found, after) or _asks(words, after) or (is_sure and words[after] not in _ABOUT):
            return after - at
    return 0


def _has_pause(text: str, found: Sequence[Token], at: int) -> bool:
    return bool(_PAUSE.search(text[found[at - 1].end : found[at].start]))


def _asks(words: Sequence[str], at: int) -> bool:
    """Tell whether a question begins at a word: with an interrogative, or behind «si»."""
    first = at + (words[at] in PREPOSITIONS)
    return words[at - 1] == "si" or (first < len(words) and words[first] in INTERROGATIVES)


def _closing(text: str, found: Sequence[Token], words: Sequence[str]) -> int:
    """Return where the words that close a message politely begin."""
    for length in range(_LONGEST_CLOSING, 0, -1):
        at = len(words) - length
        tail = " ".join(words[max(at, 0) :])
        if at > 0 and (_CLOSING.fullmatch(tail) or (_LOOSE_CLOSING.fullmatch(tail) and _has_pause(text, found, at))):
            return at
    return len(words)


def _kept(text: str, start: int, end: int) -> str:
    """Return a stretch of a text with the question marks that stood around it."""
    first, last = text.rfind("¿", 0, start), text.find("?", end)
    opens = first >= 0 and "?" not in text[first:start]
    closes = last >= 0 and "¿" not in text[end:last]
    return f"{'¿' if opens else ''}{text[start:end]}{'?' if closes else ''}"


_COURTESIES: Final = (
    (Courtesy.INSULT, frames.pattern(frames.INSULT)),
    (Courtesy.ABILITIES, frames.pattern(frames.ABILITIES)),
    (Courtesy.CONTENTS, frames.pattern(frames.CONTENTS)),
    (Courtesy.FAREWELL, frames.pattern(frames.FAREWELL)),
    (Courtesy.THANKS, frames.pattern(frames.THANKS)),
    (Courtesy.GREETING, frames.pattern(frames.GREETING)),
    (None, frames.pattern(frames.FILLERS)),
)
"""What each phrase says, the weightiest first: who greets and asks for help is helped."""
_WEIGHTIEST: Final = tuple(kind for kind, _ in _COURTESIES if kind)
_SURE: Final = frames.pattern(f"(?:{phrase})(?: si)?" for phrase in (*frames.SURE_OPENINGS, *frames.ASKING))
_LOOSE: Final = frames.pattern(f"(?:{phrase})(?: si)?" for phrase in frames.LOOSE_OPENINGS)
_CLOSING: Final = frames.pattern(frames.CLOSINGS)
_LOOSE_CLOSING: Final = frames.pattern(frames.LOOSE_CLOSINGS)
