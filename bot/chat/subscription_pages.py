"""A subscription as a message whose buttons change it in its place. Pure.

A button names the subscription and says what is to be so: `u:NAME:VERB:WHAT`. `subscription_choices` knows what comes
of the verbs that choose something; here are the pages that they lead to.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.chat.buttons import OpenOutline
from bot.chat.reply import Button, Reply, clipped
from bot.chat.rich import Rich, bold, html, joined
from bot.digest import topics
from bot.model import Length
from bot.schedule import COMMON_ZONES, Monthly, Quiet, Weekly, zone_name
from bot.schedule.values import DAYS
from bot.store.promises import State
from bot.wording import NEXT, PREVIOUS, digests
from bot.wording import subscriptions as say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.chat.reply import Keyboard
    from bot.library import Library
    from bot.store.promises import Subscription

SWITCHES: Final[Mapping[str, str]] = {
    "is_silent": say.SILENT,
    "is_pinned": say.PINNED,
    "has_button": say.BUTTON,
}
"""What is so or is not, by its field, and how it is called."""
QUIETS: Final[Mapping[str, Quiet | None]] = {
    "no": None,
    "22-7": Quiet(dt.time(22), dt.time(7)),
    "22-8": Quiet(dt.time(22), dt.time(8)),
    "23-7": Quiet(dt.time(23), dt.time(7)),
    "0-8": Quiet(dt.time(0), dt.time(8)),
}
WHENS: Final[Mapping[str, str]] = {
    "daily": say.DAILY,
    "workdays": say.WORKDAYS,
    "weekend": say.WEEKEND,
    "days": say.SOME_DAYS,
    "monthly": say.MONTHLY,
    "hourly": say.EVERY_HOUR,
    "sixhourly": say.EVERY_SIX_HOURS,
    "news": say.ON_NEWS,
}
"""Schedules to choose; any other is written in words."""
HOURS: Final = 24
MINUTES: Final = (0, 15, 30, 45)
_ACROSS: Final = 6
_PAGE: Final = 8
_LABEL: Final = 56


@dataclass(frozen=True, slots=True)
class Scene:
    """What a page shows besides the subscription: the documents, the time, and the chat that receives it.

    `title`: what that chat is called, nothing if it is a person's; `is_elsewhere`: whether this is shown in another.
    """

    library: Library
    now: dt.datetime
    title: str = ""
    is_elsewhere: bool = False


def data(subscription: Subscription, *words: object) -> str:
    """Return what a button of a subscription holds."""
    return ":".join(["u", subscription.id, *map(str, words)])


def opened(subscription: Subscription, scene: Scene, told: str = "") -> Reply:
    """Return a subscription's first page: what was chosen, and a button for each choice; `told` is said before it."""
    is_draft = subscription.state is State.DRAFT
    title, hint = (say.TITLE_NEW, say.HINT_NEW) if is_draft else (say.TITLE, say.HINT)
    text = joined([Rich(told), bold(title), _described(subscription, scene), Rich(hint)])
    return Reply(html(text), _choices(subscription, scene))


def closed(subscription: Subscription, scene: Scene, told: str, keyboard: Keyboard = ()) -> Reply:
    """Return what a subscription is, after something was done with it."""
    return Reply(html(joined([Rich(told), _described(subscription, scene)])), keyboard)


def contents(subscription: Subscription) -> Reply:
    """Return the page on which is chosen what is sent."""
    text = f"{say.CHOOSE_CONTENT}\n\n{say.CONTENTS_EXPLAINED}"
    return _options(subscription, text, "content", say.CONTENTS, subscription.content)


def lengths(subscription: Subscription) -> Reply:
    """Return the page on which is chosen how long summaries are."""
    names = {length.value: digests.LENGTHS[length] for length in Length}
    return _options(subscription, say.CHOOSE_LENGTH, "length", names, subscription.length)


def quiets(subscription: Subscription) -> Reply:
    """Return the page on which quiet hours are chosen."""
    names = {key: str(quiet).removeprefix("sin molestar ") if quiet else say.NEVER for key, quiet in QUIETS.items()}
    current = next((key for key, quiet in QUIETS.items() if quiet == subscription.when.quiet), "")
    return _options(subscription, say.CHOOSE_QUIET, "quiet", names, current)


def signatures(subscription: Subscription, scene: Scene) -> Reply:
    """Return the page on which is chosen what stands under each message; another text is written in words."""
    current = {"": "no", scene.title: "title"}.get(subscription.signature, "")
    names = {"no": say.UNSIGNED, "title": scene.title}
    return _options(subscription, say.CHOOSE_SIGNATURE, "signature", names, current)


def abouts(subscription: Subscription, library: Library, page: int) -> Reply:
    """Return a page of the documents and topics that a subscription may be about."""
    is_all = not (subscription.documents or subscription.theme)
    rows: list[tuple[str, tuple[object, ...]]] = [
        (_tick(say.themed(theme), is_marked=theme == subscription.theme), ("theme", number))
        for number, theme in enumerate(topics(library))
    ]
    rows += [
        (
            _tick(document.title, is_marked=document.id in subscription.documents),
            ("about", OpenOutline(document).digest),
        )
        for document in library.documents
    ]
    everything = Button(_tick(say.ALL_DOCUMENTS, is_marked=is_all), data(subscription, "about", "all"))
    shown = [(_button(subscription, label, words),) for label, words in rows[page * _PAGE : (page + 1) * _PAGE]]
    turning = _turning(subscription, "abouts", page, len(rows))
    return Reply(html(Rich(say.CHOOSE_ABOUT)), ((everything,), *shown, *turning, _back(subscription)))


def whens(subscription: Subscription) -> Reply:
    """Return the page on which the schedule is chosen."""
    timed = isinstance(subscription.when.schedule, Weekly | Monthly)
    rows = [(Button(label, data(subscription, "when", key)),) for key, label in WHENS.items()]
    time = [(Button(say.TIME, data(subscription, "hours")),)] if timed else []
    text = joined([Rich(say.CHOOSE_WHEN), Rich(say.line(say.WHEN, str(subscription.when.schedule)))])
    return Reply(html(text), (*rows, *time, _back(subscription)))


def days(subscription: Subscription, schedule: Weekly) -> Reply:
    """Return the page on which weekdays are marked."""
    buttons = [
        Button(_tick(name, is_marked=day in schedule.days), data(subscription, "day", day))
        for day, name in enumerate(DAYS)
    ]
    time = (Button(say.TIME, data(subscription, "hours")),)
    return Reply(html(Rich(say.CHOOSE_DAYS)), (*_grid(buttons, 2), time, _back(subscription)))


def hours(subscription: Subscription) -> Reply:
    """Return the page on which the hour is chosen."""
    buttons = [Button(f"{hour}", data(subscription, "minutes", hour)) for hour in range(HOURS)]
    return Reply(html(Rich(say.CHOOSE_HOUR)), (*_grid(buttons, _ACROSS), _back(subscription)))


def minutes(subscription: Subscription, hour: int) -> Reply:
    """Return the page on which the minute of an hour is chosen."""
    buttons = [
        Button(f"{hour:02}:{minute:02}", data(subscription, "at", f"{hour:02}{minute:02}")) for minute in MINUTES
    ]
    return Reply(html(Rich(say.CHOOSE_MINUTE)), (*_grid(buttons, 2), _back(subscription)))


def zones(subscription: Subscription, page: int, now: dt.datetime) -> Reply:
    """Return a page of zones, each with what its clocks show."""
    rows = [(Button(_clock(zone, subscription, now), data(subscription, "zone", zone)),) for zone in COMMON_ZONES]
    turning = _turning(subscription, "zones", page, len(rows))
    shown = rows[page * _PAGE : (page + 1) * _PAGE]
    return Reply(html(Rich(say.CHOOSE_ZONE)), (*shown, *turning, _back(subscription)))


def in_a_line(subscription: Subscription, place: str = "") -> str:
    """Return a subscription in a line: what, when and, if that is elsewhere, where."""
    return say.summary(subscription.content, str(subscription.when.schedule), place)


def has_length(subscription: Subscription) -> bool:
    """Tell whether it matters how long a subscription's summaries are."""
    return subscription.content not in say.WITHOUT_LENGTH


def _described(subscription: Subscription, scene: Scene) -> Rich:
    return Rich("\n".join(say.line(name, value) for name, value in _chosen(subscription, scene) if value))


def _chosen(subscription: Subscription, scene: Scene) -> Iterable[tuple[str, str]]:
    """Yield what was chosen, each by its name; nothing for what does not matter."""
    when = subscription.when
    yield say.WHERE, scene.title if scene.is_elsewhere else ""
    yield say.CONTENT, say.CONTENTS[subscription.content]
    if len(scene.library.documents) > 1:
        titles = [one.title for one in scene.library.documents if one.id in subscription.documents]
        yield say.ABOUT, say.documents(titles, subscription.theme)
    if has_length(subscription):
        yield say.LENGTH, digests.LENGTHS[Length(subscription.length)]
    yield say.WHEN, str(when.schedule)
    yield say.ZONE, say.zone_offset(zone_name(when.zone), scene.now.astimezone(when.zone))
    yield say.QUIET, str(when.quiet).removeprefix("sin molestar ") if when.quiet else ""
    yield from ((name, say.YES if getattr(subscription, field) else "") for field, name in SWITCHES.items())
    yield say.SIGNATURE, subscription.signature
    yield say.NEXT, _next(subscription, scene.now)


def _next(subscription: Subscription, now: dt.datetime) -> str:
    if subscription.state in (State.PAUSED, State.STOPPED):
        return say.no_next(subscription.state, subscription.reason)
    zone, following = subscription.when.zone, subscription.when.next_after(now)
    if following is None:
        return say.when_there_is_news()
    return say.moment(following.astimezone(zone), now.astimezone(zone).date())


def _choices(subscription: Subscription, scene: Scene) -> Keyboard:
    about = [(say.ABOUT, ("abouts", 0))] if len(scene.library.documents) > 1 else []
    length = [(say.LENGTH, ("lengths",))] if has_length(subscription) else []
    going = [(say.PAUSE, ("pause",))] if subscription.state is State.ACTIVE else [(say.RESUME, ("resume",))]
    is_draft = subscription.state is State.DRAFT
    rows = (
        [(say.CONTENT, ("contents",)), *about, *length],
        [(say.WHEN, ("whens",)), (say.ZONE, ("zones", 0)), (say.QUIET, ("quiets",))],
        [_switch(subscription, "is_silent"), *([(say.SIGNATURE, ("signatures",))] if scene.title else [])],
        [_switch(subscription, "is_pinned"), _switch(subscription, "has_button")] if scene.title else [],
        [(say.SAMPLE, ("sample",))],
        [(say.SUBSCRIBE, ("subscribe",))] if is_draft else [*going, (say.END, ("end",)), (say.DONE, ("close",))],
    )
    return tuple(tuple(_button(subscription, label, words) for label, words in row) for row in rows if row)


def _switch(subscription: Subscription, field: str) -> tuple[str, tuple[object, ...]]:
    is_on = getattr(subscription, field)
    return _tick(SWITCHES[field], is_marked=is_on), (field, int(not is_on))


def _options(subscription: Subscription, text: str, verb: str, names: Mapping[str, str], current: str) -> Reply:
    """Return a page on which one of several is chosen."""
    rows = [
        (Button(_tick(name, is_marked=key == current), data(subscription, verb, key)),) for key, name in names.items()
    ]
    return Reply(html(Rich(text)), (*rows, _back(subscription)))


def _button(subscription: Subscription, label: str, words: tuple[object, ...]) -> Button:
    return Button(clipped(label, _LABEL), data(subscription, *words))


def _turning(subscription: Subscription, verb: str, page: int, total: int) -> Keyboard:
    """Return the row that turns the page, if there is more than one."""
    back = (Button(PREVIOUS, data(subscription, verb, page - 1)),) if page else ()
    on = (Button(NEXT, data(subscription, verb, page + 1)),) if (page + 1) * _PAGE < total else ()
    return ((*back, *on),) if back or on else ()


def _back(subscription: Subscription) -> tuple[Button]:
    return (Button(say.BACK, data(subscription, "open")),)


def _grid(buttons: list[Button], across: int) -> Keyboard:
    return tuple(tuple(buttons[start : start + across]) for start in range(0, len(buttons), across))


def _tick(label: str, *, is_marked: bool) -> str:
    return f"✓ {label}" if is_marked else label


def _clock(key: str, subscription: Subscription, now: dt.datetime) -> str:
    """Return a zone's name and what its clocks show."""
    zone = ZoneInfo(key)
    label = f"{zone_name(zone)} · {now.astimezone(zone):%H:%M}"
    return _tick(label, is_marked=zone == subscription.when.zone)
