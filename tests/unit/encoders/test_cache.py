"""Vectors in a file of this machine: kept, shared, and made anew where it is damaged."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.encoders import Cache
from bot.encoders.cache import KEPT, NAME
from bot.errors import CacheError

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_kept_is_there_for_another_command_by_encoder_and_content(tmp_path: Path) -> None:
    with closing(Cache(tmp_path / "new")) as cache, closing(Cache(tmp_path / "new")) as other:
        cache.keep("e5", {"a": b"1", "b": b"2"})
        other.keep("e5", {"a": b"3"})
        other.keep("bge", {"a": b"4"})
        assert cache.load("e5", ["a", "b", "c"]) == {"a": b"3", "b": b"2"}
        assert cache.load("bge", ["a", "b"]) == {"a": b"4"}


def test_more_names_are_asked_for_than_a_statement_takes(tmp_path: Path) -> None:
    with closing(Cache(tmp_path)) as cache:
        many = {f"{number}": b"x" for number in range(1200)}
        cache.keep("e5", many)
        assert cache.load("e5", list(many)) == many


def test_a_damaged_file_is_replaced_by_a_new_one(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database at all" * 100)
    with closing(Cache(tmp_path)) as cache:
        cache.keep("e5", {"a": b"1"})
        assert cache.load("e5", ["a"]) == {"a": b"1"}


def test_what_nobody_has_asked_for_in_a_long_time_goes(tmp_path: Path) -> None:
    with closing(Cache(tmp_path)) as cache:
        cache.keep("e5", {"a": b"1", "b": b"2"})
        with closing(sqlite3.connect(tmp_path / NAME)) as raw, raw:
            raw.execute("UPDATE encodings SET used_at = ?", (time.time() - KEPT - 1,))
        cache.load("e5", ["a"])
        cache.keep("e5", {"c": b"3"})
        assert set(cache.load("e5", ["a", "b", "c"])) == {"a", "c"}


def test_where_no_file_can_be_made_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(CacheError):
        Cache(tmp_path / "taken")
