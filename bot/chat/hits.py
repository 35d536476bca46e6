"""What `/buscar` has found, as a message that is turned in place. Pure.

The words searched for stand in its first line, from which they are read again when it is turned: a button is too short
to hold them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot import wording
from bot.chat import pages
from bot.chat.buttons import AskQuestion, OpenHits, OpenSection
from bot.chat.keyboards import opening
from bot.chat.reply import Button, Reply, clipped
from bot.chat.rich import Rich, Style, bold, html, joined, split
from bot.model import Span
from bot.wording import private as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.phrases import Occurrence

LONGEST: Final = 120
"""Characters that can be searched for: a line, of which a question can be made that a button holds."""
ON_A_PAGE: Final = 4
_BEFORE: Final = 80
"""Characters shown before the first word found."""
_EXCERPT: Final = 320
_PLACE: Final = 200
_UNQUOTED: Final = str.maketrans("", "", '"“”«»')


def words_in(text: str) -> str:
    """Return what was searched for by the message that says `text`; nothing if it is no such message."""
    first = text.partition("\n")[0]
    return first.removeprefix(say.SEARCHED).strip() if first.startswith(say.SEARCHED) else ""


def page(words: str, found: Sequence[Occurrence], number: int, username: str = "") -> Reply:
    """Return a page, counted from 1, of what was found, or that nothing was; see `pages` on `username`."""
    if not found:
        return _nothing(words)
    count = -(-len(found) // ON_A_PAGE)
    number = max(1, min(number, count))
    first = (number - 1) * ON_A_PAGE
    shown = list(enumerate(found[first : first + ON_A_PAGE], start=first + 1))
    heading = joined([_title(words), Rich(say.found_in(len(found)))], "\n")
    text = joined([heading, *(_told(place, one) for place, one in shown)])
    return Reply(html(split(text)[0]), (_opened(shown, username), *pages.turns(number, count, OpenHits)))


def _title(words: str) -> Rich:
    return Rich(f"{say.SEARCHED} ") + bold(words)


def _nothing(words: str) -> Reply:
    """Return that nothing was found, and the button that asks for it instead."""
    question = wording.ask_about(" ".join(words.translate(_UNQUOTED).split()))
    text = joined([_title(words), Rich(f"{say.FOUND_NOTHING} {say.ASK_INSTEAD}")])
    return Reply(html(text), ((Button(question, AskQuestion(question, 0).data),),))


def _told(number: int, one: Occurrence) -> Rich:
    place = clipped(wording.place(one.passage.document, one.passage.section), _PLACE)
    return joined([Rich(f"{number}. {place}"), _excerpt(one)], "\n")


def _excerpt(one: Occurrence) -> Rich:
    """Return the passage around the first words found, all that were found in it in bold."""
    text, whole, spans = one.passage.section.text, one.passage.span, one.spans
    start = _word_border(text, whole.start, max(whole.start, spans[0].start - _BEFORE))
    end = max(spans[0].end, _last_border(text, start, min(whole.end, start + _EXCERPT), whole.end))
    marked = Rich(text, tuple((Style.BOLD, span) for span in spans)).cut(Span(start, end))
    return Rich("… " if start > whole.start else "") + marked + Rich(" …" if end < whole.end else "")


def _word_border(text: str, first: int, at: int) -> int:
    """Return where the next word begins after `at`, unless that is the beginning anyway."""
    space = text.find(" ", at, at + _BEFORE)
    return at if at == first or space < 0 else space + 1


def _last_border(text: str, start: int, at: int, last: int) -> int:
    """Return where the last whole word ends before `at`, unless that is the end anyway."""
    space = text.rfind(" ", start, at)
    return at if at == last or space < 0 else space


def _opened(shown: Sequence[tuple[int, Occurrence]], username: str) -> tuple[Button, ...]:
    """Return a row of numbers, each of which opens the section of what it numbers."""
    sections = ((number, OpenSection(one.passage.document, one.passage.section)) for number, one in shown)
    return tuple(opening(str(number), section, username)[0] for number, section in sections)
