"""Pages and files as HTTP answers: what browsers are told to keep, to refuse and to ask again.

No page needs anything from elsewhere, sets a cookie, or holds anything secret; so answers may be compressed whatever
else is in them, and the same page is the same for everybody.
"""

from __future__ import annotations

import gzip
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from bot.web import page as pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from bot.web.files import File
    from bot.web.page import Page
    from bot.web.site import Site

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        # Where all of Telegram's web clients are (/a, /k); its other clients open a Mini App in no frame.
        "frame-ancestors https://web.telegram.org"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What goes with every answer."""
_YEAR: Final = 365 * 24 * 60 * 60
_ONLY_SAFE: Final = {"Strict-Transport-Security": f"max-age={_YEAR}"}
FOR_GOOD: Final = f"public, max-age={_YEAR}, immutable"
ASK_AGAIN: Final = "no-cache"
"""May be kept, and has to be asked for again with its tag: documents change with a release, the bot's name arrives."""
_WORTH_IT: Final = 1000
"""Bytes from which an answer is compressed: below, it fits one packet anyway."""


def of_page(
    request: Request, page: Page, site: Site, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a page as an answer."""
    content = pages.document(page, site)
    return _answer(
        request, content, "text/html; charset=utf-8", status, {"Cache-Control": ASK_AGAIN, **(headers or {})}
    )


def of_file(request: Request, file: File, *, is_current: bool) -> Response:
    """Return a file as an answer, to be kept for good if it is the version that was asked for."""
    keeping = {"Cache-Control": FOR_GOOD if is_current else ASK_AGAIN}
    return _answer(request, file.content, file.media_type, 200, keeping)


def of_text(request: Request, text: str) -> Response:
    """Return a plain text as an answer."""
    return _answer(request, text.encode(), "text/plain; charset=utf-8", 200, {"Cache-Control": ASK_AGAIN})


def _answer(request: Request, content: bytes, media_type: str, status: int, headers: Mapping[str, str]) -> Response:
    is_small = _takes_gzip(request) and len(content) >= _WORTH_IT
    tag = f'"{blake2b(content, digest_size=12).hexdigest()}{"-gzip" * is_small}"'
    said = {**HEADERS, **headers, "Vary": "Accept-Encoding"}
    if _is_safe(request):
        said |= _ONLY_SAFE
    if status == 200:  # noqa: PLR2004 - HTTP's own number, as everywhere
        said["ETag"] = tag
        if tag in _tags(request.headers.get("If-None-Match", "")):
            return Response(status_code=304, headers=said)
    if is_small:
        content = gzip.compress(content, compresslevel=5, mtime=0)
        said["Content-Encoding"] = "gzip"
    return Response(content, status, said, media_type)


def _takes_gzip(request: Request) -> bool:
    codings = (coding.replace(" ", "").lower().partition(";q=") for coding in _listed(request, "Accept-Encoding"))
    return any(name == "gzip" and (not quality or quality.strip("0.")) for name, _, quality in codings)


def _is_safe(request: Request) -> bool:
    """Tell whether the browser came by HTTPS, which the platform's router takes off and tells of."""
    return (_listed(request, "X-Forwarded-Proto") or [request.url.scheme])[-1].lower() == "https"


def _listed(request: Request, header: str) -> list[str]:
    return [one.strip() for one in request.headers.get(header, "").split(",") if one.strip()]


def _tags(written: str) -> list[str]:
    return [one.strip().removeprefix("W/") for one in written.split(",")]
