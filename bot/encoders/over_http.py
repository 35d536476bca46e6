"""An encoder at an address: any server with an OpenAI-compatible `/v1/embeddings`.

Some models are told whether a text asks or may answer, and servers differ in how: by a field `input_type`, or by words
before the text, which whoever asks has to write («query: », «passage: » for those of the E5 family), or not at all.
What a server takes is found out once, with two requests.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import httpx
import numpy as np

from bot.encoders import replies
from bot.errors import EncoderError, EncoderProblem
from bot.semantics import WAIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.semantics import Vectors

PATIENCE: Final = 60.0
"""Seconds for the vectors of a batch of passages, for which nobody waits."""
BATCH: Final = 32
"""Texts of a request."""
PAUSES: Final = (1.0, 2.0)
"""Seconds before each further attempt at a batch of passages that a busy server refuses and does not say how many."""
_LARGEST: Final = 32_000_000
"""Bytes of a reply: a batch of vectors with 4,096 numbers takes 3."""
_PROBE: Final = "¿Cuándo abre el museo?"
_SAME: Final = 0.9999
"""Cosine from which two vectors of one text are the same."""
_E5: Final = "e5"
_SHORT: Final = 200
"""Characters of a text that is too long for no model."""


class Role(Enum):
    """What a text is for: the value of `input_type`, which is the word before it too."""

    QUESTION = "query"
    PASSAGE = "passage"


class Manner(Enum):
    """How a server is told what a text is for."""

    FIELD = "input_type"
    WORDS = "words"
    NOT_AT_ALL = "none"


class OverHttp:
    """An encoder at an address. A batch that fails is tried again; a question is not, as somebody waits."""

    def __init__(
        self,
        address: str,
        model: str,
        key: str | None = None,
        *,
        wait: float = WAIT,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Encode with `model` at `address`; the root, or all of it up to `/embeddings`. A question may take `wait`."""
        root = address.rstrip("/").removesuffix("/embeddings")
        self._address = f"{root}/embeddings" if httpx.URL(root).path.strip("/") else f"{root}/v1/embeddings"
        self._model = model
        self._key = key
        self._wait = wait
        self._pause = pause
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(headers=headers, follow_redirects=False, trust_env=False)
        self._lock = Lock()
        self._manner: Manner | None = None
        self._dimension = 0

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def prepare(self) -> str:
        """Return the name of address, model and manner, found out anew, or raise EncoderError."""
        self._dimension = 0
        with self._lock:
            self._manner = self._found_manner()
        return f"{self._model} at {self._address}, told by {self._manner.value}"

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Return a vector for each question, within the seconds that somebody waits, or raise EncoderError."""
        return self._joined(texts, lambda some: self._asked(some, Role.QUESTION, self._wait))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return a vector for each text, or raise EncoderError."""
        return self._joined(texts, self._shortened)

    def _joined(self, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        found = np.concatenate([encode(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)])
        self._dimension = self._dimension or found.shape[1]
        if found.shape[1] != self._dimension:
            raise EncoderError(EncoderProblem.WRONG_DIMENSION, f"{found.shape[1]}, {self._dimension}")
        return found

    def _shortened(self, texts: Sequence[str]) -> Vectors:
        """Encode some passages; of one that the server refuses, which may be too long for it, as much as it takes."""
        try:
            return self._insisted(texts, Role.PASSAGE)
        except EncoderError as error:
            if error.problem is not EncoderProblem.REFUSED or isinstance(error, _PassingError):
                raise
            if len(texts) == 1 and len(texts[0]) < _SHORT:
                raise
        parts = texts if len(texts) > 1 else [texts[0][: len(texts[0]) // 2]]
        return np.concatenate([self._shortened([text]) for text in parts])

    def _insisted(self, texts: Sequence[str], role: Role) -> Vectors:
        """Encode some texts, and try again where that may help."""
        for pause in PAUSES:
            try:
                return self._asked(texts, role, PATIENCE)
            except _PassingError as error:
                self._pause(error.pause or pause)
        return self._asked(texts, role, PATIENCE)

    def _asked(self, texts: Sequence[str], role: Role, seconds: float) -> Vectors:
        if self._manner is None:
            with self._lock:
                self._manner = self._manner or self._found_manner()
        return self._encoded(texts, role, self._manner, seconds)

    def _found_manner(self) -> Manner:
        try:
            with_field = [self._encoded([_PROBE], role, Manner.FIELD, PATIENCE) for role in reversed(Role)]
        except EncoderError as error:
            if error.problem is not EncoderProblem.REFUSED or isinstance(error, _PassingError):
                raise
            self._encoded([_PROBE], Role.PASSAGE, Manner.NOT_AT_ALL, PATIENCE)  # the field is unknown, or all is wrong
        else:
            if _differ(*with_field):
                return Manner.FIELD
        return Manner.WORDS if _E5 in self._model.lower() else Manner.NOT_AT_ALL

    def _encoded(self, texts: Sequence[str], role: Role, manner: Manner, seconds: float) -> Vectors:
        said = [f"{role.value}: {text}" for text in texts] if manner is Manner.WORDS else list(texts)
        asked: dict[str, Any] = {
            "model": self._model,
            "input": [text.encode(errors="replace").decode() for text in said],
        }
        asked["encoding_format"] = "float"
        if manner is Manner.FIELD:
            asked["input_type"] = role.value
        with _told():
            status, body, after = self._sent(asked, seconds)
        if replies.may_pass(status):
            raise _PassingError(EncoderProblem.REFUSED, f"{status}", after)
        return replies.vectors(status, body, len(texts), self._tellable(body, role))

    def _tellable(self, body: bytes, role: Role) -> str:
        """Return what may be told of a server's words, which may have the key in them, or what somebody asked."""
        return "" if role is Role.QUESTION else replies.said(body).replace(self._key or "\0", "…")

    def _sent(self, asked: dict[str, Any], seconds: float) -> tuple[int, bytes, float]:
        """Return what a server says, all of it within so many seconds, and for how long it wants to be left alone."""
        end = time.monotonic() + seconds
        body = bytearray()
        with self._client.stream("POST", self._address, json=asked, timeout=httpx.Timeout(seconds)) as response:
            for part in response.iter_bytes():
                body += part
                if len(body) > _LARGEST:
                    raise EncoderError(EncoderProblem.NOT_VECTORS, f"> {_LARGEST}")
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("", request=response.request)
            return response.status_code, bytes(body), _seconds(response.headers.get("Retry-After", ""))


class _PassingError(EncoderError):
    """Something that may be over a little later; `pause` says after how many seconds, if the server does."""

    def __init__(self, problem: EncoderProblem, detail: str, pause: float = 0.0) -> None:
        super().__init__(problem, detail)
        self.pause = pause


@contextmanager
def _told() -> Iterator[None]:
    """Tell what goes wrong on the way as EncoderError."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise _PassingError(EncoderProblem.SLOW, type(error).__name__) from error
    except httpx.HTTPError as error:
        raise _PassingError(EncoderProblem.UNREACHABLE, str(error)) from error


def _differ(first: Vectors, second: Vectors) -> bool:
    return first.shape != second.shape or float(np.vdot(first, second)) < _SAME


def _seconds(written: str) -> float:
    """Return the seconds of a `Retry-After`, as far as one waits; 0 where it is a date, or nothing."""
    return min(float(written), PATIENCE) if written.isascii() and written.isdecimal() else 0.0
