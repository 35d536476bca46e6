"""How long to wait before trying again."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROWING: Final = (1.0, 2.0, 4.0, 8.0, 16.0)
_LONGEST: Final = 30.0


def pauses() -> Iterator[float]:
    """Yield seconds that double, up to half a minute, without end: an outage ends unnoticed for no longer than that."""
    return chain(_GROWING, repeat(_LONGEST))
