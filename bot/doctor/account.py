"""The token, and what was chosen for the bot at @BotFather."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.chat.inquiry import Silence, UnansweredError
from bot.doctor.checks import Check, broken, doubtful, fine
from bot.settings import Settings
from bot.wording import doctor as say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.inquiry import Account


def checks(found: Account | UnansweredError, api_url: str) -> Iterator[Check]:
    """Yield whether the token is good and, where it is, what the bot may be used for."""
    if isinstance(found, UnansweredError):
        yield _silent(found, api_url)
        return
    yield fine(say.TOKEN, say.recognised(found.username))
    yield _switch(say.GROUPS, found.joins_groups, (say.JOINS_GROUPS, say.JOINS_NO_GROUPS, say.LET_JOIN))
    yield _switch(say.PRIVACY, not found.sees_everything, (say.PRIVACY_ON, say.PRIVACY_OFF, say.TURN_PRIVACY_ON))
    yield _switch(say.INLINE, found.is_inline, (say.INLINE_ON, say.INLINE_OFF, say.TURN_INLINE_ON))
    if found.is_guest is not None:
        yield _switch(say.GUEST, found.is_guest, (say.GUEST_ON, say.GUEST_OFF, say.TURN_GUEST_ON))


def _silent(error: UnansweredError, api_url: str) -> Check:
    match error.silence:
        case Silence.WRONG_TOKEN:
            is_usual = api_url == Settings().api_url
            advice = say.COPY_TOKEN if is_usual else f"{say.COPY_TOKEN} {say.OR_ANOTHER_SERVER}"
            return broken(say.TOKEN, say.WRONG_TOKEN, advice)
        case Silence.UNREACHABLE:
            return broken(say.TOKEN, say.unreachable(urlsplit(api_url).hostname or api_url), say.CONNECT)
    return broken(say.TOKEN, say.refused(error.said), say.TRY_AGAIN)


def _switch(name: str, is_on: bool, words: tuple[str, str, str]) -> Check:  # noqa: FBT001 - it is what the words are of
    """Return how a switch is: what is said where it is on, where it is off, and how to turn it on."""
    on, off, advice = words
    return fine(name, on) if is_on else doubtful(name, off, advice)
