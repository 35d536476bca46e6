"""Behind a platform's router: what comes through it is what was sent, and what it adds is read."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.links import ask_url
from bot.simulator import Simulator
from bot.web.limits import CLIENT_LIMIT
from tests.e2e.conftest import required_nginx
from tests.e2e.fetching import fetched, wait_until_ready
from tests.e2e.process import PATIENCE, BotProcess
from tests.e2e.router import CLIENT, Router
from tests.e2e.talk import ask
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "¿A qué hora abre el jardín?"
PAGE = "/leer/jardin/historia-completa"
ANA, LUIS = "93.184.216.34", "8.8.8.8"


@dataclass(frozen=True, slots=True)
class Routed:
    """A process that the router sends everybody to."""

    telegram: Simulator
    router: Router
    bot: BotProcess
    port: int


@pytest.fixture(scope="module")
def routed(knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Routed]:
    folder, port = tmp_path_factory.mktemp("routed"), free_port()
    named = {"PORT": str(port), "KNOWLEDGE": str(knowledge), "LOG_LEVEL": "DEBUG"}
    with (
        Simulator(webhook_backoff=0.05) as telegram,
        Router(required_nginx(), folder) as router,
        BotProcess(telegram, folder / "bot.log", PUBLIC_URL=router.url, **named) as bot,
    ):
        wait_until_ready(port)
        router.send_to(port)
        yield Routed(telegram, router, bot, port)
        assert bot.terminate() == 0


def test_the_webhook_and_the_pages_come_through_and_each_request_has_one_name(routed: Routed) -> None:
    telegram, router = routed.telegram, routed.router
    ask(telegram.person("Ana").private_chat(), QUESTION)
    with httpx.Client(base_url=router.url, trust_env=False, headers={CLIENT: ANA}) as client:
        page = client.get(PAGE)
        again = client.get(PAGE, headers={"If-None-Match": page.headers["ETag"]})
        told = client.head(PAGE)
    assert page.headers["Content-Encoding"] == "gzip"
    assert "el maestro jardinero" in page.text
    assert "Strict-Transport-Security" in page.headers  # whoever asked the router did so by HTTPS
    assert (again.status_code, again.content) == (304, b"")
    assert (told.status_code, told.headers["ETag"], told.content) == (200, page.headers["ETag"], b"")
    telegram.wait_until(lambda: not telegram.pending_updates, "the question confirmed", PATIENCE)
    came = {(entry["path"], entry["status"]): entry["id"] for entry in router.log}
    assert {("/telegram", "200"), (PAGE, "200"), (PAGE, "304")} <= came.keys()
    for name in came.values():
        routed.bot.wait_until_said(f"request {name}")


def test_what_is_asked_while_the_router_has_nobody_to_send_it_to_is_answered_once_it_has(routed: Routed) -> None:
    telegram, router = routed.telegram, routed.router
    chat = telegram.person("Ana").private_chat()
    router.send_to()
    assert fetched(f"{router.url}/").status_code == 502
    question = chat.say(QUESTION)
    router.wait_until_answered("/telegram", "502")
    router.send_to(routed.port)
    assert chat.wait_for_reply(question, PATIENCE).reply_to == question
    telegram.wait_until(lambda: not telegram.pending_updates, "the question confirmed", PATIENCE)
    assert len(chat.replies) == 1


def test_nobody_gets_another_name_by_what_they_say_of_themselves(routed: Routed) -> None:
    def asked_by(address: str, said: str = "") -> httpx.Response:
        return fetched(ask_url(routed.router.url, QUESTION), {CLIENT: address, "X-Forwarded-For": said})

    flood = [asked_by(ANA, f"1.1.{number}.1, 9.9.9.{number}") for number in range(2 * CLIENT_LIMIT)]
    assert {response.status_code for response in flood} == {200, 429}
    assert sum(response.status_code == 200 for response in flood) <= CLIENT_LIMIT
    while (other := asked_by(LUIS, ANA)).status_code == 429:  # all together have had their share for now
        assert int(other.headers["Retry-After"]) < PATIENCE
        time.sleep(0.1)
    assert other.status_code == 200


def test_who_sends_much_without_the_secret_is_refused_through_the_router_too(routed: Routed) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": "falsa"}
    with httpx.Client(trust_env=False, timeout=PATIENCE) as client:
        answer = client.post(f"{routed.router.url}/telegram", content=b" " * 5_000_000, headers=headers)
    assert answer.status_code == 403
