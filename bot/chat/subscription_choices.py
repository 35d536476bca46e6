"""What comes of the buttons that choose something of a subscription, and of the words that say it. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot import schedule
from bot.chat import subscription_pages as pages
from bot.chat.buttons import OpenOutline
from bot.digest import topics
from bot.model import Length
from bot.schedule import COMMON_ZONES, Hourly, Monthly, OnNews, Weekly
from bot.schedule.values import EVERY_DAY
from bot.store.promises import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.chat.reply import Reply
    from bot.chat.subscription_pages import Scene
    from bot.schedule import Schedule
    from bot.store.promises import Subscription

    Choose = Callable[["Subscription", str, Scene], "Subscription | None"]

USUAL: Final = dt.time(8, 30)
"""When summaries are sent of which nobody has said at what time."""
_WORKDAYS: Final = frozenset(range(5))
_WEEKEND: Final = frozenset((5, 6))


def page(verb: str, what: str, subscription: Subscription, scene: Scene) -> Reply | None:
    """Return the page that a button leads to, or None if it leads to none that there is now."""
    number = int(what) if what.isdecimal() else 0
    plan = subscription.when.schedule
    shown: dict[str, Callable[[], Reply | None]] = {
        "open": lambda: pages.opened(subscription, scene),
        "contents": lambda: pages.contents(subscription),
        "lengths": lambda: pages.lengths(subscription),
        "abouts": lambda: pages.abouts(subscription, scene.library, number),
        "whens": lambda: pages.whens(subscription),
        "days": lambda: pages.days(subscription, plan) if isinstance(plan, Weekly) else None,
        "hours": lambda: pages.hours(subscription),
        "minutes": lambda: pages.minutes(subscription, number) if number < pages.HOURS else None,
        "zones": lambda: pages.zones(subscription, number, scene.now),
        "quiets": lambda: pages.quiets(subscription),
        "signatures": lambda: pages.signatures(subscription, scene),
    }
    return shown[verb]() if verb in shown else None


def chosen(verb: str, what: str, subscription: Subscription, scene: Scene) -> Subscription | None:
    """Return a subscription after a button was pressed, or None if that chooses nothing that there is now.

    Raises ScheduleError for what does not go together: a time in quiet hours.
    """
    choose = _CHOICES.get(verb)
    changed = choose(subscription, what, scene) if choose else None
    if changed is not None:
        schedule.check(changed.when.schedule, changed.when.quiet)
    return changed


def follows(verb: str, what: str) -> str:
    """Return the page that a choice leads to, by its verb: days are marked one by one, and a schedule has its time."""
    if verb == "day" or (verb == "when" and what == "days"):
        return "days"
    return "hours" if verb == "when" and what in ("daily", "workdays", "weekend", "monthly") else "open"


def _content(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
    return replace(subscription, content=Content(what)) if what in set(Content) else None


def _length(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
    return replace(subscription, length=what) if what in set(Length) else None


def _about(subscription: Subscription, what: str, scene: Scene) -> Subscription | None:
    if what == "all":
        return replace(subscription, documents=(), theme="")
    named = tuple(one.id for one in scene.library.documents if OpenOutline(one).digest == what)
    return replace(subscription, documents=named, theme="") if named else None


def _theme(subscription: Subscription, what: str, scene: Scene) -> Subscription | None:
    found = topics(scene.library)
    is_one = what.isdecimal() and int(what) < len(found)
    return replace(subscription, documents=(), theme=found[int(what)]) if is_one else None


def _when(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
    times = _times(subscription.when.schedule)
    plans: dict[str, Callable[[], Schedule]] = {
        "daily": lambda: Weekly(EVERY_DAY, times),
        "workdays": lambda: Weekly(_WORKDAYS, times),
        "weekend": lambda: Weekly(_WEEKEND, times),
        "days": lambda: Weekly(_days(subscription.when.schedule), times),
        "monthly": lambda: Monthly(frozenset((1,)), times),
        "hourly": lambda: Hourly(1),
        "sixhourly": lambda: Hourly(6),
        "news": OnNews,
    }
    return _planned(subscription, plans[what]()) if what in plans else None


def _day(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
    """Mark a day, or take its mark away; the last one stays."""
    plan = subscription.when.schedule
    if not isinstance(plan, Weekly) or not (what.isdecimal() and int(what) in EVERY_DAY):
        return None
    days = plan.days ^ {int(what)}
    return _planned(subscription, Weekly(days or plan.days, plan.times))


def _at(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
    try:
        time = dt.datetime.strptime(what, "%H%M").time()  # noqa: DTZ007 - a time of day has no zone
    except ValueError:
        return None
    plan = subscription.when.schedule
    if not isinstance(plan, Weekly | Monthly):
        return None
    return _planned(subscription, replace(plan, times=(time,)))


def _zone(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
    if what not in COMMON_ZONES:
        return None
    return replace(subscription, when=replace(subscription.when, zone=ZoneInfo(what)))


def _quiet(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
    if what not in pages.QUIETS:
        return None
    return replace(subscription, when=replace(subscription.when, quiet=pages.QUIETS[what]))


def _signature(subscription: Subscription, what: str, scene: Scene) -> Subscription | None:
    signatures = {"no": "", "title": scene.title}
    return replace(subscription, signature=signatures[what]) if what in signatures else None


def _switch(field: str) -> Choose:
    def switch(subscription: Subscription, what: str, _: Scene) -> Subscription | None:
        to: dict[str, Any] = {field: what == "1"}
        return replace(subscription, **to)

    return switch


_CHOICES: Final[Mapping[str, Choose]] = {
    "content": _content,
    "length": _length,
    "about": _about,
    "theme": _theme,
    "when": _when,
    "day": _day,
    "at": _at,
    "zone": _zone,
    "quiet": _quiet,
    "signature": _signature,
    **{field: _switch(field) for field in pages.SWITCHES},
}


def _planned(subscription: Subscription, plan: Schedule) -> Subscription:
    return replace(subscription, when=replace(subscription.when, schedule=plan))


def _times(plan: Schedule) -> tuple[dt.time, ...]:
    return plan.times if isinstance(plan, Weekly | Monthly) else (USUAL,)


def _days(plan: Schedule) -> frozenset[int]:
    return plan.days if isinstance(plan, Weekly) else _WORKDAYS
