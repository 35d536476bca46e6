"""What is said in groups is Spanish, whole, and complete for every value that can be stored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import pytest

from bot.store.values import Abstaining, Askers, Audience, DateStyle
from bot.wording import groups as say

AGE = dt.timedelta(minutes=5)
CLUES = ("TOPIC_CLOSED", "not enough rights", "Timed out", "Flood control exceeded", "Bad Gateway", "algo nuevo")


def strings(value: object) -> list[str]:
    """Return every sentence in a value of the module."""
    if isinstance(value, Mapping):
        return [sentence for one in value.values() for sentence in strings(one)]
    return [value] if isinstance(value, str) else []


def sentences() -> list[str]:
    constants = [value for name, value in vars(say).items() if not name.startswith("__")]
    return [
        *(sentence for value in constants for sentence in strings(value)),
        say.how_to_ask("glosa_bot"),
        say.privately_of("Barrio"),
        say.topic("Dudas"),
        *(say.failed_ago(AGE, clue) for clue in CLUES),
        *(say.waiting(pending) for pending in (0, 1, 2)),
        *(say.delivered(how, AGE) for how in ("polling", "webhook")),
        *(say.documents_here(["Uno"], is_all=is_all) for is_all in (True, False)),
        *(say.documents_asked(chosen, 3, is_all=is_all) for chosen, is_all in ((0, True), (0, False), (2, False))),
    ]


@pytest.mark.parametrize("sentence", sentences())
def test_a_sentence_has_no_markup_and_its_marks_in_pairs(sentence: str) -> None:
    assert sentence == sentence.strip() != ""
    assert not re.search(r"</?[a-z]+>|\*\*|__|&[a-z]+;|\{", sentence)
    assert sentence.count("?") == sentence.count("¿")
    assert sentence.count("!") == sentence.count("¡")
    assert sentence.count("«") == sentence.count("»")


def test_every_value_of_a_setting_has_its_words_in_the_order_of_the_values() -> None:
    for name, values in (("askers", Askers), ("abstaining", Abstaining), ("audience", Audience), ("dates", DateStyle)):
        assert list(say.VALUES[name]) == [value.value for value in values]
    assert say.VALUES.keys() == say.SETTINGS.keys()


@pytest.mark.parametrize("notice", [say.ONLY_ADMINISTRATORS, say.RIGHTS_UNKNOWN, say.SAVED])
def test_what_a_button_answers_fits_a_notice(notice: str) -> None:
    assert len(notice) <= 200
