"""Questions answered at the terminal: one, one a line, or in a conversation."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from bot import records, terminal, wording
from bot.answering import LONGEST_QUESTION, leant_on
from bot.cli import options
from bot.cli.exits import ABSTAINED, DONE, MISUSED, Refusal
from bot.cli.opening import only, opened_answerer
from bot.cli.summing_up import LENGTHS
from bot.digest import Length, compose
from bot.model import Answer
from bot.records import Asked, RecordError
from bot.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.answering import Answerer
    from bot.library import Library
    from bot.model import Finding

_PROMPT: Final = "> "


@click.command(help=wording.HELP_ASK)
@click.argument("question", nargs=-1, metavar="PREGUNTA | -")
@options.asking
@click.option("--json", "as_json", is_flag=True, help=wording.HELP_JSON)
def ask(
    question: tuple[str, ...],
    knowledge: Path | None,
    document: str | None,
    min_confidence: float | None,
    as_json: bool,  # noqa: FBT001 - click passes options by name
) -> int:
    """Answer one question, or one for each line of standard input."""
    asked = printable(" ".join(question))
    if not asked.strip():
        raise Refusal(wording.NO_QUESTION)
    answerer = opened_answerer(knowledge, document, min_confidence)
    if as_json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever the terminal is
    if asked == "-":
        return _ask_lines(answerer, document, as_json=as_json)
    if len(asked) > LONGEST_QUESTION:
        raise Refusal(wording.question_too_long(LONGEST_QUESTION))
    found = answerer.answer(asked, only(document))
    click.echo(records.write(Asked(asked), found) if as_json else terminal.render(found, answerer.library))
    return DONE if isinstance(found, Answer) else ABSTAINED


def _ask_lines(answerer: Answerer, document: str | None, *, as_json: bool) -> int:
    """Answer every line; a faulty one is told on standard error and the others are still answered."""
    answered = faults = 0
    for number, line in enumerate(sys.stdin.buffer if sys.stdin else (), start=1):
        try:
            asked, found = _answer_line(answerer, document, line)
        except RecordError as error:
            click.echo(wording.record_fault(number, error.problem, error.detail), err=True)
            faults += 1
            continue
        if asked is None or found is None:
            continue
        answered += isinstance(found, Answer)
        click.echo(records.write(asked, found) if as_json else _answered(asked, found, answerer.library))
        sys.stdout.flush()
    if faults:
        return MISUSED
    return DONE if answered else ABSTAINED


def _answered(asked: Asked, found: Finding, library: Library) -> str:
    """Return a question as if it had been typed, and what came of it."""
    return f"{_PROMPT}{printable(asked.question)}\n{terminal.render(found, library)}\n"


def _answer_line(answerer: Answerer, document: str | None, line: bytes) -> tuple[Asked, Finding] | tuple[None, None]:
    """Return what a line asks and what was found, or nothing for a blank line."""
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise RecordError("not-utf-8") from error
    if not text:
        return None, None
    asked = records.read(text)
    wanted = asked.document or document
    previous = asked.previous or ""
    if max(len(asked.question), len(previous)) > LONGEST_QUESTION:
        raise RecordError("too-long", wording.number(LONGEST_QUESTION))
    if wanted is not None and answerer.library.document(wanted) is None:
        raise RecordError("unknown-document", wanted)
    return asked, answerer.answer(printable(asked.question), only(wanted), printable(previous) or None)


@click.command(help=wording.HELP_CHAT)
@options.asking
def chat(knowledge: Path | None, document: str | None, min_confidence: float | None) -> int:
    """Answer questions until the person leaves."""
    answerer = opened_answerer(knowledge, document, min_confidence)
    previous = None
    try:
        click.echo(wording.CHAT_GREETING)
        for line in _typed():
            reply, asked = _reply(answerer, document, previous, printable(line))
            click.echo(reply + "\n")
            previous = asked or previous
    except KeyboardInterrupt:
        click.echo()
    click.echo(wording.GOODBYE)
    return DONE


def _typed() -> Iterator[str]:
    """Yield what the person types, a line at a time, until the input ends or the person leaves."""
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - its import alone gives `input` a history; not on every system
    if sys.stdin is None:  # as above
        return
    with suppress(EOFError):
        while (line := input(_PROMPT if sys.stdin.isatty() else "").strip()) != "/salir":
            if line:
                yield line


def _reply(answerer: Answerer, document: str | None, previous: str | None, line: str) -> tuple[str, str | None]:
    """Return what is said to a line, and the question that the next may lean on, if the line asked one."""
    match line:
        case "/ayuda":
            return wording.CHAT_HELP, None
        case "/secciones":
            return terminal.outline(answerer.library), None
        case _ if line.split(maxsplit=1)[0] == "/resumen":
            return _summary(answerer.library, line.split()[1:], only(document)), None
        case _ if line.startswith("/"):
            return wording.UNKNOWN_COMMAND, None
        case _ if len(line) > LONGEST_QUESTION:
            return wording.question_too_long(LONGEST_QUESTION), None
    found = answerer.answer(line, only(document), previous)
    return terminal.render(found, answerer.library), leant_on(found)


def _summary(library: Library, typed: Sequence[str], documents: Sequence[str]) -> str:
    """Return the summary that the words behind `/resumen` ask for, or what is wrong with them."""
    lengths = [LENGTHS[word] for word in typed if word in LENGTHS]
    named = [word for word in typed if word not in LENGTHS]
    for id_ in named:
        if library.document(id_) is None:
            return wording.unknown_document(id_, [known.id for known in library.documents])
    return terminal.digest(compose(library, lengths[-1] if lengths else Length.NORMAL, named or documents), library)
