"""What can be wrong with a file of questions or of results; the sentences for it are in `wording.FILE_FAULTS`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.errors import GlosaError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class FileProblem(StrEnum):
    """What may be wrong with a file of questions or of results."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf-8"
    WRONG_ENDING = "wrong-ending"
    BROKEN_JSON = "broken-json"
    BROKEN_YAML = "broken-yaml"
    NOT_A_LIST = "not-a-list"
    NOT_KEYS = "not-keys"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_KEY = "unknown-key"
    NOT_TEXT = "not-text"
    NOT_TEXTS = "not-texts"
    NOT_TRUE_OR_FALSE = "not-true-or-false"
    NO_QUESTION = "no-question"
    TOO_LONG = "too-long"
    NOTHING_EXPECTED = "nothing-expected"
    EXPECTED_OF_UNANSWERABLE = "expected-of-unanswerable"
    UNKNOWN_DOCUMENT = "unknown-document"
    UNKNOWN_SECTION = "unknown-section"
    REPEATED = "repeated"
    NO_QUESTIONS = "no-questions"
    NOT_RESULTS = "not-results"


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing wrong in a file: the line (from 1, where there is one), the problem and its detail."""

    path: Path
    line: int | None
    problem: FileProblem
    detail: str = ""

    @property
    def place(self) -> str:
        """The place as editors and terminals write it: `file:line`."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def __str__(self) -> str:
        """Return the fault for a log."""
        return f"{self.place}: {self.problem} {self.detail}".rstrip()


class EvaluationError(GlosaError):
    """A file cannot be used; `faults` says all that is wrong with it, in the order of its lines."""

    def __init__(self, faults: Sequence[FileFault]) -> None:
        """Keep every fault."""
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line or 0))
