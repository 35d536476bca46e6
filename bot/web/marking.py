"""A stretch of a text as nodes, some of its words in elements of their own. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.markup import Node
    from bot.model import Span


@dataclass(frozen=True, slots=True)
class Marking:
    """A text and the spans of it, in reading order and apart, that stand in an element `tag`."""

    text: str
    spans: tuple[Span, ...] = ()
    tag: str = "mark"

    def nodes(self, span: Span) -> Iterator[Node]:
        """Yield the characters of a span, each once and in order."""
        at = span.start
        for marked in self.spans:
            first, last = max(marked.start, at), min(marked.end, span.end)
            if first < last:
                yield from filter(None, [self.text[at:first]])
                yield element(self.tag, self.text[first:last])
                at = last
        yield from filter(None, [self.text[at : span.end]])
