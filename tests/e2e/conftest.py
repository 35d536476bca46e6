"""A simulated Telegram with people in it, documents, and bots that run against it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from bot.simulator import Simulator
from bot.store import migrate
from tests.e2e.process import PATIENCE, BotProcess
from tests.e2e.router import Router, nginx
from tests.e2e.talk import refused_for_form
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.simulator import Person

GARDEN = """\
---
title: El jardín & sus <normas>
date: 2025-03-01
author: Ana Ruiz
topics: [plantas, riego]
---

El jardín botánico abre todos los días a las ocho y cuarto de la mañana. La entrada cuesta cuatro euros. \
Los perros no pueden entrar.

## El riego

Los rosales se riegan el 12 de marzo con agua del aljibe \\<nuevo> & limpio.

## Historia completa

"""
HISTORY = "En el año {} el maestro jardinero plantó otra hilera de tilos junto al muro del convento viejo."
HOUSE = """\
# La casa del guarda

La casa del guarda tiene dos plantas y una buhardilla donde se guardan las semillas.
"""


class StartBot(Protocol):
    """Starts a bot against the test's Telegram; `environment` comes before what it gets anyway."""

    def __call__(self, command: str = "serve", **environment: str) -> BotProcess: ...


@dataclass(frozen=True, slots=True)
class Served:
    """A bot that serves a Telegram by polling or by webhook, for many tests: each brings its own people and groups.

    `owner` is in ADMIN_IDS.
    """

    telegram: Simulator
    bot: BotProcess
    delivery: str
    owner: Person


def served_by(delivery: str) -> dict[str, str]:
    """Return the environment of a bot that gets its updates by "polling" or by "webhook"."""
    if delivery == "polling":
        return {}
    port = free_port()
    return {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": str(port)}


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    """Return a Telegram that is quick to deliver again, and that was asked for nothing wrong."""
    with Simulator(webhook_backoff=0.05) as simulator:
        yield simulator
        assert refused_for_form(simulator) == []


@pytest.fixture(scope="session", params=["polling", "webhook"])
def served(
    request: pytest.FixtureRequest, knowledge: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Return a bot that serves, each way in turn; in the end nothing that it asked for was wrong in itself."""
    log = tmp_path_factory.mktemp(request.param) / "bot.log"
    with Simulator() as telegram:
        owner = telegram.person("Olga")
        owner.private_chat()  # as she has to open it to be told of anything
        environment = {"KNOWLEDGE": str(knowledge), "ADMIN_IDS": str(owner.id), **served_by(request.param)}
        with BotProcess(telegram, log, **environment) as bot:
            telegram.wait_until(lambda: is_serving(telegram), f"a bot that serves by {request.param}", PATIENCE)
            yield Served(telegram, bot, request.param, owner)
            assert refused_for_form(telegram) == []
            assert bot.terminate() == 0


def is_serving(telegram: Simulator) -> bool:
    """Say whether a bot gets its updates now."""
    return telegram.is_polled or any(call.status == 200 for call in telegram.calls("setWebhook"))


def required_nginx() -> Path:
    """Return nginx; a test is skipped where the system does not have it, which CI has to."""
    found = nginx()
    if found is None:
        assert os.environ.get("CI_NGINX") != "required", "nginx is not installed"
        pytest.skip("needs nginx")
    return found


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two documents, one with a section longer than a message."""
    folder = tmp_path_factory.mktemp("knowledge")
    paragraphs = [" ".join(HISTORY.format(1500 + n + 10 * m) for n in range(10)) for m in range(12)]
    (folder / "jardin.md").write_text(GARDEN + "\n\n".join(paragraphs) + "\n", "utf-8")
    (folder / "casa.md").write_text(HOUSE, "utf-8")
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database of each kind in turn, with the newest schema."""
    if request.param == "sqlite":
        migrate(url := f"sqlite:///{tmp_path / 'glosa.db'}")
        return url
    address: str = request.getfixturevalue("postgres").database()
    return address


@pytest.fixture
def router(tmp_path: Path) -> Iterator[Router]:
    """Return a platform's router, with nobody behind it yet."""
    with Router(required_nginx(), tmp_path) as platform:
        yield platform


@pytest.fixture
def start_bot(telegram: Simulator, knowledge: Path, tmp_path: Path) -> Iterator[StartBot]:
    """Return the function that starts a bot; all are ended with the test, by force if need be."""
    with contextlib.ExitStack() as processes:

        def start(command: str = "serve", **environment: str) -> BotProcess:
            log = tmp_path / f"{len(list(tmp_path.iterdir()))}.log"
            process = BotProcess(telegram, log, command, **{"KNOWLEDGE": str(knowledge), **environment})
            return processes.enter_context(process)

        yield start
