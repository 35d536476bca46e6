"""A store over a file and one in memory; and what runs a story's awaitables one after another."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import pytest

from bot.store import Store, migrate
from tests.unit.store.given import PEPPER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Coroutine, Iterator

    from tests.postgres import Postgres

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


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest) -> str:
    """The address of a database that several processes may open, with the newest schema, of each kind in turn."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("url")
        return url
    server: Postgres = request.getfixturevalue("postgres")
    return server.database()


@pytest.fixture
def begin(shared: str, run: Run) -> Iterator[Callable[[dt.datetime], Store]]:
    """Return what opens the store of one more process, which has said at a moment that it is there."""
    with contextlib.ExitStack() as opened:

        def begun(now: dt.datetime) -> Store:
            store = Store(shared, pepper=PEPPER)
            opened.callback(lambda: run(store.close()))
            run(store.beat(now))
            return store

        yield begun


@pytest.fixture(params=["file", "memory", "postgresql"])
def store(request: pytest.FixtureRequest, url: str, run: Run) -> Iterator[Store]:
    addresses: dict[str, Callable[[], str]] = {
        "file": lambda: url,
        "memory": lambda: "sqlite://",
        "postgresql": lambda: request.getfixturevalue("postgres").database(),
    }
    opened = Store(addresses[request.param](), pepper=PEPPER)
    yield opened
    run(opened.close())
