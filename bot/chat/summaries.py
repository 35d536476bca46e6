"""What is sent of a subscription, or shown when somebody asks for it, as messages. Pure.

Every line stands under the place that it is from, and the place leads there: to its page, if the bot has pages, or to
the bot's private chat.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.chat import deeplinks
from bot.chat.buttons import OpenOutline, OpenSection
from bot.chat.parcels import Poll
from bot.chat.reply import Button, replies
from bot.chat.rich import LIMIT, Link, Rich, Style, bold, html, joined
from bot.links import reader_url
from bot.schedule import OnNews
from bot.wording import digests, source
from bot.wording import summaries as say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.chat.deeplinks import Destination
    from bot.chat.parcels import Parcel
    from bot.chat.reply import Keyboard
    from bot.library import Library
    from bot.model import Answer, Citation, Digest, Document, Quiz, Section
    from bot.store.promises import Posting

LATE: Final = dt.timedelta(minutes=10)
"""After which a summary says that it is late."""
_NOTICE: Final = 200
"""UTF-16 units that saying so may take, which are kept free."""
_BULLET: Final = "• "


@dataclass(frozen=True, slots=True)
class Links:
    """Where the bot is: its name in Telegram and, if it has pages, their address."""

    username: str
    public_url: str | None = None

    def to(self, citation: Citation) -> Link:
        """Return the link that leads to the words cited."""
        if self.public_url:
            return Link(reader_url(self.public_url, citation.document, citation.section, citation.span))
        return self.to_section(citation.document, citation.section)

    def to_section(self, document: Document, section: Section) -> Link:
        """Return the link that leads to a section."""
        if self.public_url:
            return Link(reader_url(self.public_url, document, section))
        return Link(deeplinks.link(self.username, OpenSection(document, section)))

    def to_document(self, document: Document) -> Link:
        """Return the link that leads to a document, in the bot's private chat."""
        return Link(deeplinks.link(self.username, OpenOutline(document)))


def digest(summary: Digest, library: Library, links: Links) -> Rich:
    """Return a summary: what it is of, its lines under their places, and what it leaves out."""
    if not summary.lines:
        return Rich(say.NOTHING_TO_SUM_UP)
    grouped = groupby(summary.lines, key=lambda line: digests.where(summary, line))
    parts = [_under(place, list(together), links) for place, together in grouped]
    left_out = Rich(digests.left_out(summary)).styled(Style.ITALIC)
    heading = bold(digests.heading(summary, library.title))
    if summary.section is not None:  # which the lines below do not name again
        heading = heading.styled(links.to(summary.lines[0]))
    return joined([heading, *parts, left_out])


def most_asked(answers: Sequence[tuple[str, Answer]], links: Links) -> Rich:
    """Return questions with what the documents say to them and where."""
    told = (
        joined([bold(question), Rich(answer.citations[0].quote), _place(answer.citations[0], links)], "\n")
        for question, answer in answers
    )
    return joined([bold(say.MOST_ASKED), *told])


def messages(text: Rich, keyboard: Keyboard = (), signature: str = "") -> tuple[Parcel, ...]:
    """Return a text in as many messages as it needs, each with room to say that it is late."""
    signed = joined([text, Rich(signature).styled(Style.ITALIC)])
    return tuple(replies(signed, keyboard, LIMIT - _NOTICE))


def poll(quiz: Quiz, keyboard: Keyboard = ()) -> Poll:
    """Return a quiz as Telegram has it."""
    return Poll(quiz.question, quiz.options, quiz.correct, quiz.explanation, keyboard)


def button(username: str, documents: Iterable[Document]) -> Keyboard:
    """Return the button that leads to the bot's private chat: on the document, where it is one."""
    named = tuple(documents)
    destination: Destination | None = OpenOutline(named[0]) if len(named) == 1 else None
    url = deeplinks.link(username, destination) if destination else f"https://t.me/{username}"
    return ((Button(say.ASK_ME, url=url),),)


def late(parcel: Parcel, posting: Posting, now: dt.datetime) -> Parcel:
    """Return the first message of a posting, saying that it is late if it is."""
    when = posting.subscription.when
    if isinstance(parcel, Poll) or isinstance(when.schedule, OnNews) or now - posting.moment <= LATE:
        return parcel
    told = say.late(posting.moment.astimezone(when.zone), now.astimezone(when.zone).date())
    return replace(parcel, html=f"{html(Rich(told).styled(Style.ITALIC))}\n\n{parcel.html}")


def _under(place: str, lines: Sequence[Citation], links: Links) -> Rich:
    """Return lines under the place that they are from, which leads there."""
    listed = joined((Rich(_BULLET + line.quote) for line in lines), "\n")
    return joined([Rich(place).styled(links.to(lines[0])), listed], "\n") if place else listed


def _place(citation: Citation, links: Links) -> Rich:
    return Rich(source(citation)).styled(links.to(citation))
