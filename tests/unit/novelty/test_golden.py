"""What is new, as documents: `tests/golden/novelties/cases.yaml` has folders before and now, and what is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.library import load
from bot.novelty import Added, GoneSection, NewSection, Removed, Replaced, compare, edition_of
from bot.wording import novelties as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.library import Library
    from bot.model import Citation, Span
    from bot.novelty import Change, Changed, Novelties, Said

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "golden" / "novelties" / "cases.yaml").read_text("utf-8")
)


def folder(path: Path, files: Mapping[str, str]) -> Library:
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_is_told_is_as_expected(case: dict[str, Any], tmp_path: Path) -> None:
    before, now = folder(tmp_path / "before", case["before"]), folder(tmp_path / "now", case["now"])
    found = compare(edition_of(before), now)
    assert list(told(found)) == case["told"]
    assert found.is_empty == (case["told"] == [])


def told(found: Novelties) -> Iterator[str]:
    if found.documents:
        yield words.new_documents(len(found.documents))
        yield from (f"• {document.title}" for document in found.documents)
    if found.gone:
        yield words.gone_documents(len(found.gone))
        yield from (f"• {title}" for title in found.gone)
    yield from (words.renamed(one.before, one.document.title) for one in found.renamed)
    for changed in found.changed:
        yield from told_of(changed)


def told_of(changed: Changed) -> Iterator[str]:
    yield words.changed(changed.document.title)
    yield from (words.renamed_section(*headings) for headings in changed.headings)
    for change in changed.changes:
        yield from lines(change)
    if changed.more:
        yield words.more(changed.more)


def lines(change: Change) -> list[str]:
    match change:
        case Replaced(before, now):
            return [f"{words.BEFORE} {said(before)}", f"{words.NOW} {cited(now)}"]
        case NewSection(section, citations):
            return [words.new_section(section.heading or ""), *map(cited, citations)]
        case Added(now):
            return [f"{words.ADDED} {cited(now)}"]
        case GoneSection(heading):
            return [words.gone_section(heading)]
        case Removed(before):
            return [f"{words.REMOVED} {said(before)}"]


def said(before: Said) -> str:
    return f"{marked(before.text, before.marks)} ({before.heading or '–'})"


def cited(now: Citation) -> str:
    marks = [mark.shifted(0) for mark in now.marks]
    text = marked(now.section.text, marks)[now.span.start :]
    return f"{text[: now.span.end - now.span.start + 2 * len(marks)]} ({now.section.heading or '–'})"


def marked(text: str, marks: Sequence[Span]) -> str:
    for mark in reversed(marks):
        text = f"{text[: mark.start]}[{mark.of(text)}]{text[mark.end :]}"
    return text
