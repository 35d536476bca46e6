"""`/ajustes`: what a group's administrators choose, with buttons that change one message in place.

A button says what is to be so, not what is to be changed, so a press that comes twice does no harm. `opened` and
`pressed` are pure; whether somebody may press is asked of `roles` at every press, because anybody can press a button.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, CommandHandler
from telegram.ext.filters import UpdateType

from bot.chat.buttons import OpenOutline
from bot.chat.parts import now
from bot.chat.places import place_of
from bot.chat.reply import Button, Reply, clipped, plain
from bot.chat.rich import Rich, bold, html, joined
from bot.chat.roles import Standing
from bot.store.values import Abstaining, Askers, Audience, DateStyle
from bot.wording import NEXT, OLD_BUTTON, PREVIOUS
from bot.wording import groups as say
from bot.wording.subscriptions import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import CallbackQuery, Chat, Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts
    from bot.chat.reply import Keyboard
    from bot.library import Library
    from bot.model import Document
    from bot.store.values import ChatSettings

GROUPS: Final = (ChatType.GROUP, ChatType.SUPERGROUP)
_OPTIONS: Final[Mapping[str, tuple[object, ...]]] = {
    "askers": tuple(Askers),
    "abstaining": tuple(Abstaining),
    "audience": tuple(Audience),
    "delete_after": (0, 10, 60, 1440),
    "dates": tuple(DateStyle),
}
"""What can be chosen for each setting but the documents."""
_NUMBER: Final = re.compile(r"[0-9]{1,6}", re.ASCII)
_PAGE: Final = 8
"""Documents on a page."""
_TITLE: Final = 56
"""Characters of a document's title on a button."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel shows: a chat's settings, the documents there are, and whether who sees answers can be chosen.

    `receives`: how many subscriptions the chat has.
    """

    settings: ChatSettings
    library: Library
    has_audience: bool
    receives: int = 0

    @property
    def names(self) -> list[str]:
        """The settings that can be chosen, besides the documents."""
        return [name for name in _OPTIONS if name != "audience" or self.has_audience]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What comes of a button: the settings from then on, and the page to show."""

    settings: ChatSettings
    page: Reply


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what opens the settings and changes them."""
    panel = _Settings(parts)
    return [
        CommandHandler("ajustes", panel.open, UpdateType.MESSAGE),
        CallbackQueryHandler(panel.press, pattern=r"^g:"),
    ]


class _Settings:
    """Takes commands and presses to the panel, and what was chosen to the store."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def open(self, update: Update, _: object) -> None:
        """Show the panel to whoever may use it."""
        message = update.message
        if message is None:
            return
        if message.chat.type not in GROUPS:
            await self._parts.post.send(place_of(message), plain(say.SETTINGS_ONLY_IN_GROUPS))
        elif refusal := refused(await self._parts.roles.standing_of(update)):
            await self._parts.post.send(place_of(message), plain(refusal))
        else:
            await self._parts.post.send(place_of(message), [opened(await self._panel(message.chat.id))])

    async def press(self, update: Update, _: object) -> None:
        """Change what a button says, if whoever pressed it may."""
        query = update.callback_query
        if query is None:
            return
        if refusal := refused(await self._parts.roles.standing_of(update)):
            await self._parts.post.acknowledge(query.id, refusal, alert=True)
        elif query.message is None or query.message.chat.type not in GROUPS:
            await self._parts.post.acknowledge(query.id, OLD_BUTTON)
        else:
            await self._change(query, query.message.chat, query.message.message_id)

    async def _change(self, query: CallbackQuery, chat: Chat, message_id: int) -> None:
        panel = await self._panel(chat.id)
        found = pressed(query.data or "", panel)
        if found is None:
            await self._parts.post.acknowledge(query.id, OLD_BUTTON)
            return
        has_changed = found.settings != panel.settings
        if has_changed:
            await self._parts.store.change_settings(chat.id, chat.type, found.settings, now())
        await self._parts.post.acknowledge(query.id, say.SAVED if has_changed else None)
        await self._parts.post.edit(chat.id, message_id, found.page)

    async def _panel(self, chat_id: int) -> Panel:
        settings = await self._parts.store.settings(chat_id)
        receives = len(await self._parts.store.promises.of_chat(chat_id))
        return Panel(settings, self._parts.library, self._parts.features.ephemeral, receives)


def refused(standing: Standing) -> str | None:
    """Return why somebody may not do what administrators may, or None if they are one."""
    refusals = {Standing.OTHER: say.ONLY_ADMINISTRATORS, Standing.UNKNOWN: say.RIGHTS_UNKNOWN}
    return refusals.get(standing)


def opened(panel: Panel) -> Reply:
    """Return the panel's first page: every setting as it is, and a button for each."""
    can_choose = len(panel.library.documents) > 1 or panel.settings.documents
    documents = [Button(say.DOCUMENTS_SETTING, "g:d:0")] if can_choose else []
    others = [Button(say.SETTINGS[name], f"g:o:{name}") for name in panel.names]
    receives = Button(say.SUMMARIES_SETTING, "u:+:list")
    return _written(panel, say.SETTINGS_HINT, _column([*documents, *others, receives, Button(say.DONE, "g:x")]))


def pressed(data: str, panel: Panel) -> Pressed | None:
    """Return what comes of a button, or None if it leads to nothing that there is now."""
    page: Reply | None = None
    match data.split(":"):
        case ["g", "m"]:
            page = opened(panel)
        case ["g", "x"]:
            page = _written(panel, say.SETTINGS_DONE, ())
        case ["g", "o", name] if name in panel.names:
            page = _options(panel, name)
        case ["g", "d", number] if _is_number(number):
            page = _documents(panel, int(number))
        case ["g", "s", name, value] if name in panel.names:
            return _chosen(panel, name, value)
        case ["g", "+" | "-" | "*" as sign, digest, number] if _is_number(number):
            return _marked(panel, sign, digest, int(number))
    return Pressed(panel.settings, page) if page else None


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def _chosen(panel: Panel, name: str, text: str) -> Pressed | None:
    """Return the panel after an option was chosen."""
    found = next((value for value in _OPTIONS[name] if str(value) == text), None)
    if found is None:
        return None
    choice: dict[str, Any] = {name: found}
    changed = replace(panel, settings=replace(panel.settings, **choice))
    return Pressed(changed.settings, opened(changed))


def _marked(panel: Panel, sign: str, digest: str, page: int) -> Pressed | None:
    """Return the documents' page after one was marked or unmarked, or the marks were taken away: all are asked then."""
    document = next((one for one in panel.library.documents if OpenOutline(one).digest == digest), None)
    if document is None and sign != "*":
        return None
    chosen = set(panel.settings.documents) if document else set()
    if document:
        chosen = chosen | {document.id} if sign == "+" else chosen - {document.id}
    documents = tuple(one.id for one in panel.library.documents if one.id in chosen)
    changed = replace(panel, settings=replace(panel.settings, documents=documents))
    return Pressed(changed.settings, _documents(changed, page))


def _written(panel: Panel, hint: str, keyboard: Keyboard) -> Reply:
    """Return a page that tells every setting."""
    existing = [one for one in panel.settings.documents if panel.library.document(one)]
    is_all = not panel.settings.documents
    documents = say.documents_asked(len(existing), len(panel.library.documents), is_all=is_all)
    lines = [
        say.setting(say.DOCUMENTS_SETTING, documents),
        *(say.setting(say.SETTINGS[name], say.VALUES[name][_value(panel, name)]) for name in panel.names),
        say.setting(say.SUMMARIES_SETTING, count(panel.receives)),
    ]
    text = joined([bold(say.SETTINGS_TITLE), Rich("\n".join(lines)), Rich(hint)])
    return Reply(html(text), keyboard)


def _options(panel: Panel, name: str) -> Reply:
    """Return the page on which one setting is chosen."""
    current = _value(panel, name)
    buttons = [
        Button(_tick(label, is_marked=value == current), f"g:s:{name}:{value}")
        for value, label in say.VALUES[name].items()
    ]
    return Reply(html(bold(say.SETTINGS[name])), _column([*buttons, Button(say.BACK, "g:m")]))


def _documents(panel: Panel, page: int) -> Reply:
    """Return a page on which documents are marked."""
    documents = panel.library.documents
    page = min(page, max(len(documents) - 1, 0) // _PAGE)
    shown = documents[page * _PAGE : (page + 1) * _PAGE]
    everything = Button(_tick(say.ALL_DOCUMENTS, is_marked=not panel.settings.documents), f"g:*::{page}")
    column = _column([everything, *(_mark(panel, document, page) for document in shown)])
    turning = _turning(page, len(documents))
    text = joined([bold(say.DOCUMENTS_SETTING), Rich(say.CHOOSE_DOCUMENTS)])
    return Reply(html(text), (*column, *turning, (Button(say.BACK, "g:m"),)))


def _mark(panel: Panel, document: Document, page: int) -> Button:
    is_marked = document.id in panel.settings.documents
    sign = "-" if is_marked else "+"
    label = _tick(clipped(document.title, _TITLE), is_marked=is_marked)
    return Button(label, f"g:{sign}:{OpenOutline(document).digest}:{page}")


def _turning(page: int, total: int) -> Keyboard:
    """Return the row that turns the page, if there is more than one."""
    back = (Button(PREVIOUS, f"g:d:{page - 1}"),) if page else ()
    on = (Button(NEXT, f"g:d:{page + 1}"),) if (page + 1) * _PAGE < total else ()
    return ((*back, *on),) if back or on else ()


def _tick(label: str, *, is_marked: bool) -> str:
    return f"✓ {label}" if is_marked else label


def _value(panel: Panel, name: str) -> str:
    return str(getattr(panel.settings, name))


def _column(buttons: list[Button]) -> Keyboard:
    return tuple((button,) for button in buttons)
