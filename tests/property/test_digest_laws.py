"""Laws of summaries, on generated documents."""

from __future__ import annotations

from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.digest import Length, compose, turns
from bot.digest.openings import stands_alone
from tests.property.strategies import LIBRARIES

if TYPE_CHECKING:
    from bot.library import Library
    from bot.model import Citation, Digest

MOST = {Length.SHORT: 3, Length.NORMAL: 7, Length.LONG: 20}
LENGTHS = st.sampled_from(Length)


def place(library: Library, summary: Digest) -> list[tuple[int, int, int]]:
    ids = [document.id for document in library.documents]
    return [
        (ids.index(line.document.id), line.document.sections.index(line.section), line.span.start)
        for line in summary.lines
    ]


@given(LIBRARIES, LENGTHS)
def test_every_line_is_the_documents_text_at_its_offsets_in_reading_order_and_once(
    library: Library, length: Length
) -> None:
    summary = compose(library, length)
    for line in summary.lines:
        assert line.quote == line.section.text[line.span.start : line.span.end] != ""
        assert line.passage.span.start <= line.span.start < line.span.end <= line.passage.span.end
    places = place(library, summary)
    assert all(one < other for one, other in pairwise(places))
    assert len({line.quote for line in summary.lines}) == len(summary.lines)


@given(LIBRARIES, LENGTHS)
def test_there_is_a_line_where_there_is_text_and_no_more_than_the_length_allows(
    library: Library, length: Length
) -> None:
    has_text = any(section.text.strip() for document in library.documents for section in document.sections)
    assert has_text <= len(compose(library, length).lines) <= has_text * MOST[length]


@given(LIBRARIES, LENGTHS)
def test_the_same_documents_always_have_the_same_summary(library: Library, length: Length) -> None:
    assert compose(library, length) == compose(library, length)


@given(LIBRARIES, LENGTHS)
def test_a_line_begins_in_the_air_only_behind_the_one_it_needs_or_where_all_do(
    library: Library, length: Length
) -> None:
    lines = compose(library, length).lines
    alone = [stands_alone(line.quote) for line in lines]
    behind = [False, *map(_follows, lines, lines[1:])]
    assert all(map(or_, alone, behind)) or not any(alone)


def _follows(before: Citation, line: Citation) -> bool:
    """Tell whether two lines stand one right behind the other in a passage."""
    between = line.section.text[before.span.end : line.span.start]
    return before.passage is line.passage and before.span.end <= line.span.start and not between.strip()


@given(LIBRARIES, LENGTHS)
def test_every_turn_has_a_summary_of_its_own_part(library: Library, length: Length) -> None:
    for turn in turns(library):
        summary = compose(library, length, turn.documents, turn.section)
        assert summary.lines
        assert {line.document.id for line in summary.lines} == set(turn.documents)
        if turn.section is not None:
            assert {line.section.anchor for line in summary.lines} == {turn.section}
