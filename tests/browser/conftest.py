"""The chat page in a real browser: on a stage where the test is the bot, or with the bot itself as a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.simulator.stage import Cast, Stage
from bot.wording import demo as say
from tests.browser.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
QUESTIONS = ["¿Cuándo se encendió el faro?", "¿Qué dice sobre el faro?"]
LIGHTHOUSE = """\
---
title: El faro de la punta
---

El faro se encendió por primera vez el 4 de mayo de 1871. Desde entonces solo ha dejado de lucir durante dos noches. \
La lámpara gasta cuarenta litros de aceite en invierno y algo menos en verano, según el cuaderno del torrero. \
La luz se ve desde veinte millas cuando no hay niebla.

## La torre

La torre mide treinta y dos metros y tiene una escalera de hierro de ciento cuarenta peldaños.

## Los torreros

Dos torreros vivían en la casa de abajo y se turnaban cada seis horas para vigilar la lámpara.
"""


PATIENCE = 15_000
"""Milliseconds for what is to be seen, as long as the bot's other tests wait, even where many run at once."""


class Open(Protocol):
    """Opens the page in a new window."""

    def __call__(
        self, address: str, *, width: int = 1280, height: int = 800, scheme: str = "light", touch: bool = False
    ) -> Window: ...


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Return the browser for the tests of this folder, which are run together: others cannot run a loop meanwhile."""
    path = shutil.which("chromium")
    if path is None:
        assert os.environ.get("CI_BROWSER") != "required", "there is no chromium"
        pytest.skip("there is no chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit(Protocol):
    """Opens an address in a new window, where nothing is waited for but the page itself."""

    def __call__(
        self,
        address: str,
        *,
        size: tuple[int, int] = (1280, 800),
        scheme: str = "light",
        touch: bool = False,
        script: bool = True,
    ) -> Page: ...


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Return the function that opens windows; none may have met an error, or asked for anything from elsewhere."""
    pages: list[Page] = []
    faults: list[str] = []

    def watch(page: Page) -> None:
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url) if not _is_ours(request.url) else None)

    def visiting(
        address: str,
        *,
        size: tuple[int, int] = (1280, 800),
        scheme: str = "light",
        touch: bool = False,
        script: bool = True,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            has_touch=touch,
            is_mobile=touch,
            java_script_enabled=script,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        watch(page)
        pages.append(page)
        page.goto(address)
        return page

    yield visiting
    for page in pages:
        page.context.close()
    assert [fault for fault in faults if "status of 404" not in fault] == []


@pytest.fixture
def opened(visit: Visit) -> Open:
    """Return the function that opens the chat page."""

    def open_window(
        address: str, *, width: int = 1280, height: int = 800, scheme: str = "light", touch: bool = False
    ) -> Window:
        return Window(visit(address, size=(width, height), scheme=scheme, touch=touch))

    return open_window


def _is_ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))


@pytest.fixture
def stage() -> Iterator[Stage]:
    cast = Cast(say.PEOPLE, say.GROUP, say.TOPIC, say.CHANNEL)
    with Stage(cast, words=say.PAGE, questions=QUESTIONS) as running:
        yield running


class Call(Protocol):
    """Calls a method of the Bot API as the bot and returns its result."""

    def __call__(self, method: str, /, **parameters: object) -> object: ...


@pytest.fixture
def call(stage: Stage) -> Iterator[Call]:
    with httpx.Client(base_url=f"{stage.url}/bot{stage.token}/", trust_env=False, timeout=20) as client:

        def calling(method: str, /, **parameters: object) -> object:
            answer = client.post(method, json=parameters).json()
            assert answer["ok"], answer
            return answer["result"]

        yield calling


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """Return the address of the page of a demo, run as people run it."""
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    (knowledge / "faro.md").write_text(LIGHTHOUSE, "utf-8")
    command = [sys.executable, "-m", "bot", "demo", "--no-open", "--knowledge", str(knowledge)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.terminate()
        _, said = process.communicate(timeout=20)
    assert process.returncode == 0, said
    assert said.splitlines() == [say.READING, say.ENDED]
