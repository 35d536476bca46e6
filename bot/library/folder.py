"""The only part of the library that touches files: which there are, and their bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.library.findings import Findings

SIZE_LIMIT = 20_000_000
"""Bytes of one file: twenty long novels. Anything larger was put in the folder by mistake."""

SUFFIXES = (".md", ".txt")
"""Of the files that are documents, in lower case."""

CATALOGUE = "library.yaml"
"""The file, at the top of the folder, that says more of the library and its documents."""

_NEARLY_CATALOGUE = ("library.yaml", "library.yml")


def documents(folder: Path, findings: Findings) -> list[Path]:
    """Return the files of a folder, and of those in it, that are documents, sorted."""
    problem = _problem_of(folder)
    if problem:
        findings.fault(None, problem)
        return []
    files = sorted(_Walk(folder, findings).below(folder), key=lambda path: path.as_posix())
    if not files and not findings.faults:
        findings.fault(None, Problem.NO_DOCUMENTS)
    return files


def catalogue(folder: Path, findings: Findings) -> Path | None:
    """Return the folder's `library.yaml`, if there is one, noting a file whose name is only nearly that."""
    named = [path for path in _entries(folder, findings) if path.name.lower() in _NEARLY_CATALOGUE]
    for path in named:
        if path.name != CATALOGUE:
            findings.about(path).fault(None, Problem.WRONG_NAME, CATALOGUE)
    return next((path for path in named if path.name == CATALOGUE), None)


def content(path: Path, findings: Findings) -> bytes | None:
    """Return the bytes of a file, or None, the fault noted, where that cannot be done."""
    try:
        if not path.is_file():  # a pipe would be waited for without end
            findings.fault(None, Problem.UNREADABLE)
            return None
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        findings.fault(None, Problem.UNREADABLE, error.strerror or "")
        return None
    if len(data) > SIZE_LIMIT:
        findings.fault(None, Problem.TOO_LARGE, str(SIZE_LIMIT))
        return None
    return data


def _problem_of(folder: Path) -> Problem | None:
    try:
        if not folder.exists():
            return Problem.NO_FOLDER
        return None if folder.is_dir() else Problem.NOT_A_FOLDER
    except OSError:
        return Problem.UNREADABLE


def _entries(folder: Path, findings: Findings) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        findings.about(folder).fault(None, Problem.UNREADABLE, error.strerror or "")
        return []


class _Walk:
    """Goes through a folder, following links only to places within it, and entering no folder twice."""

    def __init__(self, folder: Path, findings: Findings) -> None:
        self._findings = findings
        self._root = folder.resolve()
        self._entered = {self._root}

    def below(self, folder: Path) -> Iterator[Path]:
        for path in _entries(folder, self._findings):
            try:
                yield from self._at(path)
            except (OSError, RuntimeError):  # RuntimeError: what pathlib raises, up to 3.12, for links in a circle
                self._findings.about(path).fault(None, Problem.UNREADABLE)

    def _at(self, path: Path) -> Iterator[Path]:
        place = path.resolve()
        is_folder = path.is_dir()
        if not is_folder and path.suffix.lower() not in SUFFIXES:
            return
        if not place.is_relative_to(self._root):
            self._findings.about(path).warn(None, Problem.LEADS_OUTSIDE)
        elif not is_folder:
            yield path
        elif place not in self._entered:
            self._entered.add(place)
            yield from self.below(path)
