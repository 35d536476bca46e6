"""The first page: what this is, what can be asked, its documents, and how to have it in a chat. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.links import bot_url, group_url
from bot.markup import element
from bot.web.facts import facts
from bot.web.findings import offers, quotes
from bot.web.page import Page, search
from bot.web.turning import listed, turns_of_list
from bot.wording import pages as say

if TYPE_CHECKING:
    from bot.markup import Element, Node
    from bot.model import Document
    from bot.web.site import Site


def landing_page(site: Site, number: int = 1) -> Page:
    """Return the first page, with so many of the documents as a page of a list holds."""
    lead = site.library.description or say.LEAD
    promise = [element("p", say.LEAD, class_="more")] if site.library.description else []
    return Page(
        title=site.name,
        main=(
            element("h1", site.library.title or say.SEARCH),
            element("p", lead, class_="lead"),
            *promise,
            search(site, class_="search large"),
            *_examples(site),
            *_digest(site),
            *_documents(site, number),
            *_telegram(site),
        ),
        description=lead,
        path="/",
        has_search_in_main=True,
        is_listed=True,
    )


def _examples(site: Site) -> list[Node]:
    return [element("h2", say.EXAMPLES), offers(site.examples, site)] if site.examples else []


def _digest(site: Site) -> list[Node]:
    return [element("h2", say.IN_SHORT), *quotes(site.digest.lines, site)] if site.digest.lines else []


def _documents(site: Site, number: int) -> list[Node]:
    documents, number, count = listed(site.library.documents, number)
    return [
        element("h2", say.DOCUMENTS),
        element("ul", *(_card(site, one) for one in documents), class_="cards", role="list"),
        *turns_of_list(site.address("/"), number, count),
    ]


def _card(site: Site, document: Document) -> Element:
    title = element("h3", element("a", document.title, href=site.document(document)))
    count = element("p", say.sections(len(document.sections)), class_="count")
    return element("li", title, *facts(document), count)


def _telegram(site: Site) -> list[Node]:
    """Return how to ask in Telegram; nothing while the bot's name is not known."""
    if not (username := site.username()):
        return []
    return [
        element("h2", say.IN_TELEGRAM),
        element("p", say.in_group(username)),
        element(
            "p",
            element("a", say.OPEN_CHAT, href=bot_url(username), class_="button"),
            " ",
            element("a", say.ADD_TO_GROUP, href=group_url(username), class_="button quiet"),
            class_="telegram",
        ),
    ]
