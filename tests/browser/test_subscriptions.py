"""What chats receive, set up in the demo's page by nothing but taps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.wording import subscriptions as say
from bot.wording.demo import CHANNEL, PAGE, TOPIC

if TYPE_CHECKING:
    from tests.browser.conftest import Open
    from tests.browser.window import Window

pytestmark = pytest.mark.xdist_group("browser")

DIGEST = "Resumen de «El faro de la punta › Inicio»"


def choose(window: Window, *labels: str) -> None:
    """Tap one button after another, each once it is there."""
    for label in labels:
        window.press(re.compile(rf"^(✓ )?{re.escape(label)}$"))


def subscribe(window: Window) -> None:
    """Choose the command from the menu beside the field."""
    window.page.get_by_role("button", name=re.compile(PAGE["commands"].partition(" ")[0])).click()
    window.page.get_by_role("option", name=re.compile("suscribir ")).click()


def test_a_private_chat_a_group_a_topic_and_a_channel_are_set_up_by_taps_alone(demo: str, opened: Open) -> None:
    window = opened(demo)
    window.page.get_by_role("button", name=PAGE["start"]).click()
    expect(window.last).to_contain_text("El faro de la punta")
    subscribe(window)
    choose(window, say.HERE, say.WHEN, say.WORKDAYS, "9", "09:15", say.SUBSCRIBE)
    expect(window.last).to_contain_text("lunes a viernes 09:15")
    choose(window, say.SAMPLE)
    expect(window.last).to_contain_text(DIGEST)

    subscribe(window)
    choose(window, say.ELSEWHERE, CHANNEL, say.SIGNATURE, CHANNEL, say.PINNED)
    expect(window.last).to_contain_text(f"{say.WHERE}: {CHANNEL}")
    expect(window.last).to_contain_text(f"{say.PINNED}: {say.YES}")
    choose(window, say.SUBSCRIBE)
    expect(window.last).to_contain_text(say.SUBSCRIBED)
    choose(window, say.SAMPLE)
    window.go(CHANNEL)
    expect(window.last).to_contain_text(DIGEST)
    expect(window.last.locator("em", has_text=CHANNEL)).to_be_visible()
    expect(window.last.locator(".key")).to_contain_text("Pregúntame")

    window.go(PAGE["general"])
    subscribe(window)
    choose(window, say.CONTENT, say.CONTENTS["news"])
    expect(window.last).to_contain_text(say.HINT_NEW)
    choose(window, say.WHEN, say.ON_NEWS, say.SUBSCRIBE)
    expect(window.last).to_contain_text(say.when_there_is_news())

    window.go(TOPIC)
    subscribe(window)
    choose(window, say.LENGTH, "corto", say.SUBSCRIBE)
    expect(window.last).to_contain_text("Largo: corto")
    choose(window, say.SAMPLE)
    expect(window.last).to_contain_text(DIGEST)


def test_who_is_no_administrator_is_told_so_and_chooses_nothing(demo: str, opened: Open) -> None:
    window = opened(demo)
    window.go(TOPIC)
    subscribe(window)
    expect(window.last).to_contain_text(say.HINT_NEW)
    window.become("Luis")
    choose(window, say.SUBSCRIBE)
    expect(window.page.get_by_role("dialog")).to_contain_text("administradores")
    expect(window.last).to_contain_text(say.HINT_NEW)
