"""A PostgreSQL of the tests' own, from the system's programs: on a free port of this machine, and gone in the end."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import psycopg

from bot.store import migrate
from tests.ports import free_port

if TYPE_CHECKING:
    from types import TracebackType

USER = "glosa"
PATIENCE = 20.0
"""Seconds for the server to start."""


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, if there is one; Debian does not have it in the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    elsewhere = shutil.which("initdb")
    return found[-1].parent if found else Path(elsewhere).parent if elsewhere else None


BEST = "postgresql" if programs() else "sqlite"
"""The kind of database for what takes long with one: the one that platforms offer, where the system has it."""


class Postgres:
    """A server; it can be stopped and started again, as a platform does with its own."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="glosa-postgres-"))
        self._numbers = itertools.count()
        self._port = free_port()
        # The server refuses to run as root, so a test that does lends it to the user that comes with it.
        self._as: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self._folder, **self._as)
        self._run("initdb", "-D", f"{self._data}", "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--no-locale")

    def __enter__(self) -> Self:
        self.start()
        self._execute(f"CREATE DATABASE {self._template}")
        migrate(self._address(self._template))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        postgres, data, folder = (f"{path}" for path in (self._programs / "postgres", self._data, self._folder))
        command = [postgres, "-D", data, "-p", f"{self._port}", "-k", folder]
        quick = ("fsync=off", "listen_addresses=127.0.0.1", "max_connections=60", "shared_buffers=16MB")
        options = [word for option in quick for word in ("-c", option)]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen([*command, *options], stdout=log, stderr=log, cwd="/", **self._as)
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self._address("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, (self._folder / "log").read_text()
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """End the server at once, and every connection with it."""
        self._run("pg_ctl", "-D", f"{self._data}", "-m", "immediate", "-w", "stop")
        self._server.wait(PATIENCE)

    def database(self, *, is_migrated: bool = True) -> str:
        """Return the address of a new database, with the newest schema or with nothing in it."""
        name = f"glosa_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {self._template if is_migrated else 'template0'}")
        return self._address(name)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _template(self) -> str:
        return "migrated"

    def _address(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self._port}/{database}"

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _run(self, program: str, *arguments: str) -> None:
        command = [f"{self._programs / program}", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **self._as)
        assert done.returncode == 0, done.stderr
