"""What can be typed behind several commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from bot import wording
from bot.errors import SettingsError
from bot.settings import MIN_CONFIDENCE, Settings
from bot.wording import demo as playing

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST_PORT: Final = 65535


class Probability(click.ParamType[float]):
    """A number from 0 to 1, as in MIN_CONFIDENCE."""

    name = "P"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Return the number, or tell what is wrong with it."""
        try:
            return Settings.from_env({MIN_CONFIDENCE.name: str(value)}).min_confidence or 0.0
        except SettingsError:
            self.fail(wording.not_a_probability(str(value)), param, ctx)


class Port(click.ParamType[int]):
    """A port that can be asked for."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """Return the number, or tell that it is none."""
        written = str(value)
        if not (written.isdecimal() and int(written) <= _LARGEST_PORT):
            self.fail(playing.not_a_port(written), param, ctx)
        return int(written)


FILE: Final = click.Path(path_type=Path)
knowledge: Final = click.option("--knowledge", type=FILE, metavar="DIR", help=wording.HELP_KNOWLEDGE)
document: Final = click.option("--document", metavar="ID", help=wording.HELP_DOCUMENT)
min_confidence: Final = click.option(
    "--min-confidence", type=Probability(), metavar="P", help=wording.HELP_MIN_CONFIDENCE
)


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of whatever answers questions."""
    return knowledge(document(min_confidence(command)))
