"""Which addresses Telegram takes for links, and how it writes them."""

from __future__ import annotations

import re
from typing import Final

_HTTP: Final = re.compile(
    r"(?:(?P<scheme>https?|ftp|tonsite)://)?"
    r"(?:[^/?#@\s]*@)?"
    r"(?P<host>\[[0-9a-f:.]+\]|[^\x00-\x20/?#@:<>\"\[\]\\]+)"
    r"(?::(?P<port>\d+))?"
    r"(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_INTERNAL: Final = re.compile(r"(?P<scheme>tg|ton):(?://)?(?P<host>[\w-]+)(?:/?(?P<rest>[?#/].*)?|/)", re.IGNORECASE)
_USER: Final = re.compile(r"tg:(?://)?user/?\?(?:[^#]*&)?id=(\d+)", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[\x00-\x20\x7f]")
_LARGEST_PORT: Final = 65535


def mentioned_user(link: str) -> int | None:
    """Return the user whom a `tg://user?id=` link names."""
    match = _USER.match(link)
    return int(match[1]) if match else None


def checked_link(link: str) -> str | None:
    """Return `link` as Telegram writes it, or None where it is none: the host needs a dot, the scheme to be known."""
    if match := _INTERNAL.fullmatch(link):
        return f"{match['scheme'].lower()}://{match['host'].lower()}{match['rest'] or '/'}"
    match = _HTTP.fullmatch(link)
    if not match or not (match["host"].startswith("[") or "." in match["host"].removesuffix(".")):
        return None
    if match["port"] and not 0 < int(match["port"]) <= _LARGEST_PORT:
        return None
    return _written(match)


def _written(match: re.Match[str]) -> str:
    scheme = (match["scheme"] or "http").lower()
    port = f":{int(match['port'])}" if match["port"] else ""
    rest = match["rest"] or "/"
    path = rest if rest.startswith("/") else f"/{rest}"
    escaped = _BLANKS.sub(lambda blank: f"%{ord(blank[0]):02X}", path)
    return f"{scheme}://{match['host'].lower()}{port}{escaped}"
