"""How good documents and answers are, told at the terminal."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from bot import evaluation, report, wording
from bot.answering import Answerer
from bot.cli import options
from bot.cli.exits import DONE, FAULTY, Refusal
from bot.cli.opening import opened_answerer, opened_settings
from bot.errors import KnowledgeError
from bot.evaluation import EvaluationError, results
from bot.library import load
from bot.passages import passages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.evaluation import Case, Outcome, Summary


@click.command(help=wording.HELP_CHECK)
@options.knowledge
def check(knowledge: Path | None) -> int:
    """Tell everything that is wrong with the documents."""
    try:
        library = load(knowledge or opened_settings().knowledge)
    except KnowledgeError as error:
        for fault in error.faults:
            click.echo(wording.fault(fault))
        click.secho(wording.faulty(len(error.faults)), err=True, fg="red")
        return FAULTY
    for warning in library.warnings:
        click.echo(wording.warning(warning))
    sections = sum(len(document.sections) for document in library.documents)
    counts = len(library.documents), sections, len(passages_of(library.documents))
    click.secho(wording.checked(*counts), fg="green")
    return DONE


@click.command(help=wording.HELP_EVALUATE)
@click.argument("questions", type=options.FILE, metavar=wording.FILE)
@options.knowledge
@options.min_confidence
@click.option("--compare", type=options.FILE, metavar="JSON", help=wording.HELP_COMPARE)
@click.option("--report", type=options.FILE, metavar="HTML", help=wording.HELP_REPORT)
@click.option("--results", type=options.FILE, metavar="JSON", help=wording.HELP_RESULTS)
def evaluate(questions: Path, knowledge: Path | None, min_confidence: float | None, **files: Path | None) -> int:
    """Ask the questions of a file and tell how well they were answered."""
    answerer = opened_answerer(knowledge, None, min_confidence)
    try:
        cases = evaluation.read(questions, answerer.library)
        earlier = results.read(files["compare"]) if files["compare"] else None
    except EvaluationError as error:
        faults = (wording.file_fault(one.place, one.problem, one.detail) for one in error.faults)
        raise Refusal("\n".join(faults)) from error
    outcomes = _outcomes(answerer, cases)
    found = evaluation.summary(outcomes)
    width = shutil.get_terminal_size().columns
    click.echo(report.text(found, outcomes, width))
    if earlier:
        click.echo("\n" + report.comparison(results.compare(earlier, found, outcomes), width))
    if words := _by_words(answerer, cases):
        click.echo("\n" + report.beside(words, found))
    _write(files["report"], lambda: report.page(found, outcomes, words))
    _write(files["results"], lambda: results.write(found, outcomes))
    return DONE


def _by_words(answerer: Answerer, cases: Sequence[Case]) -> Summary | None:
    """Return what the same questions give by words alone, where an encoder was heard."""
    if not answerer.hears:
        return None
    return evaluation.summary(_outcomes(Answerer(answerer.library, answerer.min_confidence), cases))


def _outcomes(answerer: Answerer, cases: Sequence[Case]) -> list[Outcome]:
    """Ask every case, with a bar that shows how far it is where somebody looks on."""
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    asked = evaluation.run(answerer, cases)
    with click.progressbar(
        asked, length=len(cases), label=wording.ASKING, file=sys.stderr, hidden=not is_watched
    ) as outcomes:
        return list(outcomes)


def _write(path: Path | None, compose: Callable[[], str]) -> None:
    """Write what is composed into the file that was asked for, if one was."""
    if path is None:
        return
    try:
        path.write_text(compose(), encoding="utf-8")
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise Refusal(wording.cannot_write(str(path), getattr(error, "strerror", None) or str(error))) from error
