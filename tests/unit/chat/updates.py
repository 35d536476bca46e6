"""Updates as they come, and a store that knows which are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import datetime as dt

    from bot.store import Store

Json = dict[str, Any]
PATIENCE = 5.0


def message(update: int, chat: int, text: str = "hola") -> Json:
    of = {"id": chat, "type": "private", "first_name": "Ana"}
    return {"update_id": update, "message": {"message_id": 1, "date": 0, "chat": of, "text": text}}


class Memory:
    """What a `Store` keeps of updates, in a set; while `is_broken` it fails as a database does."""

    def __init__(self) -> None:
        self.done: set[int] = set()
        self.is_broken = False

    @property
    def as_store(self) -> Store:
        return cast("Store", self)

    async def is_done(self, update: int) -> bool:
        self._check()
        return update in self.done

    async def finish(self, update: int, _: dt.datetime) -> None:
        self._check()
        self.done.add(update)

    def _check(self) -> None:
        if self.is_broken:
            message = "database is locked"
            raise OSError(message)
