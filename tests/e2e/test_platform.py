"""The Procfile as it stands, run by honcho as platforms run it: in an environment with nothing but what it is given."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.wording import running
from tests.e2e.conftest import served_by
from tests.e2e.process import FromNothing
from tests.e2e.traffic import Traffic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from bot.simulator import Simulator

    Start = Callable[[str], "Platform"]

TOLD_TO_STOP = 128 + signal.SIGTERM
"""How honcho ends that was told to, whatever becomes of what it runs."""


class Platform(FromNothing):
    """honcho, which runs one process of the Procfile."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_running:
            self.terminate()  # what it runs would outlive it otherwise
        super().__exit__(kind, error, trace)

    def crash(self) -> None:
        """Kill what it runs, and return when it has seen that."""
        found = re.search(r"started \(pid=(\d+)\)", self.log)
        assert found
        os.killpg(int(found[1]), signal.SIGKILL)
        assert self.wait() != 0

    def _line(self) -> list[str]:
        return [sys.executable, "-m", "honcho", "start", "--no-colour", "--no-prefix", self._command]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database of each kind in turn, with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'glosa.db'}"
    address: str = request.getfixturevalue("postgres").database(is_migrated=False)
    return address.replace("postgresql://", "postgres://")  # as Heroku and Dokku write it


@pytest.fixture
def start(telegram: Simulator, knowledge: Path, tmp_path: Path, empty: str) -> Iterator[Start]:
    """Return the function that has a process of the Procfile run; all are ended with the test."""
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    environment = {"PATH": path, "HOME": str(tmp_path), "KNOWLEDGE": str(knowledge), "DATABASE_URL": empty}
    environment |= served_by("webhook")
    with contextlib.ExitStack() as platforms:

        def run(name: str) -> Platform:
            log = tmp_path / f"{len(list(tmp_path.glob('*.log')))}.log"
            return platforms.enter_context(Platform(telegram, log, name, **environment))

        yield run


@pytest.mark.long
def test_the_procfile_runs_as_it_stands_and_neither_an_end_nor_a_crash_in_the_middle_of_traffic_loses_a_question(
    telegram: Simulator, start: Start
) -> None:
    release = start("release")
    assert release.wait() == 0
    assert running.MIGRATED in release.log
    with Traffic(telegram) as traffic:
        first = start("web")
        traffic.go_on(20)
        assert first.terminate() == TOLD_TO_STOP
        assert wording.STOPPED in first.log
        assert "SIGKILL" not in first.log  # which is what honcho sends to whoever has not ended after five seconds
        second = start("web")
        traffic.go_on(20)
        second.crash()
        third = start("web")
        traffic.go_on(20)
        traffic.check(kills=1)
    assert len(telegram.calls("setWebhook")) == 1
    assert third.terminate() == TOLD_TO_STOP
