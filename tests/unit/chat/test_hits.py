"""What a search has found, as a reader sees it: read back with the parser of the simulated Telegram."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wording
from bot.chat import hits
from bot.chat.buttons import AskQuestion, Buttons, OpenHits, OpenSection
from bot.chat.rich import LIMIT, units
from bot.model import Document, Section
from bot.passages import passages_of
from bot.phrases import Phrases, wanted_in
from bot.simulator.markup import parse_html
from bot.wording import private as say
from tests.unit.chat.library import GARDEN, KEPT, ONE, OPENING, VISIBLE, WATERING, library

PHRASES = Phrases(passages_of(ONE.documents))
SEVEN = Document("d", "Largo", tuple(Section(f"s{n}", f"Parte {n}", f"El tilo número {n}.") for n in range(7)))


def test_the_words_found_are_bold_each_with_its_place_and_a_button_that_reads_on() -> None:
    reply = hits.page("jardín ocho", PHRASES.search("jardín ocho"), 1)
    shown = parse_html(reply.html)
    assert shown.text == f"Búsqueda: jardín ocho\nEn 1 pasaje.\n\n1. El jardín\n{OPENING.text}"
    assert shown.marked("bold") == ["jardín ocho", "jardín", "ocho"]
    ((button,),) = reply.keyboard
    assert (button.label, Buttons(ONE).target(button.data)) == ("1", OpenSection(GARDEN, OPENING))
    ((linked,),) = hits.page("riega", PHRASES.search("riega"), 1, "glosa_bot").keyboard
    assert linked.url == f"https://t.me/glosa_bot?start=s-{OpenSection(GARDEN, WATERING).digest}"


def test_many_passages_are_turned_in_place_and_no_page_is_beyond_the_last() -> None:
    found = Phrases(passages_of([SEVEN])).search("tilo")
    first, second = (hits.page("tilo", found, number) for number in (1, 2))
    assert "En 7 pasajes." in first.html
    assert [len(reply.keyboard[0]) for reply in (first, second)] == [4, 3]
    assert [button.label for button in first.keyboard[1]] == ["1/2", say.AFTER]
    assert [button.label for button in second.keyboard[1]] == [say.BEFORE, "2/2"]
    assert Buttons(library()).target(first.keyboard[1][1].data) == OpenHits(2)
    assert hits.page("tilo", found, 999999) == second
    assert hits.page("tilo", found, 0) == first


def test_what_is_found_nowhere_can_be_asked_instead() -> None:
    reply = hits.page('"zapato <rojo>"', [], 1)
    assert say.FOUND_NOTHING in reply.html
    ((button,),) = reply.keyboard
    assert Buttons(ONE).target(button.data, button.label) == AskQuestion(wording.ask_about("zapato <rojo>"), 0)


def test_a_long_passage_is_shown_around_what_was_found() -> None:
    text = "palabra " * 100 + "aguja " + "pajar " * 100
    document = Document("d", "Granero", (Section("s", None, text),))
    shown = parse_html(hits.page("aguja", Phrases(passages_of([document])).search("aguja"), 1).html).text
    excerpt = shown.split("\n")[-1]
    assert excerpt.startswith("… palabra")
    assert excerpt.endswith("pajar …")
    assert "aguja" in excerpt
    assert len(excerpt) < 350


@pytest.mark.parametrize("text", ["", "Otra cosa", "Búsqueda", f"{say.SEARCHED}"])
def test_a_message_that_is_no_search_has_no_words_searched_for(text: str) -> None:
    assert hits.words_in(text) == ""


@given(VISIBLE, st.lists(VISIBLE, min_size=1, max_size=6), st.text(KEPT, min_size=1, max_size=hits.LONGEST))
def test_any_page_fits_a_message_from_which_its_words_are_read_again(title: str, texts: list[str], typed: str) -> None:
    words = " ".join(typed.split())
    document = Document("d", title * 20, tuple(Section(f"s{n}", title, text) for n, text in enumerate(texts)))
    phrases = Phrases(passages_of([document]))
    for typed_words in filter(wanted_in, (words, texts[0][: hits.LONGEST].split()[0])):
        reply = hits.page(typed_words, phrases.search(typed_words), 1)
        shown = parse_html(reply.html).text
        assert units(shown) <= LIMIT
        assert wanted_in(hits.words_in(shown)) == wanted_in(typed_words)
