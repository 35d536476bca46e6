"""What `doctor` says is Spanish and whole: each thing in sentences, and what to do in one that ends."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.doctor.checks import State
from bot.wording import doctor as say

AGE = dt.timedelta(minutes=5)
HERE = "En Europe/Madrid son las 13:00."


def sentences() -> list[str]:
    constants = [value for name, value in vars(say).items() if not name.startswith("_") and isinstance(value, str)]
    return [
        *constants,
        *(say.seen(broken, doubtful) for broken in (0, 1, 2) for doubtful in (0, 1, 2)),
        say.needs("PORT"),
        *(say.invalid(count) for count in (1, 2)),
        *(say.platform("Heroku", is_lasting=is_lasting) for is_lasting in (True, False)),
        say.by_polling_with_pages(5000),
        say.by_webhook("https://glosa.example/telegram"),
        say.recognised("glosa_bot"),
        say.unreachable("api.telegram.org"),
        say.refused("Bad Gateway"),
        say.nothing_set(0),
        say.in_the_way("https://glosa.example"),
        say.remove_webhook("https://api.telegram.org"),
        say.set_elsewhere("https://glosa.example"),
        say.set_here(1),
        say.failing("Read timeout expired", 2),
        say.opens("https://glosa.example"),
        say.answers_otherwise("https://glosa.example", 502),
        say.is_slow("https://glosa.example", 5),
        say.untrusted("https://glosa.example"),
        say.does_not_open("https://glosa.example"),
        *(tell("SQLite", "sqlite:///glosa.db") for tell in (say.current, say.empty, say.outdated)),
        say.database_is_slow(8),
        say.database_fails("OperationalError"),
        *(say.contents(count, count, count) for count in (0, 1, 2)),
        *(say.late(count, AGE) for count in (1, 2)),
        *(say.holds(Path("knowledge"), 1, 2, warnings) for warnings in (0, 1, 2)),
        say.cannot_load(Path("knowledge"), 1),
        *(tell(HERE) for tell in (say.in_time, say.not_compared)),
        *(say.out_of_time(off, HERE) for off in (AGE, -AGE, AGE / 10)),
        say.time_there("Europe/Madrid", dt.datetime(2026, 3, 10, 13, tzinfo=dt.UTC), "2026a"),
        *(say.can_write(*counts) for counts in ((1, 1, 1), (3, 3, 3), (2, 3, 3), (2, 2, 3))),
        *(say.cannot_write("Diario", is_channel=is_channel) for is_channel in (True, False)),
        *(say.let_write("Diario", is_channel=is_channel) for is_channel in (True, False)),
        say.has_stopped("Diario", "kicked"),
        say.resume("Diario"),
        say.cannot_pin("Diario"),
        *(say.let_pin("Diario", is_channel=is_channel) for is_channel in (True, False)),
        say.not_told(2),
        say.has_not_met(7),
        say.meet("glosa_bot"),
    ]


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_is_whole_and_without_markup(sentence: str) -> None:
    assert re.match(r"[A-ZÁÉÍÓÚ«\d@h]", sentence), sentence
    assert "  " not in sentence
    assert "{" not in sentence
    assert not re.search(r"[<>*_]{2}|</?[a-z]+>|\.\.", sentence)
    assert sentence.count("«") == sentence.count("»")
    is_heading = " " not in sentence or sentence in (say.DATABASE, say.INLINE, say.GUEST)
    assert is_heading or sentence.endswith((".", "python -m bot check", "python -m bot serve", "python -m bot migrate"))


def test_there_is_a_sign_for_every_state() -> None:
    assert isinstance(say.SIGNS, Mapping)
    assert say.SIGNS.keys() == {state.value for state in State}
    assert len(set(say.SIGNS.values())) == len(State)


def test_the_end_says_how_it_all_is() -> None:
    assert say.seen(0, 0) == "Todo está bien."
    assert say.seen(0, 2) == "Nada falla. Hay 2 cosas que mirar."
    assert say.seen(1, 0) == "Una cosa falla."
    assert say.seen(2, 1) == "2 cosas fallan. Hay una cosa más que mirar."
