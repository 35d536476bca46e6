"""A request's body in parts: texts, and files as they are, byte by byte."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message as Header
from typing import Final

_LINE: Final = b"\r\n"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


def parts_of(content_type: str, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    """Return the texts and the files of a multipart/form-data body, by their names."""
    texts: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in _split(body, _header("content-type", content_type).get_param("boundary", header="content-type")):
        head, _, content = part.partition(2 * _LINE)
        disposition = _header("content-disposition", _disposition(head.decode("utf-8", "replace")))
        name = disposition.get_param("name", header="content-disposition")
        filename = disposition.get_filename()
        if isinstance(name, str) and filename is not None:
            files[name] = Upload(filename, content)
        elif isinstance(name, str):
            texts[name] = content.decode("utf-8", "replace")
    return texts, files


def _split(body: bytes, boundary: object) -> list[bytes]:
    """Return what stands between the boundaries."""
    mark = b"--" + str(boundary).encode()
    return [part.removeprefix(_LINE).removesuffix(_LINE) for part in body.split(mark)[1:-1]]


def _header(name: str, value: str) -> Header:
    header = Header()
    header[name] = value
    return header


def _disposition(head: str) -> str:
    lines = (line.partition(":") for line in head.split("\r\n"))
    return next((value.strip() for name, _, value in lines if name.lower() == "content-disposition"), "")
