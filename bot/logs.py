"""Logs: one line, or one JSON object, an event, on standard error, and no secret in any of them.

A secret is replaced in the finished line, so that it cannot hide in an address, an exception or a traceback.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Collection

HIDDEN: Final = "[secret]"

_TEXT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LOUD: Final = {
    "httpx": logging.WARNING,  # names every address asked for, and those of the Bot API hold the token
    "httpcore": logging.WARNING,  # at DEBUG it shows every request
    "telegram": logging.INFO,  # at DEBUG it shows what people write and are answered
    "telegram.request.BaseRequest": logging.CRITICAL,  # shows pages that proxies answer; `chat` says what it means
    "telegram.ext.AIORateLimiter": logging.CRITICAL,  # `chat.posting` waits floods out, and says so itself
}


def configure(level: int, style: str, secrets: Collection[str]) -> None:
    """Log everything from `level` on in a style, "text" or "json", without the secrets."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(_Json() if style == "json" else logging.Formatter(_TEXT), secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name, at_least in _LOUD.items():
        logging.getLogger(name).setLevel(max(level, at_least))


class _Redacting(logging.Formatter):
    """Hides secrets in what another formatter writes."""

    def __init__(self, formatter: logging.Formatter, secrets: Collection[str]) -> None:
        super().__init__()
        self._formatter = formatter
        self._secrets = {form for secret in secrets for form in (secret, quote(secret, safe=""))}

    def format(self, record: logging.LogRecord) -> str:
        line = self._formatter.format(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line


class _Json(logging.Formatter):
    """Writes an event as a JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            event["traceback"] = self.formatException(record.exc_info)
        return json.dumps(event, ensure_ascii=False)
