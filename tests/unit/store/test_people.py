"""What is kept of people: digests, in no way their numbers, and nothing once they want to be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store import Store
from bot.store.persons import Persons
from bot.store.schema import exchanges, questions
from bot.store.values import ChatSettings, Exchange, Forgotten, Membership, Vote
from tests.unit.store.given import (
    ANA,
    GROUP,
    HOUR,
    LUIS,
    MINUTE,
    NOW,
    PEPPER,
    answered_in,
    asked,
    previous,
    record,
    remember,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.store.conftest import Run


@pytest.fixture
def keeping(url: str, run: Run) -> Iterator[Store]:
    """A store that keeps who asked."""
    opened = Store(url, pepper=PEPPER, keep_askers=True)
    yield opened
    run(opened.close())


def test_a_digest_is_of_one_person_and_of_one_key() -> None:
    persons = Persons(PEPPER)
    assert persons.digest(ANA) == Persons(PEPPER).digest(ANA)
    assert persons.digest(ANA) != persons.digest(LUIS)
    assert persons.digest(ANA) != Persons("sal").digest(ANA)
    assert len(persons.digest(ANA)) == 32


@pytest.mark.parametrize("keep_askers", [False, True])
def test_nothing_in_the_file_holds_the_number_of_who_asked_in_a_group(
    url: str, file: Path, run: Run, *, keep_askers: bool
) -> None:
    store = Store(url, pepper=PEPPER, keep_askers=keep_askers)
    _all_of(store, run, GROUP, ANA)
    while_open = _bytes(file)
    run(store.close())
    for kept in (while_open, _bytes(file)):
        assert b"abre el museo" in kept
        assert str(ANA).encode() not in kept
        assert ANA.to_bytes(6, "big") not in kept  # as SQLite writes a number of this size
        assert ANA.to_bytes(6, "little") not in kept


def test_a_message_that_was_answered_is_kept_by_the_hour_so_that_it_does_not_tell_which_question_it_asked(
    url: str, run: Run
) -> None:
    store = Store(url, pepper=PEPPER)
    for moment in (NOW, NOW + 19 * MINUTE, NOW + 59 * MINUTE):
        run(store.keep(Exchange(GROUP, moment.minute, ANA, asked(at=moment), replies=(8,)), moment))
    run(store.close())
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        hours = set(connection.scalars(sa.select(exchanges.c.answered_at)))
        moments = set(connection.scalars(sa.select(questions.c.asked_at)))
    engine.dispose()
    assert hours == {NOW}
    assert len(moments) == 3


def test_who_asked_is_not_kept_unless_it_is_wanted(store: Store, run: Run) -> None:
    run(record(store, asked(), ANA))
    assert run(store.forget(ANA, NOW)).questions == 0


def test_all_of_somebody_is_forgotten_and_nothing_of_others(keeping: Store, run: Run) -> None:
    for chat, person in ((GROUP, ANA), (ANA, ANA), (GROUP, LUIS), (LUIS, LUIS)):
        _all_of(keeping, run, chat, person)
    forgotten = run(keeping.forget(ANA, NOW))
    assert forgotten == Forgotten(conversations=2, votes=2, questions=2, exchanges=2, choices=1, subscriptions=0)
    assert run(keeping.forget(ANA, NOW)) == Forgotten(0, 0, 0, 0, 0, 0)
    assert run(keeping.chat(ANA)) is None
    assert run(keeping.chat(GROUP)) is not None
    assert run(previous(keeping, GROUP, ANA, NOW)) is None
    assert run(keeping.replies(ANA, _message(ANA))) == ()
    assert run(previous(keeping, GROUP, LUIS, NOW)) == "¿Y los domingos?"
    assert run(keeping.replies(GROUP, _message(LUIS))) != ()
    assert len(run(keeping.export(NOW, NOW + HOUR))) == 2
    assert run(keeping.forget(LUIS, NOW)) == forgotten


def test_questions_without_an_asker_stay_when_somebody_is_forgotten(store: Store, run: Run) -> None:
    _all_of(store, run, GROUP, ANA)
    assert run(store.forget(ANA, NOW)) == Forgotten(
        conversations=1, votes=1, questions=0, exchanges=1, choices=0, subscriptions=0
    )
    assert [question.text for question in run(store.export(NOW, NOW + HOUR))] == [asked().text]


def test_what_had_lapsed_is_forgotten_without_being_counted(store: Store, run: Run) -> None:
    run(remember(store, GROUP, ANA, (1, "¿Y los domingos?"), NOW))
    run(answered_in(store, GROUP, 7, [8], ANA, NOW))
    assert run(store.forget(ANA, NOW + 31 * MINUTE)) == Forgotten(0, 0, 0, exchanges=1, choices=0, subscriptions=0)
    assert run(previous(store, GROUP, ANA, NOW)) is None


def test_what_others_answered_in_a_private_chat_is_its_persons(store: Store, run: Run) -> None:
    run(answered_in(store, ANA, 7, [8], None, NOW))
    assert run(store.forget(ANA, NOW)).exchanges == 1


def test_who_is_forgotten_takes_votes_on_their_questions_along(keeping: Store, run: Run) -> None:
    token = run(record(keeping, asked(), ANA))
    run(keeping.vote(token, LUIS, Vote(useful=True), NOW))
    run(keeping.forget(ANA, NOW))
    assert run(keeping.vote_of(token, LUIS)) is None


def test_what_is_forgotten_cannot_be_read_in_the_file_either(url: str, file: Path, run: Run) -> None:
    store = Store(url, pepper=PEPPER, keep_askers=True)
    run(record(store, asked("¿Qué museo tiene rinocerontes?"), ANA))
    assert b"rinocerontes" in _bytes(file)
    run(store.forget(ANA, NOW))
    run(store.close())
    assert b"rinocerontes" not in _bytes(file)


def test_with_another_pepper_nobody_is_known_any_more(url: str, run: Run) -> None:
    first, second = Store(url, pepper=PEPPER), Store(url, pepper="sal")
    run(remember(first, GROUP, ANA, (1, "¿Cuándo abre?"), NOW))
    assert run(previous(first, GROUP, ANA, NOW)) == "¿Cuándo abre?"
    assert run(previous(second, GROUP, ANA, NOW)) is None
    run(first.close())
    run(second.close())


def _all_of(store: Store, run: Run, chat_id: int, person_id: int) -> None:
    """Let somebody do in a chat all that leaves a trace."""
    kind = "private" if chat_id == person_id else "group"
    run(store.note_chat(chat_id, kind, "Vecinas", Membership.MEMBER, NOW))
    run(store.change_settings(chat_id, kind, ChatSettings(documents=("museo",)), NOW))
    token = run(record(store, asked(), person_id))
    run(remember(store, chat_id, person_id, (1, "¿Y los domingos?"), NOW))
    run(answered_in(store, chat_id, _message(person_id), [8], person_id, NOW))
    run(store.vote(token, person_id, Vote(useful=True), NOW))
    assert run(store.replies(chat_id, _message(person_id))) == (8,)


def _message(person_id: int) -> int:
    return person_id % 100


def _bytes(file: Path) -> bytes:
    return b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))
