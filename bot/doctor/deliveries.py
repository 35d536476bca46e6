"""The webhook, which is there or must not be, and whether the public address leads to the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.chat.inquiry import UnansweredError, is_as_wanted
from bot.doctor.checks import Check, broken, doubtful, fine
from bot.doctor.reaching import PATIENCE, Reach
from bot.doctor.variables import shown
from bot.wording import doctor as say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.webhook import Webhook
    from bot.doctor.reaching import Reached


def polled(found: Webhook | UnansweredError, api_url: str) -> Check:
    """Return whether messages can be asked for, which a webhook would prevent."""
    if isinstance(found, UnansweredError):
        return _unknown(found)
    if found.address:
        return broken(say.WEBHOOK, say.in_the_way(_server(found.address)), say.remove_webhook(shown(api_url)))
    return fine(say.WEBHOOK, say.nothing_set(found.pending))


def delivered(found: Webhook | UnansweredError, wanted: str) -> Iterator[Check]:
    """Yield whether the webhook is at the address `wanted` and deliveries succeed."""
    if isinstance(found, UnansweredError):
        yield _unknown(found)
    elif not found.address:
        yield doubtful(say.WEBHOOK, say.NOT_SET, say.SET_BY_SERVING)
    elif _server(found.address) != _server(wanted):
        yield broken(say.WEBHOOK, say.set_elsewhere(_server(found.address)), say.SET_ANEW)
    elif found.address != wanted:
        yield broken(say.WEBHOOK, say.OTHER_SECRET, say.RESTART)
    else:
        yield _going(found)
        if not is_as_wanted(found):
            yield doubtful(say.WEBHOOK, say.OTHER_WISHES, say.RESTART)


def reached(found: Reached, public_url: str, *, is_in_use: bool) -> Check:
    """Return whether the bot answers at its address; where Telegram delivers there already, it has to."""
    address = shown(public_url)
    match found.reach:
        case Reach.HERE:
            return fine(say.ADDRESS, say.opens(address))
        case Reach.UNTRUSTED:
            return broken(say.ADDRESS, say.untrusted(address), say.MEND_CERTIFICATE)
        case Reach.ELSEWHERE:
            told, advice = say.answers_otherwise(address, found.status), say.MEND_ADDRESS
        case Reach.SLOW:
            told, advice = say.is_slow(address, PATIENCE), say.WAKE
        case Reach.NOWHERE:
            told, advice = say.does_not_open(address), say.MEND_ADDRESS
    return (broken if is_in_use else doubtful)(say.ADDRESS, told, advice)


def _going(webhook: Webhook) -> Check:
    if not webhook.is_failing:
        return fine(say.WEBHOOK, say.set_here(webhook.pending))
    told = say.failing(webhook.failure, webhook.pending)
    return (broken if webhook.pending else doubtful)(say.WEBHOOK, told, say.MEND_DELIVERY)


def _unknown(error: UnansweredError) -> Check:
    return doubtful(say.WEBHOOK, say.refused(error.said) if error.said else say.NEEDS_TELEGRAM, say.TRY_AGAIN)


def _server(address: str) -> str:
    """Return the server of an address, without what may be secret: a password before it, a token in the path."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
