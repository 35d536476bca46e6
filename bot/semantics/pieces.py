"""What of a passage is encoded: itself and each of its sentences, all behind the name of where they stand.

A sentence says «the treaty», and which one only the title knows: with the title before it, an encoder puts the right
passage first in 77 instead of 70 % of questions in the asker's own words (XQuAD-es, own article).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.model import Passage, Span

KEY: Final = 32
"""Characters of a key: 128 bits. It is kept as a checksum in the store."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a passage is encoded: the whole and, where there are several, its sentences, so many texts in all.

    The same texts have the same key. They are written when they are asked for, as that is once, and then for nothing.
    """

    key: str
    size: int
    write: Callable[[], tuple[str, ...]]

    @classmethod
    def of(cls, write: Callable[[], tuple[str, ...]]) -> Piece:
        """Return the piece of the texts that a function writes."""
        texts = write()
        return cls(key_of(texts), len(texts), write)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts."""
        return self.write()


def pieces(passages: Sequence[Passage], sentences: Iterable[Sequence[Span]]) -> tuple[Piece, ...]:
    """Return a piece for each passage, in order; `sentences` holds each one's spans of its section's text."""
    return tuple(Piece.of(partial(_texts, *one)) for one in zip(passages, sentences, strict=True))


def _texts(passage: Passage, spans: Sequence[Span]) -> tuple[str, ...]:
    place = ": ".join(filter(None, (passage.document.title, passage.section.heading)))
    said = [passage.text, *(span.of(passage.section.text) for span in spans if len(spans) > 1)]
    return tuple(f"{place}: {text}" for text in said)


def key_of(texts: Sequence[str]) -> str:
    """Return the name of some texts."""
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=KEY // 2).hexdigest()
