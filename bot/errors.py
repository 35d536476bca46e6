"""What can go wrong through somebody's doing, told as data: where, and which problem.

GlosaError
├── KnowledgeError   the documents: every fault with file and line
├── SettingsError    the environment: every fault with its variable
├── StoreError       the database: what is wrong, and its address without the password
├── EncoderError     what makes vectors: why it makes none
└── ScheduleError    what somebody typed or chose about when to receive something: the words, and what comes nearest

The sentences for these problems are in `wording`. Bugs are not wrapped: they come through as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Problem(StrEnum):
    """What may be wrong with a folder of documents."""

    NO_FOLDER = "no-folder"
    NO_DOCUMENTS = "no-documents"
    UNREADABLE = "unreadable"
    EMPTY_FILE = "empty-file"
    BINARY_FILE = "binary-file"
    NOT_UTF8 = "not-utf-8"
    BROKEN_YAML = "broken-yaml"
    UNKNOWN_KEY = "unknown-key"
    WRONG_VALUE = "wrong-value"
    DUPLICATE_KEY = "duplicate-key"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_ANCHOR = "duplicate-anchor"
    WRONG_ANCHOR = "wrong-anchor"
    EMPTY_HEADING = "empty-heading"
    NOTHING_UNDER_HEADING = "nothing-under-heading"
    NO_TEXT = "no-text"
    UNKNOWN_DOCUMENT = "unknown-document"
    NOT_A_FOLDER = "not-a-folder"
    TOO_LARGE = "too-large"
    WRONG_NAME = "wrong-name"
    LEADS_OUTSIDE = "leads-outside"
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter"
    UNCLOSED_COMMENT = "unclosed-comment"
    CELL_WITHOUT_COLUMN = "cell-without-column"
    NESTED_TOO_DEEP = "nested-too-deep"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a folder of documents: the file, the line (from 1, where there is one) and the problem."""

    path: Path
    line: int | None
    problem: Problem
    detail: str = ""

    @property
    def place(self) -> str:
        """The place as editors and terminals write it: `file:line`."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def __str__(self) -> str:
        """Return the fault for a log."""
        return f"{self.place}: {self.problem} {self.detail}".rstrip()


class SettingProblem(StrEnum):
    """What may be wrong with a variable of the environment."""

    MISSING = "missing"
    NOT_A_TOKEN = "not-a-token"  # noqa: S105 - a name for a fault
    NOT_AN_ADDRESS = "not-an-address"
    NOT_A_PROBABILITY = "not-a-probability"
    NOT_A_LOG_LEVEL = "not-a-log-level"
    NOT_A_LOG_FORMAT = "not-a-log-format"
    NOT_A_PUBLIC_ADDRESS = "not-a-public-address"
    NOT_A_PORT = "not-a-port"
    NOT_A_DATABASE = "not-a-database"
    NOT_NUMBERS = "not-numbers"
    NOT_A_WEBHOOK_SECRET = "not-a-webhook-secret"  # noqa: S105 - a name for a fault
    NOT_A_ZONE = "not-a-zone"
    NOT_DAYS = "not-days"
    NOT_YES_OR_NO = "not-yes-or-no"
    NOT_AN_ENCODER = "not-an-encoder"
    PASSWORD_IN_ADDRESS = "password-in-address"  # noqa: S105 - a name for a fault
    NOT_A_KEY = "not-a-key"


@dataclass(frozen=True, slots=True)
class SettingFault:
    """One thing wrong in the environment: the variable, what is wrong and what it held (never a secret)."""

    variable: str
    problem: SettingProblem
    value: str = ""

    def __str__(self) -> str:
        """Return the fault for a log."""
        return f"{self.variable}: {self.problem} {self.value}".rstrip()


class GlosaError(Exception):
    """Anything that a person, not a programmer, has to put right."""


class KnowledgeError(GlosaError):
    """The documents cannot be used; `faults` says all that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep every fault, in the order of the files."""
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


class SettingsError(GlosaError):
    """The environment cannot be used; `faults` says all that is wrong with it."""

    def __init__(self, faults: Sequence[SettingFault]) -> None:
        """Keep every fault, in the order of the variables."""
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


class StoreProblem(StrEnum):
    """What may be wrong with a database."""

    NOT_AN_ADDRESS = "not-an-address"
    UNKNOWN_DATABASE = "unknown-database"
    NO_DRIVER = "no-driver"
    CANNOT_OPEN = "cannot-open"
    NOT_A_DATABASE = "not-a-database"
    DAMAGED = "damaged"
    READ_ONLY = "read-only"
    FULL = "full"
    BUSY = "busy"
    BROKEN_DISK = "broken-disk"
    UNREACHABLE = "unreachable"
    LOCKED_OUT = "locked-out"
    FORBIDDEN = "forbidden"
    OUTDATED = "outdated"
    TOO_NEW = "too-new"
    NOT_MIGRATED = "not-migrated"


class StoreError(GlosaError):
    """The database cannot be used: what is wrong, at which address (never with its password), and in which words."""

    def __init__(self, problem: StoreProblem, address: str, detail: str = "") -> None:
        """Keep what is wrong and where."""
        super().__init__(f"{address}: {problem} {detail}".rstrip())
        self.problem = problem
        self.address = address
        self.detail = detail


class ScheduleProblem(StrEnum):
    """What may be wrong with when somebody wants to receive something."""

    NOTHING_SAID = "nothing-said"
    TOO_LONG = "too-long"
    NOT_UNDERSTOOD = "not-understood"
    NOT_TOGETHER = "not-together"
    REPEATED = "repeated"
    NO_SUCH_TIME = "no-such-time"
    MINUTES_OR_HOURS = "minutes-or-hours"
    WHICH_HALF_OF_DAY = "which-half-of-day"
    WHICH_TIME = "which-time"
    STRETCH_OF_HOURS = "stretch-of-hours"
    TOO_MANY_TIMES = "too-many-times"
    NO_SUCH_PERIOD = "no-such-period"
    WHICH_WEEKDAY = "which-weekday"
    UNCLEAR_LETTER = "unclear-letter"
    NO_DAY_LEFT = "no-day-left"
    WHICH_MONTH_DAY = "which-month-day"
    UNCLEAR_NUMBER = "unclear-number"
    NO_SUCH_MONTH_DAY = "no-such-month-day"
    UNKNOWN_PLACE = "unknown-place"
    SEVERAL_ZONES = "several-zones"
    SEVERAL_PLACES = "several-places"
    QUIET_WITHOUT_HOURS = "quiet-without-hours"
    QUIET_WITHOUT_LENGTH = "quiet-without-length"
    TIME_IN_QUIET = "time-in-quiet"
    ALWAYS_QUIET = "always-quiet"


class ScheduleError(GlosaError):
    """It cannot be said when something is to be received: why, the words in question, and what may have been meant."""

    def __init__(self, problem: ScheduleProblem, detail: str = "", near: Sequence[str] = ()) -> None:
        """Keep what is wrong; `near` holds what the words are near to, or what they stand against."""
        super().__init__(f"{problem} {detail}".rstrip())
        self.problem = problem
        self.detail = detail
        self.near = tuple(near)


class EncoderProblem(StrEnum):
    """What may be wrong with an encoder."""

    NOT_INSTALLED = "not-installed"
    CANNOT_LOAD = "cannot-load"
    WRONG_VECTORS = "wrong-vectors"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    REFUSED_KEY = "refused-key"
    UNKNOWN_MODEL = "unknown-model"
    REFUSED = "refused"
    NOT_VECTORS = "not-vectors"
    WRONG_DIMENSION = "wrong-dimension"
    BROKEN = "broken"
    """It fails in a way that nobody foresaw."""


class EncoderError(GlosaError):
    """An encoder gives no vectors: what is wrong, and in which words."""

    def __init__(self, problem: EncoderProblem, detail: str = "") -> None:
        """Keep what is wrong."""
        super().__init__(f"{problem} {detail}".rstrip())
        self.problem = problem
        self.detail = detail


class CacheError(GlosaError):
    """Vectors cannot be kept in a file of this machine; the message says why, in the system's words."""
