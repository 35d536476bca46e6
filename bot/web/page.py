"""A page: what is particular to it, and what is around it everywhere. Pure; nothing is escaped before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.answering import LONGEST_QUESTION
from bot.links import ASK, QUESTION, bot_url
from bot.markup import element, written
from bot.web import files
from bot.wording import pages as say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.markup import Element, Node
    from bot.web.site import Site

_CONTENT: Final = "contenido"
_DESCRIBED: Final = 280
"""Characters of a description; Telegram shows about as many under a link."""
_BARS: Final = (("light", "#f6f5f0"), ("dark", "#18201e"))
"""The colour of a browser's own bar beside that of the page, as the style sheet has it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is particular to a page.

    `shared`: its title where a link to it is shown, if not `title`; nothing that a stranger typed may be in it, nor in
    `description`: whoever makes a link would choose what it says. `path`: where it is, if a link to it can be shared.
    `asked`: what stands in the search box. `is_listed`: whether search engines are to know it.
    """

    title: str
    main: tuple[Node, ...]
    aside: Element | None = None
    shared: str | None = None
    description: str = ""
    path: str | None = None
    asked: str = ""
    has_search_in_main: bool = False
    is_listed: bool = False


def document(page: Page, site: Site) -> bytes:
    """Return a page as it is sent."""
    main = element("main", *page.main, id=_CONTENT, tabindex="-1")
    inside = [page.aside, main] if page.aside is not None else [main]
    body = element(
        "body",
        element("a", say.SKIP, href=f"#{_CONTENT}", class_="skip"),
        _header(page, site),
        element("div", *inside, class_="columns" if page.aside is not None else "column"),
        _footer(site),
    )
    html = element("html", element("head", *_head(page, site)), body, lang="es")
    return written(html).encode()


def search(site: Site, asked: str = "", class_: str = "search") -> Element:
    """Return the box in which questions are asked."""
    field = element(
        "input",
        type="search",
        id=QUESTION,
        name=QUESTION,
        value=asked,
        placeholder=say.PLACEHOLDER,
        maxlength=str(LONGEST_QUESTION),
        required="required",
        autocomplete="off",
        enterkeyhint="search",
    )
    label = element("label", say.SEARCH, for_=QUESTION, class_="unseen")
    button = element("button", say.ASK, type="submit")
    return element("form", label, field, button, role="search", action=site.address(ASK), class_=class_)


def clipped(text: str, limit: int = _DESCRIBED) -> str:
    """Return a text in one line, cut between words where it is longer than `limit`."""
    line = " ".join(text[: 2 * limit].split())
    if len(line) <= limit:
        return line
    return f"{(line[:limit].rpartition(' ')[0] or line[:limit]).rstrip('.,;:…')}…"


def _header(page: Page, site: Site) -> Element:
    icon = element("img", src=site.address(files.address("icon.svg")), alt="", width="28", height="28")
    brand = element("a", icon, element("span", site.name), href=site.address("/"), class_="brand")
    box = [] if page.has_search_in_main else [search(site, page.asked)]
    return element("header", brand, *box)


def _footer(site: Site) -> Element:
    username = site.username()
    chat = [element("p", element("a", say.ALSO_IN_TELEGRAM, href=bot_url(username)))] if username else []
    return element("footer", element("p", say.PROMISE), *chat)


def _head(page: Page, site: Site) -> Iterator[Element]:
    title = page.title if page.title == site.name else f"{page.title} · {site.name}"
    yield element("meta", charset="utf-8")
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("title", clipped(title))
    yield element("meta", name="color-scheme", content="light dark")
    for scheme, colour in _BARS:
        yield element("meta", name="theme-color", content=colour, media=f"(prefers-color-scheme: {scheme})")
    if not page.is_listed:
        yield element("meta", name="robots", content="noindex")
    yield from _shared(page, site)
    yield element("link", rel="icon", type="image/svg+xml", href=site.address(files.address("icon.svg")))
    yield element("link", rel="stylesheet", href=site.address(files.address("page.css")))
    yield element("script", src=site.address(files.address("page.js")), defer="defer")


def _shared(page: Page, site: Site) -> Iterator[Element]:
    """Yield what is shown of the page where a link to it is shared (Open Graph, https://ogp.me)."""
    said = {
        "og:site_name": site.name,
        "og:title": clipped(page.shared or page.title),
        "og:description": page.description,
        "og:type": "article" if page.aside is not None else "website",
        "og:url": f"{site.public_url}{page.path}" if site.public_url and page.path else "",
        "og:locale": "es_ES",
    }
    if page.description:
        yield element("meta", name="description", content=page.description)
    for name, content in said.items():
        if content:
            yield element("meta", property=name, content=content)
