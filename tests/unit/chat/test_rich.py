"""Text with styles: what Telegram reads of it is the text, and the styles are where they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.rich import LIMIT, Link, Rich, Style, bold, html, joined, split, units
from bot.model import Span
from bot.simulator.markup import parse_html
from tests.unit.chat.library import LONG, VISIBLE

KINDS = {
    Style.QUOTE: "expandable_blockquote",
    Style.ITALIC: "italic",
    Style.BOLD: "bold",
    Style.UNDERLINE: "underline",
    Style.STRUCK: "strikethrough",
}


@st.composite
def rich_texts(draw: st.DrawFn) -> Rich:
    text = draw(VISIBLE)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda pair: Span(min(pair), max(pair)))
    looks = st.sampled_from([*Style, Link('https://t.me/glosa_bot?start="<&>')])
    return Rich(text, tuple(draw(st.lists(st.tuples(looks, spans), max_size=5))))


@given(rich_texts())
def test_telegram_reads_the_text_and_nothing_else(rich: Rich) -> None:
    assert parse_html(html(rich)).text == rich.text.strip(" \n")


@given(rich_texts(), st.sampled_from(Style))
def test_what_has_a_style_is_what_telegram_marks(rich: Rich, style: Style) -> None:
    one = Rich(rich.text, tuple(mark for mark in rich.marks if mark[0] is style))
    marked = {i for _, span in one.marks for i in range(span.start, span.end)}
    visible = "".join(char for i, char in enumerate(one.text) if i in marked and char not in " \n")
    shown = "".join(parse_html(html(one)).marked(KINDS[style]))
    assert "".join(char for char in shown if char not in " \n") == visible


@given(LONG, st.integers(10, 5000))
def test_the_parts_of_a_text_fit_and_have_all_of_it(text: str, limit: int) -> None:
    parts = split(bold(text), limit)
    assert all(0 < units(part.text) <= limit for part in parts)
    assert "".join("".join(part.text for part in parts).split()) == "".join(text.split())
    assert all(part.marks == ((Style.BOLD, Span(0, len(part.text))),) for part in parts)


def test_a_long_text_is_cut_after_a_paragraph_or_a_sentence_and_never_in_a_word() -> None:
    sentence = "Los jardines del palacio se riegan dos veces al día, también en invierno. "
    paragraphs = "\n\n".join([(sentence * 20).strip()] * 5)
    assert all(part.text.endswith("invierno.") for part in split(Rich(paragraphs)))
    assert [part.text.count("\n\n") for part in split(Rich(paragraphs))] == [1, 1, 0]
    assert all(part.text.endswith("invierno.") for part in split(Rich(sentence * 200)))
    assert all(part.text.endswith("palabra") for part in split(Rich("palabra " * 2000)))


def test_an_endless_word_of_two_units_a_letter_is_cut_where_it_must_be() -> None:
    parts = split(Rich("😀" * 5000))
    assert [units(part.text) for part in parts] == [LIMIT, LIMIT, 10000 - 2 * LIMIT]


def test_styles_nest_and_are_closed_before_those_around_them() -> None:
    rich = Rich("uno dos tres", ((Style.UNDERLINE, Span(4, 7)), (Style.BOLD, Span(0, 12))))
    assert html(rich) == "<b>uno <u>dos</u> tres</b>"
    crossing = Rich("uno dos", ((Style.BOLD, Span(0, 5)), (Style.QUOTE, Span(4, 7))))
    assert html(crossing) == "<b>uno </b><blockquote expandable><b>d</b>os</blockquote>"


def test_a_link_leads_where_it_says_and_has_its_words_styled() -> None:
    address = 'https://t.me/glosa_bot?start=s-1&x="<'
    rich = bold("Ver más").styled(Link(address)) + Rich(" aquí")
    read = parse_html(html(rich))
    assert read.text == "Ver más aquí"
    assert [entity.url for entity in read.entities if entity.type == "text_link"] == [address]
    assert read.marked("bold") == ["Ver más"]


def test_joined_texts_leave_out_the_empty_ones() -> None:
    assert joined([Rich(""), bold("a"), Rich(""), bold("b")]) == Rich(
        "a\n\nb", ((Style.BOLD, Span(0, 1)), (Style.BOLD, Span(3, 4)))
    )
