"""How the Bot API writes what somebody is in a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.simulator.model import User

_RIGHTS: Final = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_post_messages",
    "can_edit_messages",
    "can_pin_messages",
    "can_manage_topics",
)


def member_json(user: User, status: str) -> dict[str, object]:
    """Return what `user` is in a chat: "creator", "administrator", "member", "left" or "kicked"."""
    about: dict[str, object] = {"user": user.as_json(), "status": status}
    if status == "administrator":
        return {**about, "can_be_edited": False, "is_anonymous": False, **dict.fromkeys(_RIGHTS, True)}
    if status == "kicked":
        return {**about, "until_date": 0}
    return {**about, "is_anonymous": False} if status == "creator" else about
