"""A platform's router, played by the system's nginx: at one address, before processes that come and go."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import httpx

from tests.e2e.fetching import fetched
from tests.e2e.process import PATIENCE
from tests.ports import free_port

if TYPE_CHECKING:
    from types import TracebackType

CLIENT = "X-Client-Address"
"""The header by which a test says from which address it comes, as all of them come from this machine."""
CONFIGURATION = """\
daemon off;
pid {folder}/pid;
error_log {folder}/error.log warn;
worker_processes 1;
{user}
events {{ worker_connections 512; }}
http {{
    log_format json escape=json '{{"path": "$uri", "status": "$status", "process": "$upstream_addr", '
        '"answered": "$upstream_status", "id": "$request_id"}}';
    access_log {folder}/access.log json;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream processes {{
        {servers}
        keepalive 16;
    }}
    set_real_ip_from 127.0.0.1;
    real_ip_header {client};
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 20m;
        location = /of-the-router {{ return 200 "{version}"; }}
        location / {{
            proxy_pass http://processes;
            proxy_http_version 1.1;
            proxy_read_timeout 30s;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto https;
            proxy_set_header X-Request-Id $request_id;
        }}
    }}
}}
"""
"""As Heroku's and Dokku's routers do it: HTTP/1.1 with connections kept, whole requests, 30 seconds for an answer, who
asked and how told in headers; what was sent to a process that dies is not sent to another, unless it never got there.
"""
NOWHERE = "server 127.0.0.1:9 down;"


def nginx() -> Path | None:
    """Return the program, if there is one; Debian does not have it in everybody's path."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    return Path(found) if found else None


class Router:
    """The router; nobody is behind it at first, which it says with 502."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._folder = folder / "router"
        self._folder.mkdir()
        self._version = 0
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self._write([])
        command = [str(self._program), "-p", str(self._folder), "-c", str(self._file), "-e", str(self._errors)]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        if error is not None:
            print(self._errors.read_text("utf-8"))

    def send_to(self, *ports: int | str) -> None:
        """Send what comes from now on to the processes at these ports, in turn."""
        self._write(ports)
        before = self._listening()
        self._process.send_signal(signal.SIGHUP)
        self._wait(before)

    @property
    def log(self) -> list[dict[str, Any]]:
        """What came, in the order in which it was answered."""
        lines = (self._folder / "access.log").read_text("utf-8").splitlines()
        return [entry for entry in map(json.loads, lines) if entry["path"] != "/of-the-router"]

    def wait_until_answered(self, path: str, status: str) -> None:
        """Return once something has been answered so."""
        deadline = time.monotonic() + PATIENCE
        while not any((entry["path"], entry["status"]) == (path, status) for entry in self.log):
            assert time.monotonic() < deadline, f"{path} was never answered with {status}"
            time.sleep(0.02)

    @property
    def _file(self) -> Path:
        return self._folder / "nginx.conf"

    @property
    def _errors(self) -> Path:
        return self._folder / "error.log"

    def _write(self, ports: tuple[int | str, ...] | list[int | str]) -> None:
        self._version += 1
        servers = " ".join(f"server 127.0.0.1:{port} fail_timeout=1s;" for port in ports) or NOWHERE
        user = "user root;" if os.geteuid() == 0 else ""  # else it takes another one, who may not read here
        named = {"folder": self._folder, "user": user, "servers": servers, "client": CLIENT}
        self._file.write_text(CONFIGURATION.format(**named, port=self._port, version=self._version), "utf-8")

    def _wait(self, before: frozenset[str] = frozenset()) -> None:
        """Return once it works as was written last, and none of those who worked before takes anything any more."""
        deadline = time.monotonic() + PATIENCE
        while self._said() != str(self._version) or before & self._listening():
            assert time.monotonic() < deadline, self._errors.read_text("utf-8")
            time.sleep(0.02)

    def _listening(self) -> frozenset[str]:
        """Return the numbers of its processes that take connections; who shuts down says so by its name."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text("ascii").split()
        return frozenset(child for child in children if not _is_shutting_down(child))

    def _said(self) -> str:
        try:
            return fetched(f"{self.url}/of-the-router").text
        except httpx.TransportError:
            return ""


def _is_shutting_down(process: str) -> bool:
    try:
        return "shutting down" in Path(f"/proc/{process}/cmdline").read_text("utf-8")
    except OSError:  # it has gone
        return True
