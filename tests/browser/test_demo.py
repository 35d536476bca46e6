"""The bot itself, played in the browser as `python -m bot demo` lets people play it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.wording.demo import PAGE

if TYPE_CHECKING:
    from tests.browser.conftest import Open

pytestmark = pytest.mark.xdist_group("browser")

QUESTION = "¿Cuándo se encendió el faro por primera vez?"
QUOTE = "El faro se encendió por primera vez el 4 de mayo de 1871."


def test_a_question_is_answered_and_its_buttons_serve(demo: str, opened: Open) -> None:
    window = opened(demo)
    window.page.get_by_role("button", name=PAGE["start"]).click()
    expect(window.last).to_contain_text("El faro de la punta")
    window.say(QUESTION)
    answer = window.page.locator(".in", has_text=QUOTE)
    expect(answer.locator("strong", has_text="1871").first).to_be_visible()
    answer.get_by_role("button", name=PAGE["unfold"]).click()
    expect(answer.locator("blockquote")).to_contain_text("veinte millas")

    window.press("👍")
    assert window.toast()
    count = window.messages.count()
    window.press(re.compile("pasajes"))
    expect(window.last).to_contain_text(re.compile("escalera de hierro|turnaban"))
    assert window.messages.count() == count
    assert answer.count() == 0


def test_a_question_that_is_edited_has_its_answer_edited(demo: str, opened: Open) -> None:
    window = opened(demo)
    window.page.get_by_role("button", name=PAGE["start"]).click()
    expect(window.last).to_contain_text("El faro de la punta")
    window.say(QUESTION)
    expect(window.last).to_contain_text(QUOTE)
    count = window.messages.count()
    window.field.press("ArrowUp")
    window.field.fill("¿Cuánto mide la torre?")
    window.field.press("Enter")
    expect(window.last).to_contain_text("treinta y dos metros")
    expect(window.last).to_contain_text(PAGE["edited"])
    assert window.messages.count() == count


def test_in_the_group_it_answers_who_names_it_in_the_topic_and_nobody_else(demo: str, opened: Open) -> None:
    window = opened(demo)
    window.go("Documentos")
    window.become("Luis")
    window.say(QUESTION)
    window.say("Nadie lo sabe.")
    window.field.press_sequentially("@glo")
    window.field.press("Tab")
    expect(window.field).to_have_value("@glosa_bot ")
    window.field.press_sequentially("¿Cuánto mide la torre?")
    window.field.press("Enter")
    expect(window.last).to_contain_text("treinta y dos metros")
    expect(window.last.locator(".replied")).to_contain_text("Luis")
    expect(window.messages.filter(has_text=QUOTE)).to_have_count(0)
    window.go(PAGE["general"])
    expect(window.messages.filter(has_text="treinta y dos metros")).to_have_count(0)


def test_commands_are_offered_as_the_bot_has_set_them(demo: str, opened: Open) -> None:
    window = opened(demo)
    window.go(PAGE["general"])
    window.field.fill("/aju")
    window.page.get_by_role("option", name=re.compile("ajustes")).click()
    expect(window.last.locator(".key").first).to_be_visible()
    window.become("Luis")
    window.field.fill("/aju")
    expect(window.page.get_by_role("option", name=re.compile("ajustes"))).to_have_count(0)


def test_an_answer_is_found_inline_and_posted(demo: str, opened: Open) -> None:
    window = opened(demo)
    window.go("Novedades")
    window.field.fill(f"@glosa_bot {QUESTION}")
    window.page.get_by_role("option").first.click()
    expect(window.last).to_contain_text(QUOTE)
    expect(window.last).to_contain_text(PAGE["via"].format(bot="glosa_bot"))
