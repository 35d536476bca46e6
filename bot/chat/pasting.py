"""What can be pasted into any chat: how it looks in the list above the keyboard, and the message that it becomes. Pure.

A message is pasted by its reader's choice, as one message and under their name. So each says by itself what was asked,
what the documents say and where, and its button leads to the bot's private chat.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from bot import wording
from bot.chat.buttons import OpenOutline, OpenSection
from bot.chat.deeplinks import OpenAnswer, link
from bot.chat.render import answered
from bot.chat.reply import Button, Reply, clipped
from bot.chat.rich import LIMIT, Rich, Style, bold, html, joined, split
from bot.model import Answer
from bot.store.values import DateStyle
from bot.wording import inline as say
from bot.wording import private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.deeplinks import Destination
    from bot.chat.reply import Keyboard
    from bot.library import Library
    from bot.model import Abstention, Citation, Document, Hit

FOUND: Final = "found"
"""The id of the result that says what came of the question, whatever that is."""
_TITLE: Final = 100
_DESCRIPTION: Final = 200
"""Characters in the list above the keyboard, where two or three lines are shown."""
_NEAREST: Final = 3
_MORE: Final = " …"


@dataclass(frozen=True, slots=True)
class Paste:
    """Something to paste: its id among the others, at most 64 bytes, how it is listed, and its message."""

    id: str
    title: str
    description: str
    reply: Reply


def documents(library: Library, username: str) -> list[Paste]:
    """Return the documents, each with what is known of it."""
    return [_document(document, username) for document in library.documents]


def results(found: Answer | Abstention, username: str) -> list[Paste]:
    """Return what came of a question, then the passages that come next."""
    said = {citation.passage.id for citation in found.citations} if isinstance(found, Answer) else set()
    others = [hit for hit in found.passages if hit.passage.id not in said]
    return [outcome(found, username), *(_passage(hit, username) for hit in others)]


def outcome(found: Answer | Abstention, username: str, token: str = "") -> Paste:
    """Return what came of a question; with the `token` under which it is noted, its button reopens it."""
    citations = found.citations if isinstance(found, Answer) else found.nearest
    destination = OpenAnswer(token) if token else _section(citations[0]) if citations else None
    label = say.ASK_MORE if token else say.READ_SECTION
    keyboard = _leading(label, username, destination) if destination else ()
    text = joined([_asked(found.question), _told(found)])
    listed = " ".join(citation.quote for citation in citations) or _reason(found)
    title = say.ANSWER if isinstance(found, Answer) else say.NOT_SAID
    return Paste(FOUND, title, _line(listed, _DESCRIPTION), whole(text, keyboard))


def in_brief(found: Answer | Abstention) -> Rich:
    """Return what the documents say or, if they do not, no more than that."""
    return _told(found) if isinstance(found, Answer) else Rich(private.briefly(found.reason, found.unmentioned))


def whole(text: Rich, keyboard: Keyboard = ()) -> Reply:
    """Return a text as one message; what does not fit is left out, and that there is more is said."""
    first, *more = split(text)
    if not more:
        return Reply(html(first), keyboard)
    return Reply(html(split(text, LIMIT - len(_MORE))[0] + Rich(_MORE)), keyboard)


def _told(found: Answer | Abstention) -> Rich:
    if isinstance(found, Answer):
        return answered(found, DateStyle.SPANISH)
    understood = Rich(wording.understood(found.understood)).styled(Style.ITALIC)
    return joined([understood, Rich(_reason(found)), *_nearest(found)])


def _reason(found: Answer | Abstention) -> str:
    return "" if isinstance(found, Answer) else wording.abstention(found.reason, found.unmentioned)


def _nearest(found: Abstention) -> Iterator[Rich]:
    """Yield the sentences that come nearest, each with its place."""
    for citation in found.nearest[:_NEAREST]:
        yield Rich(citation.quote)
        yield Rich(wording.source(citation))


def _passage(hit: Hit, username: str) -> Paste:
    passage = hit.passage
    place = wording.place(passage.document, passage.section)
    text = joined([Rich(passage.text.strip()).styled(Style.QUOTE), Rich(place)])
    keyboard = _leading(say.READ_SECTION, username, OpenSection(passage.document, passage.section))
    listed = passage.section.heading or passage.document.title
    return Paste(_id("p", passage.id), _line(listed, _TITLE), _line(passage.text, _DESCRIPTION), whole(text, keyboard))


def _document(document: Document, username: str) -> Paste:
    details = wording.details(document)
    text = joined([bold(document.title), *map(Rich, details)], "\n")
    keyboard = _leading(say.READ_DOCUMENT, username, OpenOutline(document))
    listed = " · ".join(details)
    return Paste(
        _id("d", document.id), _line(document.title, _TITLE), _line(listed, _DESCRIPTION), whole(text, keyboard)
    )


def _section(citation: Citation) -> OpenSection:
    return OpenSection(citation.document, citation.section)


def _leading(label: str, username: str, destination: Destination) -> Keyboard:
    return ((Button(label, url=link(username, destination)),),)


def _asked(question: str) -> Rich:
    """Return a question as it is shown, without what cannot be seen, which may turn or hide the words around it."""
    visible = "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign for sign in question)
    return Rich(" ".join(visible.split())).styled(Style.ITALIC)


def _line(text: str, length: int) -> str:
    return clipped(" ".join(text.split()), length)


def _id(kind: str, name: str) -> str:
    """Return an id that stays the same while the name does, which may be of any length."""
    return kind + blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
