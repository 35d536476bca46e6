"""A sentence, the datum left out and the options -> a question that Telegram takes.

Telegram's limits for quizzes (Bot API, sendPoll): a question of 300 characters, options of 100, an explanation of 200
with at most two line feeds. They are counted in UTF-16 units, of which no character has fewer than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot import wording
from bot.model import Citation, Quiz
from bot.quiz.choosing import chance
from bot.wording import quizzes as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Passage, Span
    from bot.quiz.data import Datum

QUESTION: Final = 300
OPTION: Final = 100
EXPLANATION: Final = 200
_TITLE: Final = 80
_PLACE: Final = 90
"""Units of a document's title in the question, and of the place in the explanation, before they are cut."""


def quiz(passage: Passage, span: Span, datum: Datum, wrong: Sequence[Datum]) -> Quiz | None:
    """Return the question on `datum` of the sentence at `span` of the passage's section; None if it is too long."""
    sentence = span.of(passage.section.text)
    gapped = f"{sentence[: datum.span.start]}{words.GAP}{sentence[datum.span.end :]}"
    question = words.question(cut(passage.document.title, _TITLE), gapped)
    options = _ordered(question, (datum, *wrong))
    if units(question) > QUESTION or any(units(option.text) > OPTION for option in options):
        return None
    citation = Citation(passage, span, (datum.span.shifted(span.start),))
    texts = tuple(option.text for option in options)
    return Quiz(question, texts, options.index(datum), citation, _explanation(citation, datum.span))


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, room: int) -> str:
    """Return a text, or as many of its first words as fit in `room` units with a sign that there are more."""
    if units(text) <= room:
        return text
    kept = text[:room]
    while kept and units(kept) >= room:
        kept = kept[:-1]
    return f"{kept.rpartition(' ')[0] or kept}…"


def _ordered(question: str, options: Sequence[Datum]) -> list[Datum]:
    """Return figures and dates in rising order, names as if by chance."""
    return sorted(options, key=lambda option: (option.value, chance(question, option.text)))


def _explanation(citation: Citation, datum: Span) -> str:
    """Return the sentence, or what stands around the datum where it is long, and its place."""
    place = cut(wording.source(citation), _PLACE)
    room = EXPLANATION - units(words.explanation("", place))
    return words.explanation(_around(citation.quote, datum, room), place)


def _around(sentence: str, datum: Span, room: int) -> str:
    """Return a sentence less as many words, of the side that has more, as keep it from fitting."""
    start, end = 0, len(sentence)
    while units(_excerpt(sentence, start, end)) > room:
        if datum.start - start > end - datum.end:
            start = sentence.find(" ", start, datum.start) + 1 or datum.start
        else:
            end = max(sentence.rfind(" ", datum.end, end), datum.end)
    return _excerpt(sentence, start, end)


def _excerpt(sentence: str, start: int, end: int) -> str:
    return f"{'…' if start else ''}{sentence[start:end]}{'…' if end < len(sentence) else ''}"
