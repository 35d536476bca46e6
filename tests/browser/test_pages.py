"""The documents' pages in a real browser: what is marked is seen, however and with whatever they are read."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from bot.answering import Answerer
from bot.library import load
from bot.links import ask_url, document_url, reader_url
from bot.model import Span
from bot.web import server
from bot.web.site import Site
from bot.wording import pages as say
from tests.browser.conftest import LIGHTHOUSE
from tests.unit.web.fetching import application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from bot.model import Document
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.xdist_group("pages in the browser")

HARBOUR: Final = """\
---
title: Normas del puerto
date: 2024-05-04
source: https://puerto.example/normas
topics: [amarres, mareas]
---

## Los amarres

Para amarrar hace falta:

- un cabo
- dos defensas
    - de goma
    - de cuero

| Mes | Marea más alta, medida en la escala de la dársena vieja |
|-----|------|
| mayo | cuatro metros y veinte centímetros |

### La grúa

{long}

La grúa levanta doce toneladas y trabaja de lunes a viernes.
"""
QUESTION: Final = "¿Cuándo se encendió el faro?"
LIFTS: Final = "doce toneladas y trabaja"
PHONE: Final = (320, 640)
TELEGRAM_DARK: Final = '{"bg_color":"#17212b","text_color":"#f5f5f5","link_color":"#6ab3f3","hint_color":"#708499"}'
FORGED: Final = (
    '{"bg_color":"red;background:url(https://mala.example)","text_color":"#000000"}',
    '{"bg_color":"#ffffff","text_color":"#fefefe","link_color":"#ffffff"}',  # to hide what is written
    '{"bg_color":["#000000"],"text_color":{"length":7}}',
    '{"bg_color":"#000000","text_color":"#ffffff","link_color":"</style><script>alert(1)</script>"}',
    '{"__proto__":{"bg_color":"#000000","text_color":"#ffffff"}}',
    "null",
    "nonsense",
    "",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder: Path = tmp_path_factory.mktemp("puerto")
    (folder / "faro.md").write_text(LIGHTHOUSE, "utf-8")
    long = "La grúa del muelle se revisa cada mes y la maneja siempre la misma persona. " * 30
    (folder / "puerto.md").write_text(HARBOUR.format(long=long), "utf-8")
    return Site(Answerer(load(folder)), "http://127.0.0.1", lambda: "faro_bot")


@pytest.fixture(scope="module")
def root(site: Site) -> Iterator[str]:
    """Return the address of the pages, served in a thread as the bot serves them."""
    listener = server.listen("127.0.0.1", 0)
    host, port = listener.getsockname()
    loop, over = asyncio.new_event_loop(), asyncio.Event()

    async def serve() -> None:
        async with server.serving(application(site), listener):
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    yield f"http://{host}:{port}"
    loop.call_soon_threadsafe(over.set)
    thread.join()
    loop.close()


@pytest.fixture(scope="module")
def harbour(site: Site) -> Document:
    return next(one for one in site.library.documents if one.id == "puerto")


@pytest.fixture(scope="module")
def cited(root: str, harbour: Document) -> str:
    """Return a link to words far down in a section."""
    (section,) = harbour.sections
    start = section.text.index(LIFTS)
    return reader_url(root, harbour, section, Span(start, start + len(LIFTS)))


def is_in_sight(place: Locator) -> bool:
    box, window = place.bounding_box(), place.page.viewport_size
    assert box
    assert window
    return box["y"] >= 0 and box["y"] + box["height"] <= window["height"] and box["x"] >= 0


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def background(place: Locator) -> str:
    return str(place.evaluate("element => getComputedStyle(element).backgroundColor"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cited_words_are_marked_and_in_sight_however_narrow_the_screen(
    visit: Visit, cited: str, harbour: Document, scheme: str
) -> None:
    for size in (PHONE, (1280, 800)):
        page = visit(cited, size=size, scheme=scheme)
        mark = page.locator("mark")
        assert mark.inner_text() == LIFTS
        assert is_in_sight(mark)
        assert background(mark) != background(page.locator("body"))
        assert page.locator(".prose").evaluate("element => element.textContent") == harbour.sections[0].text
        assert page.locator(".outline ul").is_visible() is (size != PHONE)
        assert not overflows(page)


def test_an_older_link_leads_to_the_words_too_and_on_paper_there_is_the_text_and_its_source(
    visit: Visit, cited: str
) -> None:
    page = visit(cited.partition("#")[0])
    assert is_in_sight(page.locator("mark"))
    page.emulate_media(media="print")
    assert not any(page.locator(part).is_visible() for part in ("header", ".outline", ".turns", ".telegram", "footer"))
    assert all(
        page.get_by_text(words).first.is_visible()
        for words in (LIFTS, "Normas del puerto", "https://puerto.example/normas")
    )


def test_without_scripts_one_asks_gets_an_answer_and_reads_it_in_its_place(visit: Visit, root: str) -> None:
    page = visit(root, size=PHONE, script=False)
    page.get_by_role("searchbox", name=say.SEARCH).fill(QUESTION)
    page.get_by_role("button", name=say.ASK).click()
    assert page.get_by_role("heading", level=1).inner_text() == QUESTION
    assert page.locator("blockquote mark").inner_text() == "4 de mayo de 1871"
    assert not overflows(page)
    page.locator("figcaption a").click()
    words = page.locator("mark").inner_text()
    assert words == "El faro se encendió por primera vez el 4 de mayo de 1871."
    page.get_by_role("link", name=say.GO_TO_QUOTE).click()
    assert is_in_sight(page.locator("mark"))
    page.get_by_text(say.SECTIONS, exact=True).click()
    page.get_by_role("link", name="La torre").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "La torre"


def test_words_that_have_changed_are_not_marked_and_that_is_said_first(visit: Visit, cited: str) -> None:
    page = visit(f"{cited.partition('#')[0][:-8]}00000000#cita")
    assert is_in_sight(page.get_by_role("status"))
    assert page.get_by_role("status").inner_text() == say.TEXT_HAS_CHANGED
    assert page.locator("mark").count() == 0


def test_the_keyboard_leads_past_what_is_around_a_text_and_shows_where_it_is(
    visit: Visit, root: str, harbour: Document
) -> None:
    page = visit(reader_url(root, harbour, harbour.sections[0]))
    skip = page.get_by_role("link", name=say.SKIP)
    assert not is_in_sight(skip)
    page.keyboard.press("Tab")
    assert is_in_sight(skip)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == say.DOCUMENTS
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    order = [page.evaluate("document.activeElement.textContent || document.activeElement.name")]
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        order.append(page.evaluate("document.activeElement.textContent || document.activeElement.name"))
    assert order == [say.DOCUMENTS, f"{say.ALL_SECTIONS} (1)", "Los amarres", say.SECTIONS, say.ASK]


def test_a_mini_app_wears_telegrams_colours_from_page_to_page(visit: Visit, root: str) -> None:
    page = visit(f"{root}#tgWebAppData=user%3D1&tgWebAppThemeParams={quote(TELEGRAM_DARK)}")
    assert background(page.locator("body")) == "rgb(23, 33, 43)"
    page.get_by_role("link", name="Normas del puerto", exact=True).click()
    page.get_by_role("link", name="Los amarres").click()
    assert background(page.locator("body")) == "rgb(23, 33, 43)"
    assert faults(page) == []


def test_a_forged_mini_app_changes_nothing(visit: Visit, root: str) -> None:
    page = visit(root)
    usual = background(page.locator("body"))
    for number, theme in enumerate(FORGED):
        page.goto(f"{root}?{number}#tgWebAppData=user%3D1%26hash%3D0&tgWebAppThemeParams={quote(theme)}")
        assert (theme, background(page.locator("body"))) == (theme, usual)
        assert page.evaluate("[document.documentElement.style.length, sessionStorage.length]") == [0, 0]


def test_nobody_but_telegram_shows_a_page_in_a_frame_of_theirs(chromium: Browser, root: str) -> None:
    page = chromium.new_page()
    frame = '<iframe src="https://faro.example/leer/faro/inicio"></iframe>'
    page.route("https://**", lambda route: route.fulfill(body=frame, content_type="text/html"))  # of all the web
    page.route(
        "https://faro.example/**",
        lambda route: route.fulfill(response=route.fetch(url=root + urlsplit(route.request.url).path)),
    )
    shown = []
    for origin in ("https://web.telegram.org/k/", "https://web.telegram.org/a/", "https://mala.example/"):
        page.goto(origin)
        inside = page.frames[1]
        shown.append(inside.locator('main a[href^="https://t.me/"][target="_blank"]').count())
    assert shown == [1, 1, 0]
    page.close()


def faults(page: Page, *rules: str) -> list[str]:
    """Return what axe finds by some rules, or by all, in the elements where it finds it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def test_axe_finds_nothing_on_any_kind_of_page_in_light_or_dark(
    visit: Visit, root: str, cited: str, site: Site
) -> None:
    lighthouse = site.library.documents[0]
    addresses = [
        root,
        document_url(root, lighthouse),
        cited,
        ask_url(root, QUESTION),
        ask_url(root, "¿Quién ganó la liga de fútbol del faro?"),
        f"{root}/leer/faro/nada",
        f"{root}/nada",
        f"{cited.partition('#')[0][:-8]}00000000",
    ]
    page = visit(addresses[0], size=PHONE)
    for address in addresses:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        assert (address, faults(page)) == (address, [])
        page.emulate_media(color_scheme="dark")
        assert (address, faults(page, "color-contrast")) == (address, [])
        assert not overflows(page)
