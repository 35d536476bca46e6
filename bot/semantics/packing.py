"""Vectors as bytes that are kept, in half precision, and back, unless something has happened to them.

    magic, rows, dimension, checksum of the key and the numbers; then the numbers, row by row, little end first

Half precision moves no cosine by more than 0.0005, a fortieth of what tells two passages apart.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from bot.semantics.encoder import Vectors

Halves = npt.NDArray[np.float16]
"""Vectors of length 1 in rows, in half precision."""

_HEAD: Final = struct.Struct("<4sHHI")
_MAGIC: Final = b"GV1\n"
_LENGTH_OFF: Final = 0.01
"""By how much a length may differ from 1: rounding makes it 0.0005."""


def halved(vectors: Vectors) -> Halves:
    """Return vectors in half precision."""
    return vectors.astype(np.float16)


def pack(key: str, vectors: Halves) -> bytes:
    """Return the vectors of the texts of a key as bytes."""
    rows, dimension = vectors.shape
    numbers = vectors.astype("<f2").tobytes()
    return _HEAD.pack(_MAGIC, rows, dimension, _checksum(key, numbers)) + numbers


def unpack(key: str, kept: bytes, rows: int) -> Halves | None:
    """Return the vectors that were kept for the `rows` texts of a key; None where these are not those."""
    if len(kept) < _HEAD.size:
        return None
    magic, found, dimension, checksum = _HEAD.unpack_from(kept)
    numbers = memoryview(kept)[_HEAD.size :]
    is_whole = magic == _MAGIC and found == rows and len(numbers) == 2 * rows * dimension
    if not is_whole or not dimension or checksum != _checksum(key, numbers):
        return None
    vectors = np.frombuffer(numbers, dtype="<f2").reshape(rows, dimension).astype(np.float16, copy=False)
    lengths = np.linalg.norm(vectors.astype(np.float32), axis=1)
    return vectors if np.all(np.abs(lengths - 1) < _LENGTH_OFF) else None


def _checksum(key: str, numbers: bytes | memoryview) -> int:
    return crc32(numbers, crc32(key.encode()))
