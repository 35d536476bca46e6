"""Whatever people do, the gate admits no more than its limits, lets everybody in again, and says so once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.gate import GROUP_LIMIT, PERSON_LIMIT, Gate, Verdict
from bot.windows import REMEMBERED, WINDOW

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP, OTHER_GROUP, CHANNEL = -1, -2, -1001
PERSONS = st.sampled_from([1, 2, 3, None, CHANNEL])
PAUSES = st.sampled_from([0.0, 0.1, 3.0, 20.0, 35.0, 59.9, 60.0, 61.0])
BURSTS = st.builds(
    lambda pause, chat, person, more: [(pause, chat, person), *[(0.0, chat, person)] * more],
    PAUSES,
    st.sampled_from([GROUP, OTHER_GROUP]),
    PERSONS,
    st.integers(0, 2 * GROUP_LIMIT),
)
STEPS = st.lists(BURSTS, min_size=1, max_size=8).map(lambda bursts: [step for burst in bursts for step in burst])

Step = tuple[float, int, int | None]
"""A pause, and then a question of somebody in a chat."""


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Run:
    """What a gate said to a row of questions: when, where, to whom, and which verdict."""

    steps: Sequence[Step]
    said: list[tuple[float, int, int | None, Verdict]] = field(default_factory=list)

    def __post_init__(self) -> None:
        clock = Clock()
        gate = Gate(clock)
        for pause, chat, person in self.steps:
            clock.now += pause
            self.said.append((clock.now, chat, person, gate.admit(chat, person)))


def most_in_a_window(times: list[float]) -> int:
    return max((sum(start - WINDOW < time <= start for time in times) for start in times), default=0)


@given(STEPS)
def test_nobody_is_admitted_more_often_in_any_window_than_the_limit(steps: Sequence[Step]) -> None:
    said = Run(steps).said
    for person in (1, 2, 3):
        admitted = [at for at, _, who, verdict in said if who == person and verdict is Verdict.ADMITTED]
        assert most_in_a_window(admitted) <= PERSON_LIMIT


@given(STEPS)
def test_in_no_window_does_a_group_hear_more_than_its_limit_and_one_word_about_it(
    steps: Sequence[Step],
) -> None:
    said = Run(steps).said
    for group in (GROUP, OTHER_GROUP):
        heard = [at for at, chat, _, verdict in said if chat == group and verdict is not Verdict.SILENT]
        admitted = [at for at, chat, _, verdict in said if chat == group and verdict is Verdict.ADMITTED]
        assert most_in_a_window(heard) <= GROUP_LIMIT + 1
        assert most_in_a_window(admitted) <= GROUP_LIMIT


@given(STEPS, PERSONS)
def test_after_a_window_anybody_is_admitted_again(steps: Sequence[Step], person: int | None) -> None:
    after = WINDOW + 0.01  # sums of fractions of a second are not exact
    assert Run([*steps, (after, GROUP, person)]).said[-1][3] is Verdict.ADMITTED


@given(st.integers(1, 60), st.floats(0, 2))
def test_whoever_keeps_asking_too_much_is_told_once_however_long_it_lasts(times: int, pause: float) -> None:
    flood = [(0.0, 7, 7)] * (PERSON_LIMIT + 1) + [(pause, 7, 7)] * times
    verdicts = [verdict for *_, verdict in Run(flood).said]
    assert verdicts.count(Verdict.TOLD) == 1


def test_there_is_room_again_exactly_when_a_window_has_passed() -> None:
    clock = Clock()
    gate = Gate(clock)
    for _ in range(PERSON_LIMIT):
        gate.admit(7, 7)
    clock.now = WINDOW - 0.1
    assert gate.admit(7, 7) is Verdict.TOLD
    clock.now = WINDOW
    assert gate.admit(7, 7) is Verdict.ADMITTED


def test_a_group_that_is_full_is_not_told_of_a_person_who_asks_too_much_as_well() -> None:
    gate = Gate(Clock(), person_limit=2, group_limit=3)
    verdicts = [gate.admit(GROUP, person) for person in (1, 1, 1, 2, 2, 1)]
    assert verdicts == [*[Verdict.ADMITTED] * 2, *[Verdict.TOLD] * 2, *[Verdict.SILENT] * 2]
    full = Gate(Clock(), person_limit=2, group_limit=2)
    assert [full.admit(GROUP, 1) for _ in range(3)] == [Verdict.ADMITTED, Verdict.ADMITTED, Verdict.SILENT]


def test_a_new_stretch_is_told_again() -> None:
    flood = [(0.0, 7, 7)] * (PERSON_LIMIT + 5)
    verdicts = [verdict for *_, verdict in Run([*flood, (WINDOW, 7, 7), *flood]).said]
    assert verdicts.count(Verdict.TOLD) == 2


@given(st.lists(st.sampled_from([None, CHANNEL]), min_size=GROUP_LIMIT + 1, max_size=3 * GROUP_LIMIT))
def test_whoever_hides_behind_a_chat_costs_the_groups_limit_and_then_silence(whos: list[int | None]) -> None:
    verdicts = [verdict for *_, verdict in Run([(0.0, GROUP, who) for who in whos]).said]
    assert verdicts == [Verdict.ADMITTED] * GROUP_LIMIT + [Verdict.SILENT] * (len(whos) - GROUP_LIMIT)


@given(st.integers(1, 300))
def test_a_crowd_is_told_once(size: int) -> None:
    verdicts = [verdict for *_, verdict in Run([(0.0, GROUP, who) for who in range(1, size + 1)]).said]
    assert verdicts[:GROUP_LIMIT] == [Verdict.ADMITTED] * min(size, GROUP_LIMIT)
    assert verdicts[GROUP_LIMIT:] == ([Verdict.TOLD] + [Verdict.SILENT] * size)[: max(0, size - GROUP_LIMIT)]


def test_what_a_person_was_refused_is_no_burden_on_them_later() -> None:
    clock = Clock()
    gate = Gate(clock)
    for _ in range(100):
        gate.admit(7, 7)
    clock.now = WINDOW
    assert [gate.admit(7, 7) for _ in range(PERSON_LIMIT)] == [Verdict.ADMITTED] * PERSON_LIMIT


def test_a_private_chat_has_no_limit_but_the_persons() -> None:
    gate = Gate(Clock())
    assert all(gate.admit(7, person) is Verdict.ADMITTED for person in range(1, 2 * GROUP_LIMIT))


def test_a_group_that_is_forgotten_begins_anew() -> None:
    gate = Gate(Clock())
    for _ in range(GROUP_LIMIT):
        gate.admit(GROUP, None)
    gate.forget(GROUP)
    gate.forget(OTHER_GROUP)
    assert gate.admit(GROUP, None) is Verdict.ADMITTED


def test_under_an_attack_whoever_was_quiet_for_longest_is_forgotten_and_nobody_else() -> None:
    gate = Gate(Clock())
    for _ in range(PERSON_LIMIT):
        gate.admit(1, 1)
        gate.admit(2, 2)
    for person in range(3, REMEMBERED + 1):
        gate.admit(person, person)
    assert gate.admit(2, 2) is Verdict.TOLD
    gate.admit(-1 - REMEMBERED, REMEMBERED + 1)
    assert gate.admit(1, 1) is Verdict.ADMITTED
    assert gate.admit(2, 2) is Verdict.SILENT
