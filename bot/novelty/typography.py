"""A text without differences in type that say nothing: spaces, quotes, dashes, composed letters, grouped figures."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_QUOTES: Final = "«»“”„‟‹›‘’‚‛′″'"  # noqa: RUF001 - they look alike, that is why
_DASHES: Final = "‐‑‒–—―−•‣◦·"  # noqa: RUF001 - as above
"""Bullets too: a list is the same whatever begins its lines."""
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SAME: Final = {
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
    "…": "...",
}
_TYPE: Final = re.compile(f"[{re.escape(''.join(_SAME))}]")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3})+(?!\d)")
_SPACED_SIGN: Final = re.compile(r" ([%€$°])")
_BEFORE: Final = ".!?:;\"')-"
"""What may stand before the space before a sentence."""
_CLOSING: Final = "!?\"')"


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text as it is compared, line by line; two that say the same in other type become one."""
    lines = _TYPE.sub(lambda match: _SAME[match[0]], unicodedata.normalize("NFC", text)).split("\n")
    joined = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
    return _SPACED_SIGN.sub(r"\1", _GROUPED.sub(_ungrouped, joined))


def _ungrouped(match: re.Match[str]) -> str:
    is_tail = match.start() > 0 and match.string[match.start() - 1] in "0123456789.,"
    return match[0] if is_tail else match[0].replace(".", "").replace(" ", "")


def is_said(sentence: str, text: str) -> bool:
    """Tell whether a plain text has a plain sentence as one of its own; a point at its end may be missing."""
    bare = sentence.rstrip(".")
    at = text.find(bare) if bare else -1
    while at >= 0:
        if _begins(text, at) and _ends(text, at + len(bare)):
            return True
        at = text.find(bare, at + 1)
    return not bare


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n" or (text[at - 1] == " " and text[at - 2] in _BEFORE)


def _ends(text: str, end: int) -> bool:
    return end == len(text) or text[end] in ".\n" or text[end - 1] in _CLOSING
