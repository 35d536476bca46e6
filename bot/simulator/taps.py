"""What a person has begun and the bot has yet to answer: a button pressed, an inline query typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.desk import PATIENCE, Desk

if TYPE_CHECKING:
    from bot.simulator.queries import CallbackAnswer, InlineAnswer, InlineQuery, Query


class Tap:
    """A button pressed, whose answer may still be on its way."""

    def __init__(self, desk: Desk, query: Query, label: str) -> None:
        """Follow `query`."""
        self._desk = desk
        self._query = query
        self._label = label

    def answer(self, timeout: float = PATIENCE) -> CallbackAnswer:
        """Return what the person sees when the bot answers."""
        return self._desk.wait_until(lambda: self._query.answer, f"an answer to the button {self._label!r}", timeout)

    def expire(self) -> None:
        """Let the time for an answer pass."""
        self._desk.do(lambda _: setattr(self._query, "has_expired", True))


class Inquiry:
    """An inline query typed, whose results may still be on their way."""

    def __init__(self, desk: Desk, query: InlineQuery) -> None:
        """Follow `query`."""
        self._desk = desk
        self._query = query

    def answer(self, timeout: float = PATIENCE) -> InlineAnswer:
        """Return the results that the person sees when the bot answers."""
        what = f"results for {self._query.text!r}"
        return self._desk.wait_until(lambda: self._query.answer, what, timeout)

    def expire(self) -> None:
        """Let the time for an answer pass."""
        self._desk.do(lambda _: setattr(self._query, "has_expired", True))
