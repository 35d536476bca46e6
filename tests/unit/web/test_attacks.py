"""What strangers and hostile documents try, and do not get."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.answering import Answerer
from bot.library import load
from bot.links import ASK, ask_url, reader_url
from bot.metrics import Metrics
from bot.model import Span
from bot.web import server
from bot.web.limits import CLIENT_LIMIT, Limits
from bot.web.pages import Pages
from bot.web.site import Site
from bot.wording import pages as say
from tests.unit.web.fetching import LIBRARY, PUBLIC, Bot, Reading, application, fetch, fetched, site

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from bot.model import Finding

SCRIPT = "</title></script><script>alert(document.domain)</script><img src=x onerror=alert(1)>\"'>&lt;"
ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "img",
        "span",
        "form",
        "label",
        "input",
    ),
    *(
        "button",
        "div",
        "main",
        "nav",
        "ol",
        "ul",
        "li",
        "h1",
        "h2",
        "h3",
        "p",
        "dl",
        "dt",
        "dd",
        "article",
        "mark",
        "small",
    ),
    *("details", "summary", "footer", "figure", "blockquote", "q", "figcaption", "strong"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def assert_harmless(html: str) -> None:
    """Check that a page has none but our own elements and attributes, and leads to nowhere that runs anything."""
    page = Reading(html)
    assert {tag for tag, _ in page.tags} <= ELEMENTS
    assert len(page.attributes("script")) == 1
    assert all(named["src"].startswith("/recursos/") for named in page.attributes("script") + page.attributes("img"))
    assert not any(name.startswith("on") or name == "style" for _, named in page.tags for name in named)
    assert all(link.startswith(("/", "#", "https://t.me/", "https://jardin.example/")) for link in page.links())


@pytest.mark.parametrize(
    "path",
    [
        *("..%2f..%2fetc%2fpasswd", "../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cetc%5cpasswd"),
        *(
            "....//....//etc/passwd",
            "%252e%252e%252fetc%252fpasswd",
            "jardín%00.md",
            "/etc/passwd",
            "file:%2f%2f%2fetc",
        ),
        *("knowledge", "jardín.md", "./jardín", "%c0%ae%c0%ae/etc/passwd", "~root", "C:%5cwindows"),
    ],
)
def test_no_path_leads_out_of_the_documents(path: str) -> None:
    for root in ("/leer/", "/leer/jardín/", "/recursos/", "/"):
        (response,) = fetched([f"{root}{path}"])
        assert response.status_code == 404 or response.url.path == "/leer/jardín"  # which a client has made of it
        assert "root:" not in response.text


def test_a_hostile_question_is_shown_as_it_was_typed_and_does_nothing() -> None:
    response = fetch(ask_url("", f"¿El jardín {SCRIPT}?"))
    assert_harmless(response.text)
    page = Reading(response.text)
    assert page.text("h1") == f"¿El jardín {SCRIPT}?"
    assert page.attributes("input")[0]["value"] == f"¿El jardín {SCRIPT}?"


def test_hostile_documents_and_front_matter_are_shown_as_they_are_written_and_do_nothing(tmp_path: Path) -> None:
    quoted = SCRIPT.replace('"', '\\"').replace("'", "\\u0027")
    (tmp_path / "malo.md").write_text(
        f'---\ntitle: "{quoted}"\nauthor: "{quoted}"\nsource: "javascript:alert(1)//{quoted}"\n'
        f'licence: "{quoted}"\ntopics: ["{quoted}"]\n---\n\n'
        f"Texto de `{SCRIPT}`.\n\n## Un `{SCRIPT}` más\n\n- `{SCRIPT}`\n\n| a | b |\n|-|-|\n| `<b>` | `{SCRIPT}` |\n",
        "utf-8",
    )
    (tmp_path / "library.yaml").write_text(f'title: "{quoted}"\ndescription: "{quoted}"\n', "utf-8")
    of = Site(Answerer(load(tmp_path)), PUBLIC)
    (document,) = of.library.documents
    sections = [reader_url("", document, section, Span(0, len(section.text))) for section in document.sections]
    asked = [ask_url("", one) for one in (f"¿Qué dice sobre {SCRIPT}?", "¿De qué hablan los documentos?", "hola")]
    for response in fetched(["/", "/leer/malo", "/leer/malo/nada", "/nada", *sections, *asked], application(of)):
        assert_harmless(response.text)
    assert "alert(document.domain)" in fetch(sections[1], application(of)).text


def test_nothing_that_is_asked_gets_into_a_header() -> None:
    split = "x\r\nSet-Cookie: a=b\r\n\r\n<script>"
    usual = fetch("/").headers.keys() | {"retry-after"}
    for address in (
        ask_url("", split),
        f"/leer/{quote(split)}",
        f"/leer/jardín/{quote(split)}",
        f"/?pagina={quote(split)}",
    ):
        response = fetch(address, headers={"Host": "mala.example", "X-Forwarded-Host": "mala.example"})
        assert response.headers.keys() <= usual
        assert not any(re.search(r"a=b|mala|[\r\n]", value) for value in response.headers.values())
        assert "mala.example" not in response.text


def test_a_forged_mini_app_gets_what_everybody_gets() -> None:
    signed = "user=%7B%22id%22%3A1%7D&auth_date=1&hash=" + "0" * 64
    plain = fetch("/leer/jardín/riego")
    forged = [
        fetch(f"/leer/jardín/riego?tgWebAppData={quote(signed)}&tgWebAppStartParam=admin&initData={quote(signed)}"),
        fetch("/leer/jardín/riego", headers={"Authorization": f"tma {signed}", "Cookie": f"initData={signed}"}),
        fetch(
            "/leer/jardín/riego", headers={"Origin": "https://web.telegram.org", "Referer": "https://web.telegram.org/"}
        ),
    ]
    assert {one.content for one in forged} == {plain.content}
    assert not any(name.lower().startswith("access-control") for one in forged for name in one.headers)


def test_a_forged_citation_marks_the_documents_own_words_or_nothing() -> None:
    section = LIBRARY.documents[0].sections[0]
    for forged in ("0-9-00000000", "0-999999999-00000000", "999999998-999999999-00000000", "5-5-00000000", SCRIPT):
        response = fetch(f"/leer/jardín/{section.anchor}?cita={quote(forged)}")
        assert response.status_code == 200
        assert Reading(response.text).text("mark") == ""
        assert_harmless(response.text)


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_client_that_floods_is_asked_to_wait_and_others_are_answered() -> None:
    of = Starlette(
        routes=[Route(ASK, Pages(site(), Metrics(), Limits(Clock(), Clock())).ask)]
    )  # answering takes no time
    address = ask_url("", "¿A qué hora abre el jardín?")

    def ask(times: int, client: str) -> list[httpx.Response]:
        return fetched([address] * times, of, headers={"X-Forwarded-For": f"1.2.3.4, {client}"})

    statuses = [response.status_code for response in ask(CLIENT_LIMIT + 5, "93.184.216.34")]
    assert statuses == [200] * CLIENT_LIMIT + [429] * 5
    (refused,) = ask(1, "93.184.216.34")
    assert 60 <= int(refused.headers["Retry-After"]) <= 61
    assert say.TOO_MANY in refused.text
    assert Reading(refused.text).attributes("input")[0]["value"] == "¿A qué hora abre el jardín?"
    assert [response.status_code for response in ask(2, "8.8.8.8")] == [200] * 2


class Slow(Answerer):
    """Takes a twentieth of a second for a question, by a clock, and notes what `others` have done until then."""

    def __init__(self, clock: Clock, others: list[int]) -> None:
        super().__init__(LIBRARY)
        self.seen: list[int] = []
        self._clock, self._others = clock, others

    def answer(self, question: str, documents: Collection[str] = (), previous: str | None = None) -> Finding:
        self._clock.now += 0.05
        self.seen.append(len(self._others))
        return super().answer(question, documents, previous)


def test_a_flood_from_everywhere_is_answered_in_part_and_others_have_their_turn_between_two_answers() -> None:
    clock, others = Clock(), list[int]()
    slow = Slow(clock, others)
    of = Starlette(routes=[Route(ASK, Pages(Site(slow), Metrics(), Limits(clock, clock)).ask)])

    async def ask(number: int) -> int:
        transport = httpx.ASGITransport(of, client=("10.0.0.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as client:
            address = f"93.184.{number // 200}.{number % 200 + 1}"
            return (await client.get(f"{ASK}?q=hola", headers={"X-Forwarded-For": address})).status_code

    async def work() -> None:
        while True:
            others.append(1)
            await asyncio.sleep(0)

    async def main() -> tuple[list[int], int]:
        working = asyncio.create_task(work())
        statuses = await asyncio.gather(*map(ask, range(300)))
        clock.now += 1
        after = await ask(301)
        working.cancel()
        return statuses, after

    statuses, after = asyncio.run(main())
    assert statuses.count(200) == 6  # a fifth of a second at once, and a quarter of what passes meanwhile
    assert statuses.count(429) == 300 - 6
    assert after == 200
    assert len(set(slow.seen)) == len(slow.seen)


def test_no_page_holds_a_secret() -> None:
    async def handle(_: object) -> None:
        raise AssertionError

    of = server.application(site(), Bot(handle), "secret-of-the-webhook")
    for response in fetched(["/", "/leer/faro", "/leer/faro/inicio", ask_url("", "hola"), "/nada", "/telegram"], of):
        assert "secret-of" not in response.text + str(response.headers)
