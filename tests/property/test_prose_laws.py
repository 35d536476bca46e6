"""However a section's text is set out, no character of it is lost or moved, and exactly the cited words are marked."""

from __future__ import annotations

import contextlib
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import KnowledgeError
from bot.library import load
from bot.markup import element, written
from bot.model import Span
from bot.web.parts import LONGEST, parts
from bot.web.prose import prose
from tests.unit.web.fetching import Reading

GOLDEN = Path(__file__).parents[1] / "golden" / "library"
HOSTILE = (
    "</div></p><script>alert(1)</script>",
    "<mark id=cita>",
    "&lt;b&gt; &amp;amp; &#0;",
    "\" onload='x'",
    "<!-- -->",
    "]]>",
)
LINES = st.one_of(
    st.sampled_from(
        [
            *("- uno", "  - dos", "    1. tres", "2) cuatro", "- ", "  sigue", "1990. Fue seco.", "* a", "–  b"),
            *("Mes | Riego", "mayo | siete |", " | | ", "| a | b | c", "Un título", "— ¿Quién?", "   ", "\tcódigo"),
            *HOSTILE,
        ]
    ),
    st.text(max_size=30),
)
GAPS = st.sampled_from(["\n", "\n", "\n\n", "\n\n\n", "\n \n", "\r\n", "\r", ""])
TEXTS = st.lists(st.tuples(LINES, GAPS), min_size=1, max_size=12).map(
    lambda lines: "".join(line + gap for line, gap in lines)
)


def shown(text: str, within: Span, marked: Span | None = None) -> Reading:
    page = written(element("html", prose(text, within, marked)))
    return Reading(page)


def readable(text: str) -> str:
    """Return a text as a browser can have it at most: without NUL."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


@given(TEXTS, st.data())
@example("- uno\n- dos\n\n\nMes | Riego\nmayo | siete |", None)
def test_the_text_is_the_sections_and_what_is_marked_is_what_was_cited(text: str, data: st.DataObject | None) -> None:
    first = data.draw(st.integers(0, len(text))) if data else 1
    cited = Span(first, data.draw(st.integers(first, len(text))) if data else len(text) - 1)
    read = shown(text, Span(0, len(text)), cited).prose()
    assert "".join(character for character, _ in read) == readable(text)
    wrongly = [
        (place, character)
        for place, (character, is_marked) in enumerate(read)
        if is_marked is not (cited.start <= place < cited.end) and not (not is_marked and character in "\n ")
    ]
    assert wrongly == []


@given(TEXTS)
def test_nothing_in_a_text_becomes_an_element(text: str) -> None:
    tags = {tag for tag, _ in shown(text, Span(0, len(text))).tags}
    assert tags <= {"html", "div", "p", "h2", "ul", "li", "span", "table", "thead", "tbody", "tr", "th", "td"}


def test_whatever_a_library_is_loaded_from_is_shown_whole(tmp_path: Path) -> None:
    shown_whole = 0
    for path in GOLDEN.glob("*.md"):
        folder = tmp_path / path.stem
        folder.mkdir()
        (folder / path.name).write_bytes(path.read_bytes())
        with contextlib.suppress(KnowledgeError):  # which some are for
            for section in load(folder).documents[0].sections:
                read = shown(section.text, Span(0, len(section.text)))
                assert "".join(character for character, _ in read.prose()) == section.text
                shown_whole += 1
    assert shown_whole > len(list(GOLDEN.glob("*.md")))


@given(st.lists(st.tuples(st.integers(0, 3 * LONGEST), st.sampled_from(["\n\n", "\n", " "])), max_size=4))
def test_the_parts_of_a_long_text_follow_one_another_and_none_is_too_long(words: list[tuple[int, str]]) -> None:
    text = "".join("x" * length + gap for length, gap in words)
    divided = parts(text)
    assert "".join(part.of(text) for part in divided) == text
    assert [part.start for part in divided[1:]] == [part.end for part in divided[:-1]]
    assert all(part.end - part.start <= LONGEST for part in divided)
