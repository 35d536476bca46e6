"""The bot as a process of its own, as it is run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.e2e.starting import Started

if TYPE_CHECKING:
    from types import TracebackType

    from bot.simulator import Simulator

ROOT = Path(__file__).parents[2]
PATIENCE = 15.0
"""Seconds for a process to start or end, even where many tests run at once."""
IS_WILD = os.environ.get("CI_WILD") == "full"
"""Whether what takes minutes is to be as wild as it gets."""


class BotProcess:
    """`python -m bot serve`, or another command, against a simulated Telegram; `log` is all that it has written.

    What it stores goes beside its log, unless `environment` says otherwise. No log may have the token in it or, unless
    the bot `may_fail`, a traceback.
    """

    def __init__(self, telegram: Simulator, log: Path, command: str = "serve", **environment: str) -> None:
        self._file = log
        self._command = command
        self.may_fail = False
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
        self._environment = {
            **inherited,
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "DATABASE_URL": f"sqlite:///{log.with_suffix('.db')}",
            **environment,
        }
        self._process = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_running:
            self._process.kill()
        self._process.wait(PATIENCE)
        if error is not None:
            print(self.log)
        secret = self._environment["TELEGRAM_BOT_TOKEN"].partition(":")[2]
        assert not secret or secret not in self.log
        assert error or self.may_fail or "Traceback" not in self.log, self.log

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def log(self) -> str:
        return self._file.read_text("utf-8")

    @property
    def database_url(self) -> str:
        """Where the bot stores what it keeps, for another to go on with."""
        return self._environment["DATABASE_URL"]

    @property
    def memory_mb(self) -> float:
        """The memory that the process has of its own now, in megabytes; on Linux."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def terminate(self) -> int:
        """Tell the bot to stop and return its exit code."""
        self._process.terminate()
        return self.wait()

    def wait(self) -> int:
        """Return the exit code of a bot that ends by itself."""
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End the bot as a crash would, at once."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def wait_until_said(self, words: str, patience: float = PATIENCE) -> None:
        """Return once the log has the words."""
        deadline = time.monotonic() + patience
        while words not in self.log:
            assert time.monotonic() < deadline, f"never said: {words}"
            time.sleep(0.02)

    def _start(self) -> Started | subprocess.Popen[bytes]:
        return Started(self._command, ROOT, self._environment, self._file)


class FromNothing(BotProcess):
    """The same, started as people and platforms do."""

    def _start(self) -> subprocess.Popen[bytes]:
        with self._file.open("ab") as log:
            return subprocess.Popen(self._line(), cwd=ROOT, env=self._environment, stdout=log, stderr=log)

    def _line(self) -> list[str]:
        return [sys.executable, "-m", "bot", self._command]
