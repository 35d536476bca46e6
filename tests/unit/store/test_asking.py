"""Questions, follow-ups, which messages answer which, votes, deletions and updates."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from bot.store.values import Cause, ChatSettings, Deletion, Exchange, Found, Question, Talk, Turn, Vote, Waiting
from tests.unit.store.given import (
    ANA,
    DAY,
    GROUP,
    HOUR,
    LUIS,
    MINUTE,
    NOW,
    answered_in,
    asked,
    previous,
    record,
    remember,
)

if TYPE_CHECKING:
    from bot.store import Store
    from tests.unit.store.conftest import Run

USELESS = Vote(useful=False)


def test_what_somebody_asked_before_is_theirs_and_the_chats(store: Store, run: Run) -> None:
    run(remember(store, GROUP, ANA, (1, "¿Cuándo abre?"), NOW))
    run(remember(store, GROUP, ANA, (1, "¿Y los domingos?"), NOW + MINUTE))
    assert run(previous(store, GROUP, ANA, NOW + MINUTE)) == "¿Y los domingos?"
    assert run(previous(store, GROUP, LUIS, NOW + MINUTE)) is None
    assert run(previous(store, ANA, ANA, NOW + MINUTE)) is None


def test_a_follow_up_leans_on_a_question_of_half_an_hour_ago_and_of_no_longer(store: Store, run: Run) -> None:
    run(remember(store, GROUP, ANA, (1, "¿Cuándo abre?"), NOW))
    assert run(previous(store, GROUP, ANA, NOW + 30 * MINUTE)) == "¿Cuándo abre?"
    assert run(previous(store, GROUP, ANA, NOW + 30 * MINUTE + dt.timedelta(microseconds=1))) is None


def test_a_question_is_given_back_by_its_token(store: Store, run: Run) -> None:
    question = Question("¿Cuándo abre?", ("museo", "guía"), Found.NEAREST, 0.4, "Guía › Horario", NOW)
    token = run(record(store, question))
    assert re.fullmatch(r"[A-Za-z0-9_-]{10}", token)
    assert run(store.question(token)) == question


def test_the_same_question_gets_another_token_each_time(store: Store, run: Run) -> None:
    assert len({run(record(store, asked())) for _ in range(50)}) == 50


def test_nothing_was_asked_under_a_made_up_token(store: Store, run: Run) -> None:
    run(record(store, asked()))
    assert run(store.question("0000000000")) is None
    assert run(store.question("' OR 1=1 --")) is None


def test_a_time_elsewhere_is_given_back_as_the_same_moment_in_utc(store: Store, run: Run) -> None:
    in_madrid = NOW.astimezone(dt.timezone(HOUR))
    kept = run(store.question(run(record(store, asked(at=in_madrid)))))
    assert kept is not None
    assert (kept.asked_at, kept.asked_at.tzinfo) == (in_madrid, dt.UTC)


def test_a_time_without_its_zone_is_refused_as_it_could_be_any(store: Store, run: Run) -> None:
    with pytest.raises(Exception, match="a time without its zone"):
        run(store.finish(1, NOW.replace(tzinfo=None)))


def test_an_answer_that_is_edited_stands_in_the_place_of_the_one_before(store: Store, run: Run) -> None:
    run(answered_in(store, GROUP, 7, [8, 9], ANA, NOW))
    run(answered_in(store, GROUP, 7, [8], ANA, NOW + MINUTE))
    assert run(store.replies(GROUP, 7)) == (8,)
    assert run(store.replies(GROUP, 8)) == ()
    assert run(store.replies(ANA, 7)) == ()


def test_all_of_an_exchange_is_kept_or_nothing(store: Store, run: Run) -> None:
    question = asked()
    whole = Exchange(GROUP, 7, ANA, question, "¿Cuándo abre el museo?", (8,))
    with pytest.raises(Exception, match="a time without its zone"):
        run(store.keep(whole, NOW.replace(tzinfo=None)))  # noticed once the question is written
    assert run(store.question(question.token)) is None
    run(store.keep(whole, NOW))
    run(store.keep(whole, NOW))
    assert run(store.export(NOW, NOW + HOUR)) == [question]
    assert run(store.talk(GROUP, ANA, NOW)) == Talk(ChatSettings(), "¿Cuándo abre el museo?")
    assert run(store.replies(GROUP, 7)) == (8,)


def test_a_message_of_nobody_in_particular_can_be_answered_too(store: Store, run: Run) -> None:
    run(answered_in(store, GROUP, 7, [], None, NOW))
    assert run(store.replies(GROUP, 7)) == ()


def test_everybody_votes_once_and_may_change_their_mind(store: Store, run: Run) -> None:
    token = run(record(store, asked()))
    run(store.vote(token, ANA, Vote(useful=True), NOW))
    run(store.vote(token, LUIS, Vote(useful=True), NOW))
    run(store.vote(token, ANA, Vote(useful=False, cause=Cause.INCOMPLETE), NOW + MINUTE))
    assert run(store.vote_of(token, ANA)) == Vote(useful=False, cause=Cause.INCOMPLETE)
    assert run(store.vote_of(token, LUIS)) == Vote(useful=True)
    day = run(store.report(NOW, NOW + HOUR)).days[0]
    assert (day.useful, day.useless) == (1, 1)


def test_a_vote_that_turns_useful_loses_its_cause(store: Store, run: Run) -> None:
    token = run(record(store, asked()))
    run(store.vote(token, ANA, Vote(useful=False, cause=Cause.WRONG), NOW))
    run(store.vote(token, ANA, Vote(useful=True), NOW))
    assert run(store.vote_of(token, ANA)) == Vote(useful=True)


def test_who_has_not_voted_has_no_vote(store: Store, run: Run) -> None:
    token = run(record(store, asked()))
    run(store.vote(run(record(store, asked())), ANA, USELESS, NOW))
    assert run(store.vote_of(token, ANA)) is None


def test_a_vote_on_an_answer_that_is_not_kept_is_not_kept_either(store: Store, run: Run) -> None:
    run(store.vote("0000000000", ANA, USELESS, NOW))
    assert run(store.vote_of("0000000000", ANA)) is None


def test_messages_are_due_for_deletion_at_their_time_the_first_first(store: Store, run: Run) -> None:
    run(store.delete_later(GROUP, [4, 5], NOW + MINUTE))
    run(store.delete_later(ANA, [9], NOW))
    run(store.delete_later(GROUP, [6], NOW + DAY))
    assert run(store.due_deletions(NOW - MINUTE)) == []
    assert run(store.due_deletions(NOW)) == [Deletion(ANA, 9)]
    assert run(store.due_deletions(NOW + MINUTE)) == [Deletion(ANA, 9), Deletion(GROUP, 4), Deletion(GROUP, 5)]
    assert run(store.due_deletions(NOW + MINUTE, limit=2)) == [Deletion(ANA, 9), Deletion(GROUP, 4)]


def test_a_message_that_is_deleted_is_no_longer_due(store: Store, run: Run) -> None:
    run(store.delete_later(GROUP, [4, 5], NOW))
    run(store.deleted(Deletion(GROUP, 4)))
    run(store.deleted(Deletion(GROUP, 4)))
    assert run(store.due_deletions(NOW)) == [Deletion(GROUP, 5)]


def test_the_last_time_set_for_a_deletion_holds(store: Store, run: Run) -> None:
    run(store.delete_later(GROUP, [4], NOW))
    run(store.delete_later(GROUP, [4], NOW + HOUR))
    assert run(store.due_deletions(NOW)) == []
    assert run(store.due_deletions(NOW + HOUR)) == [Deletion(GROUP, 4)]


def test_an_update_is_done_once_it_is_finished_however_often(store: Store, run: Run) -> None:
    assert run(store.begin(Waiting(1001, "chat 1"), NOW)) is Turn.OURS
    assert run(store.begin(Waiting(1001, "chat 1"), NOW)) is Turn.OURS
    run(store.finish(1001, NOW))
    run(store.finish(1001, NOW))
    assert run(store.begin(Waiting(1001, "chat 1"), NOW)) is Turn.DONE
    assert run(store.begin(Waiting(1002, "chat 1"), NOW)) is Turn.OURS


def test_an_edit_of_an_earlier_message_is_not_what_a_follow_up_leans_on(store: Store, run: Run) -> None:
    run(remember(store, GROUP, ANA, (7, "¿Cuándo abre?"), NOW))
    run(remember(store, GROUP, ANA, (9, "¿Cuánto cuesta?"), NOW + MINUTE))
    run(remember(store, GROUP, ANA, (7, "¿Cuándo cierra?"), NOW + 2 * MINUTE))
    assert run(previous(store, GROUP, ANA, NOW + 3 * MINUTE)) == "¿Cuánto cuesta?"
    run(remember(store, GROUP, ANA, (9, "¿Cuánto cuesta entrar?"), NOW + 4 * MINUTE))
    assert run(previous(store, GROUP, ANA, NOW + 5 * MINUTE)) == "¿Cuánto cuesta entrar?"
    run(remember(store, GROUP, ANA, (7, "¿Cuándo cierra?"), NOW + HOUR))
    assert run(previous(store, GROUP, ANA, NOW + HOUR)) == "¿Cuándo cierra?"
