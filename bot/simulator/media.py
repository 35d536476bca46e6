"""The least that makes a message a photo, a voice message, a document, a poll and so on."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.simulator.model import Json
    from bot.simulator.world import World

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_WITHOUT_FILE: Final[dict[str, Json]] = {
    "location": {"latitude": 43.36, "longitude": -5.84},
    "contact": {"phone_number": "+34985000000", "first_name": "Centralita"},
    "dice": {"emoji": "🎲", "value": 4},
    "poll": {
        "id": "1",
        "question": "¿Sí o no?",
        "options": [{"text": text, "voter_count": 0, "persistent_id": text} for text in ("Sí", "No")],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    },
}
_WITH_FILE: Final[dict[str, Json]] = {
    "audio": {"duration": 2, "mime_type": "audio/mpeg"},
    "voice": {"duration": 2, "mime_type": "audio/ogg"},
    "video": {"duration": 2, "width": 90, "height": 90},
    "animation": {"duration": 2, "width": 90, "height": 90},
    "video_note": {"duration": 2, "length": 90},
    "sticker": {
        "width": 512,
        "height": 512,
        "type": "regular",
        "is_animated": False,
        "is_video": False,
        "emoji": "👍",
    },
}


def of_kind(world: World, kind: str) -> Json:
    """Return the fields of a "voice", "sticker", "video", "poll" and the like, named as the Bot API names them."""
    if kind in _WITHOUT_FILE:
        return {kind: _WITHOUT_FILE[kind]}
    if kind not in _WITH_FILE:
        message = f"no {kind!r} to send among {sorted({*_WITHOUT_FILE, *_WITH_FILE})}"
        raise LookupError(message)
    return {kind: {**_file(world, kind, kind.encode()), **_WITH_FILE[kind]}}


def photo(world: World, content: bytes = b"a picture") -> Json:
    """Return the fields of a photo, in one size."""
    width, height = size_of(content) or (90, 90)
    return {"photo": [{**_file(world, "photo", content), "width": width, "height": height}]}


def document(world: World, name: str, content: bytes) -> Json:
    """Return the fields of a document, which the bot can download."""
    return {"document": {**_file(world, "document", content), "file_name": name}}


def file_id_of(media: Json) -> str:
    """Return the identifier of what a photo or a document has in it."""
    (fields,) = media.values()
    largest = fields[-1] if isinstance(fields, list) else fields
    return str(largest["file_id"]) if isinstance(largest, dict) else ""


def is_picture(content: bytes) -> bool:
    """Say whether the server could make a photo of a file."""
    return content.startswith((_PNG, _JPEG))


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return the width and the height of a PNG picture."""
    header = content[16:24]
    whole = content.startswith(_PNG) and len(header) == struct.calcsize(">II")
    return struct.unpack(">II", header) if whole else None


def _file(world: World, kind: str, content: bytes) -> Json:
    file_id = f"{kind}{world.serial()}"
    world.files[file_id] = content
    return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
