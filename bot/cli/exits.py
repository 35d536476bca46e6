"""How a command ends: its exit code, and the refusal that ends it early."""

from __future__ import annotations

from typing import Any, Final

import click

DONE: Final = 0
"""Answered, or done."""
FAULTY: Final = 1
"""`check` or `doctor` found faults."""
MISUSED: Final = 2
"""What was typed, the settings or the documents have to be put right."""
ABSTAINED: Final = 3
INTERRUPTED: Final = 130


class Refusal(click.ClickException):
    """Something that whoever typed the command has to put right."""

    exit_code = MISUSED

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - as click has it
        """Print the sentence alone, on standard error."""
        click.echo(self.message, file=file, err=True)
