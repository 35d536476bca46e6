"""How the bot starts, and how it ends."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import socketserver
import sqlite3
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from bot import wording
from bot.chat.lanes import HANDLED
from bot.library import load
from bot.links import ask_url, reader_url, start_of
from bot.model import Span
from bot.simulator import BadRequest, Refused, TooManyRequests
from bot.wording import private, running
from tests.e2e.conftest import served_by
from tests.e2e.fetching import fetched
from tests.e2e.process import PATIENCE, ROOT
from tests.e2e.test_terminal import run
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.simulator import Simulator
    from tests.e2e.conftest import StartBot


@contextmanager
def network(port: int, telegram: Simulator) -> Iterator[None]:
    """Carry everything between a port and a simulated Telegram."""
    target = ("127.0.0.1", int(telegram.url.rpartition(":")[2]))

    class Carrier(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(target) as server:
                back = threading.Thread(target=carry, args=(server, self.request))
                back.start()
                carry(self.request, server)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", port), Carrier) as carrier:
        thread = threading.Thread(target=carrier.serve_forever)
        thread.start()
        try:
            yield
        finally:
            carrier.shutdown()
            thread.join()


def carry(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # either side hung up


def test_a_bot_without_network_starts_as_soon_as_there_is_one(telegram: Simulator, start_bot: StartBot) -> None:
    port = free_port()
    bot = start_bot(TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
    chat = telegram.person("Ana").private_chat()
    question = chat.say("/ayuda")
    bot.wait_until_said(wording.UNREACHABLE)
    with network(port, telegram):
        assert chat.wait_for_reply(question, PATIENCE).text == private.HELP
        assert bot.log.count(wording.UNREACHABLE) == 1
        assert wording.REACHABLE_AGAIN in bot.log
        assert bot.terminate() == 0


def test_a_bot_told_to_stop_while_it_waits_for_the_network_stops(start_bot: StartBot) -> None:
    bot = start_bot(TELEGRAM_API_URL=f"http://127.0.0.1:{free_port()}")
    bot.wait_until_said(wording.UNREACHABLE)
    assert bot.terminate() == 0


def test_a_wrong_token_ends_with_a_sentence(start_bot: StartBot) -> None:
    bot = start_bot(TELEGRAM_BOT_TOKEN="123456:wrong")  # noqa: S106 - no bot's
    assert bot.wait() == 2
    assert wording.WRONG_TOKEN in bot.log


def test_a_missing_token_ends_with_a_sentence(start_bot: StartBot) -> None:
    bot = start_bot(TELEGRAM_BOT_TOKEN="")
    assert bot.wait() == 2
    assert "TELEGRAM_BOT_TOKEN" in bot.log


def test_a_webhook_is_left_as_it_is(telegram: Simulator, start_bot: StartBot) -> None:
    root, url = f"{telegram.url}/bot{telegram.token}", "http://127.0.0.1:9/telegram"
    with httpx.Client(trust_env=False) as client:
        client.post(f"{root}/setWebhook", json={"url": url}).raise_for_status()
        bot = start_bot()
        assert bot.wait() == 2
        assert wording.WEBHOOK_SET in bot.log
        assert client.get(f"{root}/getWebhookInfo").json()["result"]["url"] == url


def test_a_webhook_set_meanwhile_ends_the_bot_with_the_same_sentence(telegram: Simulator, start_bot: StartBot) -> None:
    bot = start_bot()
    telegram.wait_until(lambda: telegram.calls("setMyCommands")[1:], "a bot that serves", PATIENCE)
    bot.wait_until_said("Escucho como")
    with httpx.Client(trust_env=False) as client:
        address = f"{telegram.url}/bot{telegram.token}/setWebhook"
        client.post(address, json={"url": "http://127.0.0.1:9/telegram"}).raise_for_status()
    assert bot.wait() == 2
    assert wording.WEBHOOK_SET in bot.log


def test_a_second_process_is_told_of_in_words_and_no_question_is_lost(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    first, second = start_bot(), start_bot()
    telegram.wait_until(lambda: wording.SECOND_POLLER in first.log + second.log, "a conflict told", PATIENCE)
    assert second.terminate() == 0
    assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE)
    assert first.terminate() == 0
    assert first.log.count(wording.SECOND_POLLER) <= 1


def test_a_bot_told_to_stop_confirms_what_it_has_done_and_ends_at_once(
    telegram: Simulator, start_bot: StartBot
) -> None:
    chat = telegram.person("Ana").private_chat()
    bot = start_bot()
    question = chat.say("/ayuda")
    chat.wait_for_reply(question, PATIENCE)
    started = time.monotonic()
    assert bot.terminate() == 0
    assert time.monotonic() - started < 5
    assert telegram.pending_updates == 0
    assert wording.STOPPED in bot.log


def test_logs_in_json_are_an_object_a_line_and_hold_no_token_even_when_everything_is_logged(
    telegram: Simulator, start_bot: StartBot
) -> None:
    bot = start_bot(LOG_FORMAT="json", LOG_LEVEL="DEBUG")
    chat = telegram.person("Ana").private_chat()
    chat.wait_for_reply(chat.say("/ayuda"), PATIENCE)
    assert bot.terminate() == 0
    events = [json.loads(line) for line in bot.log.splitlines()]
    assert {"INFO", "DEBUG"} <= {event["level"] for event in events}


def test_a_button_of_documents_that_have_changed_says_so(
    telegram: Simulator, start_bot: StartBot, tmp_path: Path
) -> None:
    ana = telegram.person("Ana")
    chat = ana.private_chat()
    before = start_bot()
    page = chat.wait_for_reply(chat.say("/secciones"), PATIENCE)
    assert before.terminate() == 0
    folder = tmp_path / "otros"
    folder.mkdir()
    (folder / "otro.md").write_text("Otro documento.", "utf-8")
    start_bot(KNOWLEDGE=str(folder))
    assert ana.press(page.button("La casa"), PATIENCE).text == wording.OLD_BUTTON


def webhook_of(telegram: Simulator) -> dict[str, object]:
    """Return what Telegram says of the webhook."""
    with httpx.Client(trust_env=False) as client:
        info = client.get(f"{telegram.url}/bot{telegram.token}/getWebhookInfo").json()["result"]
    return dict(info)


def test_a_webhook_is_set_once_and_stays_when_the_bot_ends(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    environment = served_by("webhook")
    for _ in range(2):
        bot = start_bot(**environment)
        assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE).text == private.HELP
        bot.wait_until_said(running.serving_at(f"{environment['PUBLIC_URL']}/telegram"))
        assert bot.terminate() == 0
        info = webhook_of(telegram)
        assert str(info["url"]).startswith(f"{environment['PUBLIC_URL']}/telegram?")
        assert info["allowed_updates"] == sorted(HANDLED)
    assert len(telegram.calls("setWebhook")) == 1
    assert telegram.calls("deleteWebhook") == []
    assert not any(call.parameters.get("drop_pending_updates") for call in telegram.calls())


def test_what_is_asked_while_nobody_listens_is_answered_later(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    environment = served_by("webhook")
    bot = start_bot(**environment)
    chat.wait_for_reply(chat.say("/ayuda"), PATIENCE)
    assert bot.terminate() == 0
    question = chat.say("¿A qué hora abre el jardín?")
    start_bot(**environment)
    assert chat.wait_for_reply(question, PATIENCE).reply_to == question


def test_a_bot_with_another_secret_sets_the_webhook_anew(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    environment = served_by("webhook")
    for secret in ("una", "otra"):
        bot = start_bot(**environment, WEBHOOK_SECRET=secret)
        assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE)
        assert bot.terminate() == 0
    taken = [call for call in telegram.calls("setWebhook") if call.status == 200]  # one a second
    assert [call.parameters["secret_token"] for call in taken] == ["una", "otra"]


def test_a_flood_and_a_refusal_at_the_start_are_waited_out(telegram: Simulator, start_bot: StartBot) -> None:
    telegram.fail_next("setWebhook", TooManyRequests(1))
    telegram.fail_next("setWebhook", Refused(BadRequest("bad webhook: failed to resolve host")))
    chat = telegram.person("Ana").private_chat()
    bot = start_bot(**served_by("webhook"))
    assert chat.wait_for_reply(chat.say("/ayuda"), PATIENCE)
    assert running.WEBHOOK_REFUSED in bot.log


def test_nobody_but_telegram_can_deliver(telegram: Simulator, start_bot: StartBot) -> None:
    environment = served_by("webhook")
    bot = start_bot(**environment)
    bot.wait_until_said("Escucho como")
    sender = {"id": 7, "is_bot": False, "first_name": "Eva"}
    message = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "from": sender, "text": "/ayuda"}
    with httpx.Client(trust_env=False) as client:
        address = f"{environment['PUBLIC_URL']}/telegram"
        assert client.post(address, json={"update_id": 7, "message": message}).status_code == 403
        assert client.get(address).status_code == 405
    assert bot.terminate() == 0
    assert telegram.calls("sendMessage") == []


@pytest.mark.parametrize("delivery", ["polling", "webhook"])
def test_pages_are_served_however_updates_come(start_bot: StartBot, knowledge: Path, delivery: str) -> None:
    environment = {**served_by(delivery), "PORT": str(free_port())}
    bot = start_bot(**environment)
    bot.wait_until_said("Escucho como")
    root = f"http://127.0.0.1:{environment['PORT']}"
    document = next(one for one in load(knowledge).documents if one.id == "jardin")
    section = document.sections[0]
    start = section.text.index("a las ocho y cuarto")
    page = fetched(reader_url(root, document, section, Span(start, start + len("a las ocho y cuarto"))))
    assert re.search(r"todos los días <mark[^>]*>a las ocho y cuarto</mark> de la mañana", page.text)
    assert "El jardín &amp; sus &lt;normas&gt;" in page.text
    assert f"https://t.me/glosa_bot?start={start_of(document, section)}" in page.text
    assert "?cita=" in fetched(ask_url(root, "¿A qué hora abre el jardín?")).text
    assert fetched(f"{root}/healthz").status_code == 200
    assert bot.terminate() == 0


def test_a_port_that_another_program_has_ends_the_bot_with_a_sentence(start_bot: StartBot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        bot = start_bot(PUBLIC_URL=f"http://127.0.0.1:{port}", PORT=port)
        assert bot.wait() == 2
    assert f"No puedo escuchar en el puerto {port}" in bot.log


def test_an_address_that_telegram_cannot_call_ends_the_bot_with_a_sentence(start_bot: StartBot) -> None:
    bot = start_bot(PUBLIC_URL="http://glosa.example")
    assert bot.wait() == 2
    assert "PUBLIC_URL" in bot.log


def test_a_database_that_cannot_be_used_ends_the_bot_with_a_sentence(start_bot: StartBot, tmp_path: Path) -> None:
    (tmp_path / "notas.txt").write_text("Esto no es una base de datos, y es bastante largo para no parecerlo.\n" * 20)
    bot = start_bot(DATABASE_URL=f"sqlite:///{tmp_path}/notas.txt")
    assert bot.wait() == 2
    assert "no es una base de datos" in bot.log


def test_a_disk_that_the_platform_throws_away_is_warned_of(start_bot: StartBot, tmp_path: Path) -> None:
    beside = os.path.relpath(tmp_path / "glosa.db", ROOT)
    bot = start_bot(DYNO="web.1", DATABASE_URL=f"sqlite:///{beside}")
    bot.wait_until_said("Escucho como")
    assert running.DISK_IS_NOT_LASTING in bot.log


def test_migrate_brings_the_database_up_to_date_and_says_so(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/glosa.db"}
    said = [run("migrate", environment=environment).stdout.decode().strip() for _ in range(2)]
    assert said == [running.MIGRATED, running.ALREADY_CURRENT]
    refused = run("migrate", environment={"DATABASE_URL": f"sqlite:///{tmp_path}/no/glosa.db"})
    assert refused.returncode == 2
    assert "no se puede abrir" in refused.stderr.decode()


def test_what_goes_wrong_is_noted_for_the_owner(telegram: Simulator, start_bot: StartBot) -> None:
    chat = telegram.person("Ana").private_chat()
    bot = start_bot()
    bot.may_fail = True
    telegram.fail_next("sendMessage", Refused(BadRequest("can't parse entities: something")))
    chat.wait_for_reply(chat.say("¿A qué hora abre el jardín?"), PATIENCE)
    assert bot.terminate() == 0
    stored = Path(bot.database_url.removeprefix("sqlite:///"))
    with contextlib.closing(sqlite3.connect(stored)) as database:
        noted = [row[0] for row in database.execute("SELECT what FROM errors")]
    assert noted == ["BadRequest"]
