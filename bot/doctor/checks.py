"""What is told of one thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.wording import doctor as say

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTED: Final = 10
"""Details that are told one by one."""


class State(StrEnum):
    """How a thing is."""

    FINE = "fine"
    DOUBTFUL = "doubtful"
    """It works, but should be looked at; or it could not be seen."""
    BROKEN = "broken"
    """Something that the bot is for does not work."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is told of a thing, in a line; where it is not fine, what to do; `details` are lines below."""

    name: str
    state: State
    told: str
    advice: str = ""
    details: tuple[str, ...] = ()


def fine(name: str, told: str) -> Check:
    """Return that a thing is well."""
    return Check(name, State.FINE, told)


def doubtful(name: str, told: str, advice: str) -> Check:
    """Return that a thing should be looked at, and what to do."""
    return Check(name, State.DOUBTFUL, told, advice)


def broken(name: str, told: str, advice: str) -> Check:
    """Return that a thing does not work, and what to do."""
    return Check(name, State.BROKEN, told, advice)


def unseen(name: str, because: str, advice: str = "") -> Check:
    """Return that a thing could not be seen; as a rule the check of what is to blame says what to do."""
    return Check(name, State.DOUBTFUL, because, advice)


def listed(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the first of some details, and how many more there are."""
    rest = len(lines) - _LISTED
    return (*lines[:_LISTED], say.more(rest)) if rest > 0 else tuple(lines)
