"""The pages of a subscription: every button leads somewhere, and what is chosen is what is shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import schedule
from bot.chat import subscription_choices as choices
from bot.chat import subscription_pages as pages
from bot.chat.subscription_pages import Scene
from bot.errors import ScheduleError
from bot.simulator.markup import parse_html
from bot.store.promises import Content, State, Subscription, When
from bot.wording import subscriptions as say
from tests.unit.chat.library import GARDEN, HOUSE, library

if TYPE_CHECKING:
    from bot.chat.reply import Reply

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
SCENE = Scene(library(GARDEN, HOUSE), NOW, "Barrio")
WHEN = When(schedule.parse("diario 08:30"), ZoneInfo("Europe/Madrid"))
DRAFT = Subscription("abcdefghij", -7, Content.TURNS, WHEN)


def text(page: Reply) -> str:
    return parse_html(page.html).text


def held(page: Reply) -> list[str]:
    return [button.data for row in page.keyboard for button in row if button.data]


def pressed(data: str, subscription: Subscription) -> tuple[Subscription, Reply | None] | None:
    """Return what comes of a button that chooses, or turns to a page; None for one that does something else."""
    _, _, verb, what = (*data.split(":", 3), "")[:4]
    if page := choices.page(verb, what, subscription, SCENE):
        return subscription, page
    changed = choices.chosen(verb, what, subscription, SCENE)
    return (changed, choices.page(choices.follows(verb, what), "0", changed, SCENE)) if changed else None


def test_a_new_subscription_says_what_it_will_be_and_when_it_comes_next() -> None:
    assert text(pages.opened(DRAFT, SCENE)).splitlines() == [
        say.TITLE_NEW,
        "",
        "Qué: un resumen por turnos",
        "De qué: todos los documentos",
        "Largo: normal",
        "Cuándo: diario 08:30",
        "Hora de: Madrid (son las 13:00)",
        "Próximo envío: mañana a las 08:30",
        "",
        say.HINT_NEW,
    ]


def test_what_rests_or_has_stopped_says_why_it_does_not_come() -> None:
    resting = replace(DRAFT, state=State.PAUSED)
    stopped = replace(DRAFT, state=State.STOPPED, reason="Forbidden: bot was blocked by the user")
    assert "Próximo envío: en pausa" in text(pages.opened(resting, SCENE))
    assert "parada: la persona me tiene bloqueado" in text(pages.opened(stopped, SCENE))


def test_a_news_letter_comes_when_there_is_news_and_has_no_length() -> None:
    news = replace(DRAFT, content=Content.NEWS, when=replace(WHEN, schedule=schedule.parse("cuando haya novedades")))
    shown = text(pages.opened(news, SCENE))
    assert f"Próximo envío: {say.when_there_is_news()}" in shown
    assert "Largo" not in shown


@pytest.mark.parametrize(
    ("presses", "shown"),
    [
        (["when:workdays", "at:1945"], "lunes a viernes 19:45"),
        (["when:weekend", "at:1000"], "sábado y domingo 10:00"),
        (["when:days", "day:4", "day:5", "day:6"], "lunes a jueves 08:30"),
        (["when:monthly", "at:0900"], "día 1 de cada mes 09:00"),
        (["when:hourly"], "cada hora"),
        (["when:sixhourly"], "cada 6 horas"),
        (["when:news"], "cuando haya novedades"),
        (["when:hourly", "when:daily"], "diario 08:30"),
    ],
)
def test_a_schedule_is_chosen_by_taps(presses: list[str], shown: str) -> None:
    subscription = DRAFT
    for press in presses:
        found = pressed(f"u:abcdefghij:{press}", subscription)
        assert found is not None
        subscription = found[0]
    assert str(subscription.when.schedule) == shown


def test_a_signature_is_the_chats_title_or_none_and_a_person_needs_none() -> None:
    found = pressed("u:abcdefghij:signature:title", DRAFT)
    assert found is not None
    assert "Firma: Barrio" in text(pages.opened(found[0], SCENE))
    assert pressed("u:abcdefghij:signature:no", found[0]) == (DRAFT, pages.opened(DRAFT, SCENE))
    assert "u:abcdefghij:signatures" not in held(pages.opened(DRAFT, replace(SCENE, title="")))


def test_the_last_day_marked_stays() -> None:
    one = replace(DRAFT, when=replace(WHEN, schedule=schedule.parse("lunes 08:30")))
    assert pressed("u:abcdefghij:day:0", one) == (one, choices.page("days", "0", one, SCENE))


def test_a_time_in_quiet_hours_is_refused() -> None:
    with pytest.raises(ScheduleError):
        pressed("u:abcdefghij:quiet:0-8", replace(DRAFT, when=replace(WHEN, schedule=schedule.parse("diario 07:00"))))


@given(st.lists(st.integers(0, 40), max_size=25))
def test_every_button_leads_somewhere_and_fits_what_telegram_gives_it(presses: list[int]) -> None:
    subscription, page = DRAFT, pages.opened(DRAFT, SCENE)
    for press in presses:
        buttons = held(page)
        assert all(len(data.encode()) <= 64 for data in buttons)
        assert 0 < len(text(page)) <= 4096
        data = buttons[press % len(buttons)]
        if data.split(":")[2] in ("subscribe", "sample"):
            continue
        try:
            found = pressed(data, subscription)
        except ScheduleError:
            continue
        assert found is not None
        assert found[1] is not None
        subscription, page = found[0], found[1]


@pytest.mark.parametrize(
    "press",
    [
        "content:?",
        "length:huge",
        "about:nope",
        "theme:99",
        "when:never",
        "day:9",
        "day:x",
        "at:2575",
        "zone:Mars",
        "zone:",
        "quiet:1-2",
        "minutes:24",
        "nonsense",
        "",
        "is_private:1",
    ],
)
def test_what_no_button_holds_leads_nowhere(press: str) -> None:
    assert pressed(f"u:abcdefghij:{press}", DRAFT) is None
