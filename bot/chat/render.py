"""What comes of a question, as messages. Pure; nothing here decides what is said.

A text is in one of three voices (it is said; this comes nearest; it is not said) or answers a remark. Whatever in it is
no document's is from `wording`.
"""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from bot import wording
from bot.chat import pages
from bot.chat.buttons import AskQuestion, OpenSection
from bot.chat.reply import Button, replies, row
from bot.chat.rich import Rich, Style, joined
from bot.model import Abstention, Answer, Courtesy, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.chat.reply import Keyboard, Reply
    from bot.library import Library
    from bot.model import Citation, Finding

    Content = tuple[Rich, Keyboard]

_NEAREST: Final = 3
_OFFERS: Final = 3
_LONGEST_OFFER: Final = 120
"""Characters of a question on a button, which has to hold all of it; the whole keyboard may have 10 KB."""


def result(found: Finding, library: Library) -> list[Reply]:
    """Return what came of a question."""
    return replies(*_content(found, library))


def pressed(question: str, found: Finding, library: Library) -> list[Reply]:
    """Return what came of a question that a button asked, after the question itself: nobody has typed it."""
    text, keyboard = _content(found, library)
    return replies(joined([_aside(question), text]), keyboard)


def _content(found: Finding, library: Library) -> Content:
    match found:
        case Answer():
            return _answer(found), ()
        case Abstention():
            return _abstention(found, library)
        case Remark():
            return _remark(found, library)


def _answer(answer: Answer) -> Rich:
    quoted = _differing(answer.citations) if answer.differing else _cited(answer.citations)
    understood, unanswered = wording.understood(answer.understood), wording.unanswered(answer.unanswered)
    return joined([_aside(understood), *quoted, Rich(unanswered)])


def _cited(citations: Sequence[Citation]) -> Iterator[Rich]:
    """Yield the words cited, where they stand, said once for neighbours, and the passage around the first."""
    for number, (place, group) in enumerate(groupby(citations, key=wording.source)):
        together = tuple(group)
        yield from (_quoted(citation).styled(Style.BOLD) for citation in together)
        yield Rich(place)
        if number == 0:
            yield _around(together)


def _differing(citations: Sequence[Citation]) -> Iterator[Rich]:
    """Yield the words that contradict each other, with what may explain it: whose they are, and since when."""
    yield Rich(wording.DIFFERING)
    for citation in citations:
        yield _quoted(citation).styled(Style.BOLD)
        yield Rich(wording.dated_source(citation))


def _quoted(citation: Citation) -> Rich:
    """Return the words cited, with the data underlined that were asked for."""
    marks = tuple((Style.UNDERLINE, mark) for mark in citation.marks)
    return Rich(citation.section.text, marks).cut(citation.span)


def _around(citations: Sequence[Citation]) -> Rich:
    """Return the first citation's passage, folded, with what was cited of it; nothing if that is all of it."""
    first = citations[0]
    marks = tuple((Style.BOLD, citation.span) for citation in citations)
    passage = Rich(first.section.text, marks).cut(first.passage.span)
    return passage.styled(Style.QUOTE) if _says_more(passage) else Rich("")


def _says_more(passage: Rich) -> bool:
    """Tell whether a text has words outside its marks."""
    marked = {place for _, span in passage.marks for place in range(span.start, span.end)}
    return any(place not in marked and not character.isspace() for place, character in enumerate(passage.text))


def _abstention(abstention: Abstention, library: Library) -> Content:
    sections, questions = _nearest_sections(abstention, library), _questions(abstention)
    parts = [
        _aside(wording.understood(abstention.understood)),
        Rich(wording.abstention(abstention.reason, abstention.unmentioned)),
        *_nearest(abstention.nearest),
        Rich(wording.offering(questions=bool(questions), sections=bool(sections))),
    ]
    return joined(parts), (*questions, *sections)


def _nearest(citations: Sequence[Citation]) -> Iterator[Rich]:
    """Yield what comes nearest: the first as an answer would be shown, the others for themselves."""
    yield from _cited(citations[:1])
    for citation in citations[1:_NEAREST]:
        yield _quoted(citation)
        yield Rich(wording.source(citation))


def _questions(abstention: Abstention) -> Keyboard:
    """Return a button for each question offered, whole: its words are what it asks."""
    short = (question for question in abstention.offers if len(question) <= _LONGEST_OFFER)
    offered = (AskQuestion(question, number) for number, question in enumerate(islice(short, _OFFERS)))
    return tuple((Button(asking.question, asking.data),) for asking in offered)


def _nearest_sections(abstention: Abstention, library: Library) -> Keyboard:
    nearest = (OpenSection(hit.passage.document, hit.passage.section) for hit in abstention.passages)
    distinct = {opened.data: opened for opened in nearest}
    return tuple(row(_label(opened, library), opened) for opened in islice(distinct.values(), _NEAREST))


def _label(opened: OpenSection, library: Library) -> str:
    """Return a section's name for a button, where only the beginning is sure to be seen."""
    heading, title = opened.section.heading, opened.document.title
    if heading is None:
        return title
    return f"{heading} · {title}" if len(library.documents) > 1 else heading


def _remark(remark: Remark, library: Library) -> Content:
    match remark.courtesy:
        case Courtesy.CONTENTS:
            return pages.about(library), pages.sections(library).keyboard
        case Courtesy.GREETING:
            return Rich(wording.hello([document.title for document in library.documents])), ()
        case Courtesy.ABILITIES:
            return Rich(wording.HELP), ()
        case courtesy:
            return Rich(wording.REMARKS[courtesy]), ()


def _aside(words: str) -> Rich:
    """Return words that are not the reply itself."""
    return Rich(words).styled(Style.ITALIC)
