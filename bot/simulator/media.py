"""The least that makes a message a photo, a sticker, a voice message or a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.simulator.model import Json
    from bot.simulator.world import World


def photo(world: World) -> Json:
    """Return the fields of a photo, in one size."""
    return {"photo": [{**_file(world, b"a picture"), "width": 90, "height": 90}]}


def sticker(world: World) -> Json:
    """Return the fields of a sticker."""
    about = {"width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"}
    return {"sticker": {**_file(world, b"a sticker"), **about}}


def voice(world: World) -> Json:
    """Return the fields of a voice message."""
    return {"voice": {**_file(world, b"a voice"), "duration": 2, "mime_type": "audio/ogg"}}


def document(world: World, name: str, content: bytes) -> Json:
    """Return the fields of a document, which the bot can download."""
    return {"document": {**_file(world, content), "file_name": name}}


def _file(world: World, content: bytes) -> Json:
    file_id = f"file{world.serial()}"
    world.files[file_id] = content
    return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
