"""What an encoder thinks of a library, as far as it can be asked: nothing until all is encoded, or while it is away."""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.errors import EncoderError, EncoderProblem
from bot.semantics.space import Closeness, Space
from bot.semantics.yardstick import Yardstick
from bot.wording import encoding as say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.semantics.encoder import Encoder, Vectors
    from bot.semantics.packing import Halves
    from bot.semantics.pieces import Piece

WAIT: Final = 2.0
"""Seconds that the vector of a question may take, as somebody waits."""
PAUSE: Final = 30.0
"""Seconds for which an encoder that failed is left alone."""
_PROBE: Final = "¿Cuándo abre?"

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many passages of a library are encoded."""

    done: int
    total: int

    @property
    def is_over(self) -> bool:
        """Whether all are."""
        return self.done == self.total


class SecondOpinion:
    """The vectors of a library's passages, and the encoder that compares questions with them.

    It may be asked by several threads while another one fills it.
    """

    def __init__(self, encoder: Encoder, pieces: Sequence[Piece], clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without a vector; `pieces` are of the library's passages, in order."""
        self.encoder = encoder
        self.pieces = tuple(pieces)
        self._clock = clock
        self._lock = Lock()
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(pieces):
            self._places[piece.key].append(number)
        self._missing = set(self._places)
        self._filled = Space((), 0)
        self._space: Space | None = None
        self._yardstick: Yardstick | None = None
        self.making = ""
        self.measure: Halves = np.zeros((0, 0), np.float16)
        self._trouble: EncoderError | None = None
        self._rests_until = 0.0

    @property
    def progress(self) -> Progress:
        """How far the passages are encoded, those counted once that say the same."""
        return Progress(len(self._places) - len(self._missing), len(self._places))

    @property
    def trouble(self) -> EncoderProblem | None:
        """What is wrong with the encoder, as far as is known."""
        trouble = self._trouble  # once, as other threads write it
        return trouble.problem if trouble else None

    @property
    def is_ready(self) -> bool:
        """Whether it can be asked, unless the encoder fails."""
        return self._space is not None and self._yardstick is not None

    @property
    def is_resting(self) -> bool:
        """Whether the encoder has failed, and is left alone."""
        return self._clock() < self._rests_until

    @property
    def told(self) -> str:
        """How far it can be asked, in words."""
        return say.state(self.progress.done, self.progress.total, self.trouble)

    def begin(self, making: str, measure: Halves) -> None:
        """Note whose making the vectors are and what it makes of the yardstick, and forget those made before."""
        with self._lock:
            self.making, self.measure = making, measure
            self._space = None  # first, as whoever asks takes it first
            self._yardstick = Yardstick.of(measure)
            self._filled = Space([piece.size for piece in self.pieces], measure.shape[1])
            self._missing = set(self._places)

    def missing(self) -> list[Piece]:
        """Return the pieces that are not encoded yet, each once."""
        return [self.pieces[places[0]] for key, places in self._places.items() if key in self._missing]

    def learn(self, rows: Mapping[str, Halves]) -> None:
        """Take the vectors of pieces, by their keys."""
        with self._lock:
            for key, row in rows.items():
                for place in self._places[key]:
                    self._filled.put(place, row)
                self._missing.discard(key)
            if self._places and not self._missing:
                self._space = self._filled

    def closeness(self, question: str) -> Closeness | None:
        """Return how near the passages come to a question; None where the encoder cannot say."""
        space, yardstick = self._space, self._yardstick
        if space is None or yardstick is None or self.is_resting:
            return None
        vectors = self._vectors(question, space.dimension)
        return None if vectors is None else Closeness(vectors, space, yardstick)

    def probe(self) -> None:
        """Ask as somebody would, to see whether the encoder works."""
        self._vectors(_PROBE, self.measure.shape[1])

    def _vectors(self, question: str, dimension: int) -> Vectors | None:
        """Return the vector of a question, the only row, or None, and note how that went, unless somebody did."""
        began, rested = self._clock(), self._rests_until
        try:
            vectors = self.encoder.questions([question])
        except EncoderError as error:
            self.failed(error)
            return None
        except Exception as error:  # noqa: BLE001 - whatever it is, the question is answered by words
            self.failed(EncoderError(EncoderProblem.BROKEN, type(error).__name__))
            return None
        if vectors.shape[1] != dimension:
            self.failed(EncoderError(EncoderProblem.WRONG_DIMENSION, f"{vectors.shape[1]}, {dimension}"))
            return None
        if self._clock() - began > WAIT:
            self.failed(EncoderError(EncoderProblem.SLOW, f"> {WAIT:g} s"))
        elif self._rests_until == rested:
            self.works()
        return vectors

    def failed(self, error: EncoderError) -> None:
        """Note that the encoder does not work, and leave it alone for a while; the log is told once."""
        if self.trouble != error.problem:
            _log.warning(say.trouble(error.problem, error.detail))
        self._trouble, self._rests_until = error, self._clock() + PAUSE

    def works(self) -> None:
        """Note that the encoder works."""
        if self._trouble is not None:
            _log.info(say.WORKS_AGAIN)
        self._trouble, self._rests_until = None, 0.0
