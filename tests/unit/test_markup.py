"""What is written is read back as the same elements and the same text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.markup import Node, add, element, written

Read = list[str | tuple[str, tuple[tuple[str, str | None], ...]]]


class Reader(HTMLParser):
    """Notes what a page has, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.read: Read = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.read.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.read.append(data)


@given(st.text(min_size=1), st.text(min_size=1), st.text())
def test_texts_and_attributes_are_read_back_as_they_are(first: str, second: str, value: str) -> None:
    page = written(element("p", first, element("b", second, title=value), first))
    read = Reader(page.removeprefix("<!doctype html>\n").removesuffix("\n")).read
    shown, inner, said = (one.replace("\0", "\N{REPLACEMENT CHARACTER}") for one in (first, second, value))
    assert read == [("p", ()), shown, ("b", (("title", said),)), inner, "/b", shown, "/p"]


def test_names_that_python_reserves_or_cannot_spell_are_written_with_an_underscore() -> None:
    assert '<label for="q" aria-label="x" class="y"></label>' in written(
        element("label", for_="q", aria_label="x", class_="y")
    )


def test_what_is_added_comes_behind_what_there_is() -> None:
    whole = element("p", "uno ")
    more: list[Node] = [element("b", "dos"), " tres", " cuatro"]
    add(whole, *more)
    assert "<p>uno <b>dos</b> tres cuatro</p>" in written(whole)
