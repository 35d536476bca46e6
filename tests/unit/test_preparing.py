"""Whoever waits at a terminal for a library's vectors sees how far they are, and need not wait."""

from __future__ import annotations

import io
import sys
from functools import partial
from typing import TYPE_CHECKING

from bot.preparing import prepare
from bot.semantics import Piece, SecondOpinion
from bot.wording import encoding as say
from tests.encoders import Tiny

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from bot.semantics import Vectors


class Terminal(io.StringIO):
    """A terminal at which somebody looks."""

    def isatty(self) -> bool:
        return True


class Interrupted(Tiny):
    """An encoder that somebody does not want to wait for."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        del texts
        raise KeyboardInterrupt


def told(encoder: Tiny, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what somebody reads who waits for one passage."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    prepare(SecondOpinion(encoder, [Piece.of(partial(tuple, ("El museo abre a las ocho.",)))]), folder)
    return terminal.getvalue()


def test_a_bar_shows_how_far_they_are_and_is_not_there_where_nothing_is_to_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, again = (told(Tiny(), tmp_path, monkeypatch) for _ in range(2))
    assert say.ENCODING in first
    assert "100%" in first
    assert again == ""


def test_whoever_does_not_want_to_wait_gets_answers_by_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(Interrupted(), tmp_path, monkeypatch).strip() == say.SKIPPED


def test_where_nothing_can_be_kept_that_is_told_and_all_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    read = told(Tiny(), tmp_path / "taken", monkeypatch)
    assert read.startswith(say.not_kept("").split("(")[0])
    assert "100%" in read
