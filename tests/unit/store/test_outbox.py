"""What is promised becomes one posting a moment, one process sends it, and what may have arrived is not sent again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot import schedule
from bot.store.processes import LAPSE
from bot.store.promises import Content, Fate, State, Subscription, When, Where
from tests.unit.store.given import ANA, DAY, GROUP, HOUR, MINUTE, NOW, SUPERGROUP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.store import Store
    from bot.store.promises import Posting
    from tests.unit.store.conftest import Run

MADRID = ZoneInfo("Europe/Madrid")
AT_NOON = NOW.replace(hour=11)  # by the clocks of Madrid in March


def daily(name: str = "a", chat: int = GROUP, written: str = "diario 12:00") -> Subscription:
    return Subscription(
        name, chat, Content.TURNS, When(schedule.parse(written), MADRID), length="normal", state=State.ACTIVE
    )


@pytest.fixture
def other(begin: Callable[[dt.datetime], Store]) -> Store:
    return begin(AT_NOON)


@pytest.fixture
def store(begin: Callable[[dt.datetime], Store]) -> Store:
    return begin(AT_NOON)


def planned(store: Store, run: Run, *subscriptions: Subscription, at: dt.datetime = AT_NOON) -> None:
    for one in subscriptions:
        run(store.promises.save(one, AT_NOON - MINUTE))
    run(store.promises.plan(at))


def claimed(
    store: Store, run: Run, at: dt.datetime = AT_NOON, under_way: Sequence[Posting] = (), *, has_newest: bool = True
) -> list[Posting]:
    numbers = [posting.id for posting in under_way]
    return run(store.promises.claim(at, 10, numbers, has_newest=has_newest))


def fates(store: Store, run: Run) -> dict[Fate, int]:
    return dict(run(store.promises.outbox(NOW - DAY, NOW + 30 * DAY)).fates)


def test_a_subscription_is_given_back_as_it_was_saved_with_its_next_moment(store: Store, run: Run) -> None:
    whole = Subscription(
        "abc",
        GROUP,
        Content.WHOLE,
        When(schedule.parse("lunes a viernes 08:30"), ZoneInfo("America/Bogota"), schedule.read("silencio 22-7").quiet),
        topic=7,
        documents=("museo",),
        theme="arte",
        length="long",
        is_silent=True,
        is_pinned=True,
        has_button=True,
        signature="El museo",
        state=State.ACTIVE,
    )
    run(store.promises.save(whole, NOW))
    kept = replace(whole, next_at=dt.datetime(2026, 3, 10, 13, 30, tzinfo=dt.UTC))
    assert run(store.promises.subscription("abc")) == kept
    assert run(store.promises.of_chat(GROUP)) == [kept]
    run(store.promises.save(replace(whole, state=State.PAUSED), NOW))
    assert run(store.promises.of_chat(GROUP)) == [replace(whole, state=State.PAUSED)]
    run(store.promises.end(["abc"]))
    assert run(store.promises.of_chat(GROUP)) == []


def test_a_draft_is_nobodys_subscription_and_goes_after_a_day(store: Store, run: Run) -> None:
    run(store.promises.save(replace(daily(), state=State.DRAFT), NOW))
    assert run(store.promises.of_chat(GROUP)) == []
    assert run(store.promises.plan(NOW + 7 * DAY)) == 0
    run(store.clean(NOW + DAY, 90))
    assert run(store.promises.subscription("a")) is not None
    run(store.clean(NOW + DAY + MINUTE, 90))
    assert run(store.promises.subscription("a")) is None


def test_a_moment_becomes_one_posting_however_many_plan_it(store: Store, other: Store, run: Run) -> None:
    planned(store, run, daily())
    assert run(other.promises.plan(AT_NOON)) == 0
    assert [posting.moment for posting in claimed(store, run)] == [AT_NOON]
    assert claimed(other, run) == []
    found = run(store.promises.subscription("a"))
    assert found is not None
    assert found.next_at == AT_NOON + DAY


def test_after_an_outage_the_last_moment_is_sent_and_no_burst(store: Store, run: Run) -> None:
    planned(store, run, daily(), at=AT_NOON + 3 * DAY + HOUR)
    assert [posting.moment for posting in claimed(store, run, AT_NOON + 3 * DAY + HOUR)] == [AT_NOON + 3 * DAY]


def test_what_is_too_late_is_written_down_and_not_sent(store: Store, run: Run) -> None:
    planned(store, run, daily(), at=AT_NOON + 13 * HOUR)
    assert claimed(store, run, AT_NOON + 13 * HOUR) == []
    assert fates(store, run) == {Fate.MISSED: 1}
    assert [trouble.moment for trouble in run(store.promises.troubles(NOW - DAY, NOW + DAY))] == [AT_NOON]


def test_a_posting_is_sent_part_by_part_and_its_subscription_moves_on_once(store: Store, run: Run) -> None:
    planned(store, run, daily())
    (posting,) = claimed(store, run)
    left = run(store.promises.fill(posting, ["uno", "dos"], None, AT_NOON))
    assert left is not None
    assert run(store.promises.begin_part(left))
    assert not run(store.promises.begin_part(left))
    left = run(store.promises.end_part(left, 5, AT_NOON, is_known=True))
    assert left == replace(posting, parts=("uno", "dos"), part=1)
    assert run(store.promises.begin_part(left))
    assert run(store.promises.end_part(left, 6, AT_NOON, is_known=True)) is None
    assert fates(store, run) == {Fate.SENT: 1}
    assert run(store.promises.last_message("a")) == 6
    found = run(store.promises.subscription("a"))
    assert found is not None
    assert found.cursor == 1


def test_a_part_that_may_have_arrived_makes_a_posting_uncertain(store: Store, run: Run) -> None:
    planned(store, run, daily())
    (posting,) = claimed(store, run)
    left = run(store.promises.fill(posting, ["uno"], None, AT_NOON))
    assert left is not None
    run(store.promises.begin_part(left))
    assert run(store.promises.end_part(left, None, AT_NOON, is_known=False)) is None
    assert fates(store, run) == {Fate.UNCERTAIN: 1}


def test_what_a_dead_process_had_taken_goes_on_without_the_part_that_may_have_been_sent(
    store: Store, other: Store, run: Run
) -> None:
    planned(store, run, *(daily(name, chat) for name, chat in (("a", 1), ("b", 2), ("c", 3), ("d", 4))))
    untouched, filled, midway, last = claimed(store, run)
    run(store.promises.fill(filled, ["uno"], None, AT_NOON))
    for posting, parts in ((midway, ["uno", "dos"]), (last, ["uno"])):
        left = run(store.promises.fill(posting, parts, None, AT_NOON))
        assert left is not None
        assert run(store.promises.begin_part(left))
    late = AT_NOON + LAPSE + dt.timedelta(seconds=1)
    assert claimed(other, run, AT_NOON) == []
    run(other.beat(late))
    found = claimed(other, run, late)
    assert [(one.subscription.id, one.parts, one.part, one.unknown, one.is_torn) for one in found] == [
        ("a", None, 0, 0, False),
        ("b", ("uno",), 0, 0, False),
        ("c", ("uno", "dos"), 1, 1, True),
        ("d", ("uno",), 1, 1, True),
    ]
    assert [one.is_over for one in found] == [False, False, False, True]
    assert fates(store, run) == {Fate.UNCERTAIN: 1}
    # who was only slow finds that it is not theirs any more
    assert run(store.promises.fill(untouched, ["uno"], None, late)) is None
    assert not run(store.promises.begin_part(replace(filled, parts=("uno",))))


def test_what_could_not_be_sent_waits_for_its_time_and_for_anybody(store: Store, other: Store, run: Run) -> None:
    planned(store, run, daily())
    (posting,) = claimed(store, run)
    left = run(store.promises.fill(posting, ["uno"], None, AT_NOON))
    assert left is not None
    run(store.promises.begin_part(left))
    run(store.promises.postpone(left, AT_NOON + MINUTE, "flood", is_failure=True))
    assert run(store.promises.next_due()) == AT_NOON + MINUTE
    assert claimed(other, run, AT_NOON) == []
    (again,) = claimed(other, run, AT_NOON + MINUTE)
    assert again == replace(left, tries=1, subscription=again.subscription)


def test_a_chat_that_is_closed_stops_and_goes_on_when_it_is_open(store: Store, run: Run) -> None:
    planned(store, run, daily("a"), daily("b", written="lunes 09:00"), daily("c", ANA))
    assert run(store.promises.stop(Where(GROUP), "blocked", AT_NOON)) == 2
    assert [posting.subscription.id for posting in claimed(store, run)] == ["c"]
    assert fates(store, run) == {Fate.REFUSED: 1}
    assert [(one.state, one.reason) for one in run(store.promises.of_chat(GROUP))] == [(State.STOPPED, "blocked")] * 2
    assert run(store.promises.plan(AT_NOON + 7 * DAY)) == 1
    assert run(store.promises.resume(Where(GROUP), AT_NOON + HOUR)) == 2
    assert {one.next_at for one in run(store.promises.of_chat(GROUP))} == {
        AT_NOON + DAY,
        dt.datetime(2026, 3, 16, 8, tzinfo=dt.UTC),
    }


def test_a_topic_that_is_closed_stops_alone(store: Store, run: Run) -> None:
    planned(store, run, daily("a"), replace(daily("b"), topic=7))
    assert run(store.promises.stop(Where(GROUP, 7, is_whole=False), "closed", AT_NOON)) == 1
    assert [posting.subscription.id for posting in claimed(store, run)] == ["a"]
    assert run(store.promises.resume(Where(GROUP, 7, is_whole=False), AT_NOON)) == 1
    assert run(store.promises.stop(Where(GROUP, None, is_whole=False), "closed", AT_NOON)) == 1


def test_what_a_process_has_let_go_without_being_able_to_say_so_it_claims_again(store: Store, run: Run) -> None:
    planned(store, run, daily("a", 1), daily("b", 2))
    kept, lost = claimed(store, run)
    left = run(store.promises.fill(lost, ["uno", "dos"], None, AT_NOON))
    assert left is not None
    assert run(store.promises.begin_part(left))
    assert claimed(store, run, under_way=[kept, lost]) == []
    (again,) = claimed(store, run, under_way=[kept])
    assert (again.id, again.part, again.unknown, again.is_torn) == (lost.id, 1, 1, True)


def test_what_a_group_receives_moves_with_it(store: Store, run: Run) -> None:
    planned(store, run, daily())
    run(store.migrate_chat(GROUP, SUPERGROUP, AT_NOON))
    assert [posting.subscription.chat_id for posting in claimed(store, run)] == [SUPERGROUP]


def test_news_are_planned_once_an_edition_and_not_in_quiet_hours(store: Store, run: Run) -> None:
    on_news = When(schedule.parse("cuando haya novedades"), MADRID)
    asleep = When(on_news.schedule, MADRID, schedule.read("silencio de 11 a 15").quiet)
    for name, when in (("a", on_news), ("b", asleep)):
        run(store.promises.save(replace(daily(name), content=Content.NEWS, when=when), AT_NOON))
    made_at = AT_NOON - HOUR
    assert run(store.promises.plan_news(4, made_at, AT_NOON)) == 2
    assert run(store.promises.plan_news(4, made_at, AT_NOON)) == 0
    assert claimed(store, run, has_newest=False) == []
    (posting,) = claimed(store, run)
    assert (posting.subscription.id, posting.moment) == ("a", made_at)
    assert run(store.promises.fill(posting, ["uno"], 4, AT_NOON)) is not None
    assert claimed(store, run, AT_NOON + 3 * HOUR, [posting])[0].subscription.id == "b"
    assert run(store.promises.plan_news(5, AT_NOON, AT_NOON + HOUR)) == 2


def test_news_of_nothing_are_settled_and_count_as_told(store: Store, run: Run) -> None:
    when = When(schedule.parse("cuando haya novedades"), MADRID)
    run(store.promises.save(replace(daily(), content=Content.NEWS, when=when), AT_NOON))
    run(store.promises.plan_news(4, AT_NOON, AT_NOON))
    (posting,) = claimed(store, run)
    run(store.promises.fill(posting, [], 4, AT_NOON))
    assert fates(store, run) == {Fate.EMPTY: 1}
    found = run(store.promises.subscription("a"))
    assert found is not None
    assert found.edition == 4


def test_what_waits_is_counted_with_when_the_oldest_should_have_gone(store: Store, run: Run) -> None:
    planned(store, run, daily("a"), daily("b"))
    run(store.promises.settle(claimed(store, run)[0], Fate.REFUSED, "wrong", AT_NOON))
    found = run(store.promises.outbox(AT_NOON, AT_NOON + DAY))
    assert (found.waiting, found.oldest, found.fates) == (1, AT_NOON, ((Fate.REFUSED, 1),))
    (trouble,) = run(store.promises.troubles(AT_NOON, AT_NOON + DAY))
    assert (trouble.chat_id, trouble.fate, trouble.note) == (GROUP, Fate.REFUSED, "wrong")
