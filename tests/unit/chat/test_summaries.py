"""What is sent of a subscription, as a reader sees it: each line under its place, which leads there."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import schedule
from bot.chat import summaries
from bot.chat.parcels import Poll, pack, unpack
from bot.chat.reply import Button, Reply
from bot.chat.rich import LIMIT, Rich, units
from bot.chat.summaries import Links
from bot.digest import compose
from bot.model import Answer, Hit, Length
from bot.simulator.markup import parse_html
from bot.store.promises import Content, Posting, Subscription, When
from bot.wording import summaries as say
from tests.unit.chat.library import GARDEN, HOUSE, LONG, SEVERAL, VISIBLE, WATERING, cited

MADRID = ZoneInfo("Europe/Madrid")
NOON = dt.datetime(2026, 3, 2, 11, 0, tzinfo=dt.UTC)
IN_TELEGRAM, ON_PAGES = Links("glosa_bot"), Links("glosa_bot", "https://docs.example.org")
BUTTONS = st.lists(st.builds(Button, VISIBLE, url=st.just("https://t.me/glosa_bot")), max_size=2).map(tuple)
KEYBOARDS = st.lists(BUTTONS, max_size=2).map(tuple)
REPLIES = st.builds(Reply, LONG, KEYBOARDS)
POLLS = st.builds(Poll, VISIBLE, st.lists(VISIBLE, max_size=4).map(tuple), st.integers(0, 3), VISIBLE, KEYBOARDS)


def posting(words: str = "diario 12:00", moment: dt.datetime = NOON) -> Posting:
    when = When(schedule.parse(words), MADRID)
    return Posting(1, Subscription("abcdefghij", 7, Content.TURNS, when), moment)


def shown(text: Rich) -> tuple[str, list[str]]:
    """Return what is read of a text that fits a message, and where its links lead."""
    (message,) = summaries.messages(text)
    assert isinstance(message, Reply)
    parsed = parse_html(message.html)
    return parsed.text, [entity.url for entity in parsed.entities if entity.url]


def test_each_line_stands_under_its_place_which_leads_to_the_words_or_to_the_chat() -> None:
    found = compose(SEVERAL, Length.LONG, ["jardin"])
    text, pages = shown(summaries.digest(found, SEVERAL, ON_PAGES))
    assert "\n\nInicio\n• El jardín es de todos.\n• Abre a las ocho & cierra a las <diez>." in text
    assert any(link.startswith("https://docs.example.org/leer/jardin/inicio") for link in pages)
    same, chats = shown(summaries.digest(found, SEVERAL, IN_TELEGRAM))
    assert same == text
    assert all(link.startswith("https://t.me/glosa_bot?start=") for link in chats)


def test_where_there_is_no_text_that_is_said() -> None:
    assert summaries.digest(compose(SEVERAL, Length.LONG, ["jardin"], "vacio"), SEVERAL, IN_TELEGRAM).text == (
        say.NOTHING_TO_SUM_UP
    )


def test_what_was_asked_most_comes_with_what_the_documents_say_and_where() -> None:
    citation = cited(GARDEN, WATERING, "Se riega de noche.")
    answer = Answer("¿Cuándo se riega?", 0.9, (citation,), (Hit(citation.passage, 1.0),))
    text, links = shown(summaries.most_asked([("¿Cuándo se riega?", answer)], IN_TELEGRAM))
    assert text == f"{say.MOST_ASKED}\n\n¿Cuándo se riega?\nSe riega de noche.\nEl jardín › El riego"
    assert len(links) == 1


@given(LONG, st.sampled_from(["", "La redacción"]))
def test_messages_have_room_to_say_that_they_are_late_and_end_with_the_signature(text: str, signature: str) -> None:
    messages = summaries.messages(Rich(text), signature=signature)
    late = summaries.late(messages[0], posting(), NOON + dt.timedelta(hours=30))
    assert isinstance(late, Reply)
    assert units(parse_html(late.html).text) <= LIMIT
    (last,) = messages[-1:]
    assert isinstance(last, Reply)
    assert parse_html(last.html).text.endswith(signature)


@pytest.mark.parametrize(
    ("words", "minutes", "is_told"),
    [("diario 12:00", 10, False), ("diario 12:00", 11, True), ("cuando haya novedades", 600, False)],
)
def test_a_summary_says_that_it_is_late_unless_it_had_no_hour(words: str, minutes: int, is_told: bool) -> None:  # noqa: FBT001
    parcel = Reply("<b>Resumen</b>")
    late = summaries.late(parcel, posting(words), NOON + dt.timedelta(minutes=minutes))
    assert (late != parcel) is is_told


def test_late_is_told_by_the_clocks_of_the_chat_with_the_day_if_it_is_another() -> None:
    quiz = Poll("¿?", ("a", "b"), 0, "")
    assert summaries.late(quiz, posting(), NOON + dt.timedelta(days=1)) is quiz
    for days, words in ((0, "las 12:00. Llega"), (1, "las 12:00 del 2 de marzo de 2026. Llega")):
        late = summaries.late(Reply("x"), posting(), NOON + dt.timedelta(days=days, hours=1))
        assert isinstance(late, Reply)
        assert words in late.html


def test_the_button_leads_to_the_document_where_it_is_one() -> None:
    (((one,),), ((both,),)) = (summaries.button("glosa_bot", documents) for documents in ([HOUSE], [HOUSE, GARDEN]))
    assert one.url is not None
    assert one.url.startswith("https://t.me/glosa_bot?start=")
    assert both.url == "https://t.me/glosa_bot"


@given(REPLIES | POLLS)
def test_what_is_written_down_is_found_as_it_was(parcel: Reply | Poll) -> None:
    assert unpack(pack(parcel)) == parcel
