"""A simulated Telegram with people in it, documents, and bots that run against it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Protocol

import pytest

from bot.simulator import Simulator
from tests.e2e.process import BotProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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

    def __call__(self, **environment: str) -> BotProcess: ...


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two documents, one with a section longer than a message."""
    folder = tmp_path_factory.mktemp("knowledge")
    paragraphs = [" ".join(HISTORY.format(1500 + n + 10 * m) for n in range(10)) for m in range(12)]
    (folder / "jardin.md").write_text(GARDEN + "\n\n".join(paragraphs) + "\n", "utf-8")
    (folder / "casa.md").write_text(HOUSE, "utf-8")
    return folder


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def start_bot(telegram: Simulator, knowledge: Path, tmp_path: Path) -> Iterator[StartBot]:
    """Return the function that starts a bot; all are ended with the test, by force if need be."""
    with contextlib.ExitStack() as processes:

        def start(**environment: str) -> BotProcess:
            log = tmp_path / f"{len(list(tmp_path.iterdir()))}.log"
            process = BotProcess(telegram, log, **{"KNOWLEDGE": str(knowledge), **environment})
            return processes.enter_context(process)

        yield start
