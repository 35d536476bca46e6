"""Inline mode: results come by pages, and as Telegram takes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.guest import without_name
from bot.chat.inline import PAGE, article, page
from bot.chat.pasting import Paste
from bot.chat.reply import Button, Reply

PASTES = [Paste(str(number), "T", "", Reply("x")) for number in range(2 * PAGE + 3)]


def test_the_pages_together_are_all_the_results_in_order() -> None:
    read: list[Paste] = []
    offset = ""
    while True:
        results, offset = page(PASTES, offset)
        assert len(results) <= PAGE
        read += results
        if not offset:
            break
    assert read == PASTES


@given(st.text(max_size=80))
def test_an_offset_that_we_never_gave_does_no_harm(offset: str) -> None:
    results, following = page(PASTES, offset)
    assert len(results) <= PAGE
    assert following == "" or PASTES[int(following) - 1] in results


def test_a_result_has_its_message_with_its_button_and_no_preview() -> None:
    made = article(Paste("1", "T", "", Reply("<b>x</b>", ((Button("Leer", url="https://t.me/b?start=1"),),)))).to_dict()
    assert made["input_message_content"]["message_text"] == "<b>x</b>"
    assert made["input_message_content"]["parse_mode"] == "HTML"
    assert made["input_message_content"]["link_preview_options"] == {"is_disabled": True}
    assert made["reply_markup"]["inline_keyboard"] == [[{"text": "Leer", "url": "https://t.me/b?start=1"}]]
    assert "description" not in made


def test_the_name_of_the_bot_is_no_part_of_the_question() -> None:
    assert without_name("@Glosa_Bot ¿Cuándo abre?", "glosa_bot") == "¿Cuándo abre?"
    assert without_name("@glosa_botanica ¿qué?", "glosa_bot") == "@glosa_botanica ¿qué?"
