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
from bot.chat.keyboards import Shown, opening, under_answer
from bot.chat.reply import Button, replies
from bot.chat.rich import Rich, Style, joined
from bot.model import Abstention, Answer, Courtesy, Remark
from bot.store.values import Abstaining
from bot.wording import dates, private

__all__ = ["Shown", "answered", "pressed", "result"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.chat.reply import Keyboard, Reply
    from bot.library import Library
    from bot.model import Citation, Finding
    from bot.store.values import DateStyle

    Content = tuple[Rich, Keyboard]

_NEAREST: Final = 3
_OFFERS: Final = 3
_LONGEST_OFFER: Final = 120
"""Characters of a question on a button, which has to hold all of it; the whole keyboard may have 10 KB."""


def result(found: Finding, library: Library, shown: Shown) -> list[Reply]:
    """Return what came of a question; an abstention in one line without buttons, where `shown` wants it short."""
    return replies(*_content(found, library, shown))


def pressed(question: str, found: Finding, library: Library, shown: Shown) -> list[Reply]:
    """Return what came of a question that nobody has typed here, after the question itself."""
    text, keyboard = _content(found, library, shown)
    return replies(joined([_aside(question), text]), keyboard)


def answered(answer: Answer, style: DateStyle) -> Rich:
    """Return the sentences of an answer, where they stand, and the passage around the first, folded."""
    quoted = _differing(answer.citations, style) if answer.differing else _cited(answer.citations)
    understood, unanswered = wording.understood(answer.understood), wording.unanswered(answer.unanswered)
    found = wording.BY_MEANING if answer.by_meaning and not answer.differing else ""
    return joined([_aside(understood), Rich(found), *quoted, Rich(unanswered)])


def _content(found: Finding, library: Library, shown: Shown) -> Content:
    match found:
        case Answer():
            return answered(found, shown.dates), under_answer(found, shown)
        case Abstention() if shown.abstaining is not Abstaining.FULLY:
            return Rich(private.briefly(found.reason, found.unmentioned)), ()
        case Abstention():
            return _abstention(found, library, shown)
        case Remark():
            return _remark(found, library, shown)


def _cited(citations: Sequence[Citation]) -> Iterator[Rich]:
    """Yield the words cited, where they stand, said once for neighbours, and the passage around the first."""
    for number, (place, group) in enumerate(groupby(citations, key=wording.source)):
        together = tuple(group)
        yield from (_quoted(citation).styled(Style.BOLD) for citation in together)
        yield Rich(place)
        if number == 0:
            yield _around(together)


def _differing(citations: Sequence[Citation], style: DateStyle) -> Iterator[Rich]:
    """Yield the words that contradict each other, with what may explain it: whose they are, and since when."""
    yield Rich(wording.DIFFERING)
    for citation in citations:
        yield _quoted(citation).styled(Style.BOLD)
        yield Rich(dates.dated_source(citation, style))


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


def _abstention(abstention: Abstention, library: Library, shown: Shown) -> Content:
    sections, questions = _nearest_sections(abstention, library, shown), _questions(abstention)
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


def _nearest_sections(abstention: Abstention, library: Library, shown: Shown) -> Keyboard:
    nearest = (OpenSection(hit.passage.document, hit.passage.section) for hit in abstention.passages)
    distinct = {opened.data: opened for opened in nearest}
    first = islice(distinct.values(), _NEAREST)
    return tuple(opening(_label(opened, library), opened, shown.linked) for opened in first)


def _label(opened: OpenSection, library: Library) -> str:
    """Return a section's name for a button, where only the beginning is sure to be seen."""
    heading, title = opened.section.heading, opened.document.title
    if heading is None:
        return title
    return f"{heading} · {title}" if len(library.documents) > 1 else heading


def _remark(remark: Remark, library: Library, shown: Shown) -> Content:
    match remark.courtesy:
        case Courtesy.CONTENTS:
            return pages.about(library), pages.sections(library, shown.linked).keyboard
        case Courtesy.GREETING:
            return Rich(wording.hello([document.title for document in library.documents])), ()
        case Courtesy.ABILITIES:
            return Rich(private.group_help(shown.username) if shown.in_group else private.HELP), ()
        case courtesy:
            return Rich(wording.REMARKS[courtesy]), ()


def _aside(words: str) -> Rich:
    """Return words that are not the reply itself."""
    return Rich(words).styled(Style.ITALIC)
