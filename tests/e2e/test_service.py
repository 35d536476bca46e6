"""How the bot starts, and how it ends."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

from bot import wording
from tests.e2e.process import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.simulator import Simulator
    from tests.e2e.conftest import StartBot


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


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
        yield
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
        assert chat.wait_for_reply(question, PATIENCE).text == wording.HELP
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
