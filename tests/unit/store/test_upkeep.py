"""What is older than its time goes; errors are counted; and what the owner is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.store import schema, upkeep
from bot.store.engines import connect
from bot.store.values import Cause, Day, ErrorNote, Found, Membership, Report, Tally, Vote
from tests.unit.store.given import (
    ANA,
    DAY,
    GROUP,
    HOUR,
    LUIS,
    MINUTE,
    NOW,
    SUPERGROUP,
    answered_in,
    asked,
    is_done,
    previous,
    record,
    remember,
)

if TYPE_CHECKING:
    from bot.store import Store
    from tests.unit.store.conftest import Run

MOMENT = dt.timedelta(microseconds=1)


def test_a_follow_up_is_kept_for_half_an_hour(store: Store, run: Run) -> None:
    run(remember(store, GROUP, ANA, (1, "¿Cuándo abre?"), NOW))
    assert run(store.clean(NOW + 30 * MINUTE, 90)) == 0
    assert run(store.clean(NOW + 30 * MINUTE + MOMENT, 90)) == 1
    assert run(previous(store, GROUP, ANA, NOW)) is None


def test_exchanges_and_updates_and_deletions_that_failed_are_kept_for_48_hours(store: Store, run: Run) -> None:
    run(answered_in(store, GROUP, 7, [8], ANA, NOW))
    run(store.finish(1001, NOW))
    run(store.delete_later(GROUP, [8], NOW))
    assert run(store.clean(NOW + 48 * HOUR, 90)) == 0
    assert run(store.clean(NOW + 48 * HOUR + MOMENT, 90)) == 3
    assert run(store.replies(GROUP, 7)) == ()
    assert not run(is_done(store, 1001))
    assert run(store.due_deletions(NOW + 90 * DAY)) == []


def test_questions_with_their_votes_and_errors_are_kept_as_long_as_the_owner_says(store: Store, run: Run) -> None:
    token = run(record(store, asked()))
    run(store.vote(token, ANA, Vote(useful=True), NOW + DAY))
    run(store.note_error("TimedOut", NOW))
    assert run(store.clean(NOW + 7 * DAY, 7)) == 0
    assert run(store.clean(NOW + 7 * DAY + MOMENT, 7)) == 2
    assert run(store.question(token)) is None
    assert run(store.vote_of(token, ANA)) is None
    assert run(store.report(NOW - DAY, NOW + DAY)) == Report(NOW - DAY, NOW + DAY, (), (), (), (), 0, ())


def test_a_chat_goes_only_where_the_bot_has_been_out_for_that_long(store: Store, run: Run) -> None:
    out = {Membership.LEFT, Membership.KICKED}
    for number, membership in enumerate(Membership):
        run(store.note_chat(GROUP - number, "group", "Vecinas", membership, NOW))
    assert run(store.clean(NOW + 90 * DAY, 90)) == 0
    assert run(store.clean(NOW + 90 * DAY + MOMENT, 90)) == len(out)
    assert {chat.membership for chat in run(store.chats())} == set(Membership) - out


def test_more_than_one_batch_goes_at_once(store: Store, run: Run) -> None:
    many = 2 * upkeep.BATCH + 1
    run(store.delete_later(GROUP, range(many), NOW))
    run(store.delete_later(GROUP, [many], NOW + 9 * DAY))
    assert run(store.clean(NOW + 3 * DAY, 90)) == many
    assert len(run(store.due_deletions(NOW + 9 * DAY))) == 1


def test_a_batch_is_no_larger_than_others_can_wait_for(url: str) -> None:
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(schema.updates.insert(), [{"id": id_, "noted_at": NOW} for id_ in range(upkeep.BATCH + 1)])
        old = next(old for old in upkeep.lapsed(NOW + 3 * DAY) if old.table is schema.updates)
        assert [upkeep.delete_some(connection, old) for _ in range(3)] == [upkeep.BATCH, 1, 0]
    engine.dispose()


def test_a_report_counts_each_day_in_utc(store: Store, run: Run) -> None:
    for at in (NOW, NOW + HOUR, NOW + DAY):
        run(record(store, asked(at=at)))
    run(record(store, asked(found=Found.NEAREST)))
    late_in_madrid = dt.datetime(2026, 3, 11, 0, 30, tzinfo=dt.timezone(HOUR))
    token = run(record(store, asked(found=Found.ABSTAINED, at=late_in_madrid)))
    run(store.vote(token, ANA, Vote(useful=True), NOW + DAY))
    run(store.vote(token, LUIS, Vote(useful=False), NOW + 2 * DAY))
    tenth = dt.date(2026, 3, 10)
    assert run(store.report(NOW - DAY, NOW + 7 * DAY)).days == (
        Day(tenth, asked=4, answered=2, nearest=1, abstained=2, useful=0, useless=0),
        Day(tenth + DAY, asked=1, answered=1, nearest=0, abstained=0, useful=1, useless=0),
        Day(tenth + 2 * DAY, asked=0, answered=0, nearest=0, abstained=0, useful=0, useless=1),
    )


def test_a_report_begins_with_its_first_moment_and_ends_before_its_last(store: Store, run: Run) -> None:
    for at in (NOW - MOMENT, NOW, NOW + DAY - MOMENT, NOW + DAY):
        token = run(record(store, asked("¿Por qué?", Found.ABSTAINED, section="Guía", at=at)))
        run(store.vote(token, ANA, Vote(useful=False, cause=Cause.WRONG), at))
        run(store.note_error(at.isoformat(), at))
    report = run(store.report(NOW, NOW + DAY))
    assert sum(day.asked for day in report.days) == 2
    assert sum(day.useless for day in report.days) == 2
    assert report.sections == (Tally("Guía", 2),)
    assert report.gaps == (Tally("¿Por qué?", 2),)
    assert report.causes == ((Cause.WRONG, 2),)
    assert len(report.errors) == 2
    assert len(run(store.export(NOW, NOW + DAY))) == 2


def test_the_sections_cited_most_come_first(store: Store, run: Run) -> None:
    for section in ("Guía › Horario", "Guía › Precio", "Guía › Horario", "", ""):
        run(record(store, asked(section=section)))
    report = run(store.report(NOW, NOW + DAY))
    assert report.sections == (Tally("Guía › Horario", 2), Tally("Guía › Precio", 1))


def test_no_more_than_20_sections_and_30_gaps_are_told(store: Store, run: Run) -> None:
    for number in range(40):
        run(record(store, asked(f"¿Cuánto es {number}?", Found.ABSTAINED, section=f"§ {number}")))
    report = run(store.report(NOW, NOW + DAY))
    assert (len(report.sections), len(report.gaps)) == (20, 30)


def test_the_same_question_is_one_gap_however_it_is_typed(store: Store, run: Run) -> None:
    for text in ("cuando abre el jardin", "¿Cuándo abre el jardín?", "CUANDO ABRE EL JARDIN", "¿Hay taquilla?"):
        run(record(store, asked(text, Found.ABSTAINED)))
    run(record(store, asked("¿Cuando abre el jardín?", Found.NEAREST)))
    run(record(store, asked("¿Cuándo abre el museo?")))
    assert run(store.report(NOW, NOW + DAY)).gaps == (Tally("¿Cuándo abre el jardín?", 4), Tally("¿Hay taquilla?", 1))


def test_questions_without_words_are_not_taken_for_the_same(store: Store, run: Run) -> None:
    for text in ("???", "👍"):
        run(record(store, asked(text, Found.ABSTAINED)))
    assert {gap.name for gap in run(store.report(NOW, NOW + DAY)).gaps} == {"???", "👍"}


def test_the_causes_given_most_come_first(store: Store, run: Run) -> None:
    given = (Cause.UNCLEAR, Cause.INCOMPLETE, Cause.INCOMPLETE, None)
    token = run(record(store, asked()))
    for person, cause in enumerate(given):
        run(store.vote(token, person, Vote(useful=False, cause=cause), NOW))
    assert run(store.report(NOW, NOW + DAY)).causes == ((Cause.INCOMPLETE, 2), (Cause.UNCLEAR, 1))


def test_chats_that_the_bot_has_left_are_not_counted(store: Store, run: Run) -> None:
    run(store.note_chat(GROUP, "group", "Vecinas", Membership.KICKED, NOW))
    run(store.note_chat(SUPERGROUP, "supergroup", "Barrio", Membership.RESTRICTED, NOW))
    run(store.note_chat(ANA, "private", "Ana", Membership.MEMBER, NOW))
    assert run(store.report(NOW, NOW + DAY)).chats == 2


def test_an_error_is_told_once_with_how_often_and_when_it_came_last(store: Store, run: Run) -> None:
    for at in (NOW, NOW + HOUR, NOW + DAY):
        run(store.note_error("TimedOut", at))
    run(store.note_error("Forbidden", NOW + 2 * HOUR))
    assert run(store.report(NOW, NOW + 7 * DAY)).errors == (
        ErrorNote("TimedOut", 3, NOW + DAY),
        ErrorNote("Forbidden", 1, NOW + 2 * HOUR),
    )


def test_errors_are_counted_anew_from_each_report(store: Store, run: Run) -> None:
    run(store.note_error("TimedOut", NOW))
    run(store.reported(NOW + MINUTE))
    run(store.note_error("TimedOut", NOW + HOUR))
    last = run(store.last_report())
    assert last == NOW + MINUTE
    assert run(store.report(last, NOW + DAY)).errors == (ErrorNote("TimedOut", 1, NOW + HOUR),)
    assert run(store.report(NOW, NOW + DAY)).errors == (ErrorNote("TimedOut", 2, NOW + HOUR),)


def test_of_a_long_error_the_first_300_characters_are_kept_and_counted(store: Store, run: Run) -> None:
    run(store.note_error("a" * 300 + "b", NOW))
    run(store.note_error("a" * 300 + "c", NOW))
    assert run(store.report(NOW, NOW + DAY)).errors == (ErrorNote("a" * 300, 2, NOW),)


def test_the_last_report_is_the_one_that_counts(store: Store, run: Run) -> None:
    assert run(store.last_report()) is None
    run(store.reported(NOW))
    run(store.reported(NOW + DAY))
    assert run(store.last_report()) == NOW + DAY


def test_what_was_asked_is_exported_oldest_first(store: Store, run: Run) -> None:
    later, sooner = asked("¿Y los domingos?", at=NOW + HOUR), asked()
    run(record(store, later))
    run(record(store, sooner))
    assert run(store.export(NOW, NOW + DAY)) == [sooner, later]
