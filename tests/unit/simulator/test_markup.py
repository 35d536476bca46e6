"""Telegram's HTML: what is read, and with which words the rest is refused."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.automatic import with_automatic
from bot.simulator.entities import Formatted, tidy, utf16_length
from bot.simulator.links import checked_link
from bot.simulator.markup import MarkupError, parse_html

Marks = list[tuple[str, int, int]]


LONE_SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


def marks(formatted: Formatted) -> Marks:
    return [(entity.type, entity.offset, entity.length) for entity in formatted.entities]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("<b>hola</b>", "hola", [("bold", 0, 4)]),
        ("<B>hola</b >", "hola", [("bold", 0, 4)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u> <del>b</del>", "a b", [("underline", 0, 1), ("strikethrough", 2, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<b>hola</>", "hola", [("bold", 0, 4)]),
        ("😀<b>ñ</b>", "😀ñ", [("bold", 2, 1)]),
        ("<b></b>x", "x", []),
        ("<b> </b>x", "x", []),
        ("  <b> hola </b> \n", "hola", [("bold", 0, 4)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<code>x</code>", "x", [("code", 0, 1)]),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2)]),
        ('<a href="https://example.org">x</a>', "x", [("text_link", 0, 1)]),
        ("<a href='tg://user?id=7'>x</a>", "x", [("text_mention", 0, 1)]),
        ("<a>https://example.org</a>", "https://example.org", [("text_link", 0, 19)]),
        ("<a title='no' href='https://example.org' target=blank>x</a>", "x", [("text_link", 0, 1)]),
    ],
)
def test_a_tag_becomes_an_entity_in_utf16_units(source: str, text: str, expected: Marks) -> None:
    formatted = parse_html(source)

    assert (formatted.text, marks(formatted)) == (text, expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<b>a<i>b</i>c</b>", [("bold", 0, 1), ("bold", 1, 2), ("italic", 1, 1)]),
        (
            "<b>a<a href='https://example.org'>b</a>c</b>",
            [("bold", 0, 1), ("text_link", 1, 1), ("bold", 1, 1), ("bold", 2, 1)],
        ),
        ("<b>a<code>b</code></b>", [("bold", 0, 1), ("code", 1, 1)]),
        ("<blockquote>a<b>b</b></blockquote>", [("blockquote", 0, 2), ("bold", 1, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", [("blockquote", 0, 2)]),
        ("<a href='https://example.org'>a<blockquote>b</blockquote></a>", [("blockquote", 1, 1)]),
        ("<a href='https://example.org'>a<code>b</code></a>", [("text_link", 0, 2)]),
        ("<b>a</b><b>b</b>", [("bold", 0, 2)]),
    ],
)
def test_entities_nest_as_telegram_allows(source: str, expected: Marks) -> None:
    assert marks(parse_html(source)) == expected


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("ñ<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("<b/>", 'Unsupported start tag "b/" at byte offset 0'),
        ("3 <4", "Unclosed start tag at byte offset 2"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<a href="x" />', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=https://example.org>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        (
            "&#xD83D;",
            LONE_SURROGATE,
        ),
    ],
)
def test_what_is_not_telegrams_html_is_refused_in_the_servers_words(source: str, error: str) -> None:
    with pytest.raises(MarkupError) as raised:
        parse_html(source)

    assert str(raised.value) == error


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&lt &#241 &#xf1;", "< ñ ñ"),
        ("a & b > c &nbsp; &copy;", "a & b > c &nbsp; &copy;"),
        ("&#0; &#1114111; &#99999999999;", "&#0; &#1114111; &#99999999999;"),
        ("a\tb\r\nc\u2028d\u0333", "a b\ncd"),
    ],
)
def test_only_four_names_and_numbers_are_decoded_and_control_characters_vanish(source: str, text: str) -> None:
    assert parse_html(source).text == text


def test_the_language_of_a_block_of_code_is_kept() -> None:
    (block,) = parse_html('<pre><code class="language-python">x</code></pre>').entities
    (inline,) = parse_html('<code class="language-python">x</code>').entities

    assert (block.language, inline.language) == ("python", None)


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("httPs://Example.org?a=1", "https://example.org/?a=1"),
        ("example.org/ruta con ñ", "http://example.org/ruta%20con%20ñ"),
        ("http://127.0.0.1:8000/leer/x#y", "http://127.0.0.1:8000/leer/x#y"),
        ("tg:resolve?domain=x", "tg://resolve?domain=x"),
        ("http://localhost", None),
        ("https://.", None),
        ("http:example.org", None),
        ("http://example.org:0", None),
        ("sftp://example.org", None),
        ("javascript:alert(1)", None),
        ("/leer/x", None),
        ("", None),
    ],
)
def test_a_link_needs_a_known_scheme_and_a_dot_in_its_host(link: str, written: str | None) -> None:
    assert checked_link(link) == written


def test_an_invalid_link_is_dropped_without_an_error_and_its_words_stay() -> None:
    assert parse_html('<a href="http://localhost/x">palabras</a>') == Formatted("palabras")


def test_a_message_keeps_a_hundred_entities() -> None:
    assert len(parse_html("<b>a</b> " * 101).entities) == 100


def test_pieces_of_one_style_that_touch_are_read_as_one() -> None:
    assert parse_html("<b>uno <i>dos</i></b> <b>tres</b>").marked("bold") == ["uno dos", "tres"]


def test_commands_mentions_and_links_are_found_without_marks() -> None:
    text = "/start@glosa_bot @ana #tema #1 README.md https://example.org/x?y=1. ana@example.org a/b 1/2"
    found = with_automatic(tidy(text, ()))

    assert [(entity.type, found.words_of(entity)) for entity in found.entities] == [
        ("bot_command", "/start@glosa_bot"),
        ("mention", "@ana"),
        ("hashtag", "#tema"),
        ("url", "README.md"),
        ("url", "https://example.org/x?y=1"),
        ("email", "ana@example.org"),
    ]


def test_nothing_is_found_inside_code_or_a_link() -> None:
    source = "<code>/no</code> <a href='https://example.org'>@nadie</a> <b>/si</b> <blockquote>/si</blockquote>"
    found = with_automatic(parse_html(source))

    assert [found.words_of(entity) for entity in found.entities if entity.type == "bot_command"] == ["/si", "/si"]
    assert not [entity for entity in found.entities if entity.type == "mention"]


@given(st.text())
def test_escaped_text_comes_back_as_the_server_tidies_it(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)) == tidy(text, ())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1))
def test_visible_text_is_not_touched(text: str) -> None:
    formatted = parse_html(f"<b>{html.escape(text)}</b>")

    assert formatted.text == text
    assert marks(formatted) == [("bold", 0, utf16_length(text))]


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<blockquote>", "</blockquote>", " ", "ñ", "😀"]
        )
    )
)
def test_entities_always_lie_within_the_text_and_cover_something_visible(pieces: list[str]) -> None:
    try:
        formatted = parse_html("".join(pieces))
    except MarkupError:
        return

    assert formatted.text == formatted.text.strip()
    assert all(0 <= entity.offset < entity.end <= utf16_length(formatted.text) for entity in formatted.entities)
    assert all(formatted.words_of(entity).strip() for entity in formatted.entities)
