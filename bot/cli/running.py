"""The bot run, tried, looked at and set up from the terminal."""

from __future__ import annotations

import os
import threading
import webbrowser
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bot import app, terminal, wording
from bot.cli import options
from bot.cli.exits import DONE, FAULTY, Refusal
from bot.cli.opening import opened_settings, refusing
from bot.doctor.checks import State
from bot.settings import TOKEN
from bot.wording import demo as playing
from bot.wording import doctor as health
from bot.wording import running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.doctor.checks import Check
    from bot.settings import Settings


@click.command(help=wording.HELP_SERVE)
def serve() -> int:
    """Run the bot on Telegram."""
    return _on_telegram(app.serve)


@click.command(help=running.HELP_TICK)
def tick() -> int:
    """Do on Telegram what is due, and end."""
    return _on_telegram(app.tick)


def _on_telegram(work: Callable[[Settings], int]) -> int:
    with refusing():
        return work(opened_settings(needs=(TOKEN,)))


@click.command(help=playing.HELP_DEMO)
@click.option("--port", type=options.Port(), default=0, metavar="N", help=playing.HELP_PORT)
@click.option("--no-open", is_flag=True, help=playing.HELP_NO_OPEN)
@options.knowledge
def demo(port: int, knowledge: Path | None, *, no_open: bool) -> int:
    """Play the bot in the browser."""

    def show(address: str) -> None:
        click.echo(playing.ready(address))
        if not no_open:
            _browse(address)

    settings = opened_settings()
    click.echo(playing.READING, err=True)
    try:
        with refusing():
            code = app.demo(replace(settings, knowledge=knowledge or settings.knowledge), port, show)
    except app.PortError as error:
        raise Refusal(playing.port_in_use(port) if error.is_taken else playing.port_refused(port)) from error
    click.echo(playing.ENDED, err=True)
    return code


def _browse(address: str) -> None:
    """Open an address in the browser, unless there is none or it would take the terminal for itself."""
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:  # the plain class is for those that run in a terminal
            threading.Thread(target=browser.open, args=[address], daemon=True).start()


@click.command(help=health.HELP_DOCTOR)
def doctor() -> int:
    """Look at all that the bot needs, and tell how it is."""
    states: Counter[State] = Counter()

    def tell(check: Check) -> None:
        states[check.state] += 1
        click.echo(terminal.check(check))

    app.doctor(os.environ, tell)
    click.secho(health.seen(states[State.BROKEN], states[State.DOUBTFUL]), bold=True)
    return FAULTY if states[State.BROKEN] else DONE


@click.command(help=running.HELP_MIGRATE)
def migrate() -> int:
    """Bring the database up to date."""
    with refusing():
        has_changed = app.migrate(opened_settings())
    click.echo(running.MIGRATED if has_changed else running.ALREADY_CURRENT)
    return DONE
