"""Formatted text as Telegram keeps it: a text, and entities whose offsets count its UTF-16 units.

`tidy` does what the server does to every text that it is sent, however it was marked: characters replaced or removed,
spaces trimmed, entities split or dropped so that they nest as Telegram allows. Nothing here knows of HTML or of chats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

STYLES: Final = ("bold", "italic", "underline", "strikethrough", "spoiler")
CODES: Final = ("code", "pre")
QUOTES: Final = ("blockquote", "expandable_blockquote")

KEPT_ENTITIES: Final = 100
"""How many entities the server keeps of a message; the rest vanish without an error."""

_RANKS: Final = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 10,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    **{style: 90 + rank for rank, style in enumerate(STYLES)},
}
_RANK_OF_OTHERS: Final = 50

_SPACED: Final = {code: " " for code in range(32) if chr(code) not in "\n\r"}
_REMOVED: Final = dict.fromkeys([ord("\r"), 0x0333, 0x033F, 0x030A, *range(0x2028, 0x202F)], "")
_CLEANED: Final = _SPACED | _REMOVED


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of a text that is marked or means something, with what belongs to it.

    In a `Formatted` the offset and the length count UTF-16 units, as in the Bot API; on the way there, characters.
    """

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    user: Mapping[str, object] | None = None

    @property
    def end(self) -> int:
        """Where the entity ends, itself not included."""
        return self.offset + self.length

    def spanning(self, start: int, end: int) -> Entity:
        """Return the same entity from `start` to `end`."""
        return Entity(self.type, start, end - start, self.url, self.language, self.custom_emoji_id, self.user)

    def overlaps(self, other: Entity) -> bool:
        """Say whether some character belongs to both."""
        return self.offset < other.end and other.offset < self.end

    def is_within(self, other: Entity) -> bool:
        """Say whether every character belongs to `other` too."""
        return other.offset <= self.offset and self.end <= other.end

    def as_json(self) -> dict[str, object]:
        """Return the entity as the Bot API writes it."""
        extra = {"url": self.url, "language": self.language, "custom_emoji_id": self.custom_emoji_id, "user": self.user}
        kept = {name: value for name, value in extra.items() if value is not None}
        return {"type": self.type, "offset": self.offset, "length": self.length, **kept}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its entities, in order of offset."""

    text: str
    entities: tuple[Entity, ...] = ()

    def words_of(self, entity: Entity) -> str:
        """Return the characters that `entity` covers."""
        units = self.text.encode("utf-16-le")
        return units[2 * entity.offset : 2 * entity.end].decode("utf-16-le")

    def marked(self, kind: str) -> list[str]:
        """Return the stretches marked as `kind`, pieces that touch joined again as a reader sees them."""
        return [self.words_of(entity) for entity in _merged(e for e in self.entities if e.type == kind)]


def utf16_length(text: str) -> int:
    """Return the length of `text` in the units that Telegram's offsets count."""
    return len(text) + sum(char > "\uffff" for char in text)


def in_utf16(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return entities that count characters of `text` as entities that count its UTF-16 units."""
    present = tuple(entities)
    if not present or max(text, default="") <= "\uffff":
        return present
    places = [0]
    for char in text:
        places.append(places[-1] + utf16_length(char))
    return tuple(entity.spanning(places[entity.offset], places[entity.end]) for entity in present)


def tidy(text: str, entities: Iterable[Entity]) -> Formatted:
    """Return the text that the server would keep; the entities given count characters."""
    cleaned, settled = _clean(text, _settled(entities))
    visible = _settled(shrunk for entity in settled if (shrunk := _without_leading_spaces(cleaned, entity)))
    end = len(cleaned.rstrip(" \n"))
    start = len(cleaned) - len(cleaned.lstrip(" \n"))
    trimmed = cleaned[start:end]
    moved = [entity.spanning(entity.offset - start, min(entity.end, end) - start) for entity in visible]
    return Formatted(trimmed, in_utf16(trimmed, moved[:KEPT_ENTITIES]))


def without_overlaps(entities: Iterable[Entity]) -> list[Entity]:
    """Return the entities of which none begins before the previous one has ended: of two that meet, the first wins."""
    kept: list[Entity] = []
    for entity in _in_order(entities):
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _in_order(entities: Iterable[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda e: (e.offset, -e.length, _RANKS.get(e.type, _RANK_OF_OTHERS)))


def _settled(entities: Iterable[Entity]) -> list[Entity]:
    """Make entities nest as Telegram allows: links and code neither in each other nor across the border of a quote."""
    present = [entity for entity in entities if entity.length > 0]
    quotes = without_overlaps(entity for entity in present if entity.type in QUOTES)
    whole = without_overlaps(entity for entity in present if entity.type not in (*STYLES, *QUOTES))
    whole = [e for e in whole if all(not e.overlaps(quote) or e.is_within(quote) for quote in quotes)]
    styles = [entity for entity in present if entity.type in STYLES]
    return _in_order([*quotes, *whole, *_split(styles, [*quotes, *whole])])


def _split(styles: list[Entity], others: list[Entity]) -> Iterator[Entity]:
    """Cut styles at the borders of everything else and where another style begins; code has no styles inside."""
    joined = [piece for kind in STYLES for piece in _merged(style for style in styles if style.type == kind)]
    borders = {place for other in others for place in (other.offset, other.end)}
    cuts = sorted(borders | {style.offset for style in joined})
    codes = [other for other in others if other.type in CODES]
    for style in joined:
        inside = cuts[bisect_right(cuts, style.offset) : bisect_left(cuts, style.end)]
        places = [style.offset, *inside, style.end]
        pieces = (style.spanning(start, end) for start, end in pairwise(places))
        yield from (piece for piece in pieces if not any(piece.is_within(code) for code in codes))


def _merged(entities: Iterable[Entity]) -> list[Entity]:
    """Join entities that touch; all are of one type."""
    merged: list[Entity] = []
    for entity in _in_order(entities):
        if merged and entity.offset <= merged[-1].end:
            last = merged.pop()
            merged.append(last.spanning(last.offset, max(last.end, entity.end)))
        else:
            merged.append(entity)
    return merged


def _clean(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Replace control characters by spaces and remove those that would break lines or draw over them."""
    present, cleaned = list(entities), text.translate(_CLEANED)
    if cleaned == text:
        return text, present
    places = [0]
    for char in text:
        places.append(places[-1] + len(char.translate(_CLEANED)))
    return cleaned, [entity.spanning(places[entity.offset], places[entity.end]) for entity in present]


def _without_leading_spaces(text: str, entity: Entity) -> Entity | None:
    """Move the start of an entity to its first visible character; without one there is no entity."""
    words = text[entity.offset : entity.end]
    visible = words.lstrip(" \n")
    return entity.spanning(entity.end - len(visible), entity.end) if visible else None
