"""The bytes of a file, as text: NFC, lines ending in a line feed, no control characters.

Knows nothing of what the text means.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING

from bot.errors import Problem

if TYPE_CHECKING:
    from bot.library.findings import Findings

CONTROL_SHARE = 0.01
"""Of a text's characters, those that may be control characters: a faulty conversion leaves one here and there, while
of an image or a program it is one byte in ten or more. The tests of binary files move with it."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""The same and page breaks, which a text may well have."""


def decode(data: bytes, findings: Findings) -> str | None:
    """Return the text of a file, or None, the fault noted, where the bytes are not text or hold none."""
    text = _characters(data, findings)
    if text is None or _is_binary(text):
        findings.fault(None, Problem.BINARY_FILE)
        return None
    if not text.strip():
        findings.fault(None, Problem.EMPTY_FILE)
        return None
    return unicodedata.normalize("NFC", _UNSHOWN.sub(" ", _unix_lines(text)))


def _characters(data: bytes, findings: Findings) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, findings)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _unix_lines(data[: error.start].decode("latin-1"))
    findings.warn(before.count("\n") + 1, Problem.NOT_UTF8, "Windows-1252")
    return _western(data)


def _utf16(data: bytes, findings: Findings) -> str | None:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        return None
    findings.warn(1, Problem.NOT_UTF8, "UTF-16")
    return text


def _western(data: bytes) -> str:
    """Windows-1252 leaves five bytes without a character; Latin-1 has one for each."""
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_binary(text: str) -> bool:
    return "\0" in text or len(_CONTROLS.findall(text)) > CONTROL_SHARE * len(text)


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
