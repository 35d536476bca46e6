"""What browsers are told with every page: what to keep, what to refuse, and how to ask."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from bot.links import ASK, WEBHOOK, ask_url, reader_url
from bot.web import server
from bot.wording import pages as say
from tests.unit.web.fetching import BOT, GARDEN, WATERING, Bot, Reading, application, fetch, fetched, site

if TYPE_CHECKING:
    from starlette.requests import Request

SECTION = reader_url("", GARDEN, WATERING)
PAGES = ["/", "/leer", "/leer/faro", SECTION, ask_url("", "¿A qué hora abre el jardín?"), "/nada", "/leer/faro/nada"]
FILES = re.compile(r'(?:href|src)="(/recursos/[^"]+)"')


def test_no_page_takes_anything_from_elsewhere_or_is_framed_but_by_telegram() -> None:
    for response in fetched([*PAGES, *set(FILES.findall(fetch("/").text))]):
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; ")
        assert policy.endswith("frame-ancestors https://web.telegram.org")
        assert "unsafe" not in policy
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in response.headers
        assert "X-Frame-Options" not in response.headers  # it knows no other site but one's own
        assert not re.search(r"<style|<script(?! src)| style=| on\w+=", response.text)


def test_a_browser_is_kept_to_https_only_where_it_came_by_it() -> None:
    of = application()
    said = [
        "Strict-Transport-Security" in fetch("http://127.0.0.1/", of, {"X-Forwarded-Proto": how}).headers
        for how in ("https", "http, https", "https, http", "http", "")
    ]
    assert said == [True, True, False, False, False]


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    of = application()
    for address in PAGES[:5]:
        first = fetch(address, of)
        assert first.headers["Cache-Control"] == "no-cache"
        tag = first.headers["ETag"]
        for known in (tag, f'"other", W/{tag}'):
            again = fetch(address, of, {"If-None-Match": known})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["ETag"] == tag
        assert fetch(address, of, {"If-None-Match": '"other"'}).status_code == 200


def test_a_page_changes_its_tag_when_the_bot_is_known() -> None:
    tags = {fetch("/", application(site(username=name))).headers["ETag"] for name in ("", BOT)}
    assert len(tags) == 2


@pytest.mark.parametrize(
    ("accepted", "is_small"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("GZIP", True), ("br", False), ("", False)],
)
def test_a_page_is_compressed_for_whoever_can_read_that(accepted: str, is_small: bool) -> None:  # noqa: FBT001 - a case
    plain, sent = fetch(SECTION), fetch(SECTION, headers={"Accept-Encoding": accepted})
    assert sent.text == plain.text
    assert (sent.headers.get("Content-Encoding") == "gzip") is is_small
    assert (sent.headers["ETag"] != plain.headers["ETag"]) is is_small
    assert sent.headers["Vary"] == "Accept-Encoding"
    if is_small:
        assert int(sent.headers["Content-Length"]) < len(plain.content) / 2
        assert gzip.decompress(gzip.compress(plain.content)) == sent.content


def test_files_are_kept_for_good_under_names_that_tell_their_version() -> None:
    addresses = sorted(set(FILES.findall(fetch("/").text)))
    names = {re.sub(r"\.[0-9a-f]{8}\.", ".", one) for one in addresses}
    assert names == {"/recursos/icon.svg", "/recursos/page.css", "/recursos/page.js"}
    for response in fetched(addresses):
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Content-Type"].startswith(("text/css", "text/javascript", "image/svg+xml"))


def test_a_file_of_another_release_is_served_as_it_is_now_and_not_kept() -> None:
    response = fetch("/recursos/page.00000000.css")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"
    assert ".prose" in response.text


def test_what_is_not_there_or_not_allowed_is_said_kindly_and_rightly() -> None:
    of = server.application(site(), Bot(_never), "secret")
    for method, address, status, allowed in (
        ("GET", "/nada", 404, None),
        ("GET", "/leer/", 404, None),
        ("GET", "/leer/faro/", 404, None),
        ("POST", "/", 405, {"GET", "HEAD"}),
        ("DELETE", SECTION, 405, {"GET", "HEAD"}),
        ("BREW", ASK, 405, {"GET", "HEAD"}),
        ("GET", WEBHOOK, 405, {"POST"}),
    ):
        (response,) = fetched([address], of, method=method)
        assert response.status_code == status, (method, address)
        assert {404: say.NO_SUCH_PAGE, 405: say.ONLY_READING}[status] in response.text
        if allowed:
            assert set(response.headers["Allow"].split(", ")) == allowed


async def _never(_: object) -> None:
    raise AssertionError


def test_what_goes_wrong_is_said_kindly_and_tells_nothing() -> None:
    of = application()

    async def fail(_: Request) -> None:
        raise RuntimeError("the token is 123:abc")  # noqa: TRY003 - what must not be told

    of.router.add_route("/roto", fail)  # type: ignore[arg-type] # it never answers
    response = fetch("/roto", of)
    assert response.status_code == 500
    assert say.BROKEN in response.text
    assert "123:abc" not in response.text


def test_a_head_tells_the_same_as_the_page() -> None:
    for address in PAGES:
        (asked,), page = fetched([address], method="HEAD"), fetch(address)
        assert asked.status_code == page.status_code
        assert {**asked.headers, "date": ""} == {**page.headers, "date": ""}


def test_search_engines_leave_alone_what_costs_an_answer_and_what_is_not_there() -> None:
    assert fetch("/robots.txt").text == "User-agent: *\nDisallow: /preguntar\n"
    assert [Reading(response.text).meta("robots") for response in fetched(PAGES)] == [""] * 4 + ["noindex"] * 3


def test_without_anybody_to_handle_updates_there_is_no_webhook() -> None:
    assert fetch("/telegram").status_code == 404
    assert fetch("/healthz").status_code == 200
