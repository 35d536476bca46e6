"""The folder of documents: whether the bot can begin with it, and what was guessed in reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.doctor.checks import Check, State, listed
from bot.errors import KnowledgeError
from bot.library import load
from bot.wording import doctor as say

if TYPE_CHECKING:
    from pathlib import Path


def check(folder: Path) -> Check:
    """Return how a folder is, with file and line of what is wrong or doubtful."""
    try:
        library = load(folder)
    except KnowledgeError as error:
        faults = listed([wording.fault(fault) for fault in error.faults])
        told = say.cannot_load(folder, len(error.faults))
        return Check(say.DOCUMENTS, State.BROKEN, told, say.MEND_DOCUMENTS, faults)
    sections = sum(len(document.sections) for document in library.documents)
    told = say.holds(folder, len(library.documents), sections, len(library.warnings))
    if not library.warnings:
        return Check(say.DOCUMENTS, State.FINE, told)
    warnings = listed([wording.fault(warning) for warning in library.warnings])
    return Check(say.DOCUMENTS, State.DOUBTFUL, told, say.MEND_WARNINGS, warnings)
