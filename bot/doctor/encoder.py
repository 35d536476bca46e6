"""The encoder that was chosen, if one was: whether it makes vectors now."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from bot.doctor.checks import broken, fine
from bot.errors import EncoderError
from bot.wording import doctor as say
from bot.wording import encoding

if TYPE_CHECKING:
    from bot.doctor.checks import Check
    from bot.settings import Settings


def look(settings: Settings) -> str:
    """Return the name of what makes vectors, having seen that it does, or raise EncoderError; it takes its time."""
    from bot.encoders import chosen  # noqa: PLC0415 - only who chose one needs what makes vectors

    encoder = chosen(settings)
    if encoder is None:
        return ""
    with closing(encoder):
        return encoder.prepare()


def check(found: str | Exception) -> Check:
    """Return how an encoder is of which `look` told this."""
    if isinstance(found, str):
        return fine(say.ENCODER, say.encodes(found))
    if isinstance(found, EncoderError):
        return broken(say.ENCODER, encoding.refusal(found.problem, found.detail), say.MEND_ENCODER)
    return broken(say.ENCODER, say.ENCODER_SILENT, say.MEND_ENCODER)
