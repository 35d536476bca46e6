"""What many tests share: a small library of our own, and what answers over it."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from bot.answering import Answerer
from bot.library import Library, load
from tests.postgres import Postgres, programs

if TYPE_CHECKING:
    from collections.abc import Iterator

hypothesis.settings.register_profile("glosa", deadline=None, max_examples=60)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("glosa")

WAITING = 1.5
"""Tests at once for each core: those that drive a bot as a process mostly wait."""
KNOWLEDGE = Path(__file__).parents[1] / "knowledge"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many tests run at once where nobody says so."""
    del config
    return round(WAITING * (os.cpu_count() or 1))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that nobody waits for it alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load(KNOWLEDGE)


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Let a test configure how events are logged, and put everything back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL of the tests' own, where the system has one; CI has to."""
    found = programs()
    if found is None and os.environ.get("CI_POSTGRES") == "required":
        pytest.fail("PostgreSQL is not installed")
    if found is None:
        pytest.skip("needs PostgreSQL")
    with Postgres(found) as server:
        yield server


@pytest.fixture(scope="session")
def answerer(shipped: Library) -> Answerer:
    return Answerer(shipped)
