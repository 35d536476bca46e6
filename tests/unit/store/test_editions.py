"""States of the library: each kept once, what they share kept once, and gone when nobody was told of them last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import schedule
from bot.model import Document, Section
from bot.novelty import Edition
from bot.store.promises import Content, State, Subscription, When
from tests.unit.store.given import GROUP, HOUR, NOW

if TYPE_CHECKING:
    from bot.store import Store
    from tests.unit.store.conftest import Run

OPENING = Section("inicio", None, "El museo abre a las diez.")
FIRST = Edition((Document("museo", "El museo", (OPENING, Section("sala", "La sala", "Hay doce cuadros."))),))
SECOND = Edition((*FIRST.documents, Document("casa", "La casa", (Section("inicio", None, "Tiene dos plantas."),))))


def test_an_edition_is_given_back_as_it_was_and_the_same_one_again_is_no_new_one(store: Store, run: Run) -> None:
    first = run(store.promises.note_edition(FIRST, NOW))
    assert run(store.promises.note_edition(FIRST, NOW + HOUR)) == first
    second = run(store.promises.note_edition(SECOND, NOW + HOUR))
    assert second.id > first.id
    assert run(store.promises.newest_edition()) == second
    assert run(store.promises.edition(first.id)) == FIRST
    assert run(store.promises.edition(second.id)) == SECOND
    assert run(store.promises.edition(second.id + 1)) is None


def test_a_library_that_goes_back_to_what_it_was_is_a_new_edition(store: Store, run: Run) -> None:
    first = run(store.promises.note_edition(FIRST, NOW))
    run(store.promises.note_edition(SECOND, NOW))
    again = run(store.promises.note_edition(FIRST, NOW + HOUR))
    assert again.id > first.id
    assert run(store.promises.newest_edition()) == again


def test_editions_go_that_nobody_was_told_of_last(store: Store, run: Run) -> None:
    first, second = (run(store.promises.note_edition(one, NOW)) for one in (FIRST, SECOND))
    third = run(store.promises.note_edition(FIRST, NOW + HOUR))
    run(store.promises.told(GROUP, first.id))
    when = When(schedule.parse("cuando haya novedades"), ZoneInfo("UTC"))
    subscription = Subscription("a", GROUP, Content.NEWS, when, state=State.ACTIVE, edition=second.id)
    run(store.promises.save(subscription, NOW))
    run(store.clean(NOW, 90))
    assert all(run(store.promises.edition(one.id)) for one in (first, second, third))
    run(store.promises.told(GROUP, third.id))
    run(store.promises.end(["a"]))
    run(store.clean(NOW, 90))
    assert [run(store.promises.edition(one.id)) for one in (first, second, third)] == [None, None, FIRST]
    assert run(store.promises.read_by(GROUP)) == third.id


def test_what_somebody_saves_does_not_take_back_what_was_told_since(store: Store, run: Run) -> None:
    when = When(schedule.parse("diario 12:00"), ZoneInfo("UTC"))
    saved = Subscription("a", GROUP, Content.NEWS, when, state=State.ACTIVE, edition=1)
    run(store.promises.save(saved, NOW.replace(hour=11)))
    run(store.promises.plan(NOW))
    (posting,) = run(store.promises.claim(NOW, 1, has_newest=True))
    run(store.promises.fill(posting, ["uno"], 2, NOW))
    run(store.promises.save(replace(saved, signature="El museo"), NOW))
    found = run(store.promises.subscription("a"))
    assert found is not None
    assert (found.edition, found.cursor, found.signature) == (2, 1, "El museo")


def test_quizzes_are_counted_for_each_chat(store: Store, run: Run) -> None:
    assert [run(store.promises.count_quiz(GROUP)) for _ in range(3)] == [0, 1, 2]
    run(store.promises.told(GROUP, 4))
    assert run(store.promises.count_quiz(GROUP)) == 3
    assert run(store.promises.read_by(GROUP)) == 4
