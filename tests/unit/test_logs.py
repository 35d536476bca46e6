"""One line an event, and the token in none."""

from __future__ import annotations

import io
import json
import logging
import warnings

import httpx
import pytest

from bot import logs

pytestmark = pytest.mark.usefixtures("logging_as_before")

TOKEN = "123456:AAF-secret_token"  # noqa: S105 - no bot's
ADDRESS = f"https://api.telegram.org/bot{TOKEN}/getMe"


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Return what is logged in one style or the other."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    logs.configure(logging.INFO, request.param, [TOKEN])
    return stream


def fail_to_connect() -> None:
    reason = f"cannot reach {ADDRESS}"
    raise httpx.ConnectError(reason, request=httpx.Request("GET", ADDRESS))


def test_the_token_is_in_no_message_argument_exception_or_warning(log: io.StringIO) -> None:
    logging.getLogger("bot").info("asking %s", ADDRESS)
    logging.getLogger("bot").error("asking https%3A%2F%2Fx%2Fbot123456%3AAAF-secret_token")
    try:
        fail_to_connect()
    except httpx.ConnectError:
        logging.getLogger("bot").exception("no luck")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(ADDRESS, UserWarning, stacklevel=1)

    written = log.getvalue()
    assert "secret_token" not in written
    assert written.count(logs.HIDDEN) >= 4
    assert "fail_to_connect" in written


def test_the_addresses_that_httpx_logs_are_not_written(log: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST %s", ADDRESS)
    assert log.getvalue() == ""


def test_json_is_one_object_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    logs.configure(logging.INFO, "json", [])
    try:
        fail_to_connect()
    except httpx.ConnectError:
        with logs.about("update 7"):
            logging.getLogger("bot.chat").exception("una\nque falla: %s", "ñ")

    (event,) = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert event.keys() == {"time", "level", "logger", "message", "about", "traceback"}
    assert event["about"] == "update 7"
    assert event["time"].endswith("+00:00")
    assert (event["level"], event["logger"], event["message"]) == ("ERROR", "bot.chat", "una\nque falla: ñ")


def test_text_is_one_line_an_event_that_tells_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    logs.configure(logging.INFO, "text", [])
    with logs.about("update 7"):
        try:
            fail_to_connect()
        except httpx.ConnectError:
            logging.getLogger("bot.chat").exception("una\nque falla")
    logging.getLogger("bot.chat").info("otra")

    first, second = stream.getvalue().splitlines()
    assert "ERROR bot.chat [update 7]: una | que falla | Traceback" in first
    assert second.endswith("INFO bot.chat: otra")


def test_a_person_at_a_terminal_gets_tracebacks_as_they_are() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    logs.configure(logging.INFO, "text", [], stream)
    logging.getLogger("bot.chat").info("una\n  y otra")
    assert stream.getvalue().endswith("bot.chat: una\n  y otra\n")
