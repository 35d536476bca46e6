"""Logs: one line, or one JSON object, an event, with what it is about, and no secret in any of them.

A secret is replaced in the finished line, so that it cannot hide in an address, an exception or a traceback.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import TextIO

HIDDEN: Final = "[secret]"

_TEXT: Final = "%(asctime)s %(levelname)s %(name)s%(about)s: %(message)s"
_NEW_LINE: Final = " | "
"""What stands in a line of text where an event has several: collectors take each line for an event."""
_LOUD: Final = {
    "httpx": logging.WARNING,  # names every address asked for, and those of the Bot API hold the token
    "httpcore": logging.WARNING,  # at DEBUG it shows every request
    "telegram": logging.INFO,  # at DEBUG it shows what people write and are answered
    "telegram.request.BaseRequest": logging.CRITICAL,  # shows pages that proxies answer; `chat` says what it means
    "telegram.ext.AIORateLimiter": logging.CRITICAL,  # `chat.posting` waits floods out, and says so itself
}


_about: Final[ContextVar[str]] = ContextVar("about", default="")


def configure(level: int, style: str, secrets: Collection[str], stream: TextIO | None = None) -> None:
    """Log everything from `level` on in a style, "text" or "json", without the secrets; on standard output if no other.

    A person at a terminal gets tracebacks as they are.
    """
    stream = stream or sys.stdout
    handler = logging.StreamHandler(stream)
    text = _Text(is_for_people=stream.isatty())
    handler.setFormatter(_Redacting(_Json() if style == "json" else text, secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name, at_least in _LOUD.items():
        logging.getLogger(name).setLevel(max(level, at_least))


@contextlib.contextmanager
def about(what: str) -> Iterator[None]:
    """Tell, in all that is logged while the context lasts, what it is about: an update or a request, by its number."""
    before = _about.set(what)
    try:
        yield
    finally:
        _about.reset(before)


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


class _Text(logging.Formatter):
    """Writes an event as a line, or as people like to read it."""

    def __init__(self, *, is_for_people: bool) -> None:
        super().__init__(_TEXT)
        self._is_for_people = is_for_people

    def format(self, record: logging.LogRecord) -> str:
        record.about = f" [{_about.get()}]" if _about.get() else ""
        text = super().format(record)
        return text if self._is_for_people else _NEW_LINE.join(line.strip() for line in text.splitlines())


class _Json(logging.Formatter):
    """Writes an event as a JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if _about.get():
            event["about"] = _about.get()
        if record.exc_info:
            event["traceback"] = self.formatException(record.exc_info)
        return json.dumps(event, ensure_ascii=False)
