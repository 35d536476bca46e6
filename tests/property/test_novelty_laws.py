"""What holds of any two states of a library."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import Library
from bot.model import Document, Section
from bot.novelty import Added, GoneSection, NewSection, Removed, Replaced, compare, edition_of
from bot.novelty.typography import plain
from bot.text import sentences
from tests.property.strategies import LIBRARIES, SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.model import Citation
    from bot.novelty import Change, Novelties, Said

PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
HOUSES = st.integers(1, 40).map("La casa {} es verde.".format)
SOME = st.lists(PARAGRAPHS | HOUSES, min_size=1, max_size=5).map("\n\n".join)


def library(*texts: str) -> Library:
    made = (Document(f"d{number}", "Guía", (Section("inicio", None, text),)) for number, text in enumerate(texts))
    return Library(None, None, tuple(made), ())


WRITTEN = st.lists(SOME, min_size=1, max_size=3).map(lambda texts: library(*texts))
RESET: tuple[Callable[[str], str], ...] = (
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("«", "“").replace("»", "”"),
    lambda text: text.replace("-", "–"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: "\n\n".join(reversed(text.split("\n\n"))),
    lambda text: text.replace("\n\n", "\n"),
)


def all_changes(found: Novelties) -> Iterator[Change]:
    for changed in found.changed:
        yield from changed.changes


def come(found: Novelties) -> list[Citation]:
    """Return the sentences told as new."""
    cited = []
    for change in all_changes(found):
        match change:
            case Replaced(now=now) | Added(now=now):
                cited.append(now)
            case NewSection(citations=some):
                cited.extend(some)
            case GoneSection() | Removed():
                pass
    return cited


def left(found: Novelties) -> list[Said]:
    """Return the sentences told as no longer said."""
    return [change.before for change in all_changes(found) if isinstance(change, Replaced | Removed)]


def all_said(told: Library) -> set[str]:
    texts = (section.text for document in told.documents for section in document.sections)
    return {plain(span.of(text)) for text in texts for span in sentences(text)}


@given(LIBRARIES)
def test_nothing_is_new_in_a_library_since_itself(told: Library) -> None:
    assert compare(edition_of(told), told).is_empty


@given(WRITTEN, st.sampled_from(RESET))
def test_nor_in_one_that_is_only_set_in_other_type_or_order(told: Library, reset: Callable[[str], str]) -> None:
    documents = (
        replace(one, sections=tuple(replace(part, text=reset(part.text)) for part in one.sections))
        for one in told.documents
    )
    assert compare(edition_of(told), replace(told, documents=tuple(documents))).is_empty


@settings(max_examples=25)
@given(WRITTEN, WRITTEN)
def test_what_is_told_as_new_is_said_now_and_was_not_before(before: Library, now: Library) -> None:
    found = compare(edition_of(before), now)
    then = all_said(before)
    for citation in come(found):
        assert citation.document in now.documents
        assert citation.section in citation.document.sections
        assert plain(citation.quote) not in then


@settings(max_examples=25)
@given(WRITTEN, WRITTEN)
def test_what_is_told_as_gone_was_said_and_is_not_now(before: Library, now: Library) -> None:
    found = compare(edition_of(before), now)
    then, these = all_said(before), all_said(now)
    for said in left(found):
        assert plain(said.text) in then - these
        assert all(mark.of(said.text).strip() for mark in said.marks)


@settings(max_examples=25)
@given(WRITTEN, WRITTEN)
def test_what_comes_one_way_goes_the_other(before: Library, now: Library) -> None:
    there, back = compare(edition_of(before), now), compare(edition_of(now), before)
    if not any(changed.more for changed in (*there.changed, *back.changed)):
        assert {plain(one.quote) for one in come(there)} == {plain(said.text) for said in left(back)}
    assert [one.title for one in there.documents] == list(back.gone)


@given(SOME, st.integers(1, 40), st.integers(1, 40))
def test_another_figure_is_one_replacement_that_marks_it(text: str, then: int, now: int) -> None:
    before, after = (library(f"{text}\n\nEl faro abre a las {hour} los {hour} de mayo.") for hour in (then, now))
    found = compare(edition_of(before), after)
    assert found.is_empty == (then == now)
    for change in all_changes(found):
        assert isinstance(change, Replaced)
        assert change.changes_fact
        assert [mark.of(change.now.section.text) for mark in change.now.marks] == [str(now), str(now)]
