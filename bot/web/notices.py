"""Pages that say why there is nothing else, and what to do instead. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering import LONGEST_QUESTION
from bot.markup import element
from bot.web.findings import offers
from bot.web.page import Page
from bot.wording import pages as say

if TYPE_CHECKING:
    from bot.web.site import Site


def nothing_asked(site: Site) -> Page:
    """Return what can be asked."""
    page = _notice(site, say.SEARCH, say.NOTHING_ASKED)
    examples = [element("h2", say.EXAMPLES), offers(site.examples, site)] if site.examples else []
    return Page(page.title, (*page.main, *examples))


def too_long(site: Site) -> Page:
    """Return how long a question may be."""
    return _notice(site, say.TOO_LONG, say.shorter(LONGEST_QUESTION))


def too_many(site: Site, seconds: int, question: str) -> Page:
    """Return after how many seconds a question may be asked again; it stays in the box."""
    return _notice(site, say.TOO_MANY, say.wait(seconds), question)


def missing(site: Site) -> Page:
    """Return that there is no such page."""
    return _notice(site, say.NO_SUCH_PAGE, say.ASK_THE_BOT)


def refused(site: Site) -> Page:
    """Return that an address cannot be used in this way."""
    return _notice(site, say.ONLY_READING, say.ONLY_READING_WHY)


def broken(site: Site) -> Page:
    """Return that something went wrong; what, is in the log."""
    return _notice(site, say.BROKEN, say.BROKEN_WHY)


def _notice(site: Site, title: str, words: str, asked: str = "") -> Page:
    documents = element("p", element("a", say.ALL_DOCUMENTS, href=site.address("/")), class_="more")
    return Page(title, (element("h1", title), element("p", words, class_="lead"), documents), asked=asked)
