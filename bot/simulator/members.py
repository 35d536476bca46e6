"""Who is what in a chat, with which rights, and how the Bot API writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.simulator.model import Chat, Json, User

RIGHTS: Final = frozenset(
    {
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
    }
)
_CHANNEL_ONLY: Final = frozenset({"can_post_messages", "can_edit_messages"})
_GROUP_ONLY: Final = frozenset({"can_pin_messages", "can_manage_topics"})
_PERMISSIONS: Final = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def status_of(chat: Chat, user: User, bot: User) -> str:
    """Return what `user` is in a chat; of the people, the first is its creator."""
    if user is bot:
        return chat.bot_status
    if user not in chat.members:
        return "left"
    if chat.kind == "private":
        return "member"
    return "creator" if user is chat.members[0] else "administrator" if user.id in chat.administrators else "member"


def is_administrator(chat: Chat, user: User) -> bool:
    """Say whether a person may do in a chat what only administrators may."""
    return chat.kind != "private" and bool(chat.members) and (user is chat.members[0] or user.id in chat.administrators)


def member_of(chat: Chat, user: User, bot: User) -> Json:
    """Return what the Bot API says of `user` in a chat."""
    rights = chat.bot_rights if user is bot else chat.administrators.get(user.id, frozenset())
    return member_json(user, status_of(chat, user, bot), chat, rights, is_anonymous=user.id in chat.anonymous)


def member_json(
    user: User,
    status: str,
    chat: Chat,
    rights: frozenset[str] = frozenset(),
    *,
    is_anonymous: bool = False,
) -> Json:
    """Return `user` as "creator", "administrator" (with rights), "member", "restricted", "left" or "kicked"."""
    about: Json = {"user": user.as_json(), "status": status}
    match status:
        case "creator":
            return {**about, "is_anonymous": is_anonymous}
        case "administrator":
            foreign = _GROUP_ONLY if chat.kind == "channel" else _CHANNEL_ONLY
            held = {right: right in rights for right in sorted(RIGHTS - foreign)}
            return {**about, "can_be_edited": False, "is_anonymous": is_anonymous, **held}
        case "restricted":
            return {**about, "is_member": True, "until_date": 0, **dict.fromkeys(_PERMISSIONS, False)}
        case "kicked":
            return {**about, "until_date": 0}
    return about
