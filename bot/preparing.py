"""The vectors of a library at a terminal: whoever waits sees how far they are, and need not wait."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot.encoders import Cache, steps
from bot.errors import CacheError, EncoderError
from bot.wording import encoding as say

if TYPE_CHECKING:
    from pathlib import Path

    from bot.semantics import SecondOpinion


def prepare(opinion: SecondOpinion, folder: Path | None) -> None:
    """Give an opinion its vectors, those kept in a folder and the others made, or say why it has to do without."""
    cache = _cache(folder)
    try:
        _watched(opinion, cache)
    except EncoderError as error:
        click.echo(say.trouble(error.problem, error.detail), err=True)
    except KeyboardInterrupt:
        click.echo(f"\n{say.SKIPPED}", err=True)
    finally:
        if cache:
            cache.close()


def _cache(folder: Path | None) -> Cache | None:
    if folder is None:
        return None
    try:
        return Cache(folder)
    except CacheError as error:
        click.echo(say.not_kept(str(error)), err=True)
        return None


def _watched(opinion: SecondOpinion, cache: Cache | None) -> None:
    """Make what is missing, with a bar that shows how far it is where somebody looks on and there is anything to do."""
    made = steps(opinion, cache)
    first = next(made)
    if first.is_over:
        return
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    with click.progressbar(length=first.total, label=say.ENCODING, file=sys.stderr, hidden=not is_watched) as bar:
        bar.update(first.done)
        done = first.done
        for progress in made:
            bar.update(progress.done - done)
            done = progress.done
