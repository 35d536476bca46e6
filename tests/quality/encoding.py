"""An encoder whose vectors of questions are kept too, so that a measure that is repeated takes minutes, not hours."""

from __future__ import annotations

import os
from collections import deque
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from bot.answering import Answerer
from bot.encoders import Cache, InProcess, steps
from bot.semantics import packing
from bot.semantics.pieces import key_of
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.library import Library
    from bot.semantics import Vectors


class Remembering(InProcess):
    """The encoder of the extra `semantica`, which encodes no question twice."""

    def __init__(self, cache: Cache) -> None:
        super().__init__()
        self._cache = cache
        self._name = ""

    def prepare(self) -> str:
        self._name = self._name or super().prepare()
        return self._name

    def questions(self, texts: Sequence[str]) -> Vectors:
        return np.concatenate([self._question(text) for text in texts])

    def _question(self, text: str) -> Vectors:
        key, shelf = key_of((text,)), key_of((self._name, "questions"))
        kept = self._cache.load(shelf, [key]).get(key)
        known = packing.unpack(key, kept, 1) if kept else None
        if known is None:
            known = packing.halved(super().questions([text]))
            self._cache.keep(shelf, {key: packing.pack(key, known)})
        return known.astype(np.float32)


def hearing(library: Library, min_confidence: float | None = None) -> Answerer:
    """Return an answerer that hears the encoder; what is not kept yet is encoded first."""
    answerer = Answerer(library, min_confidence, _encoder())
    if answerer.opinion:
        deque(steps(answerer.opinion, _cache()), maxlen=0)
    return answerer


@cache  # one for a process, as a model is loaded only once
def _encoder() -> Remembering:
    return Remembering(_cache())


@cache
def _cache() -> Cache:
    folder = Settings.from_env(os.environ).cache
    if folder is None:
        message = "there is no folder for what can be made again"
        raise FileNotFoundError(message)
    return Cache(folder)
