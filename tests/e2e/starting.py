"""Commands of the bot that begin at once: forked from a process that has loaded its code, and has run none of it.

To load it takes a second, two thirds of a start, which a hundred tests would wait for. What is started as platforms do,
and what is measured, begins from nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_SERVER: Final = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload([__name__, "bot.cli", "bot.chat.service", "bot.web.server", "bot.store", "uvicorn"])


class Started:
    """A process as `subprocess.Popen` has it, as far as it is used here."""

    def __init__(self, command: str, folder: Path, environment: dict[str, str], log: Path) -> None:
        """Run a command in a folder; what it writes goes to the end of `log`."""
        log.touch()
        self._process: Final = _SERVER.Process(target=_run, args=(command, folder, environment, log))
        self._process.start()

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        """Return its exit code, if it has ended; a signal that ended it as a negative number."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """Return its exit code once it has ended."""
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise subprocess.TimeoutExpired("bot", timeout)
        return code

    def terminate(self) -> None:
        """Tell it to stop."""
        self._process.terminate()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()


def _run(command: str, folder: Path, environment: dict[str, str], log: Path) -> None:
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["bot", command]

    from bot.cli import main  # noqa: PLC0415 - only here, as the tests' own process imports this module too

    main()
