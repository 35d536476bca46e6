"""What is done beside answering goes on whatever becomes of it, and ends with the bot."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, cast

from bot.chat.upkeep import noting
from tests.unit.chat.updates import PATIENCE

if TYPE_CHECKING:
    import datetime as dt

    import pytest

    from bot.store import Store


class Notebook:
    """Keeps what is noted, but for the first `failures` times."""

    def __init__(self, failures: int = 0) -> None:
        self.noted: list[str] = []
        self.tried = asyncio.Event()
        self._failures = failures

    async def note_error(self, what: str, _: dt.datetime) -> None:
        self._failures -= 1
        if self._failures >= 0:
            raise OSError(what)
        self.noted.append(what)
        self.tried.set()


def test_what_is_warned_of_until_the_end_is_noted() -> None:
    notebook = Notebook()

    async def main() -> None:
        async with noting(cast("Store", notebook), []):
            await asyncio.sleep(0)
            logging.getLogger("bot.chat.posting").warning("the last")
        logging.getLogger("bot.chat.posting").warning("too late")

    asyncio.run(main())
    assert notebook.noted == ["the last"]


def test_a_database_that_fails_is_told_of_once_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.chat.upkeep.OFTEN", 0.01)
    notebook = Notebook(failures=1)

    async def main() -> None:
        async with noting(cast("Store", notebook), []):
            logging.getLogger("bot.chat.posting").warning("given up")
            await asyncio.wait_for(notebook.tried.wait(), PATIENCE)

    asyncio.run(main())
    assert notebook.noted[0].startswith("upkeep failed (OSError)")
    assert [record.message for record in caplog.records] == ["given up", "upkeep failed"]
