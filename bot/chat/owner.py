"""The commands of whoever runs the bot, in their private chat: `/informe` and `/exportar`, each with a number of days.

Nobody else meets these handlers, so to them the commands do not exist. A report without a number begins where the last
such one ended; to look at other stretches moves nothing.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from telegram.ext import CallbackQueryHandler, CommandHandler
from telegram.ext.filters import ChatType, UpdateType, User

from bot.chat import exporting, reporting
from bot.chat.parts import now
from bot.chat.places import Place, place_of
from bot.chat.reply import Button, plain, replies
from bot.chat.rich import Rich
from bot.wording import OLD_BUTTON
from bot.wording import owner as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts
    from bot.chat.reply import Keyboard
    from bot.store.values import Report

USUAL: Final = 7
"""Days told of the first time."""
LONGEST: Final = 366
"""Days that can be asked for; more are seldom kept, and would not be seen in a picture."""
_OFFERED: Final = (7, 30, 90)
_PRESSED: Final = r"^r:(\d{1,3})$"


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what the owner's commands do; nothing where nobody is known to own the bot."""
    if not parts.admins:
        return []
    owner = Owner(parts)
    theirs = UpdateType.MESSAGE & ChatType.PRIVATE & User(parts.admins)
    return [
        CommandHandler("informe", owner.report, theirs),
        CommandHandler("exportar", owner.export, theirs),
        CallbackQueryHandler(owner.press, _PRESSED),
    ]


class Owner:
    """Tells the owner what happened."""

    def __init__(self, parts: Parts) -> None:
        """Tell with the bot's parts."""
        self._parts = parts

    async def report(self, update: Update, context: Any) -> None:  # noqa: ANN401 - the library's, with types of its own
        """Tell of some days or, where no number is given, of all since that was told last."""
        message = update.message
        if message is None:
            return
        place, until = place_of(message), now()
        if not context.args:
            last = await self._parts.store.last_report()
            await self._tell(place, last or until - dt.timedelta(days=USUAL), until)
            await self._parts.store.reported(until)
        elif (days := days_of(context.args)) is None:
            await self._parts.post.send(place, plain(say.usage("informe", LONGEST)))
        else:
            await self._tell(place, until - dt.timedelta(days=days), until)

    async def export(self, update: Update, context: Any) -> None:  # noqa: ANN401 - as above
        """Give the questions of some days as a file."""
        message = update.message
        if message is None:
            return
        place, until = place_of(message), now()
        days = days_of(context.args) if context.args else USUAL
        if days is None:
            await self._parts.post.send(place, plain(say.usage("exportar", LONGEST)))
            return
        since = until - dt.timedelta(days=days)
        if not (questions := await self._parts.store.export(since, until)):
            await self._parts.post.send(place, plain(say.NOTHING_TO_EXPORT))
            return
        name = say.file_name(since.date(), until.date())
        caption = Rich(say.exported(reporting.days_between(since, until), len(questions)))
        await self._parts.post.document(place, name, await asyncio.to_thread(exporting.sheet, questions), caption)

    async def press(self, update: Update, context: Any) -> None:  # noqa: ANN401 - as above
        """Tell of as many days as a button says; whoever was the owner once has buttons that do nothing now."""
        query = update.callback_query
        if query is None:
            return
        message, days = query.message, days_of(context.match.groups())
        if message is None or days is None or not _is_owners(self._parts, query.from_user.id, message.chat.id):
            await self._parts.post.acknowledge(query.id, OLD_BUTTON)
            return
        await self._parts.post.acknowledge(query.id)
        until = now()
        await self._tell(Place(message.chat.id), until - dt.timedelta(days=days), until)

    async def _tell(self, place: Place, since: dt.datetime, until: dt.datetime) -> None:
        report = await self._parts.store.report(since, until)
        if report.days:
            await self._parts.post.photo(place, await asyncio.to_thread(_picture, report), reporting.brief(report))
        promises = self._parts.store.promises
        outbox, troubles = await promises.outbox(since, until), await promises.troubles(since, until)
        await self._parts.post.send(place, replies(reporting.told(report, outbox, troubles), _KEYBOARD))


_KEYBOARD: Final[Keyboard] = (tuple(Button(say.days_button(days), f"r:{days}") for days in _OFFERED),)


def days_of(words: Sequence[str]) -> int | None:
    """Return the number of days that a command is followed by, or None if that is no number from 1 to the longest."""
    word = words[0] if len(words) == 1 else ""
    is_number = word.isascii() and word.isdecimal() and len(word) <= len(str(LONGEST))
    return int(word) if is_number and 1 <= int(word) <= LONGEST else None


def _is_owners(parts: Parts, person_id: int, chat_id: int) -> bool:
    return person_id in parts.admins and chat_id == person_id


def _picture(report: Report) -> bytes:
    from bot.chat.picture import drawn  # noqa: PLC0415 - takes memory that only a bot asked for a report is to take

    return drawn(report)
