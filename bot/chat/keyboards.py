"""The buttons under an answer, and what an answer's looks depend on besides what was found. Pure.

In a group there is one row, and what is longer than a message opens in the private chat: nobody's reading floods it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from bot.chat import deeplinks
from bot.chat.buttons import CastVote, GiveCause, OpenOutline, OpenPassage, OpenSection, ShowToAll
from bot.chat.deeplinks import OpenAnswer
from bot.chat.reply import Button, clipped, row
from bot.links import reader_url
from bot.store.values import Abstaining, Cause, DateStyle
from bot.wording import private as say
from bot.wording import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.chat.reply import Keyboard
    from bot.model import Answer, Passage

_SHARED_QUOTE: Final = 200
"""Characters of a quote that is shared, so that its place goes with it."""


class Voting(Enum):
    """What the buttons tell of the votes on an answer."""

    OPEN = auto()
    USEFUL = auto()
    USELESS = auto()
    WHY = auto()
    """Somebody found it useless and is asked why."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How and where something is shown.

    `token`: under which the answer is stored; without it, nothing is offered that needs it. `public_url`: where the
    bot's pages are. `username`: the bot's, for links to its private chat. `seen_by_one`: whether only who asked sees it
    in a group, and may show it to all.
    """

    token: str = ""
    public_url: str | None = None
    username: str = ""
    abstaining: Abstaining = Abstaining.FULLY
    dates: DateStyle = DateStyle.SPANISH
    in_group: bool = False
    seen_by_one: bool = False
    voting: Voting = Voting.OPEN

    @property
    def linked(self) -> str:
        """The name of the bot whose private chat opens what is long, or nothing where it can be read right here."""
        return self.username if self.in_group else ""


def others(answer: Answer) -> tuple[Passage, ...]:
    """Return the passages of an answer's ranking of which nothing is quoted, the nearest first."""
    quoted = {citation.passage.id for citation in answer.citations}
    return tuple(hit.passage for hit in answer.passages if hit.passage.id not in quoted)


def under_answer(answer: Answer, shown: Shown) -> Keyboard:
    """Return the rows of buttons under an answer."""
    return tuple(filter(None, _group_rows(answer, shown) if shown.in_group else _private_rows(answer, shown)))


def opening(label: str, target: OpenSection | OpenOutline, username: str) -> tuple[Button]:
    """Return a row whose button opens something to read: in the private chat of the bot `username`, or here without."""
    (button,) = row(label, target)
    return (Button(button.label, url=deeplinks.link(username, target)) if username else button,)


def _private_rows(answer: Answer, shown: Shown) -> Iterator[tuple[Button, ...]]:
    first = answer.citations[0]
    if shown.public_url:
        url = reader_url(shown.public_url, first.document, first.section, first.span)
        yield (Button(say.OPEN_IN_DOCUMENT, url=url),)
    section = OpenSection(first.document, first.section)
    yield (Button(say.READ_SECTION, section.data), *_passages(answer, shown, say.other_passages))
    if shown.voting is Voting.WHY:
        yield from _causes(shown)
        yield _sharing(answer, shown)
    else:
        yield (*_votes(shown), *_sharing(answer, shown))


def _group_rows(answer: Answer, shown: Shown) -> Iterator[tuple[Button, ...]]:
    if shown.seen_by_one and shown.token:
        yield (Button(say.SHOW_TO_ALL, ShowToAll(shown.token).data),)
    first = answer.citations[0]
    section = opening(say.SECTION, OpenSection(first.document, first.section), shown.username)
    passages = () if shown.seen_by_one else _passages(answer, shown, say.passages)  # what one sees cannot be turned
    yield (*_votes(shown), *passages, *section)
    if shown.voting is Voting.WHY:
        yield from _causes(shown)


def _passages(answer: Answer, shown: Shown, label: Callable[[int], str]) -> tuple[Button, ...]:
    """Return the button that leads to the other passages, if there are any."""
    count = len(others(answer))
    return (Button(label(count), OpenPassage(shown.token, 1).data),) if shown.token and count else ()


def _votes(shown: Shown) -> tuple[Button, ...]:
    """Return the buttons that vote, the one chosen marked."""
    if not shown.token:
        return ()
    chosen = {Voting.USEFUL: True, Voting.USELESS: False}.get(shown.voting)
    labels = {True: say.USEFUL, False: say.USELESS}
    return tuple(
        Button(f"{label} {say.CHOSEN}" if useful is chosen else label, CastVote(shown.token, useful).data)
        for useful, label in labels.items()
    )


def _causes(shown: Shown) -> Iterator[tuple[Button, ...]]:
    """Yield a row for each thing that may have been wrong with an answer."""
    for cause in Cause if shown.token else ():
        yield row(say.CAUSES[cause], GiveCause(shown.token, cause))


def _sharing(answer: Answer, shown: Shown) -> tuple[Button, ...]:
    """Return the button that sends the quote, its place and a link to the whole answer to a chat.

    Inline mode would do so too, but it has to be switched on for a bot, and a link works wherever people write.
    """
    if not (shown.token and shown.username):
        return ()
    first = answer.citations[0]
    url = deeplinks.link(shown.username, OpenAnswer(shown.token))
    return (
        Button(say.SHARE, url=deeplinks.sharing(url, say.shared(clipped(first.quote, _SHARED_QUOTE), source(first)))),
    )
