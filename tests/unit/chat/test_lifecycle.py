"""What is said of what becomes of the bot in a group, and what Telegram's words for it mean."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import ChatMember

from bot.chat.lifecycle import Welcome, membership, said, welcome
from bot.store.values import Membership
from tests.unit.chat.library import ONE

IN = [Membership.MEMBER, Membership.ADMINISTRATOR, Membership.RESTRICTED]
OUT = [Membership.LEFT, Membership.KICKED]


def member(status: str, **fields: object) -> ChatMember:
    user = {"id": 1, "is_bot": True, "first_name": "Glosa"}
    rights: dict[str, Any] = {
        "administrator": dict.fromkeys(
            (
                *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
                *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
                *("can_post_stories", "can_edit_stories", "can_delete_stories"),
            ),
            False,
        ),
        "restricted": dict.fromkeys(
            (
                *("is_member", "can_change_info", "can_invite_users", "can_pin_messages", "can_send_messages"),
                *("can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_manage_topics"),
                *("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
                *("can_send_video_notes", "can_send_voice_notes", "can_edit_tag", "can_react_to_messages"),
            ),
            True,
        )
        | {"until_date": 0},
        "kicked": {"until_date": 0},
    }
    return ChatMember.de_json({"user": user, "status": status, **rights.get(status, {}), **fields})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (member("member"), Membership.MEMBER),
        (member("administrator"), Membership.ADMINISTRATOR),
        (member("creator", is_anonymous=False), Membership.ADMINISTRATOR),
        (member("left"), Membership.LEFT),
        (member("kicked"), Membership.KICKED),
        (member("restricted"), Membership.MEMBER),
        (member("restricted", can_send_messages=False), Membership.RESTRICTED),
        (member("restricted", is_member=False), Membership.LEFT),
    ],
)
def test_restricted_is_only_what_cannot_write_and_whoever_is_not_in_is_out(
    found: ChatMember, expected: Membership
) -> None:
    assert membership(found) is expected


@pytest.mark.parametrize("before", OUT)
@pytest.mark.parametrize("after", IN)
def test_whoever_comes_into_a_new_group_says_who_it_is(before: Membership, after: Membership) -> None:
    assert welcome(before, after, None) is Welcome.FIRST


@pytest.mark.parametrize("stored", OUT)
def test_whoever_comes_back_says_less(stored: Membership) -> None:
    assert welcome(Membership.LEFT, Membership.MEMBER, stored) is Welcome.AGAIN


@pytest.mark.parametrize("stored", IN)
def test_a_group_that_has_only_got_another_number_is_not_greeted_again(stored: Membership) -> None:
    assert welcome(Membership.LEFT, Membership.ADMINISTRATOR, stored) is None


@pytest.mark.parametrize("before", [Membership.MEMBER, Membership.RESTRICTED])
def test_whoever_is_promoted_says_what_it_sees_from_then_on(before: Membership) -> None:
    assert welcome(before, Membership.ADMINISTRATOR, before) is Welcome.PROMOTED


@pytest.mark.parametrize("before", IN)
@pytest.mark.parametrize("after", [*OUT, Membership.RESTRICTED, Membership.MEMBER])
def test_nothing_is_said_of_being_restricted_thrown_out_or_demoted(before: Membership, after: Membership) -> None:
    assert welcome(before, after, before) is None


def test_an_administrator_who_gets_other_rights_says_nothing() -> None:
    assert welcome(Membership.ADMINISTRATOR, Membership.ADMINISTRATOR, Membership.ADMINISTRATOR) is None


def test_the_greeting_says_what_it_is_how_to_ask_and_who_sets_it_up() -> None:
    words = said(Welcome.FIRST, ONE, "glosa_bot").text
    assert all(part in words for part in ("@glosa_bot", "/pregunta", "/ajustes", ONE.documents[0].title))
    assert words.count("@glosa_bot") == 1


def test_whoever_comes_back_tells_that_the_settings_are_kept_and_does_not_list_the_documents() -> None:
    words = said(Welcome.AGAIN, ONE, "glosa_bot").text
    assert "siguen como estaban" in words
    assert ONE.documents[0].title not in words
