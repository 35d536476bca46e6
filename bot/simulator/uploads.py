"""The files that a bot sends: new ones, or ones that the server has, by their `file_id`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.simulator import media
from bot.simulator.refusals import BadRequest, TooLarge

if TYPE_CHECKING:
    from bot.simulator.model import Json
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

UPLOAD_BYTES: Final = 50 * 1024 * 1024
PHOTO_BYTES: Final = 10 * 1024 * 1024
PHOTO_SIDES: Final = 10_000
"""Width and height together."""
PHOTO_RATIO: Final = 20


def photo_of(world: World, parameters: Parameters) -> tuple[Json, bytes]:
    """Return the photo to send: its fields and its bytes, which have to be a picture."""
    _, content = _content(world, parameters, "photo")
    if len(content) > PHOTO_BYTES:
        raise TooLarge
    if not media.is_picture(content):
        message = "IMAGE_PROCESS_FAILED"
        raise BadRequest(message)
    width, height = media.size_of(content) or (1, 1)
    if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        message = "PHOTO_INVALID_DIMENSIONS"
        raise BadRequest(message)
    return media.photo(world, content), content


def document_of(world: World, parameters: Parameters) -> tuple[Json, bytes]:
    """Return the file to send: its fields and its bytes."""
    name, content = _content(world, parameters, "document")
    return media.document(world, name, content), content


def _content(world: World, parameters: Parameters, field: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file that comes as a part of the body, or is here already."""
    given = parameters.text(field)
    upload = parameters.files.get(given.removeprefix("attach://") if given.startswith("attach://") else field)
    if upload:
        return upload.name, _sized(upload.content)
    if not given:
        message = f"there is no {field} in the request"
        raise BadRequest(message)
    if given not in world.files:
        is_address = given.startswith(("http://", "https://"))
        message = "failed to get HTTP URL content" if is_address else "wrong file identifier/HTTP URL specified"
        raise BadRequest(message)
    if not given.startswith(field):
        message = f"can't use file of another type as {field.capitalize()}"
        raise BadRequest(message)
    return given, world.files[given]


def _sized(content: bytes) -> bytes:
    if not content:
        message = "file must be non-empty"
        raise BadRequest(message)
    if len(content) > UPLOAD_BYTES:
        raise TooLarge
    return content
