"""The commands of `python -m bot`: what is typed goes in; what is printed and an exit code come out.

0 answered or done, 1 `check` or `doctor` found faults, 2 bad usage, settings or documents, 3 abstained,
130 interrupted.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import threading
import webbrowser
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from bot import __version__, app, evaluation, records, report, terminal, wording
from bot.answering import LONGEST_QUESTION, Answerer, leant_on
from bot.digest import Length, compose, topics, with_topic
from bot.doctor.checks import State
from bot.errors import EncoderError, KnowledgeError, SettingsError, StoreError
from bot.evaluation import EvaluationError, results
from bot.library import load
from bot.model import Answer
from bot.passages import passages_of
from bot.records import Asked, RecordError
from bot.settings import MIN_CONFIDENCE, TOKEN, Settings
from bot.terminal import printable
from bot.wording import demo as playing
from bot.wording import digests, encoding, running, storing
from bot.wording import doctor as health

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from bot.doctor.checks import Check
    from bot.evaluation import Case, Outcome, Summary
    from bot.library import Library
    from bot.model import Finding
    from bot.settings import Variable

DONE: Final = 0
FAULTY: Final = 1
MISUSED: Final = 2
ABSTAINED: Final = 3
INTERRUPTED: Final = 130

_LARGEST_PORT: Final = 65535
_PROMPT: Final = "> "
_LENGTHS: Final = {name: length for length, name in digests.LENGTHS.items()}


def main() -> NoReturn:
    """Run the command that was typed and end the process with its exit code."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end
    try:
        code = commands.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has left; the exit flushes again
        code = DONE
    sys.exit(code)


class _Refusal(click.ClickException):
    """Something that whoever typed the command has to put right."""

    exit_code = MISUSED

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - as click has it
        """Print the sentence alone, on standard error."""
        click.echo(self.message, file=file, err=True)


@click.group(help=wording.HELP_GLOSA)
@click.version_option(__version__, message="%(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """Prepare the terminal for whichever command follows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without accents gets the rest
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False


class _Probability(click.ParamType[float]):
    """A number from 0 to 1, as in MIN_CONFIDENCE."""

    name = "P"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Return the number, or tell what is wrong with it."""
        try:
            return Settings.from_env({MIN_CONFIDENCE.name: str(value)}).min_confidence or 0.0
        except SettingsError:
            self.fail(wording.not_a_probability(str(value)), param, ctx)


def _asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of whatever answers questions."""
    options = (
        click.option("--knowledge", type=click.Path(path_type=Path), metavar="DIR", help=wording.HELP_KNOWLEDGE),
        click.option("--document", metavar="ID", help=wording.HELP_DOCUMENT),
        click.option("--min-confidence", type=_Probability(), metavar="P", help=wording.HELP_MIN_CONFIDENCE),
    )
    for option in reversed(options):
        command = option(command)
    return command


@commands.command(help=wording.HELP_ASK)
@click.argument("question", nargs=-1, metavar="PREGUNTA | -")
@_asking
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
        raise _Refusal(wording.NO_QUESTION)
    answerer = _answerer(knowledge, document, min_confidence)
    if as_json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever the terminal is
    if asked == "-":
        return _ask_lines(answerer, document, as_json=as_json)
    if len(asked) > LONGEST_QUESTION:
        raise _Refusal(wording.question_too_long(LONGEST_QUESTION))
    found = answerer.answer(asked, _only(document))
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
    return asked, answerer.answer(printable(asked.question), _only(wanted), printable(previous) or None)


@commands.command(help=wording.HELP_CHAT)
@_asking
def chat(knowledge: Path | None, document: str | None, min_confidence: float | None) -> int:
    """Answer questions until the person leaves."""
    answerer = _answerer(knowledge, document, min_confidence)
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
            return _summary(answerer.library, line.split()[1:], _only(document)), None
        case _ if line.startswith("/"):
            return wording.UNKNOWN_COMMAND, None
        case _ if len(line) > LONGEST_QUESTION:
            return wording.question_too_long(LONGEST_QUESTION), None
    found = answerer.answer(line, _only(document), previous)
    return terminal.render(found, answerer.library), leant_on(found)


def _summary(library: Library, typed: Sequence[str], documents: Sequence[str]) -> str:
    """Return the summary that the words behind `/resumen` ask for, or what is wrong with them."""
    lengths = [_LENGTHS[word] for word in typed if word in _LENGTHS]
    named = [word for word in typed if word not in _LENGTHS]
    for id_ in named:
        if library.document(id_) is None:
            return wording.unknown_document(id_, [known.id for known in library.documents])
    return terminal.digest(compose(library, lengths[-1] if lengths else Length.NORMAL, named or documents), library)


@commands.command(help=digests.HELP_DIGEST)
@click.option("--knowledge", type=click.Path(path_type=Path), metavar="DIR", help=wording.HELP_KNOWLEDGE)
@click.option("--document", "documents", multiple=True, metavar="ID", help=digests.HELP_DOCUMENTS)
@click.option("--section", metavar="ANCLA", help=digests.HELP_SECTION)
@click.option("--topic", metavar="TEMA", help=digests.HELP_TOPIC)
@click.option("--length", "called", default="normal", metavar="LARGO", help=digests.HELP_LENGTH)
@click.option("--json", "as_json", is_flag=True, help=digests.HELP_JSON)
def digest(  # noqa: PLR0913 - each is an option
    knowledge: Path | None,
    documents: tuple[str, ...],
    section: str | None,
    topic: str | None,
    called: str,
    *,
    as_json: bool,
) -> int:
    """Sum up what is asked for."""
    if (length := _LENGTHS.get(called.lower())) is None:
        raise _Refusal(digests.unknown_length(called))
    library = _library(knowledge, documents)
    if topic is not None:
        documents = _of_topic(library, topic, documents)
    if section is not None:
        documents = (_holder(library, section, documents),)
    composed = compose(library, length, documents, section)
    if not composed.lines:
        raise _Refusal(digests.NOTHING_TO_SUM_UP)
    if as_json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as above
    click.echo(records.write_digest(composed, length) if as_json else terminal.digest(composed, library))
    return DONE


def _of_topic(library: Library, topic: str, documents: Sequence[str]) -> tuple[str, ...]:
    """Return the documents of a topic, which is asked for instead of documents."""
    if documents:
        raise _Refusal(digests.TOPIC_OR_DOCUMENT)
    found = with_topic(library, topic)
    if not found:
        raise _Refusal(digests.unknown_topic(topic, topics(library)))
    return found


def _holder(library: Library, section: str, documents: Sequence[str]) -> str:
    """Return the one document, of those asked, that has the section."""
    asked = [document for document in library.documents if not documents or document.id in documents]
    holders = [document.id for document in asked if any(one.anchor == section for one in document.sections)]
    if not holders:
        raise _Refusal(
            digests.unknown_section(section, [one.anchor for document in asked for one in document.sections])
        )
    if len(holders) > 1:
        raise _Refusal(digests.ambiguous_section(section))
    return holders[0]


@commands.command(help=wording.HELP_CHECK)
@click.option("--knowledge", type=click.Path(path_type=Path), metavar="DIR", help=wording.HELP_KNOWLEDGE)
def check(knowledge: Path | None) -> int:
    """Tell everything that is wrong with the documents."""
    try:
        library = load(knowledge or _settings().knowledge)
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


@commands.command(help=wording.HELP_EVALUATE)
@click.argument("questions", type=click.Path(path_type=Path), metavar=wording.FILE)
@click.option("--knowledge", type=click.Path(path_type=Path), metavar="DIR", help=wording.HELP_KNOWLEDGE)
@click.option("--min-confidence", type=_Probability(), metavar="P", help=wording.HELP_MIN_CONFIDENCE)
@click.option("--compare", type=click.Path(path_type=Path), metavar="JSON", help=wording.HELP_COMPARE)
@click.option("--report", type=click.Path(path_type=Path), metavar="HTML", help=wording.HELP_REPORT)
@click.option("--results", type=click.Path(path_type=Path), metavar="JSON", help=wording.HELP_RESULTS)
def evaluate(questions: Path, knowledge: Path | None, min_confidence: float | None, **files: Path | None) -> int:
    """Ask the questions of a file and tell how well they were answered."""
    answerer = _answerer(knowledge, None, min_confidence)
    try:
        cases = evaluation.read(questions, answerer.library)
        earlier = results.read(files["compare"]) if files["compare"] else None
    except EvaluationError as error:
        faults = (wording.file_fault(one.place, one.problem, one.detail) for one in error.faults)
        raise _Refusal("\n".join(faults)) from error
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
        raise _Refusal(wording.cannot_write(str(path), getattr(error, "strerror", None) or str(error))) from error


@commands.command(help=wording.HELP_SERVE)
def serve() -> int:
    """Run the bot on Telegram."""
    return _on_telegram(app.serve)


@commands.command(help=running.HELP_TICK)
def tick() -> int:
    """Do on Telegram what is due, and end."""
    return _on_telegram(app.tick)


def _on_telegram(work: Callable[[Settings], int]) -> int:
    try:
        return work(_settings(needs=(TOKEN,)))
    except SettingsError as error:
        raise _refused(error) from error
    except KnowledgeError as error:
        raise _refused_documents(error) from error
    except EncoderError as error:
        raise _Refusal(encoding.refusal(error.problem, error.detail)) from error


class _Port(click.ParamType[int]):
    """A port that can be asked for."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """Return the number, or tell that it is none."""
        written = str(value)
        if not (written.isdecimal() and int(written) <= _LARGEST_PORT):
            self.fail(playing.not_a_port(written), param, ctx)
        return int(written)


@commands.command(help=playing.HELP_DEMO)
@click.option("--port", type=_Port(), default=0, metavar="N", help=playing.HELP_PORT)
@click.option("--no-open", is_flag=True, help=playing.HELP_NO_OPEN)
@click.option("--knowledge", type=click.Path(path_type=Path), metavar="DIR", help=wording.HELP_KNOWLEDGE)
def demo(port: int, knowledge: Path | None, *, no_open: bool) -> int:
    """Play the bot in the browser."""

    def show(address: str) -> None:
        click.echo(playing.ready(address))
        if not no_open:
            _browse(address)

    settings = _settings()
    click.echo(playing.READING, err=True)
    try:
        code = app.demo(replace(settings, knowledge=knowledge or settings.knowledge), port, show)
    except KnowledgeError as error:
        raise _refused_documents(error) from error
    except EncoderError as error:
        raise _Refusal(encoding.refusal(error.problem, error.detail)) from error
    except app.PortError as error:
        raise _Refusal(playing.port_in_use(port) if error.is_taken else playing.port_refused(port)) from error
    click.echo(playing.ENDED, err=True)
    return code


def _browse(address: str) -> None:
    """Open an address in the browser, unless there is none or it would take the terminal for itself."""
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:  # the plain class is for those that run in a terminal
            threading.Thread(target=browser.open, args=[address], daemon=True).start()


@commands.command(help=health.HELP_DOCTOR)
def doctor() -> int:
    """Look at all that the bot needs, and tell how it is."""
    states: Counter[State] = Counter()

    def tell(check: Check) -> None:
        states[check.state] += 1
        click.echo(terminal.check(check))

    app.doctor(os.environ, tell)
    click.secho(health.seen(states[State.BROKEN], states[State.DOUBTFUL]), bold=True)
    return FAULTY if states[State.BROKEN] else DONE


@commands.command(help=running.HELP_MIGRATE)
def migrate() -> int:
    """Bring the database up to date."""
    try:
        has_changed = app.migrate(_settings())
    except StoreError as error:
        raise _Refusal(storing.fault(error)) from error
    click.echo(running.MIGRATED if has_changed else running.ALREADY_CURRENT)
    return DONE


def _answerer(knowledge: Path | None, document: str | None, min_confidence: float | None) -> Answerer:
    """Return what answers over the documents that the options, or else the environment, name."""
    settings = _settings()
    if min_confidence is not None:
        settings = replace(settings, min_confidence=min_confidence)
    library = _library(knowledge, _only(document))
    try:
        answerer = app.answerer(settings, library)
    except EncoderError as error:
        raise _Refusal(encoding.refusal(error.problem, error.detail)) from error
    if answerer.opinion:
        click.get_current_context().call_on_close(answerer.opinion.encoder.close)
    app.prepare(answerer, settings)
    return answerer


def _library(knowledge: Path | None, documents: Sequence[str]) -> Library:
    """Return the documents that an option, or else the environment, names; those of `documents` have to be there."""
    try:
        library = load(knowledge or _settings().knowledge)
    except KnowledgeError as error:
        raise _refused_documents(error) from error
    for id_ in documents:
        if library.document(id_) is None:
            raise _Refusal(wording.unknown_document(id_, [known.id for known in library.documents]))
    for warning in library.warnings:
        click.echo(wording.warning(warning), err=True)
    return library


def _settings(needs: Collection[Variable] = ()) -> Settings:
    try:
        return Settings.from_env(os.environ, needs)
    except SettingsError as error:
        raise _refused(error) from error


def _refused(error: SettingsError) -> _Refusal:
    return _Refusal("\n".join(map(wording.setting_fault, error.faults)))


def _refused_documents(error: KnowledgeError) -> _Refusal:
    return _Refusal("\n".join(map(wording.fault, error.faults)))


def _only(document: str | None) -> tuple[str, ...]:
    """Return the documents to ask: the one that was named, or all."""
    return (document,) if document else ()
