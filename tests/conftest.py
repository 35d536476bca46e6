"""What many tests share: a small library of our own, and what answers over it."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

from bot.answering import Answerer
from bot.library import Library, load

hypothesis.settings.register_profile("glosa", deadline=None)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("glosa")

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load(KNOWLEDGE)


@pytest.fixture(scope="session")
def answerer(shipped: Library) -> Answerer:
    return Answerer(shipped)
