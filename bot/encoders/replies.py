"""What an embeddings server says -> vectors, or what is wrong with it. Pure."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.errors import EncoderError, EncoderProblem

if TYPE_CHECKING:
    from bot.semantics import Vectors

_OK: Final = 200
_KEY: Final = (401, 403)
_MISSING: Final = 404
_PASSING: Final = (408, 409, 425, 429, 500, 502, 503, 504, 529)
"""What may go well a little later."""
_WORDS: Final = 200
"""Characters of a server's own words that are told."""


def vectors(status: int, body: bytes, count: int, said: str = "") -> Vectors:
    """Return the vectors of `count` texts, each of length 1, or raise EncoderError.

    `said` is what may be told of the server's own words.
    """
    if status != _OK:
        raise EncoderError(_problem(status), f"{status} {said}".rstrip())
    try:
        listed = sorted(json.loads(body)["data"], key=lambda one: one["index"])
        found = np.array([_numbers(one["embedding"]) for one in listed], dtype=np.float32)
    except (ArithmeticError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise EncoderError(EncoderProblem.NOT_VECTORS, said) from error
    if found.ndim != 2 or found.shape[0] != count or not found.shape[1]:  # noqa: PLR2004 - texts and numbers
        raise EncoderError(EncoderProblem.NOT_VECTORS, f"{found.shape} for {count}")
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    if not np.all(np.isfinite(lengths)) or not np.all(lengths > 0):
        raise EncoderError(EncoderProblem.NOT_VECTORS, "not finite, or nothing")
    return np.asarray(found / lengths, dtype=np.float32)


def may_pass(status: int) -> bool:
    """Tell whether what was refused may be taken a little later."""
    return status in _PASSING


def _problem(status: int) -> EncoderProblem:
    if status in _KEY:
        return EncoderProblem.REFUSED_KEY
    return EncoderProblem.UNKNOWN_MODEL if status == _MISSING else EncoderProblem.REFUSED


def _numbers(embedding: Any) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return a list of numbers, which some servers send as the bytes of a float32 array."""
    if not isinstance(embedding, str):
        return embedding
    try:
        return np.frombuffer(base64.b64decode(embedding, validate=True), dtype="<f4")
    except binascii.Error as error:
        raise ValueError(str(error)) from error


def said(body: bytes) -> str:
    """Return the beginning of a server's own words, on one line."""
    words = body[: 4 * _WORDS].decode("utf-8", "replace")[:_WORDS]
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())
