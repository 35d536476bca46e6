"""What strangers do to a process over a real network, while it goes on answering everybody else.

What pages make of hostile words is tested without a network, in `tests/unit/web/test_attacks.py`.
"""

from __future__ import annotations

import contextlib
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.links import ask_url
from bot.simulator import Simulator
from bot.web.limits import CLIENT_LIMIT
from bot.wording import pages as say
from tests.e2e.conftest import served_by
from tests.e2e.fetching import fetched, wait_until_ready
from tests.e2e.process import PATIENCE, BotProcess
from tests.e2e.talk import ask, refused_for_form
from tests.unit.web.fetching import Reading
from tests.unit.web.test_attacks import assert_harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "clave-que-nadie-sabe"  # noqa: S105 - opens nothing but this test's bot
SCRIPT = "<script>alert(document.domain)</script><img src=x onerror=alert(1)>"
DOCUMENT = f"""\
---
title: "El faro {SCRIPT}"
author: "Ana {SCRIPT}"
source: "javascript:alert(1)"
---

El faro se encendió el 4 de mayo de 1871, según `{SCRIPT}` y el torrero.

## La torre {SCRIPT}

La torre mide treinta y dos metros.
"""
QUESTION = "¿Cuándo se encendió el faro?"
DAY = "4 de mayo de 1871"
SLOW_EACH = 40
LONG = 3 * PATIENCE
"""Seconds for slow connections to be hung up, which each may be for ten."""


@dataclass(frozen=True, slots=True)
class Attacked:
    telegram: Simulator
    bot: BotProcess
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self, *said: bytes) -> socket.socket:
        """Return a connection on which something has been said."""
        connection = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        for words in said:
            connection.sendall(words)
        return connection

    def hear(self, *said: bytes) -> str:
        """Return the head of what is answered to something."""
        with self.connect(*said) as connection, connection.makefile("rb") as answer:
            return b"".join(iter(answer.readline, b"\r\n")).decode("latin-1")

    def is_well(self) -> bool:
        """Say whether a chat and the pages are answered."""
        chat = self.telegram.person("Luis").private_chat()
        return DAY in ask(chat, QUESTION).text and fetched(f"{self.url}/leer/faro").status_code == 200


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """Return a bot that serves by webhook; in the end all is well with it."""
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "documentos").mkdir()
    (folder / "documentos" / "faro.md").write_text(DOCUMENT, "utf-8")
    environment = {**served_by("webhook"), "KNOWLEDGE": str(folder / "documentos"), "WEBHOOK_SECRET": SECRET}
    with Simulator() as telegram, BotProcess(telegram, folder / "bot.log", **environment, LOG_LEVEL="DEBUG") as bot:
        wait_until_ready(environment["PORT"])
        found = Attacked(telegram, bot, int(environment["PORT"]))
        yield found
        assert found.is_well()
        assert refused_for_form(telegram) == []
        assert SECRET not in bot.log
        assert bot.terminate() == 0


def head(target: str, *headers: str, method: str = "POST") -> bytes:
    return "\r\n".join([f"{method} {target} HTTP/1.1", "Host: x", *headers, "", ""]).encode()


SHOWN = f"X-Telegram-Bot-Api-Secret-Token: {SECRET}"


@pytest.mark.parametrize(
    "shown",
    [
        (),
        ("X-Telegram-Bot-Api-Secret-Token:",),
        (f"{SHOWN}x",),
        (SHOWN[:-1],),
        (f"{SHOWN}, {SECRET}",),
        ("X-Telegram-Bot-Api-Secret-Token: falsa", SHOWN),
        (f"Authorization: {SECRET}", f"Cookie: secreto={SECRET}"),
    ],
)
def test_without_the_secret_nobody_is_let_in_however_much_they_would_send(
    attacked: Attacked, shown: tuple[str, ...]
) -> None:
    answer = attacked.hear(head(f"/telegram?secreto={SECRET}", *shown, f"Content-Length: {10**9}"))
    assert answer.startswith("HTTP/1.1 403 ")


def test_bodies_without_end_are_refused_whether_they_say_how_long_they_are_or_not(attacked: Attacked) -> None:
    declared = attacked.hear(head("/telegram", SHOWN, f"Content-Length: {10**9}"), b" " * 1_100_000)
    assert declared.startswith("HTTP/1.1 413 ")
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    endless = attacked.hear(head("/telegram", SHOWN, "Transfer-Encoding: chunked"), *[chunk] * 17)
    assert endless.startswith("HTTP/1.1 413 ")


def test_who_sends_slowly_is_hung_up_on_and_keeps_nobody_waiting(attacked: Attacked) -> None:
    slow = (
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        head("/telegram", SHOWN, "Content-Length: 1000") + b"{",
        head("/leer/faro", "Content-Length: 1000", method="GET") + b"x",
        b"",
    )
    with contextlib.ExitStack() as open_ones:
        waiting = {open_ones.enter_context(attacked.connect(said)) for said in slow for _ in range(SLOW_EACH)}
        assert attacked.is_well()
        deadline = time.monotonic() + LONG
        while waiting:
            assert time.monotonic() < deadline, f"{len(waiting)} are still listened to"
            waiting -= {one for one in waiting if not is_heard(one)}
            time.sleep(0.5)


def is_heard(connection: socket.socket) -> bool:
    """Say one thing more, and return whether the other side is there to hear it."""
    connection.settimeout(0.01)
    try:
        connection.sendall(b"x")
        while connection.recv(65536):
            pass
    except TimeoutError:
        return True
    except OSError:
        return False
    return False


@pytest.mark.parametrize(
    "target",
    [
        "/leer/../../../../etc/passwd",
        "/leer/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/leer/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/leer/faro/../../../etc/passwd",
        "/recursos/..%5c..%5cetc%5cpasswd",
        "/recursos/%2fetc%2fpasswd",
        "/leer/%00/etc/passwd",
        "/leer/%ff%fe",
        "/leer/faro.md",
        "//mala.example/%2e%2e",
        "http://mala.example/../etc/passwd",
        "/leer/" + "a/" * 20_000,
    ],
    ids=lambda target: target[:40],
)
def test_no_path_leads_out_of_the_documents_or_elsewhere(attacked: Attacked, target: str) -> None:
    with attacked.connect(head(target, "Connection: close", method="GET")) as connection:
        answer = connection.makefile("rb").read().decode("utf-8", "replace")
    assert re.match(r"HTTP/1\.1 4\d\d ", answer)
    assert "root:" not in answer
    assert not re.search(r"^location:", answer, re.IGNORECASE | re.MULTILINE)


@pytest.mark.parametrize(
    "target",
    [
        "/preguntar?q=faro%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>",
        "/leer/faro%0d%0aSet-Cookie:%20a=b",
        "/leer/faro%0aforged:%20a=b",
        "/leer/faro/%E5%98%8A%E5%98%8DSet-Cookie:%20a=b",
        "/leer/faro\r\nSet-Cookie: a=b\r\nX: ",
        "/?pagina=1%0d%0aSet-Cookie:%20a=b",
    ],
    ids=repr,
)
def test_nothing_that_is_asked_gets_into_a_header_or_begins_a_line_of_the_log(attacked: Attacked, target: str) -> None:
    answer = attacked.hear(head(target, "X-Forwarded-Host: mala.example", "X-Request-Id: mala\tforged", method="GET"))
    assert answer.startswith("HTTP/1.1 ")
    assert not re.search(r"a=b|mala", answer)
    assert not re.search(r"^(forged|Set-Cookie)", attacked.bot.log, re.MULTILINE)


def test_script_in_documents_and_questions_is_shown_and_does_nothing_in_chats_and_on_pages(attacked: Attacked) -> None:
    chat = attacked.telegram.person(f"Eva {SCRIPT}").private_chat()
    assert DAY in ask(chat, f"{SCRIPT} {QUESTION}").text
    assert f"El faro {SCRIPT}" in ask(chat, QUESTION).text
    addresses = ("/", "/leer/faro", "/leer/faro/inicio", f"{ask_url('', f'{QUESTION} {SCRIPT}')}")
    pages = [fetched(f"{attacked.url}{address}").text for address in addresses]
    for page in pages:
        assert_harmless(page)
        assert SCRIPT in Reading(page).text("body")


def test_who_floods_the_pages_with_questions_is_told_so_kindly_and_everybody_else_is_answered(
    attacked: Attacked,
) -> None:
    def asked_by(address: str) -> tuple[int, str, int]:
        response = fetched(ask_url(attacked.url, QUESTION), {"X-Forwarded-For": address})
        return response.status_code, response.text, int(response.headers.get("Retry-After", 0))

    with ThreadPoolExecutor(8) as crowd:
        flood = [crowd.submit(asked_by, "93.184.216.34") for _ in range(3 * CLIENT_LIMIT)]
        assert attacked.is_well()
        answers = [one.result() for one in flood]
    refused = [(text, seconds) for status, text, seconds in answers if status == 429]
    assert len(refused) >= 2 * CLIENT_LIMIT
    assert all(say.TOO_MANY in text and seconds > 0 for text, seconds in refused)
    assert {status for status, *_ in answers} == {200, 429}
    deadline = time.monotonic() + PATIENCE
    while (other := asked_by("8.8.8.8"))[0] == 429:  # all together have had their share of the processor for now
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert DAY in other[1]
