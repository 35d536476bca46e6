"""What may be said of a message when it is made, besides its chat and its sender."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.simulator.entities import Formatted
    from bot.simulator.model import Keyboard, Message, Topic


class Details(TypedDict, total=False):
    """The fields of a `Message` that have defaults."""

    content: Formatted
    media: Mapping[str, object]
    service: Mapping[str, object]
    keyboard: Keyboard
    reply_to: Message | None
    quote: Mapping[str, object] | None
    topic: Topic | None
    link_preview: Mapping[str, object] | None
    is_silent: bool
    is_protected: bool
