"""Several processes over one database: an update is one process's to answer, and what it leaves another takes over."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.store import Store
from bot.store.processes import LAPSE
from bot.store.values import Turn, Waiting
from tests.unit.store.given import HOUR, NOW, PEPPER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.store.conftest import Run

LATER = NOW + LAPSE + dt.timedelta(seconds=1)


@pytest.fixture
def first(begin: Callable[[dt.datetime], Store]) -> Store:
    return begin(NOW)


@pytest.fixture
def second(begin: Callable[[dt.datetime], Store]) -> Store:
    return begin(NOW)


def test_what_one_process_answers_no_other_does_until_it_is_done(first: Store, second: Store, run: Run) -> None:
    assert run(first.begin(one(1), NOW)) is Turn.OURS
    assert run(second.begin(one(1), NOW)) is Turn.ELSEWHERE
    assert run(first.begin(one(1), NOW)) is Turn.OURS
    run(first.finish(1, NOW))
    assert run(second.begin(one(1), NOW)) is Turn.DONE


def test_what_a_dead_process_answered_is_free(first: Store, second: Store, run: Run) -> None:
    run(first.begin(one(1), NOW))
    run(second.beat(LATER))
    assert run(second.begin(one(1), NOW + LAPSE)) is Turn.ELSEWHERE
    assert run(second.begin(one(1), LATER)) is Turn.OURS
    assert run(first.begin(one(1), LATER)) is Turn.ELSEWHERE


def test_what_a_process_leaves_that_says_good_bye_is_free_at_once(shared: str, second: Store, run: Run) -> None:
    leaving = Store(shared, pepper=PEPPER)
    run(leaving.beat(NOW))
    run(leaving.begin(one(1), NOW))
    run(leaving.close())
    assert run(second.begin(one(1), NOW)) is Turn.OURS


def test_after_an_outage_nobody_is_taken_for_dead_before_all_had_time_to_be_heard(
    first: Store, second: Store, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(first.begin(one(1), NOW))
    with monkeypatch.context() as broken:
        broken.setattr("bot.store.processes.beat", _fail)
        with pytest.raises(OSError, match="no database"):
            run(second.beat(NOW))
    back = NOW + HOUR
    run(second.beat(back))
    assert run(second.begin(one(1), back)) is Turn.ELSEWHERE
    run(second.beat(back + LAPSE))
    assert run(second.begin(one(1), back + LAPSE)) is Turn.OURS


def test_what_is_kept_whole_is_taken_over_in_its_order_once_its_process_is_dead(
    first: Store, second: Store, run: Run
) -> None:
    for update in (2, 1, 3):
        run(first.begin(one(update), NOW))
        run(first.shelve(one(update), f'{{"update_id": {update}}}', NOW))
    run(first.finish(3, NOW))
    run(first.begin(one(4), NOW))  # not kept whole: whoever delivered it will do so again
    run(second.beat(LATER))
    assert run(second.adopt((), NOW)) == []
    assert run(second.adopt((), LATER)) == ['{"update_id": 1}', '{"update_id": 2}']
    assert run(second.adopt((1,), LATER)) == ['{"update_id": 2}']  # as if it had not been told of it
    assert run(second.adopt((1, 2), LATER)) == []
    assert run(second.begin(one(1), LATER)) is Turn.OURS
    run(second.finish(1, LATER))
    assert run(first.begin(one(1), LATER)) is Turn.DONE


def test_what_came_later_in_a_lane_waits_for_what_another_process_has_left_of_it(
    first: Store, second: Store, run: Run
) -> None:
    run(first.begin(one(1), NOW))
    run(first.shelve(one(1), "{}", NOW))
    assert run(second.begin(one(2), NOW)) is Turn.ELSEWHERE
    assert run(second.begin(Waiting(3, "chat 2"), NOW)) is Turn.OURS
    run(second.beat(LATER))
    assert run(second.begin(one(2), LATER)) is Turn.ELSEWHERE
    assert run(second.adopt((), LATER)) == ["{}"]
    assert run(second.begin(one(2), LATER)) is Turn.OURS


def test_an_update_is_kept_whole_though_another_process_answers_it(first: Store, second: Store, run: Run) -> None:
    run(first.begin(one(1), NOW))
    run(second.shelve(one(1), "{}", NOW))
    assert run(second.begin(one(1), NOW)) is Turn.ELSEWHERE
    run(second.beat(LATER))
    assert run(second.adopt((), LATER)) == ["{}"]
    run(second.finish(1, LATER))
    run(second.shelve(one(1), "{}", LATER))
    run(first.beat(LATER + HOUR))
    assert run(first.adopt((), LATER + HOUR)) == []


def one(update: int) -> Waiting:
    return Waiting(update, "chat 1")


def _fail(*_: object) -> None:
    message = "no database"
    raise OSError(message)
