"""An evaluation as text for a terminal of some width; whoever prints it drops the marks where they cannot be shown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

import click

from bot import wording
from bot.report.table import beside_rows, failures, kind_columns, kind_rows, measured, rows
from bot.wording import encoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.evaluation import Comparison, Outcome, Summary
    from bot.report.table import Failure

NARROWEST: Final = 40
"""Columns below which sentences are not broken any further."""
_INDENT: Final = "  "
_GAP: Final = "  "


def text(found: Summary, outcomes: Sequence[Outcome], width: int) -> str:
    """Return the table, the table of kinds where there are any, and the failures."""
    return "\n".join([*_tables(found), "", *_failures(outcomes, width)])


def beside(words: Summary, found: Summary) -> str:
    """Return what words alone give beside what they give with the encoder."""
    return "\n".join(_table([encoding.BESIDE_COLUMNS, *beside_rows(words, found)]))


def comparison(found: Comparison, width: int) -> str:
    """Return what got better and worse since earlier results, and which measures changed."""
    counts = wording.compared(len(found.better), len(found.worse), found.new, found.gone)
    lines = [click.style(counts, bold=True), *_changes(found)]
    for label, color, outcomes in ((wording.BETTER, "green", found.better), (wording.WORSE, "red", found.worse)):
        if outcomes:
            lines += [click.style(label, bold=True, fg=color), *_asked(outcomes, width)]
    return "\n".join(lines)


def _tables(found: Summary) -> Iterator[str]:
    yield from _table([wording.MEASURE_COLUMNS, *rows(found.totals)])
    if found.kinds:
        yield ""
        yield from _table([kind_columns(), *kind_rows(found.kinds)])
        yield click.style(wording.IN_PERCENT, dim=True)


def _table(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield lines of columns as wide as their widest cell, names on the left and figures on the right."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for number, row in enumerate(cells):
        name, *figures = row
        aligned = [name.ljust(widths[0]), *(cell.rjust(size) for cell, size in zip(figures, widths[1:], strict=True))]
        line = _GAP.join(aligned).rstrip()
        yield line if number else click.style(line, bold=True)


def _failures(outcomes: Sequence[Outcome], width: int) -> Iterator[str]:
    told = list(failures(outcomes))
    yield click.style(wording.evaluated(len(outcomes), len(told)), bold=True)
    for number, failure in enumerate(told, start=1):
        yield ""
        yield from _failure(number, failure, width)


def _failure(number: int, failure: Failure, width: int) -> Iterator[str]:
    kind = f" [{failure.kind}]" if failure.kind else ""
    yield from _wrapped(f"{number}. {failure.question}{kind}", width, "")
    yield from _wrapped(failure.expected, width, _INDENT)
    yield from _wrapped(failure.given, width, _INDENT)


def _changes(found: Comparison) -> Iterator[str]:
    for name, label in wording.MEASURES.items():
        before, after = (measured(getattr(totals, name)) for totals in (found.before, found.after))
        if before != after:
            yield _INDENT + wording.measure_change(label, before, after)


def _asked(outcomes: Sequence[Outcome], width: int) -> Iterator[str]:
    for outcome in outcomes:
        asked = wording.asked_question(outcome.case.question, outcome.case.previous)
        yield from _wrapped(asked, width, _INDENT)


def _wrapped(sentence: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        sentence,
        max(width, NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent + _INDENT,
        break_on_hyphens=False,
    )
