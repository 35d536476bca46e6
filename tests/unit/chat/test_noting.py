"""What is warned of is noted once for all that is the same, and nothing of it that is nobody's business."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, cast

import pytest

from bot.chat.noting import Notes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.store import Store

SECRET = "123456:AAF-x_y"  # noqa: S105 - no bot's


class Notebook:
    """Keeps what is noted."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    async def note_error(self, what: str, _: dt.datetime) -> None:
        self.noted.append(what)


@pytest.fixture
def notes() -> Iterator[Notes]:
    handler = Notes([SECRET])
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


def noted(notes: Notes) -> list[str]:
    notebook = Notebook()
    asyncio.run(notes.put_into(cast("Store", notebook)))
    return notebook.noted


def test_warnings_of_ours_are_noted_once_they_are_stored(notes: Notes) -> None:
    ours = logging.getLogger("bot.chat.posting")
    ours.warning("no answer")
    ours.info("all is well")
    logging.getLogger("httpx").error("not ours")
    logging.getLogger("bot.store.upkeep").error("the store's own")
    assert noted(notes) == ["no answer"]
    assert noted(notes) == []


def test_what_differs_by_numbers_only_is_noted_as_the_same_and_no_secret_is(notes: Notes) -> None:
    ours = logging.getLogger("bot.chat.posting")
    for chat in (-1001, 7):
        ours.warning("message to %s: given up (%s)", chat, SECRET)
    assert noted(notes) == ["message to …: given up (…)"] * 2


def test_of_a_fault_its_kind_is_noted_and_not_its_words(notes: Notes) -> None:
    logging.getLogger("bot.chat.lanes").error("update %s failed", 7, exc_info=ValueError("secreto"))
    assert noted(notes) == ["update … failed (ValueError)"]


def test_a_flood_of_warnings_takes_no_memory(notes: Notes) -> None:
    for _ in range(1000):
        logging.getLogger("bot.chat").warning("again")
    assert len(noted(notes)) == 100
