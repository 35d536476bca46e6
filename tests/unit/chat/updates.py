"""Updates as they come, and a store that knows which are done."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, cast

from bot.store.values import Turn

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from bot.store import Store
    from bot.store.values import Waiting

Json = dict[str, Any]
PATIENCE = 5.0


def message(update: int, chat: int, text: str = "hola") -> Json:
    of = {"id": chat, "type": "private", "first_name": "Ana"}
    return {"update_id": update, "message": {"message_id": 1, "date": 0, "chat": of, "text": text}}


class Memory:
    """What a `Store` keeps of updates; while `is_broken` it fails as a database does.

    `elsewhere` are those that another process works on, `left` those that one has stored whole before it died.
    """

    def __init__(self) -> None:
        self.done: set[int] = set()
        self.elsewhere: set[int] = set()
        self.shelved: dict[int, str] = {}
        self.left: list[Json] = []
        self.is_broken = False

    @property
    def as_store(self) -> Store:
        return cast("Store", self)

    async def begin(self, update: Waiting, _: dt.datetime) -> Turn:
        self._check()
        return Turn.DONE if update.id in self.done else Turn.ELSEWHERE if update.id in self.elsewhere else Turn.OURS

    async def shelve(self, update: Waiting, body: str, _: dt.datetime) -> None:
        self._check()
        self.shelved[update.id] = body

    async def adopt(self, under_way: Collection[int], _: dt.datetime) -> list[str]:
        self._check()
        bodies = [json.dumps(raw) for raw in self.left if raw["update_id"] not in under_way]
        self.elsewhere.clear()
        self.left.clear()
        await asyncio.sleep(0)  # whoever asks for an update now sees that none is elsewhere
        return bodies

    async def finish(self, update: int, _: dt.datetime) -> None:
        self._check()
        self.done.add(update)
        self.shelved.pop(update, None)

    def _check(self) -> None:
        if self.is_broken:
            message = "database is locked"
            raise OSError(message)
