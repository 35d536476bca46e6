"""Makes the vectors of a library that are not kept yet, some passages at a time, and keeps them.

    prepare (whose vectors?) -> load (what is kept of this making?) -> encode what is missing -> keep

What is kept counts only if it is whole, of the right size and of this encoder's making; all else is made anew. Where
nothing can be kept, that is told once and the work goes on.
"""

from __future__ import annotations

import contextlib
import logging
import os
import random
import sys
import threading
import time
from typing import TYPE_CHECKING, Final, Protocol

from bot.errors import CacheError, EncoderError, EncoderProblem
from bot.semantics import Progress, packing, yardstick
from bot.semantics.pieces import key_of
from bot.wording import encoding as say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.semantics import Encoder, Piece, SecondOpinion
    from bot.semantics.packing import Halves

BATCH: Final = 8
"""Passages after which what was made is kept."""
READ: Final = 200
"""Passages whose vectors are read at a time, so that there is never much besides those that are used: a megabyte."""
PAUSE: Final = 30.0
"""Seconds between attempts at an encoder that does not work."""
LOOK: Final = 600.0
"""Seconds between looks at one that does: a server may have got another model under the same name."""
_PASSING: Final = frozenset((EncoderProblem.UNREACHABLE, EncoderProblem.SLOW, EncoderProblem.REFUSED))
"""What an encoder that works may say now and then."""
_TOLD: Final = 10
"""Times that the log is told how far a large library is."""
_LAST_WORDS: Final = 5.0
"""Seconds that a text in the making has to be done when the process ends."""
_BEHIND: Final = 19
"""How far a thread stands behind those that somebody waits for, as Linux counts it."""

_log: Final = logging.getLogger(__name__)


class Keeper(Protocol):
    """Keeps vectors as bytes, by encoder and content; raises CacheError where it cannot."""

    def load(self, encoder: str, contents: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is kept under these names."""

    def keep(self, encoder: str, bodies: Mapping[str, bytes]) -> None:
        """Keep bodies under their names, in place of what was there."""


def steps(opinion: SecondOpinion, keeper: Keeper | None) -> Iterator[Progress]:
    """Give an opinion its vectors, and yield how far it is after each step; raise EncoderError if the encoder fails."""
    name, shelf = opinion.encoder.prepare(), _Shelf(keeper)
    if not (opinion.making == name and yardstick.is_made_by(opinion.encoder, opinion.measure)):
        opinion.begin(name, _measure(opinion.encoder, shelf, key_of((name,))))
    making = _making(name, opinion.measure)
    for some in _batches(opinion.missing(), READ):
        opinion.learn(shelf.load(making, some))
    yield opinion.progress
    missing = opinion.missing()
    random.shuffle(missing)  # so that processes that start together share the work, and do not do the same twice
    for some in _batches(missing, BATCH):
        opinion.learn(_made(opinion.encoder, shelf, making, some))
        yield opinion.progress


def _making(name: str, measure: Halves) -> str:
    """Return the name under which what an encoder makes of passages is kept.

    Its measure is part of it: an encoder that has become another one under its old name makes another yardstick, and
    then finds none of the old vectors, not even where it was interrupted before it had replaced them all.
    """
    return key_of((name, packing.pack(yardstick.PIECE.key, measure).hex()))


def _measure(encoder: Encoder, shelf: _Shelf, making: str) -> Halves:
    """Return what an encoder makes of the yardstick: what is kept, unless that is of another making."""
    kept = shelf.load(making, [yardstick.PIECE]).get(yardstick.PIECE.key)
    if kept is not None and yardstick.is_made_by(encoder, kept):
        return kept
    measure = packing.halved(yardstick.encoded(encoder))
    shelf.keep(making, {yardstick.PIECE.key: measure})
    return measure


def _made(encoder: Encoder, shelf: _Shelf, making: str, some: Sequence[Piece]) -> dict[str, Halves]:
    """Return the vectors of some pieces, those made that no other process has kept meanwhile."""
    kept = shelf.load(making, some)
    made = {one.key: packing.halved(encoder.passages(one.texts)) for one in some if one.key not in kept}
    shelf.keep(making, made)
    return kept | made


def _batches(pieces: Sequence[Piece], size: int) -> Iterator[Sequence[Piece]]:
    return (pieces[at : at + size] for at in range(0, len(pieces), size))


class _Shelf:
    """A keeper, done without while it fails, which is told once."""

    def __init__(self, keeper: Keeper | None) -> None:
        self._keeper = keeper
        self._is_told = False

    def load(self, making: str, some: Sequence[Piece]) -> dict[str, Halves]:
        """Return what is kept of some pieces and still is what it was: so many vectors each."""
        sizes = {piece.key: piece.size for piece in some}
        bodies: Mapping[str, bytes] = {}
        with self._told():
            bodies = self._keeper.load(making, list(sizes)) if self._keeper else {}
        found = ((key, packing.unpack(key, body, sizes[key])) for key, body in bodies.items())
        return {key: vectors for key, vectors in found if vectors is not None}

    def keep(self, making: str, made: Mapping[str, Halves]) -> None:
        """Keep the vectors of pieces, by their keys."""
        with self._told():
            if self._keeper:
                self._keeper.keep(making, {key: packing.pack(key, vectors) for key, vectors in made.items()})

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except CacheError as error:
            if not self._is_told:
                _log.warning(say.not_kept(str(error)))
            self._is_told = True


class Building:
    """A thread that makes the vectors of a library, and comes back to an encoder that was away."""

    def __init__(self, opinion: SecondOpinion, keeper: Keeper | None, pause: float = PAUSE, look: float = LOOK) -> None:
        """Work for `opinion`; `pause` are the seconds between attempts, `look` those after which it looks again."""
        self._opinion = opinion
        self._keeper = keeper
        self._pause = pause
        self._look = look
        self._ends = threading.Event()
        self._told = -1
        self._thread = threading.Thread(target=self._run, name="encoding", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Return when nothing is being done any more, or soon will be."""
        self._ends.set()
        self._thread.join(_LAST_WORDS)

    def _run(self) -> None:
        _stand_back()
        while not self._ends.is_set():
            self._work()
            while self._has_peace():
                pass

    def _has_peace(self) -> bool:
        """Wait, and tell whether there is nothing to do: the encoder works, and is the one that it was."""
        again = time.monotonic() + self._look
        while not self._ends.wait(self._pause) and self._opinion.trouble is None:
            if time.monotonic() > again:
                return self._is_as_it_was()
        return False

    def _is_as_it_was(self) -> bool:
        try:
            return yardstick.is_made_by(self._opinion.encoder, self._opinion.measure)
        except EncoderError as error:
            return error.problem in _PASSING  # whoever asks will see
        except Exception:  # noqa: BLE001 - the thread stays, and the work that follows tells what it is
            return False

    def _work(self) -> None:
        try:
            for progress in steps(self._opinion, self._keeper):
                if self._ends.is_set():
                    return
                self._tell(progress)
            self._opinion.probe()
        except EncoderError as error:
            self._opinion.failed(error)
        except Exception as error:  # noqa: BLE001 - the thread stays, to make what a later look asks for
            if not self._ends.is_set():  # at the end, what it works with may be gone
                _log.error("the vectors of the documents cannot be made", exc_info=error)
                self._opinion.failed(EncoderError(EncoderProblem.BROKEN, type(error).__name__))

    def _tell(self, progress: Progress) -> None:
        part = progress.done * _TOLD // max(progress.total, 1)
        if part != self._told:
            _log.info(say.encoded(progress.done, progress.total))
            self._told = part


def _stand_back() -> None:
    """Let this thread work when no other wants to; elsewhere than on Linux the call would mean a process."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BEHIND)
