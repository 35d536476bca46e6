"""The database: whether it can be used, what it holds, and what should have been sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor.checks import Check, broken, doubtful, fine
from bot.errors import StoreError
from bot.store.inspecting import Age
from bot.wording import doctor as say
from bot.wording import storing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bot.store.inspecting import Condition, Contents


def checks(found: Condition | Exception, now: dt.datetime, patience: float) -> Iterator[Check]:
    """Yield whether a database can be used, or what came instead of its condition, and what is in it."""
    match found:
        case StoreError():
            yield broken(say.DATABASE, storing.problem(found), storing.advice(found))
        case TimeoutError():
            yield broken(say.DATABASE, say.database_is_slow(patience), say.CHECK_DATABASE)
        case Exception():
            yield broken(say.DATABASE, say.database_fails(type(found).__name__), say.CHECK_DATABASE)
        case _:
            yield _schema(found)
            if found.contents:
                yield from _contents(found.contents, now)


def _schema(found: Condition) -> Check:
    match found.age:
        case Age.NONE:
            return fine(say.DATABASE, say.empty(found.software, found.address))
        case Age.OLD:
            return doubtful(say.DATABASE, say.outdated(found.software, found.address), say.MIGRATE)
        case Age.CURRENT:
            return fine(say.DATABASE, say.current(found.software, found.address))
        case Age.FLEETING:
            return doubtful(say.DATABASE, say.IN_MEMORY, say.CHOOSE_FILE)


def _contents(found: Contents, now: dt.datetime) -> Iterator[Check]:
    yield fine(say.CONTENTS, say.contents(found.chats, found.subscriptions, found.processes))
    if found.since is None:
        yield fine(say.SENDINGS, say.NONE_LATE)
        return
    told = say.late(found.overdue, now - found.since)
    if found.processes:
        yield broken(say.SENDINGS, told, say.READ_LOG)
    else:
        yield doubtful(say.SENDINGS, told, say.START)
