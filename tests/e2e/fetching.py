"""What a process serves, as browsers and platforms ask for it."""

from __future__ import annotations

import time

import httpx

from tests.e2e.process import PATIENCE


def fetched(address: str, headers: dict[str, str] | None = None) -> httpx.Response:
    with httpx.Client(trust_env=False) as client:
        return client.get(address, headers=headers)


def wait_until_ready(port: int | str, patience: float = 2 * PATIENCE) -> None:
    """Return once a process says that it can do its work, which a platform asks before it sends anybody there."""
    deadline = time.monotonic() + patience
    while not is_ready(port):
        assert time.monotonic() < deadline, f"nobody is ready at {port}"
        time.sleep(0.02)


def is_ready(port: int | str) -> bool:
    try:
        return fetched(f"http://127.0.0.1:{port}/readyz").status_code == 200
    except httpx.TransportError:
        return False
