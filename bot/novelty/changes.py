"""What a document says now that was said nowhere before, and what it said that is said nowhere any more."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.model import Citation, Span
from bot.novelty.pairing import heading_of, pair_sections
from bot.novelty.typography import is_said, plain
from bot.novelty.values import Added, Changed, GoneSection, NewSection, Removed, Replaced, Said
from bot.novelty.wordings import difference, rewordings
from bot.passages import passages_of
from bot.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.model import Document, Passage, Section
    from bot.novelty.values import Change

MOST: Final = 10
"""Changes of a document that are told: more would not be read."""
FIRST: Final = 2
"""Sentences by which a new section is told."""
_BULLET: Final = re.compile(r"[-–—•*]\s+(?=\S)")


class Texts:
    """All that the documents of one time say."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Read the documents once something is looked for."""
        self._documents = documents
        self._text: str | None = None

    def say(self, sentence: str) -> bool:
        """Tell whether a sentence is one of them, in whatever type."""
        if self._text is None:
            sections = (section for document in self._documents for section in document.sections)
            self._text = "\n".join(plain(section.text) for section in sections)
        return is_said(plain(sentence), self._text)


def changed(then: Document, now: Document, all_then: Texts, all_now: Texts) -> Changed | None:
    """Return what changed in a document, the most important first; None if nothing did but headings, order or type."""
    if then.sections == now.sections:
        return None
    found = pair_sections(then.sections, now.sections)
    reworded = [pair for pair in found.pairs if plain(pair[0].text) != plain(pair[1].text)]
    removed = _unsaid(then, [*(old for old, _ in reworded), *found.gone], all_now)
    added = _unsaid(now, [*(new for _, new in reworded), *found.new], all_then)
    changes = sorted(_changes(removed, added, found.gone, found.new), key=_rank)
    if not changes:
        return None
    headings = tuple((old.heading or "", new.heading or "") for old, new in found.pairs if _is_renamed(old, new))
    return Changed(now, tuple(changes[:MOST]), max(0, len(changes) - MOST), headings)


def _is_renamed(old: Section, new: Section) -> bool:
    return bool(old.heading and new.heading) and heading_of(old) != heading_of(new)


def _unsaid(document: Document, sections: Sequence[Section], others: Texts) -> list[Citation]:
    """Return the sentences of some sections of a document, in its order, that the documents of the other time lack."""
    anchors = {section.anchor for section in sections}
    cited = (
        citation
        for passage in (passages_of([document]) if anchors else ())
        if passage.section.anchor in anchors
        for citation in _cited(passage)
    )
    different = {plain(citation.quote): citation for citation in reversed(list(cited))}
    return [citation for citation in reversed(different.values()) if not others.say(citation.quote)]


def _cited(passage: Passage) -> Iterator[Citation]:
    """Yield the sentences of a passage, those of a list without what marks its items."""
    for span in sentences(passage.text):
        bullet = _BULLET.match(passage.text, span.start, span.end)
        start = bullet.end() if bullet else span.start
        yield Citation(passage, Span(start, span.end).shifted(passage.span.start))


def _changes(
    removed: Sequence[Citation], added: Sequence[Citation], gone: Sequence[Section], new: Sequence[Section]
) -> Iterator[Change]:
    """Yield what was replaced, what is new and what is gone; of a section that is nearly all new, that it is."""
    pairs = rewordings([one.quote for one in removed], [one.quote for one in added])
    yield from (_replaced(removed[one], added[other]) for one, other in pairs)
    then, now = {one for one, _ in pairs}, {other for _, other in pairs}
    left = [one for number, one in enumerate(removed) if number not in then]
    come = [one for number, one in enumerate(added) if number not in now]
    whole_new, whole_gone = _mostly(new, come), _mostly(gone, left)
    for section in whole_new:
        yield NewSection(section, tuple(one for one in come if one.section == section)[:FIRST])
    yield from (Added(one) for one in come if one.section not in whole_new)
    yield from (GoneSection(section.heading or "") for section in whole_gone)
    yield from (Removed(_said(one)) for one in left if one.section not in whole_gone)


def _mostly(sections: Sequence[Section], found: Sequence[Citation]) -> list[Section]:
    """Return the sections with a heading of which more than half of the sentences are among those found."""
    counts = Counter(one.section.anchor for one in found)
    return [one for one in sections if one.heading and 2 * counts[one.anchor] > len(sentences(one.text))]


def _replaced(then: Citation, now: Citation) -> Replaced:
    found = difference(then.quote, now.quote)
    marks = tuple(mark.shifted(now.span.start) for mark in found.now)
    before = Said(then.quote, then.section.heading, found.before)
    return Replaced(before, Citation(now.passage, now.span, marks), found.is_factual)


def _said(citation: Citation) -> Said:
    return Said(citation.quote, citation.section.heading)


def _rank(change: Change) -> int:
    """Return how soon a change is told: other facts first, what is gone last."""
    match change:
        case Replaced(changes_fact=True):
            return 0
        case NewSection():
            return 1
        case Added():
            return 2
        case Replaced():
            return 3
        case _:
            return 4
