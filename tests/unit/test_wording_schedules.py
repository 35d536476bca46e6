"""Every refusal of a schedule has a sentence, and what sentences suggest can be typed."""

from __future__ import annotations

import re

import pytest

from bot.errors import ScheduleError, ScheduleProblem
from bot.schedule import HOURS, parse
from bot.wording import schedules


@pytest.mark.parametrize("problem", ScheduleProblem)
def test_every_problem_has_a_sentence(problem: ScheduleProblem) -> None:
    said = schedules.fault(ScheduleError(problem, "lunes", ("uno", "dos", "tres")))
    assert re.fullmatch(r"[«¿A-ZÁÉÍÓÚ][^{}]+[.?]", said)


def test_what_is_given_as_an_example_is_a_schedule() -> None:
    examples = re.findall(r"«([^»]+)»", schedules.EXAMPLES)
    assert len(examples) == 5
    assert [str(parse(example)) for example in examples] == examples


def test_the_hours_that_are_told_are_those_that_there_are() -> None:
    said = schedules.fault(ScheduleError(ScheduleProblem.NO_SUCH_PERIOD, "cada 5 horas"))
    told = re.search(r"cada hora; cada ([\d, o]+) horas", said)
    assert told
    assert tuple(map(int, re.findall(r"\d+", told[1]))) == HOURS[1:]


def test_what_was_typed_is_repeated_up_to_a_length() -> None:
    said = schedules.fault(ScheduleError(ScheduleProblem.NOT_UNDERSTOOD, "palabra " * 50))
    assert re.search(r"«(palabra ){7}p\w+…»", said)


def test_what_may_have_been_meant_is_asked() -> None:
    error = ScheduleError(ScheduleProblem.UNKNOWN_PLACE, "Bogoda", ("Bogotá", "Gotha", "Roda"))
    assert schedules.fault(error).endswith("¿Querías decir «Bogotá», «Gotha» o «Roda»?")
