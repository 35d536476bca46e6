"""Vectors in the store: kept by what made them and of what, and gone once nobody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.encodings import AT_ONCE, KEPT
from tests.unit.store.given import DAY, NOW

if TYPE_CHECKING:
    from bot.store import Store
    from tests.unit.store.conftest import Run


def test_vectors_are_kept_by_encoder_and_content_the_last_ones_said(store: Store, run: Run) -> None:
    run(store.keep_encodings("e5", {"a": b"\x00\xff", "b": b"2"}, NOW))
    run(store.keep_encodings("e5", {"b": b"3"}, NOW))
    run(store.keep_encodings("bge", {"a": b"4"}, NOW))
    assert run(store.encodings("e5", ["a", "b", "c"], NOW)) == {"a": b"\x00\xff", "b": b"3"}
    assert run(store.encodings("bge", ["a", "b"], NOW)) == {"a": b"4"}


def test_more_are_asked_for_than_a_statement_takes(store: Store, run: Run) -> None:
    many = {f"{number}": b"x" for number in range(2 * AT_ONCE + 1)}
    run(store.keep_encodings("e5", many, NOW))
    assert run(store.encodings("e5", list(many), NOW)) == many


def test_what_no_start_has_asked_for_in_a_year_goes(store: Store, run: Run) -> None:
    run(store.keep_encodings("e5", {"a": b"1", "b": b"2"}, NOW))
    run(store.encodings("e5", ["a"], NOW + DAY))
    assert run(store.clean(NOW + KEPT + DAY, 90)) == 1
    assert run(store.encodings("e5", ["a", "b"], NOW)) == {"a": b"1"}
