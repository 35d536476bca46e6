"""Who asks for which page, and what they get: the only part of the pages that sees requests."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from bot.answering import LONGEST_QUESTION
from bot.hearing import answered
from bot.links import CITED, QUESTION, parse
from bot.markup import element
from bot.metrics import Where
from bot.web import files, notices, responses
from bot.web.findings import finding, summary
from bot.web.landing import landing_page
from bot.web.limits import Limits, client
from bot.web.page import Page, clipped
from bot.web.reader import PART, document_page, gone_page, section_page
from bot.web.turning import PAGE
from bot.wording.pages import ANSWER

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from bot.metrics import Metrics
    from bot.model import Document
    from bot.web.site import Site

_ROBOTS = "User-agent: *\nDisallow: {ask}\n"


class Pages:
    """Answers requests for the pages of a site."""

    def __init__(self, site: Site, metrics: Metrics, limits: Limits | None = None) -> None:
        """Show a site, and count its questions."""
        self._site = site
        self._metrics = metrics
        self._limits = limits or Limits()
        self._turn = asyncio.Lock()

    async def landing(self, request: Request) -> Response:
        """Answer with the first page."""
        return responses.of_page(request, landing_page(self._site, _number(request, PAGE) or 1), self._site)

    async def document(self, request: Request) -> Response:
        """Answer with a document's sections."""
        document = self._document(request)
        if document is None:
            return await self.missing(request)
        return responses.of_page(request, document_page(self._site, document, _number(request, PAGE) or 1), self._site)

    async def section(self, request: Request) -> Response:
        """Answer with a section or, if it is gone, with the others."""
        document, anchor = self._document(request), _name(request, "section")
        if document is None:
            return await self.missing(request)
        section = next((one for one in document.sections if one.anchor == anchor), None)
        if section is None:
            return responses.of_page(request, gone_page(self._site, document), self._site, 404)
        cited = parse(request.query_params.get(CITED, ""))
        page = section_page(self._site, document, section, cited, _number(request, PART))
        return responses.of_page(request, page, self._site)

    async def ask(self, request: Request) -> Response:
        """Answer a question, one at a time, so that the chats have their turn between two."""
        site, question = self._site, request.query_params.get(QUESTION, "").strip()
        if not question:
            return responses.of_page(request, notices.nothing_asked(site), site)
        if len(question) > LONGEST_QUESTION:
            return responses.of_page(request, notices.too_long(site), site, 400)
        async with self._turn:
            await asyncio.sleep(0)
            seconds = self._limits.wait(_client(request))
            if not seconds:
                return await self._answer(request, question)
        headers = {"Retry-After": str(seconds)}
        return responses.of_page(request, notices.too_many(site, seconds, question), site, 429, headers)

    async def file(self, request: Request) -> Response:
        """Answer with a file that pages need."""
        asked = request.path_params["name"]
        file = files.find(asked)
        return responses.of_file(request, file, is_current=file.name == asked) if file else await self.missing(request)

    async def robots(self, request: Request) -> Response:
        """Answer what search engines are to leave alone: what costs an answer."""
        return responses.of_text(request, _ROBOTS.format(ask=self._site.asking("").partition("?")[0]))

    async def missing(self, request: Request, _: Exception | None = None) -> Response:
        """Answer that there is no such page."""
        return responses.of_page(request, notices.missing(self._site), self._site, 404)

    async def refused(self, request: Request, error: Exception) -> Response:
        """Answer that this address cannot be used in this way, and in which it can."""
        allowed = error.headers if isinstance(error, HTTPException) else None
        return responses.of_page(request, notices.refused(self._site), self._site, 405, allowed)

    async def broken(self, request: Request, _: Exception) -> Response:
        """Answer that something went wrong."""
        return responses.of_page(request, notices.broken(self._site), self._site, 500)

    async def _answer(self, request: Request, question: str) -> Response:
        with self._limits.spending():
            found = await self._metrics.asked(Where.PAGE, answered(self._site.answerer, question))
            page = Page(
                title=question,
                main=(element("h1", question, class_="question"), *finding(found, self._site)),
                shared=ANSWER,
                description=clipped(summary(found)),
                asked=question,
            )
            return responses.of_page(request, page, self._site)

    def _document(self, request: Request) -> Document | None:
        return self._site.library.document(_name(request, "document"))


def _name(request: Request, parameter: str) -> str:
    """Return a name in an address as documents have it: composed."""
    return unicodedata.normalize("NFC", request.path_params[parameter])


def _number(request: Request, parameter: str) -> int | None:
    """Return a number in an address, or None where there is none that makes sense."""
    written = request.query_params.get(parameter, "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 7 else None  # noqa: PLR2004


def _client(request: Request) -> str:
    return client(request.client.host if request.client else "", ",".join(request.headers.getlist("X-Forwarded-For")))
