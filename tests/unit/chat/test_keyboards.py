"""The buttons under an answer: what each leads to, in private and in a group, whatever the names are like."""

from __future__ import annotations

from itertools import chain
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import Buttons, CastVote, GiveCause, OpenPassage, OpenSection, ShowToAll
from bot.chat.deeplinks import OpenAnswer, destination
from bot.chat.keyboards import Shown, Voting, others, under_answer
from bot.model import Answer, Hit
from bot.store.values import Cause
from bot.wording import private as say
from tests.unit.chat.library import GARDEN, HOUSE, ONE, OPENING, WATERING, answers, cited, library, passage_of

TOKEN = "a1_B-2c3D4"  # noqa: S105 - names an answer, and opens nothing
HOURS = cited(GARDEN, OPENING, "No se paga.")
FOUND = Answer(
    "¿?",
    0.9,
    (HOURS,),
    tuple(Hit(one, 1.0) for one in (HOURS.passage, passage_of(GARDEN, WATERING), passage_of(HOUSE, HOUSE.sections[0]))),
)
TOKENS = st.text("abcXYZ019_-", min_size=10, max_size=10)
SHOWN = st.builds(
    Shown,
    token=st.just("") | TOKENS,
    public_url=st.none() | st.just("https://glosa.example"),
    username=st.just("") | st.just("glosa_bot"),
    in_group=st.booleans(),
    seen_by_one=st.booleans(),
    voting=st.sampled_from(Voting),
)


def labels(shown: Shown) -> list[list[str]]:
    return [[button.label for button in row] for row in under_answer(FOUND, shown)]


def test_in_private_there_is_the_document_the_section_the_other_passages_votes_and_sharing() -> None:
    shown = Shown(TOKEN, "https://glosa.example", "glosa_bot")
    assert labels(shown) == [
        [say.OPEN_IN_DOCUMENT],
        [say.READ_SECTION, "Otros pasajes (2)"],
        [say.USEFUL, say.USELESS, say.SHARE],
    ]
    buttons = Buttons(ONE)
    (reader,), (section, passages), (useful, useless, _) = under_answer(FOUND, shown)
    assert (reader.url or "").startswith("https://glosa.example/leer/jardin/inicio?cita=")
    assert buttons.target(section.data) == OpenSection(GARDEN, OPENING)
    assert buttons.target(passages.data) == OpenPassage(TOKEN, 1)
    assert [buttons.target(one.data) for one in (useful, useless)] == [CastVote(TOKEN, one) for one in (True, False)]


def test_in_a_group_there_is_one_row_and_the_section_opens_in_the_private_chat() -> None:
    (row,) = under_answer(FOUND, Shown(TOKEN, "https://glosa.example", "glosa_bot", in_group=True))
    assert [button.label for button in row] == [say.USEFUL, say.USELESS, "Otros (2)", say.SECTION]
    assert destination((row[-1].url or "").partition("start=")[2], Buttons(ONE)) == OpenSection(GARDEN, OPENING)


def test_an_answer_that_one_person_sees_in_a_group_can_be_shown_to_all() -> None:
    (show,), row = under_answer(FOUND, Shown(TOKEN, None, "glosa_bot", in_group=True, seen_by_one=True))
    assert show.label == say.SHOW_TO_ALL
    assert Buttons(ONE).target(show.data) == ShowToAll(TOKEN)
    assert [button.label for button in row] == [say.USEFUL, say.USELESS, say.SECTION]


def test_what_is_not_stored_has_no_button_that_would_need_it() -> None:
    assert labels(Shown("", None, "glosa_bot")) == [[say.READ_SECTION]]


def test_without_other_passages_none_are_offered() -> None:
    alone = Answer("¿?", 0.9, (HOURS,), (Hit(HOURS.passage, 1.0),))
    assert say.READ_SECTION in [button.label for button in under_answer(alone, Shown(TOKEN))[0]]
    assert len(under_answer(alone, Shown(TOKEN))[0]) == 1


@pytest.mark.parametrize(("voting", "marked"), [(Voting.USEFUL, "👍 ✓"), (Voting.USELESS, "👎 ✓")])
def test_the_vote_that_was_given_is_marked(voting: Voting, marked: str) -> None:
    votes = labels(Shown(TOKEN, voting=voting))[-1]
    assert [label for label in votes if "✓" in label] == [marked]


@pytest.mark.parametrize("in_group", [True, False])
def test_whoever_finds_an_answer_useless_is_asked_why(in_group: bool) -> None:  # noqa: FBT001 - a case
    keyboard = under_answer(FOUND, Shown(TOKEN, in_group=in_group, voting=Voting.WHY))
    targets = [Buttons(ONE).target(button.data) for row in keyboard for button in row]
    assert [one for one in targets if isinstance(one, GiveCause)] == [GiveCause(TOKEN, cause) for cause in Cause]
    assert any(isinstance(one, CastVote) for one in targets) is in_group


def test_an_answer_is_shared_with_its_quote_its_place_and_a_link_to_it() -> None:
    button = under_answer(FOUND, Shown(TOKEN, username="glosa_bot"))[-1][-1]
    shared = parse_qs(urlsplit(button.url or "").query)
    assert shared["text"] == ["«No se paga.» (El jardín)"]
    assert destination(shared["url"][0].partition("start=")[2], Buttons(ONE)) == OpenAnswer(TOKEN)


@given(answers(), SHOWN)
def test_any_keyboard_is_one_that_telegram_takes(found: Answer, shown: Shown) -> None:
    for button in chain.from_iterable(under_answer(found, shown)):
        assert (1 <= len(button.data.encode()) <= 64) is not bool(button.url)
        assert len(button.url or "") < 2500
        assert button.url or Buttons(library(found.citations[0].document)).target(button.data)


@given(answers())
def test_other_passages_are_those_of_which_nothing_is_quoted(found: Answer) -> None:
    quoted = {citation.passage for citation in found.citations}
    assert {hit.passage for hit in found.passages} - quoted == set(others(found))
