"""A store over a file and one in memory; and what runs a story's awaitables one after another."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import pytest

from bot.store import Store, migrate
from tests.unit.store.given import PEPPER

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

T = TypeVar("T")


class Run(Protocol):
    """Awaits something and returns what came of it."""

    def __call__(self, awaitable: Coroutine[Any, Any, T], /) -> T: ...


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with the newest schema, to be copied: making one takes longer than most stories."""
    file = tmp_path_factory.mktemp("migrated") / "glosa.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def file(migrated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "glosa.db"))


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def run() -> Iterator[Run]:
    with asyncio.Runner() as runner:
        yield runner.run


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, url: str, run: Run) -> Iterator[Store]:
    opened = Store(url if request.param == "file" else "sqlite://", pepper=PEPPER)
    yield opened
    run(opened.close())
