"""What makes vectors of texts; whoever has one needs to know nothing else of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = npt.NDArray[np.float32]
"""Vectors of length 1, in rows."""


class Encoder(Protocol):
    """Turns texts into vectors whose cosine tells how near in meaning they are.

    Its methods take as long as they take, may be called by several threads, and raise EncoderError.
    """

    def prepare(self) -> str:
        """Return the name of what makes the vectors, having seen that it works.

        Vectors made under different names are not to be compared.
        """

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Return a vector for each question; somebody waits for it."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return a vector for each text in which an answer may be; nobody waits for it."""

    def close(self) -> None:
        """Let go of what is open; it is asked no more."""
