"""What leads from a page to the one before and the one after, and how a long list is divided into pages. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from bot.markup import element
from bot.wording import pages as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.markup import Element

    T = TypeVar("T")

LISTED: Final = 100
"""Entries of a list on a page, which is then one of 30 KB."""
PAGE: Final = "pagina"
"""The parameter that says which page of a list is shown."""


class Turn(NamedTuple):
    """A page that another leads to, by what it is called."""

    title: str
    address: str


def turns(before: Turn | None, after: Turn | None, label: str) -> Element:
    """Return what leads to the pages beside this one."""
    links = [_link(turn, kind, word) for turn, kind, word in _sides(before, after) if turn]
    return element("nav", *links, class_="turns", aria_label=label)


def listed(items: Sequence[T], number: int) -> tuple[Sequence[T], int, int]:
    """Return the entries on a page of a list, its number, at most that of the last, and how many pages there are."""
    count = max(1, -(-len(items) // LISTED))
    number = max(1, min(number, count))
    return items[(number - 1) * LISTED : number * LISTED], number, count


def turns_of_list(address: str, number: int, count: int) -> list[Element]:
    """Return what leads from a page of a list to the others; nothing where there is one page."""
    if count == 1:
        return []
    before, after = (
        Turn(say.page(one, count), f"{address}?{PAGE}={one}") if 1 <= one <= count else None
        for one in (number - 1, number + 1)
    )
    return [turns(before, after, say.OTHER_PAGES)]


def _sides(before: Turn | None, after: Turn | None) -> tuple[tuple[Turn | None, str, str], ...]:
    return (before, "prev", say.PREVIOUS), (after, "next", say.NEXT)


def _link(turn: Turn, kind: str, word: str) -> Element:
    return element("a", element("small", word), element("span", turn.title), href=turn.address, rel=kind, class_=kind)
