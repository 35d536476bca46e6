"""What a process serves, as browsers and platforms ask for it."""

from __future__ import annotations

import http.client
import time

import httpx

from tests.e2e.process import PATIENCE


def fetched(address: str, headers: dict[str, str] | None = None) -> httpx.Response:
    with httpx.Client(trust_env=False, verify=False) as client:  # noqa: S501 - there is no TLS on loopback
        return client.get(address, headers=headers)


def wait_until_ready(port: int | str, patience: float = 2 * PATIENCE) -> None:
    """Return once a process says that it can do its work, which a platform asks before it sends anybody there."""
    deadline = time.monotonic() + patience
    while not is_ready(port):
        assert time.monotonic() < deadline, f"nobody is ready at {port}"
        time.sleep(0.02)


def is_ready(port: int | str) -> bool:
    return readiness(port)[0] == 200


def readiness(port: int | str) -> tuple[int, str]:
    """Return what a process says of itself, or 0 where none answers.

    A client of httpx takes 25 times as long, and who asks again and again takes the core that the process works with.
    """
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()
