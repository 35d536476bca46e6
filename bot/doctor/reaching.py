"""Whether the public address leads to a bot that is alive."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

import httpx

from bot.links import ALIVE, ALIVE_SAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE: Final = 5.0
"""Seconds that an answer may take."""


class Reach(Enum):
    """Where an address leads."""

    HERE = auto()
    ELSEWHERE = auto()
    """Something answers, but not a bot that is alive."""
    UNTRUSTED = auto()
    SLOW = auto()
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class Reached:
    """Where an address leads; `status` is what was answered, if anything."""

    reach: Reach
    status: int = 0


async def reach(public_url: str) -> Reached:
    """Return where the public address leads. Redirections are not followed: Telegram does not follow them either."""
    try:
        async with asyncio.timeout(PATIENCE), httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.get(f"{public_url}{ALIVE}")
    except (TimeoutError, httpx.TimeoutException):
        return Reached(Reach.SLOW)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        is_about_trust = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error))
        return Reached(Reach.UNTRUSTED if is_about_trust else Reach.NOWHERE)
    is_here = answer.is_success and answer.text.strip() == ALIVE_SAYS
    return Reached(Reach.HERE if is_here else Reach.ELSEWHERE, answer.status_code)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
