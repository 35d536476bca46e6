"""What is said by commands and under answers: Spanish, whole, without markup, and short where Telegram cuts it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from bot.model import Reason
from bot.store.values import Cause, Forgotten
from bot.wording import private as say

NOTICES = (say.VOTED_USEFUL, say.VOTED_USELESS, say.VOTED_ALREADY, say.CAUSE_NOTED, say.FORGOTTEN_ANSWER)
TURNING = (say.FIRST, say.LAST)
NOTHING = dict.fromkeys(Forgotten.__dataclass_fields__, 0)


def constants() -> list[str]:
    """Return every sentence of the module that needs no argument."""
    values = [value for name, value in vars(say).items() if not name.startswith("_")]
    mapped = [str(one) for value in values if isinstance(value, Mapping) for one in value.values()]
    return [*(value for value in values if isinstance(value, str)), *mapped]


def composed() -> list[str]:
    """Return what every function returns."""
    return [
        say.other_passages(3),
        say.passages(3),
        say.shared("La «sede» abre.", "Guía › Horario"),
        say.group_help("glosa_bot"),
        say.asks_only(["Guía"]),
        say.asks_only(["Guía", "Actas"]),
        say.now_asks_only("La «guía»"),
        say.found_in(1),
        say.found_in(2),
        *(say.privacy(days, with_askers=asker) for days in (1, 90) for asker in (True, False)),
        *(say.briefly(reason, ["fútbol"]) for reason in Reason),
        say.forgotten(dict.fromkeys(NOTHING, 2)),
    ]


@pytest.mark.parametrize("sentence", [*constants(), *composed()])
def test_a_sentence_has_no_markup_and_its_marks_in_pairs(sentence: str) -> None:
    assert not re.search(r"</?[a-z]+>|\*\*|__|&[a-z]+;|[{}]", sentence)
    assert sentence.count("?") == sentence.count("¿")
    assert sentence.count("!") == sentence.count("¡")
    assert sentence in TURNING or sentence.count("«") == sentence.count("»")
    assert sentence.count('"') % 2 == 0


@pytest.mark.parametrize("notice", [*NOTICES, say.NOW_ASKS_ALL, say.now_asks_only("t" * 500)])
def test_what_shows_for_a_moment_fits_there(notice: str) -> None:
    assert len(notice) <= 200


def test_every_cause_has_its_button() -> None:
    assert say.CAUSES.keys() == {cause.value for cause in Cause}
    assert len(set(say.CAUSES.values())) == len(Cause)


def test_what_was_deleted_is_told_in_numbers_and_what_there_was_none_of_is_left_out() -> None:
    assert say.forgotten(NOTHING) == say.NOTHING_TO_FORGET
    told = say.forgotten({**NOTHING, "votes": 1, "conversations": 2})
    assert told == "Hecho. He borrado:\n• de qué hablábamos en 2 chats\n• 1 voto"


def test_everything_that_can_be_forgotten_has_its_words() -> None:
    assert all(say.forgotten({**NOTHING, name: 1}).startswith("Hecho.") for name in NOTHING)


def test_who_asked_is_said_to_be_kept_only_where_it_is() -> None:
    assert "Quién la hizo no se guarda." in say.privacy(90, with_askers=False)
    assert "Quién la hizo no se guarda." not in say.privacy(90, with_askers=True)
    assert "7 días" in say.privacy(7, with_askers=False)
    assert "salvo" not in say.privacy(90, with_askers=False)
    assert "salvo las palabras de cada pregunta" in say.privacy(90, with_askers=False, encoder="vectores.example")


def test_one_line_announces_nothing_near_and_says_what_is_not_mentioned() -> None:
    assert say.briefly(Reason.UNCERTAIN, []) == say.briefly(Reason.WEAK_SUPPORT, [])
    assert "«fútbol»" in say.briefly(Reason.NOTHING_SHARED, ["fútbol"])
