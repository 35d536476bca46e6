"""The commands of `python -m bot`: what is typed goes in; what is printed and an exit code come out.

exits        the exit codes, and what ends a command early
options      what can be typed behind several commands
opening      settings, documents and what answers, or what is wrong with them
asking       ask, chat
summing_up   digest
checking     check, evaluate
running      serve, tick, demo, doctor, migrate
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from bot import __version__, wording
from bot.cli.asking import ask, chat
from bot.cli.checking import check, evaluate
from bot.cli.exits import DONE, INTERRUPTED
from bot.cli.running import demo, doctor, migrate, serve, tick
from bot.cli.summing_up import digest


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


for _command in (ask, chat, check, demo, digest, doctor, evaluate, migrate, serve, tick):
    commands.add_command(_command)
