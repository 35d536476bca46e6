"""The pages' own style sheet, script and icon, under names that tell one version from another.

A name has a digest of what is in the file, so browsers may keep it for good. While two releases are served side by
side, a page of one may ask the other for its files: whatever the digest, the file there is now is given, and not kept.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = "/recursos"
_STORED: Final = Path(__file__).parent / "static"
_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


class File(NamedTuple):
    """A file that is served, and the name that tells its version: `page.1f2e3d4c.css`."""

    name: str
    content: bytes
    media_type: str


def address(name: str) -> str:
    """Return the path under which a file is served now."""
    return f"{FOLDER}/{_FILES[name].name}"


def find(asked: str) -> File | None:
    """Return the file of which some version was asked for; nothing on the disk is looked at."""
    stem, _, rest = asked.partition(".")
    return _FILES.get(f"{stem}.{rest.rpartition('.')[2]}")


def _read(path: Path) -> File:
    content = path.read_bytes()
    digest = blake2b(content, digest_size=4).hexdigest()
    return File(f"{path.stem}.{digest}{path.suffix}", content, _TYPES[path.suffix])


_FILES: Final[Mapping[str, File]] = {path.name: _read(path) for path in sorted(_STORED.iterdir())}
