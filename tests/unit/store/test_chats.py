"""What the bot is in a chat, what was chosen there, and a group that becomes a supergroup."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from bot.store.values import Abstaining, Askers, Audience, Chat, ChatSettings, DateStyle, Deletion, Membership
from tests.unit.store.given import ANA, DAY, GROUP, LUIS, MINUTE, NOW, SUPERGROUP, answered_in, previous, remember

if TYPE_CHECKING:
    from bot.store import Store
    from tests.unit.store.conftest import Run

CHOSEN = ChatSettings(
    documents=("museo", "biblioteca"),
    askers=Askers.ADMINISTRATORS,
    abstaining=Abstaining.BY_REACTION,
    audience=Audience.ASKER,
    delete_after=30,
    dates=DateStyle.BASQUE,
)


def test_a_chat_nobody_has_seen_is_unknown_and_has_the_usual_settings(store: Store, run: Run) -> None:
    assert run(store.chat(GROUP)) is None
    assert run(store.chats()) == []
    assert run(store.settings(GROUP)) == ChatSettings()


def test_a_chat_is_kept_as_it_was_last_seen(store: Store, run: Run) -> None:
    run(store.note_chat(GROUP, "group", "Vecinas", Membership.MEMBER, NOW))
    seen = run(store.note_chat(GROUP, "group", "Vecinas y vecinos", Membership.ADMINISTRATOR, NOW + MINUTE))
    assert seen == Chat(GROUP, "group", "Vecinas y vecinos", Membership.ADMINISTRATOR, ChatSettings())
    assert run(store.chat(GROUP)) == seen
    assert run(store.chats()) == [seen]


def test_what_was_chosen_survives_that_the_chat_is_seen_again(store: Store, run: Run) -> None:
    run(store.change_settings(GROUP, "group", CHOSEN, NOW))
    seen = run(store.note_chat(GROUP, "group", "Vecinas", Membership.MEMBER, NOW + MINUTE))
    assert seen.settings == CHOSEN
    assert run(store.settings(GROUP)) == CHOSEN


def test_choosing_changes_neither_the_name_nor_what_the_bot_is(store: Store, run: Run) -> None:
    run(store.note_chat(GROUP, "group", "Vecinas", Membership.ADMINISTRATOR, NOW))
    run(store.change_settings(GROUP, "group", CHOSEN, NOW + MINUTE))
    assert run(store.chat(GROUP)) == Chat(GROUP, "group", "Vecinas", Membership.ADMINISTRATOR, CHOSEN)


def test_the_last_choice_holds(store: Store, run: Run) -> None:
    run(store.change_settings(GROUP, "group", CHOSEN, NOW))
    run(store.change_settings(GROUP, "group", ChatSettings(delete_after=5), NOW + MINUTE))
    assert run(store.settings(GROUP)) == ChatSettings(delete_after=5)


def test_a_name_that_a_database_would_refuse_is_kept_as_far_as_it_can_be(store: Store, run: Run) -> None:
    seen = run(store.note_chat(GROUP, "group", "a\0b\ud800c" + "d" * 300, Membership.MEMBER, NOW))
    assert seen.title == "a\N{REPLACEMENT CHARACTER}b?c" + "d" * 251


def test_a_group_that_becomes_a_supergroup_keeps_its_choices_and_conversations(store: Store, run: Run) -> None:
    run(store.note_chat(GROUP, "group", "Vecinas", Membership.ADMINISTRATOR, NOW))
    run(store.change_settings(GROUP, "group", CHOSEN, NOW))
    run(remember(store, GROUP, ANA, (1, "¿Cuándo abre?"), NOW))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW + MINUTE))
    moved = Chat(SUPERGROUP, "supergroup", "Vecinas", Membership.ADMINISTRATOR, CHOSEN)
    assert run(store.chats()) == [moved]
    assert run(previous(store, SUPERGROUP, ANA, NOW + MINUTE)) == "¿Cuándo abre?"
    assert run(previous(store, GROUP, ANA, NOW + MINUTE)) is None


def test_what_is_kept_of_single_messages_does_not_move_as_their_numbers_begin_anew(store: Store, run: Run) -> None:
    run(answered_in(store, GROUP, 7, [8], ANA, NOW))
    run(store.delete_later(GROUP, [8], NOW))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW))
    assert run(store.replies(GROUP, 7)) == ()
    assert run(store.replies(SUPERGROUP, 7)) == ()
    assert run(store.due_deletions(NOW + DAY)) == []


def test_a_migration_leaves_other_chats_alone(store: Store, run: Run) -> None:
    other = GROUP - 1
    run(store.change_settings(other, "group", CHOSEN, NOW))
    run(remember(store, other, ANA, (1, "¿Y los domingos?"), NOW))
    run(answered_in(store, other, 7, [8], ANA, NOW))
    run(store.delete_later(other, [8], NOW))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW))
    assert run(store.settings(other)) == CHOSEN
    assert run(previous(store, other, ANA, NOW)) == "¿Y los domingos?"
    assert run(store.replies(other, 7)) != ()
    assert run(store.due_deletions(NOW)) == [Deletion(other, 8)]


def test_a_migration_told_twice_changes_nothing_more(store: Store, run: Run) -> None:
    run(store.change_settings(GROUP, "group", CHOSEN, NOW))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW))
    run(store.change_settings(SUPERGROUP, "supergroup", ChatSettings(), NOW + MINUTE))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW + 2 * MINUTE))
    assert run(store.settings(SUPERGROUP)) == ChatSettings()
    assert len(run(store.chats())) == 1


def test_a_supergroup_that_was_seen_before_takes_over_what_was_chosen_in_the_group(store: Store, run: Run) -> None:
    run(store.change_settings(GROUP, "group", CHOSEN, NOW))
    run(store.note_chat(SUPERGROUP, "supergroup", "Vecinas", Membership.ADMINISTRATOR, NOW + MINUTE))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW + MINUTE))
    taken_over = Chat(SUPERGROUP, "supergroup", "Vecinas", Membership.ADMINISTRATOR, CHOSEN)
    assert run(store.chats()) == [taken_over]


def test_what_was_chosen_in_the_supergroup_since_holds(store: Store, run: Run) -> None:
    newer = dataclasses.replace(CHOSEN, delete_after=5)
    run(store.change_settings(GROUP, "group", CHOSEN, NOW))
    run(store.change_settings(SUPERGROUP, "supergroup", newer, NOW + MINUTE))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW + 2 * MINUTE))
    assert run(store.settings(SUPERGROUP)) == newer


def test_a_group_in_which_nothing_was_chosen_takes_nothing_from_the_supergroup(store: Store, run: Run) -> None:
    run(store.change_settings(SUPERGROUP, "supergroup", CHOSEN, NOW))
    run(store.note_chat(GROUP, "group", "Vecinas", Membership.MEMBER, NOW + MINUTE))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW + MINUTE))
    assert run(store.settings(SUPERGROUP)) == CHOSEN


def test_who_has_asked_in_the_supergroup_already_goes_on_from_there(store: Store, run: Run) -> None:
    run(remember(store, GROUP, ANA, (1, "¿Cuándo abre?"), NOW))
    run(remember(store, GROUP, LUIS, (1, "¿Cuánto cuesta?"), NOW))
    run(remember(store, SUPERGROUP, ANA, (1, "¿Dónde está?"), NOW + MINUTE))
    run(store.migrate_chat(GROUP, SUPERGROUP, NOW + MINUTE))
    assert run(previous(store, SUPERGROUP, ANA, NOW + MINUTE)) == "¿Dónde está?"
    assert run(previous(store, SUPERGROUP, LUIS, NOW + MINUTE)) == "¿Cuánto cuesta?"
