"""The questions as a file that spreadsheets open: CSV with a mark that tells it is UTF-8. Pure."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from bot.wording import decimal
from bot.wording import owner as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.values import Question

_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would run; what people ask is theirs to choose."""


def sheet(questions: Sequence[Question]) -> bytes:
    """Return a line for each question, under the columns' names, apart by semicolons as Spanish spreadsheets expect."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(say.COLUMNS)
    writer.writerows(map(_row, questions))
    return written.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """Return a cell that is shown as it was written, and is no formula."""
    visible = cell.lstrip(" \n\u00a0\ufeff\0")
    return f"'{cell}" if visible.startswith(_FORMULAS) else cell


def _row(question: Question) -> list[str]:
    return [
        f"{question.asked_at:%Y-%m-%d %H:%M}",
        harmless(question.text),
        harmless(", ".join(question.documents) or say.ALL_DOCUMENTS),
        say.OUTCOMES[question.found],
        decimal(question.confidence, 2),
        harmless(question.section),
    ]
