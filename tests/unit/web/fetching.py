"""Asks for pages without a network, and reads them as a browser does."""

from __future__ import annotations

import asyncio
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import httpx

from bot.answering import Answerer
from bot.library import Library
from bot.metrics import Metrics
from bot.model import Document, Section
from bot.web import server
from bot.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.applications import Starlette

    from bot.web.webhook import Handle

OPENING = Section("inicio", None, "El jardín abre a las ocho de la mañana. Los lunes está cerrado.")
WATERING = Section("riego", "El <riego> & más", "Agua <nueva> & limpia del aljibe.\n\nLos rosales se riegan en marzo.")
EMPTY = Section("cuidados", "Cuidados", "")
GARDEN = Document(
    "jardín", "El jardín & sus <normas>", (OPENING, EMPTY, WATERING), source="https://jardin.example/a?b=1&c=<d>"
)
LIGHTHOUSE = Document("faro", "El faro", (Section("inicio", None, "El faro se encendió en 1871."),), topics=("mar",))
LIBRARY = Library("Guía del puerto", None, (GARDEN, LIGHTHOUSE), ())
PUBLIC = "https://guia.example"
BOT = "guia_bot"


def library(*documents: Document) -> Library:
    return Library(None, None, documents, ())


def site(of: Library = LIBRARY, username: str = BOT) -> Site:
    return Site(Answerer(of), PUBLIC, lambda: username)


class Bot:
    """A bot that only tells of itself, and what updates are handed to, if any are delivered."""

    def __init__(self, handle: Handle | None = None, missing: str = "", remark: str = "") -> None:
        self.handle = handle
        self.metrics = Metrics()
        self._missing = missing
        self._remark = remark

    async def missing(self) -> str:
        return self._missing

    def remark(self) -> str:
        return self._remark

    async def measured(self) -> bytes:
        return self.metrics.told(3, 60.0)


def application(of: Site | None = None, bot: Bot | None = None) -> Starlette:
    return server.application(of or site(), bot or Bot(), "")


def fetched(
    addresses: Sequence[str],
    of: Starlette | None = None,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    peer: str = "10.0.0.1",
) -> list[httpx.Response]:
    """Return what comes of requests, one after another."""

    async def main() -> list[httpx.Response]:
        transport = httpx.ASGITransport(of or application(), raise_app_exceptions=False, client=(peer, 1))
        async with httpx.AsyncClient(transport=transport, base_url=PUBLIC, headers={"Accept-Encoding": ""}) as client:
            return [await client.request(method, address, headers=headers) for address in addresses]

    return asyncio.run(main())


def fetch(address: str, of: Starlette | None = None, headers: Mapping[str, str] | None = None) -> httpx.Response:
    return fetched([address], of, headers=headers)[0]


class Reading(HTMLParser):
    """What a page says: its characters with the elements around each, its tags, and its attributes."""

    VOID = frozenset({"meta", "link", "input", "img", "br"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.characters: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._around: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._around == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if tag not in self.VOID:
            self._around.append((tag, named.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._around.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.characters += [(character, tuple(self._around)) for character in data]

    def text(self, tag: str) -> str:
        """Return the text within the elements of a kind."""
        return "".join(character for character, around in self.characters if any(name == tag for name, _ in around))

    def prose(self) -> list[tuple[str, bool]]:
        """Return the characters of the section that is shown, and whether each is marked."""
        return [
            (character, any(name == "mark" for name, _ in around))
            for character, around in self.characters
            if ("div", "prose") in around
        ]

    def attributes(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """Return the attributes of each element of a kind that has some of them."""
        return [named for name, named in self.tags if name == tag and wanted.items() <= named.items()]

    def links(self) -> list[str]:
        return [named["href"] for named in self.attributes("a")]

    def meta(self, name: str) -> str:
        """Return what a page says of itself under a name."""
        found = self.attributes("meta", property=name) + self.attributes("meta", name=name)
        return found[0]["content"] if found else ""
