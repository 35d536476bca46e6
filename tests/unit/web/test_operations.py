"""What the platform is told, and what is counted: how much, and nothing of whom or what."""

from __future__ import annotations

import asyncio
import json
import logging
import re

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import logs
from bot.links import ask_url
from bot.web.operations import Watched
from bot.wording import encoding
from bot.wording import running as say
from tests.unit.web.fetching import Bot, application, fetch, fetched


def counted(bot: Bot) -> dict[tuple[str, str], float]:
    """Return what a bot has counted, by name and the values of its labels in the order of their names."""
    families = text_string_to_metric_families(asyncio.run(bot.measured()).decode())
    samples = [sample for family in families for sample in family.samples]
    return {(one.name, " ".join(one.labels[name] for name in sorted(one.labels))): one.value for one in samples}


def test_the_platform_is_told_whether_the_process_lives_and_whether_it_is_ready() -> None:
    assert fetch("/healthz").status_code == 200
    assert (fetch("/readyz").status_code, fetch("/readyz").text.strip()) == (200, say.READY)
    waiting = fetch("/readyz", application(bot=Bot(missing=say.WAITING_FOR_TELEGRAM)))
    assert (waiting.status_code, waiting.text.strip()) == (503, say.WAITING_FOR_TELEGRAM)
    assert waiting.headers["Cache-Control"] == "no-store"


def test_a_remark_stands_below_and_takes_nothing_from_being_ready() -> None:
    ready = fetch("/readyz", application(bot=Bot(remark=encoding.encoded(2, 40))))
    assert (ready.status_code, ready.text.splitlines()) == (200, [say.READY, encoding.encoded(2, 40)])


def test_requests_and_questions_are_counted_by_kind_and_never_by_what_they_say() -> None:
    bot = Bot()
    of = application(bot=bot)
    asked = [ask_url("", "¿A qué hora abre el jardín?"), ask_url("", "¿Quién ganó la liga en 1999?")]
    fetched(["/", "/leer/faro", "/leer/nada", "/nada/<script>", *asked], of)
    told = counted(bot)
    assert told["glosa_http_requests_total", "page 200"] == 1
    assert told["glosa_http_requests_total", "page 404"] == 1
    assert told["glosa_http_requests_total", "other 404"] == 1
    assert told["glosa_http_requests_total", "question 200"] == 2
    assert told["glosa_questions_total", "answer page"] == 1
    assert sum(value for (name, _), value in told.items() if name == "glosa_questions_total") == 2
    assert told["glosa_answer_seconds_count", ""] == 2
    assert (told["glosa_outbox_waiting", ""], told["glosa_outbox_oldest_seconds", ""]) == (3, 60)
    text = fetch("/metrics", of).text
    assert not any(word in text for word in ("jard", "liga", "nada", "faro"))


def test_metrics_come_in_the_format_that_prometheus_reads() -> None:
    response = fetch("/metrics")
    assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "process_resident_memory_bytes" in response.text


@pytest.mark.usefixtures("logging_as_before")
@pytest.mark.parametrize(
    ("given", "named"),
    [("5f0c-ab.12_3", "request 5f0c-ab.12_3"), ("x" * 65, ""), ("a\tb", ""), ("", "")],
)
def test_a_request_is_named_in_the_log_as_the_router_names_it_unless_that_is_no_name(
    given: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(logging.DEBUG, "json", [])
    fetch("/leer/%0Afaro", headers={"X-Request-ID": given})
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (event,) = [one for one in events if one["logger"] == "bot.web.operations"]
    assert event["about"] == named or (not named and re.fullmatch(r"request [0-9a-f]{8}", event["about"]))
    assert event["message"] == "GET /leer/%0Afaro: 404"


def test_what_goes_wrong_is_counted_as_the_fault_that_it_is() -> None:
    bot = Bot()

    async def broken(*_: object) -> None:
        raise ValueError

    async def main() -> None:
        transport = httpx.ASGITransport(Watched(broken, bot.metrics))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            await client.get("/leer/faro/inicio")

    with pytest.raises(ValueError, match=r"^$"):
        asyncio.run(main())
    assert counted(bot)["glosa_http_requests_total", "page 500"] == 1
