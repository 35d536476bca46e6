"""The settings of a group, changed by buttons: each leads to a page, and none to what is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.settings_panel import Panel, opened, pressed
from bot.library import Library
from bot.model import Document, Section
from bot.store.values import Abstaining, Askers, Audience, ChatSettings, DateStyle
from bot.wording import NEXT, PREVIOUS
from bot.wording import groups as say
from tests.unit.chat.library import GARDEN, HOUSE, ONE, SEVERAL

if TYPE_CHECKING:
    from bot.chat.reply import Reply

LONG_ID = "un documento con un nombre de más de sesenta y cuatro bytes, que caben en un botón"
PANEL = Panel(ChatSettings(), SEVERAL, has_audience=True)
SETTINGS = st.builds(
    ChatSettings,
    documents=st.sampled_from([(), (GARDEN.id,), (HOUSE.id,)]),
    askers=st.sampled_from(Askers),
    abstaining=st.sampled_from(Abstaining),
    audience=st.sampled_from(Audience),
    delete_after=st.sampled_from([0, 10, 60, 1440]),
    dates=st.sampled_from(DateStyle),
)
PANELS = st.builds(Panel, SETTINGS, st.sampled_from([ONE, SEVERAL]), st.booleans())


def many(count: int) -> Library:
    section = Section("s", None, "Texto.")
    documents = tuple(Document(f"{LONG_ID} {number}", f"Título {number}", (section,)) for number in range(count))
    return Library(None, None, documents, ())


def buttons(reply: Reply) -> dict[str, str]:
    """Return what each button says and holds."""
    return {button.label: button.data for row in reply.keyboard for button in row}


def text(reply: Reply) -> str:
    return unescape(re.sub(r"<[^>]+>", "", reply.html))


def following(panel: Panel, *labels: str) -> tuple[Panel, Reply]:
    """Return the panel and its page after pressing, one after another, the buttons that say `labels`."""
    page = opened(panel)
    for label in labels:
        found = pressed(buttons(page)[label], panel)
        assert found is not None
        panel, page = replace(panel, settings=found.settings), found.page
    return panel, page


def test_the_panel_tells_every_setting_as_it_is() -> None:
    chosen = ChatSettings(
        (HOUSE.id,), Askers.ADMINISTRATORS, Abstaining.BY_REACTION, Audience.ASKER, 60, DateStyle.BASQUE
    )
    page = opened(replace(PANEL, settings=chosen))
    for line in (
        "Documentos: 1 de 2",
        "Quién puede preguntar: solo los administradores",
        "Cuando los documentos no lo dicen: solo pongo una reacción",
        "Quién ve las respuestas: solo quien pregunta",
        "Borrar mis respuestas: al cabo de 1 hora",
        "Fechas: en euskera",
    ):
        assert line in text(page)


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("askers", "solo los administradores", ChatSettings(askers=Askers.ADMINISTRATORS)),
        ("abstaining", "lo explico, con lo más cercano", ChatSettings(abstaining=Abstaining.FULLY)),
        ("audience", "solo quien pregunta", ChatSettings(audience=Audience.ASKER)),
        ("delete_after", "a los 10 minutos", ChatSettings(delete_after=10)),
        ("dates", "en cifras", ChatSettings(dates=DateStyle.FIGURES)),
    ],
)
def test_an_option_is_chosen_in_two_presses_and_shown(name: str, label: str, expected: ChatSettings) -> None:
    panel, page = following(PANEL, say.SETTINGS[name], label)
    assert panel.settings == expected
    assert f"{say.SETTINGS[name]}: {label}" in text(page)
    assert f"✓ {label}" in buttons(following(panel, say.SETTINGS[name])[1])


def test_who_sees_answers_is_offered_only_where_telegram_can_do_it() -> None:
    panel = replace(PANEL, has_audience=False)
    assert say.SETTINGS["audience"] not in text(opened(panel))
    assert pressed("g:o:audience", panel) is None
    assert pressed("g:s:audience:asker", panel) is None


def test_several_documents_are_marked_and_unmarked() -> None:
    library = many(3)
    panel, page = following(replace(PANEL, library=library), say.DOCUMENTS_SETTING, "Título 0", "Título 2")
    assert panel.settings.documents == (library.documents[0].id, library.documents[2].id)
    assert {"✓ Título 0", "Título 1", "✓ Título 2", say.ALL_DOCUMENTS} <= buttons(page).keys()
    panel, _ = following(panel, say.DOCUMENTS_SETTING, "✓ Título 0")
    assert panel.settings.documents == (library.documents[2].id,)


@pytest.mark.parametrize("last", ["✓ Título 0", say.ALL_DOCUMENTS])
def test_where_none_is_marked_all_are_asked(last: str) -> None:
    panel, page = following(replace(PANEL, library=many(2)), say.DOCUMENTS_SETTING, "Título 0", last)
    assert panel.settings.documents == ()
    assert f"✓ {say.ALL_DOCUMENTS}" in buttons(page)


def test_documents_come_on_pages_that_can_be_turned() -> None:
    panel, page = following(replace(PANEL, library=many(20)), say.DOCUMENTS_SETTING)
    seen = list(buttons(page))
    while NEXT in buttons(page):
        found = pressed(buttons(page)[NEXT], panel)
        assert found is not None
        page = found.page
        seen += buttons(page)
    assert [label for label in seen if label.startswith("Título")] == [f"Título {number}" for number in range(20)]
    assert PREVIOUS in buttons(page)
    assert all(len(data.encode()) <= 64 for data in buttons(page).values())


def test_a_mark_leaves_the_page_open_on_which_it_was_made() -> None:
    panel, page = following(replace(PANEL, library=many(20)), say.DOCUMENTS_SETTING, NEXT, "Título 9")
    assert "✓ Título 9" in buttons(page)
    assert panel.settings.documents == (f"{LONG_ID} 9",)


def test_an_only_document_is_not_to_be_chosen() -> None:
    page = opened(replace(PANEL, library=ONE))
    assert say.DOCUMENTS_SETTING not in buttons(page)
    assert "Documentos: el único que hay" in text(page)


def test_when_it_is_done_the_settings_stay_to_be_read_and_nothing_to_press() -> None:
    _, page = following(PANEL, say.DONE)
    assert page.keyboard == ()
    assert "Fechas: en español" in text(page)


@given(PANELS, st.lists(st.integers(0, 20), max_size=6))
def test_every_button_leads_somewhere_and_twice_the_same_way(panel: Panel, choices: list[int]) -> None:
    page = opened(panel)
    for choice in choices:
        data = [one for one in buttons(page).values() if one.startswith("g:")]  # one leads to the subscriptions
        if not data:
            return
        once = pressed(data[choice % len(data)], panel)
        assert once is not None
        panel = replace(panel, settings=once.settings)
        again = pressed(data[choice % len(data)], panel)
        assert again == once
        page = once.page


@pytest.mark.parametrize(
    "data",
    [
        *("", "g", "g:", "g:?", "g:m:0", "g:o:documents", "g:o:__class__", "g:s:dates:klingon", "g:s:delete_after:7"),
        *("g:d:-1", "g:d:٣", "g:d:9999999", "g:+:nope:0", "g:-:nope:0", "g:+::0", "x:m", "g:s:documents:casa"),
    ],
)
def test_what_no_button_holds_leads_nowhere(data: str) -> None:
    assert pressed(data, PANEL) is None


@given(st.text(max_size=30) | st.from_regex(r"g:[a-z+*-]:.{0,20}", fullmatch=True))
def test_whatever_is_pressed_is_understood_or_refused(data: str) -> None:
    found = pressed(data, PANEL)
    assert found is None or found.page.html


def test_a_page_beyond_the_last_is_the_last() -> None:
    found = pressed("g:d:999999", replace(PANEL, library=many(9)))
    assert found is not None
    assert "Título 8" in buttons(found.page)
