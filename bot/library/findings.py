"""What is found wrong, or doubtful, while a folder is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.errors import Fault, Problem

if TYPE_CHECKING:
    from pathlib import Path

DETAIL_LENGTH = 120
"""Characters of a detail that are shown: a heading or a value may be as long as the file."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Collects faults and warnings about one file after another, so that reading goes on and all are told at once."""

    path: Path
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def about(self, path: Path) -> Findings:
        """Return the same collection, for what is found in another file."""
        return Findings(path, self.faults, self.warnings)

    def fault(self, line: int | None, problem: Problem, detail: str = "") -> None:
        """Note something that keeps the document from being used."""
        self.faults.append(Fault(self.path, line, problem, _shown(detail)))

    def warn(self, line: int | None, problem: Problem, detail: str = "") -> None:
        """Note something converted or guessed."""
        self.warnings.append(Fault(self.path, line, problem, _shown(detail)))

    def repeated(self, line: int | None, problem: Problem, name: str, first: str) -> None:
        """Note a name used twice; the detail says the name and the place where it stands first."""
        self.faults.append(Fault(self.path, line, problem, f"{_shown(name)} {first}"))


def _shown(detail: str) -> str:
    """Return a detail short enough for a line of a terminal, and without what no terminal can write."""
    short = detail if len(detail) <= DETAIL_LENGTH else f"{detail[:DETAIL_LENGTH]}…"
    return short.encode(errors="replace").decode()
