"""What the bot may do where it is to send something, and whether it can tell its owners of trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor.checks import Check, broken, doubtful, fine
from bot.wording import doctor as say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.chat.rights import Rights
    from bot.store.inspecting import Receiver

CHANNEL = "channel"
"""The kind of chat in which only administrators write."""


def rights(found: Mapping[Receiver, Rights | None], receiving: int) -> Iterator[Check]:
    """Yield where the bot can send what was promised, and where it cannot; None where Telegram does not say.

    `receiving` groups and channels there are, of which `found` may be a part.
    """
    if not receiving:
        yield fine(say.RIGHTS, say.NOBODY_RECEIVES)
        return
    able = sum(rights is not None and rights.can_write for rights in found.values())
    if able:
        yield fine(say.RIGHTS, say.can_write(able, len(found), receiving))
    for receiver, held in found.items():
        if held is not None:
            yield from _in_chat(receiver, held)
    if untold := sum(rights is None for rights in found.values()):
        yield doubtful(say.RIGHTS, say.not_told(untold), say.TRY_AGAIN)


def owners(found: Mapping[int, bool | None], username: str) -> Iterator[Check]:
    """Yield which of those who run the bot have opened the chat with it; None where Telegram does not say."""
    if not found:
        yield doubtful(say.OWNERS, say.NO_OWNERS, say.NAME_OWNERS)
    elif all(found.values()):
        yield fine(say.OWNERS, say.OWNERS_MET)
    for person, has_met in found.items():
        if has_met is False:
            yield doubtful(say.OWNERS, say.has_not_met(person), say.meet(username))
    if untold := sum(has_met is None for has_met in found.values()):
        yield doubtful(say.OWNERS, say.not_told(untold), say.TRY_AGAIN)


def _in_chat(receiver: Receiver, held: Rights) -> Iterator[Check]:
    """Yield what the bot may not do in a chat; that it may not write is known already where it has stopped."""
    title, is_channel = receiver.title or say.unnamed(receiver.chat_id), receiver.kind == CHANNEL
    if receiver.reason:
        advice = say.resume(title) if held.can_write else say.let_write(title, is_channel=is_channel)
        yield doubtful(say.RIGHTS, say.has_stopped(title, receiver.reason), advice)
    elif not held.can_write:
        yield broken(
            say.RIGHTS, say.cannot_write(title, is_channel=is_channel), say.let_write(title, is_channel=is_channel)
        )
    elif receiver.is_pinned and not held.can_pin:
        yield doubtful(say.RIGHTS, say.cannot_pin(title), say.let_pin(title, is_channel=is_channel))
