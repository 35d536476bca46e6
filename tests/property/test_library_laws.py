from __future__ import annotations

import re
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import KnowledgeError
from bot.library import Library, load

WITH_FILES = settings(deadline=None)  # a disk may take its time

WORDS = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(lambda words: " ".join(words) + ".")
LINES = st.one_of(SENTENCES, WORDS, st.sampled_from(["", "- riego", "1990. Riego", "—Riego", "====", "***", "Riego:"]))
MARKUP = st.text(st.sampled_from(list("#*_`[](){}<>!&;|-+=:~\\\"'/ \t\n\r1a.ñ")), max_size=200)


def loaded(name: str, content: bytes, **others: bytes) -> Library | None:
    with tempfile.TemporaryDirectory() as folder:
        for each, its_content in {name: content, **others}.items():
            (Path(folder) / each).write_bytes(its_content)
        try:
            return load(Path(folder))
        except KnowledgeError:
            return None


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def words_in(library: Library) -> list[str]:
    (document,) = library.documents
    return [word for part in document.sections for word in words_of(f"{part.heading or ''} {part.text}")]


@WITH_FILES
@given(st.text())
def test_any_text_loads_or_is_refused(text: str) -> None:
    loaded("a.txt", text.encode(errors="replace"))
    loaded("a.md", text.encode(errors="replace"))


@WITH_FILES
@given(st.binary())
def test_any_bytes_load_or_are_refused(content: bytes) -> None:
    loaded("a.txt", content)
    loaded("a.md", content)


@WITH_FILES
@given(st.one_of(MARKUP.map(str.encode), st.binary()))
def test_any_catalogue_is_read_or_refused(content: bytes) -> None:
    loaded("library.yaml", content, **{"a.md": b"Texto."})


@WITH_FILES
@given(MARKUP)
def test_any_markup_loads_or_is_refused(text: str) -> None:
    loaded("a.md", text.encode())
    loaded("a.md", f"---\n{text}\n---\nTexto.".encode())


@WITH_FILES
@given(st.lists(LINES, min_size=1, max_size=20).map("\n".join))
def test_every_word_of_a_plain_text_is_in_a_section_or_the_title(text: str) -> None:
    library = loaded("a.txt", text.encode())
    if library:
        title = [] if library.documents[0].title == "A" else words_of(library.documents[0].title)
        assert title + words_in(library) == words_of(text) or words_in(library) == words_of(text)


@WITH_FILES
@given(st.lists(SENTENCES, min_size=1).map("\n\n".join))
def test_every_word_of_markdown_paragraphs_is_in_a_section(text: str) -> None:
    library = loaded("a.md", text.encode())
    assert library
    assert words_in(library) == words_of(text)


@WITH_FILES
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_anchors_differ_within_a_document(headings: list[str]) -> None:
    library = loaded("a.md", "\n\n".join(f"## {heading}\n\nTexto." for heading in headings).encode())
    assert library
    anchors = [part.anchor for part in library.documents[0].sections]
    assert len(set(anchors)) == len(anchors) == len(headings)


@WITH_FILES
@given(SENTENCES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_text_does_not_depend_on_how_it_was_saved(sentence: str, line_end: str, encoding: str) -> None:
    text = f"## Riego\n\n{sentence}\n"
    first, second = loaded("a.md", text.encode()), loaded("a.md", text.replace("\n", line_end).encode(encoding))
    assert first
    assert second
    assert first.documents == second.documents
