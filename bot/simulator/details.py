"""What may be said of a message when it is made, besides its chat and its sender."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.simulator.entities import Formatted
    from bot.simulator.model import Chat, Keyboard, Message, Topic, User
    from bot.simulator.poll import Poll


class Substance(TypedDict, total=False):
    """What a message says or shows."""

    content: Formatted
    media: Mapping[str, object]
    file: bytes | None
    link_preview: Mapping[str, object] | None
    rich: Mapping[str, object] | None
    poll: Poll | None


class Details(Substance, total=False):
    """The fields of a `Message` that have defaults."""

    service: Mapping[str, object]
    keyboard: Keyboard
    reply_to: Message | None
    quote: Mapping[str, object] | None
    topic: Topic | None
    is_silent: bool
    is_protected: bool
    sender_chat: Chat | None
    via_bot: User | None
    inline_id: str | None
    guest_caller: User | None
    forward_origin: Mapping[str, object] | None
    is_automatic_forward: bool
    album: str | None
    seen_by: User | None
