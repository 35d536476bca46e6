"""What comes of a question, on a page: it is said, this comes nearest, it is not said, or nothing was asked. Pure.

The same three voices as in the chat. Every quote leads to its place in the document, where it is marked.
"""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from bot import wording
from bot.markup import element
from bot.model import Abstention, Answer, Courtesy, Remark, Span
from bot.web.marking import Marking
from bot.wording import pages as say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.markup import Element, Node
    from bot.model import Citation, Finding
    from bot.web.site import Site

_NEAREST: Final = 3
"""Quotes that come near, sections, and questions that are offered: as many as the chat shows."""


def finding(found: Finding, site: Site) -> list[Node]:
    """Return what came of a question."""
    match found:
        case Answer():
            return list(_answer(found, site))
        case Abstention():
            return list(_abstention(found, site))
        case Remark():
            return list(_remark(found, site))


def summary(found: Finding) -> str:
    """Return what is told of a finding where a link to it is shown: the quotes of an answer, nothing else."""
    return found.text if isinstance(found, Answer) else ""


def quotes(citations: Sequence[Citation], site: Site) -> Iterator[Element]:
    """Yield the words cited, and where they stand, said once for neighbours."""
    yield from (_quote(tuple(group), place, site) for place, group in groupby(citations, key=wording.source))


def offers(questions: Sequence[str], site: Site) -> Element:
    """Return questions as links that ask them."""
    links = (element("li", element("a", question, href=site.asking(question))) for question in questions)
    return element("ul", *links, class_="offers", role="list")


def _answer(answer: Answer, site: Site) -> Iterator[Node]:
    yield from _understood(answer.understood)
    if answer.differing or answer.by_meaning:
        yield element("p", wording.DIFFERING if answer.differing else wording.BY_MEANING, class_="voice")
    yield from _quotes(answer.citations, site, wording.dated_source if answer.differing else wording.source)
    if answer.unanswered:
        yield element("p", wording.unanswered(answer.unanswered), class_="voice")


def _abstention(abstention: Abstention, site: Site) -> Iterator[Node]:
    yield from _understood(abstention.understood)
    yield element("p", wording.abstention(abstention.reason, abstention.unmentioned), class_="voice")
    yield from _quotes(abstention.nearest[:_NEAREST], site, wording.source, class_="quote near")
    if abstention.offers:
        yield element("h2", wording.OFFERS)
        yield offers(abstention.offers[:_NEAREST], site)
    near = {(hit.passage.document.id, hit.passage.section.anchor): hit.passage for hit in abstention.passages}
    if near:
        yield element("h2", wording.NEAREST)
        links = (
            element("a", wording.place(one.document, one.section), href=site.section(one.document, one.section))
            for one in islice(near.values(), _NEAREST)
        )
        yield element("ul", *(element("li", link) for link in links), class_="places", role="list")


def _remark(remark: Remark, site: Site) -> Iterator[Node]:
    match remark.courtesy:
        case Courtesy.CONTENTS:
            documents = site.library.documents
            yield from (element("p", words, class_="voice") for words in [site.library.description] if words)
            links = (element("a", one.title, href=site.document(one)) for one in documents)
            yield element("ul", *(element("li", link) for link in links), class_="places", role="list")
        case Courtesy.GREETING:
            yield element("p", wording.hello([one.title for one in site.library.documents]), class_="voice")
        case Courtesy.ABILITIES:
            yield element("p", wording.ABILITIES, class_="voice")
        case courtesy:
            yield element("p", wording.REMARKS[courtesy], class_="voice")


def _understood(readings: Sequence[str]) -> Iterator[Element]:
    if readings:
        yield element("p", wording.understood(readings), class_="aside")


def _quotes(
    citations: Sequence[Citation], site: Site, source: Callable[[Citation], str], class_: str = "quote"
) -> Iterator[Element]:
    """Yield the words cited, and where they stand, said once for neighbours; under the first, the passage around it."""
    for number, (place, group) in enumerate(groupby(citations, key=source)):
        together = tuple(group)
        yield _quote(together, place, site, _around(together) if number == 0 else [], class_)


def _quote(
    together: Sequence[Citation], place: str, site: Site, around: Sequence[Element] = (), class_: str = "quote"
) -> Element:
    """Return words from one place, which leads there, and what is told around them."""
    is_alone = len(together) == 1
    quoted = element("blockquote", *(_quoted(citation, site, is_alone=is_alone) for citation in together))
    link = element("a", place, href=_address(together[0], site))
    return element("figure", quoted, element("figcaption", link), *around, class_=class_)


def _quoted(citation: Citation, site: Site, *, is_alone: bool) -> Element:
    """Return the words cited, with the data marked that were asked for; each of several leads to its own place."""
    words = Marking(citation.section.text, citation.marks).nodes(citation.span)
    if is_alone:
        return element("p", element("q", *words))
    label = f"{say.READ_IN_PLACE}: {wording.source(citation)}"
    link = element("a", "¶", href=_address(citation, site), title=say.READ_IN_PLACE, aria_label=label, class_="place")
    return element("p", element("q", *words), " ", link)


def _address(citation: Citation, site: Site) -> str:
    return site.section(citation.document, citation.section, citation.span)


def _around(citations: Sequence[Citation]) -> list[Element]:
    """Return the first citation's passage, folded, with what was cited of it; nothing if that is all of it."""
    passage = citations[0].passage
    cited = _apart(citation.span for citation in citations if citation.passage.id == passage.id)
    if sum(span.end - span.start for span in cited) >= len(passage.text.strip()):
        return []
    words = Marking(passage.section.text, tuple(cited), "strong").nodes(passage.span)
    return [element("details", element("summary", say.WHOLE_PASSAGE), element("p", *words, class_="passage"))]


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Return spans in reading order, those that share a character as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
