"""The environment as values, read in one place; every fault in it is told at once.

Nothing here touches the process's environment: it comes in as a mapping.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from urllib.parse import urlsplit

from bot.errors import SettingFault, SettingProblem, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    T = TypeVar("T")


class Variable(NamedTuple):
    """A variable that is read, and what it means."""

    name: str
    meaning: str


TOKEN: Final = Variable("TELEGRAM_BOT_TOKEN", "the bot's token; `serve` needs it")
API_URL: Final = Variable("TELEGRAM_API_URL", "root of the Bot API server")
KNOWLEDGE: Final = Variable("KNOWLEDGE", "folder of documents")
MIN_CONFIDENCE: Final = Variable("MIN_CONFIDENCE", "threshold between answering and abstaining, 0 to 1")
LOG_LEVEL: Final = Variable("LOG_LEVEL", "DEBUG, INFO, WARNING, ERROR or CRITICAL")
LOG_FORMAT: Final = Variable("LOG_FORMAT", "`text`, or `json`: an object a line")

VARIABLES: Final = (TOKEN, API_URL, KNOWLEDGE, MIN_CONFIDENCE, LOG_LEVEL, LOG_FORMAT)
"""All that is read of the environment."""

LOG_FORMATS: Final = ("text", "json")

_TOKEN_SHAPE: Final = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says; `min_confidence` None is the calibrated one."""

    token: str | None = field(default=None, repr=False)
    api_url: str = "https://api.telegram.org"
    knowledge: Path = Path("knowledge")
    min_confidence: float | None = None
    log_level: int = logging.INFO
    log_format: str = "text"

    @classmethod
    def from_env(cls, environment: Mapping[str, str], needs: Collection[Variable] = ()) -> Settings:
        """Return the settings, or raise SettingsError with every fault, one of `needs` that is missing among them.

        A variable that is empty counts as not set.
        """
        reader = _Reader(environment, needs)
        default = cls()
        settings = cls(
            token=reader.value(TOKEN, _token),
            api_url=reader.value(API_URL, _address) or default.api_url,
            knowledge=reader.value(KNOWLEDGE, Path) or default.knowledge,
            min_confidence=reader.value(MIN_CONFIDENCE, _probability),
            log_level=reader.value(LOG_LEVEL, _log_level) or default.log_level,
            log_format=reader.value(LOG_FORMAT, _log_format) or default.log_format,
        )
        if reader.faults:
            raise SettingsError(reader.faults)
        return settings

    def required_token(self) -> str:
        """Return the token, without which nothing can be served, or raise SettingsError."""
        if self.token is None:
            raise SettingsError([SettingFault(TOKEN.name, SettingProblem.MISSING)])
        return self.token


class _WrongError(ValueError):
    """What is wrong with a value, and the value, unless it is a secret."""

    def __init__(self, problem: SettingProblem, value: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.value = value


class _Reader:
    """Reads one variable after another and notes what is wrong."""

    def __init__(self, environment: Mapping[str, str], needs: Collection[Variable]) -> None:
        self._environment = environment
        self._needs = needs
        self.faults: list[SettingFault] = []

    def value(self, variable: Variable, convert: Callable[[str], T]) -> T | None:
        written = self._environment.get(variable.name, "").strip()
        if not written:
            if variable in self._needs:
                self.faults.append(SettingFault(variable.name, SettingProblem.MISSING))
            return None
        try:
            return convert(written)
        except _WrongError as wrong:
            self.faults.append(SettingFault(variable.name, wrong.problem, wrong.value))
            return None


def _token(written: str) -> str:
    if not _TOKEN_SHAPE.fullmatch(written):
        raise _WrongError(SettingProblem.NOT_A_TOKEN)
    return written


def _address(written: str) -> str:
    """Return an address to which a path can be added."""
    try:
        parts = urlsplit(written)
        is_address = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        is_address = False
    if not is_address:
        raise _WrongError(SettingProblem.NOT_AN_ADDRESS, written)
    return written.rstrip("/")


def _probability(written: str) -> float:
    """Return a number from 0 to 1, with a decimal point or, as Spanish writes it, a comma."""
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        raise _WrongError(SettingProblem.NOT_A_PROBABILITY, written) from None
    if not 0 <= number <= 1:
        raise _WrongError(SettingProblem.NOT_A_PROBABILITY, written)
    return number


def _log_level(written: str) -> int:
    if written.upper() not in _LOG_LEVELS:
        raise _WrongError(SettingProblem.NOT_A_LOG_LEVEL, written)
    return logging.getLevelNamesMapping()[written.upper()]


def _log_format(written: str) -> str:
    if written.lower() not in LOG_FORMATS:
        raise _WrongError(SettingProblem.NOT_A_LOG_FORMAT, written)
    return written.lower()
