"""Pages answer no more questions than each client may ask and the chats can spare."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.limits import AT_ONCE, CLIENT_LIMIT, SHARE, Limits, client
from bot.windows import WINDOW

ANA, LUIS = "93.184.216.34", "8.8.8.8"


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_client_waits_until_its_oldest_question_is_a_minute_old() -> None:
    clock = Clock()
    limits = Limits(clock, clock)
    assert [limits.wait(ANA) for _ in range(CLIENT_LIMIT)] == [0] * CLIENT_LIMIT
    clock.now += 20.5
    assert limits.wait(ANA) == 40
    assert limits.wait(LUIS) == 0
    clock.now += WINDOW - 20.5
    assert limits.wait(ANA) == 0


def test_all_together_wait_until_the_chats_have_had_their_share() -> None:
    clock = Clock()
    limits = Limits(clock, clock)
    assert limits.wait(ANA) == 0
    with limits.spending():
        clock.now += AT_ONCE + 10 * SHARE
    waiting = limits.wait(LUIS)
    assert waiting > 0
    clock.now += waiting - 1
    assert limits.wait(LUIS) > 0
    clock.now += 1
    assert limits.wait(LUIS) == 0


def test_what_is_only_waited_for_costs_nothing() -> None:
    clock = Clock()
    limits = Limits(clock, Clock())
    with limits.spending():
        clock.now += AT_ONCE + 10 * SHARE
    assert limits.wait(ANA) == 0


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0.001, 0.4)), min_size=1, max_size=200))
def test_in_the_long_run_no_flood_from_however_many_costs_more_than_the_share(steps: list[tuple[float, float]]) -> None:
    clock = Clock()
    limits, spent = Limits(clock, clock), 0.0
    for number, (pause, cost) in enumerate(steps):
        clock.now += pause
        if not limits.wait(f"client {number}"):
            with limits.spending():
                clock.now += cost
            spent += cost
    assert spent <= AT_ONCE + SHARE * (clock.now - 1000) + max(cost for _, cost in steps) + 1e-6


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        (ANA, "", ANA),
        (ANA, LUIS, ANA),  # who comes directly may write there what they like
        ("10.1.2.3", LUIS, LUIS),  # a platform's router
        ("100.64.0.3", LUIS, LUIS),
        ("127.0.0.1", f"{ANA}, {LUIS}", LUIS),  # the first was written by whoever asks
        ("10.1.2.3", f"{ANA}, {LUIS}, 10.9.9.9", LUIS),  # a router behind a router
        ("10.1.2.3", f"{LUIS}, none of these", "10.1.2.3"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("192.168.1.7", "192.168.1.9", "192.168.1.7"),
        ("10.1.2.3", f"::ffff:{LUIS}", LUIS),
        ("10.1.2.3", "2a00:1450:4003:80f:1:2:3:4", "2a00:1450:4003:80f::/64"),
        ("", LUIS, ""),
    ],
)
def test_a_client_is_told_by_what_nobody_can_make_up(peer: str, forwarded: str, expected: str) -> None:
    assert client(peer, forwarded) == expected


@given(st.lists(st.sampled_from([ANA, "1.1.1.1", "::1", "10.0.0.1", "x", ""]), max_size=5).map(", ".join))
def test_no_header_gives_somebody_behind_a_router_another_name(made_up: str) -> None:
    assert client("10.1.2.3", f"{made_up}, {LUIS}") == LUIS
