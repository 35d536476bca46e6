"""The offset is never past an update that is not done, and no update is worked on twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ledger import Ledger


def test_nothing_is_confirmed_before_it_is_done() -> None:
    ledger = Ledger()
    assert (ledger.offset, ledger.is_idle) == (0, True)
    assert ledger.admit([5, 6, 9]) == [5, 6, 9]
    ledger.finish(6)
    assert (ledger.offset, ledger.is_idle) == (5, False)
    ledger.finish(5)
    assert ledger.offset == 9
    ledger.finish(9)
    assert (ledger.offset, ledger.is_idle) == (10, True)


def test_what_is_delivered_again_is_not_new_whether_open_or_done() -> None:
    ledger = Ledger()
    ledger.admit([1, 2])
    ledger.finish(1)
    assert ledger.admit([1, 2, 3]) == [3]
    ledger.finish(2)
    ledger.finish(3)
    assert ledger.admit([1, 2]) == []
    assert ledger.offset == 3


def test_ids_may_begin_anew_lower_after_a_quiet_week() -> None:
    ledger = Ledger()
    ledger.admit([900])
    ledger.finish(900)
    assert ledger.admit([17]) == [17]
    assert ledger.offset == 17
    ledger.finish(17)
    assert ledger.offset == 18


def test_memory_is_bounded() -> None:
    ledger = Ledger(remembered=2)
    for update in (1, 2, 3):
        ledger.admit([update])
        ledger.finish(update)
    assert ledger.admit([1, 2, 3]) == [1]


@given(st.data(), st.integers(1, 40), st.integers(1, 20))
def test_whatever_finishes_first_everything_is_done_once(data: st.DataObject, total: int, window: int) -> None:
    queue = list(range(100, 100 + 3 * total, 3))
    ledger, opened, done = Ledger(), list[int](), list[int]()
    while len(done) < total:
        waiting = [update for update in queue if update >= ledger.offset]
        opened += ledger.admit(waiting[:window])
        finished = data.draw(st.sampled_from(opened))
        opened.remove(finished)
        ledger.finish(finished)
        done.append(finished)
        assert all(update in done for update in queue if update < ledger.offset)
    assert sorted(done) == queue
