"""Puts the parts together, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import logging
import os
import sys
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot import logs, wording
from bot.answering import Answerer
from bot.errors import GlosaError, StoreError
from bot.library import load
from bot.model import Abstention
from bot.wording import demo as playing
from bot.wording import running, storing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
    from contextlib import AbstractAsyncContextManager

    from bot.chat.service import Pages, Service
    from bot.doctor.checks import Check
    from bot.library import Library
    from bot.semantics import Encoder
    from bot.settings import Settings
    from bot.simulator.stage import Stage
    from bot.store import Store

STOPPED: Final = 0
BROKEN: Final = 1
REFUSED: Final = 2

_log: Final = logging.getLogger(__name__)


def answerer(settings: Settings, library: Library | None = None) -> Answerer:
    """Return what answers from the documents, or raise KnowledgeError, or EncoderError where there is no encoder."""
    with _uncollected():
        return Answerer(library or load(settings.knowledge), settings.min_confidence, _encoder(settings))


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Make a great deal that stays: to look through it again and again for what has gone takes a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # not to be looked through later on either
        gc.enable()


def _encoder(settings: Settings) -> Encoder | None:
    if settings.encoder is None:
        return None
    from bot.encoders import chosen  # noqa: PLC0415 - only who chose one needs what makes vectors

    return chosen(settings)


def prepare(ready: Answerer, settings: Settings) -> None:
    """Have the encoder heard from the first question on, where there is one; whoever waits at the terminal sees it."""
    if ready.opinion:
        from bot.preparing import prepare as prepare_opinion  # noqa: PLC0415 - as above

        prepare_opinion(ready.opinion, settings.cache)


def migrate(settings: Settings) -> bool:
    """Bring the database up to date and return whether there was anything to do, or raise StoreError."""
    from bot import store  # noqa: PLC0415 - SQLAlchemy takes longer to load than most commands take

    if store.is_current(settings.database_url):
        return False
    store.migrate(settings.database_url)
    return True


def doctor(environment: Mapping[str, str], tell: Callable[[Check], None]) -> None:
    """Look at everything that the bot needs, and tell each thing as it is seen."""
    from bot.doctor.examining import examine  # noqa: PLC0415 - see below

    logging.disable()  # the looks tell what fails; libraries would name addresses, which have the token in them
    os.environ["PTB_TIMEDELTA"] = "true"  # as below
    asyncio.run(examine(environment, tell))


def serve(settings: Settings) -> int:
    """Serve the bot on Telegram until the process is told to stop, and return its exit code.

    Raises SettingsError without a token, KnowledgeError and EncoderError.
    """
    return _logged(settings, _serve)


def tick(settings: Settings) -> int:
    """Do on Telegram what is due, for a bot that sleeps, and return the exit code; raises what `serve` does."""
    return _logged(settings, _tick)


def _logged(settings: Settings, work: Callable[[Settings, Answerer], Coroutine[None, None, None]]) -> int:
    """Do work that tells of itself through the log alone, and return the exit code."""
    with _uncollected():
        # Telegram's library takes longer to load than all the rest, and few commands need it.
        from bot.chat.service import webhook_secret  # noqa: PLC0415 - see above

        secrets = [settings.required_token(), webhook_secret(settings), *filter(None, [settings.encoder_key])]
        logs.configure(settings.log_level, settings.log_format, secrets)
        os.environ["PTB_TIMEDELTA"] = "true"  # the library then gives durations as such, and does not warn that it will
        ready = answerer(settings)
    for warning in ready.library.warnings:
        _log.warning(wording.warning(warning))
    if not settings.is_lasting:
        _log.warning(running.DISK_IS_NOT_LASTING)
    try:
        asyncio.run(work(settings, ready))
    except StoreError as refusal:
        _log.error(storing.fault(refusal))
        return REFUSED
    except GlosaError as refusal:
        _log.error(str(refusal))
        return REFUSED
    except Exception:  # noqa: BLE001 - whatever it is, it is told through the log, which hides the token
        _log.exception("ended by a fault of its own")
        return BROKEN
    return STOPPED


class PortError(GlosaError):
    """The page of `demo` cannot have the port that was asked for: somebody has it already, or the system says no."""

    def __init__(self, *, is_taken: bool) -> None:
        """Keep which of the two it is."""
        super().__init__("taken" if is_taken else "refused")
        self.is_taken = is_taken


def demo(settings: Settings, port: int, show: Callable[[str], None]) -> int:
    """Play the bot on a page in the browser until the process is told to stop; nothing of it is left.

    `show` is told the page's address. Raises KnowledgeError, EncoderError and PortError.
    """
    ready = answerer(settings)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, _stage(ready, port) as stage:
        quiet = max(settings.log_level, logging.WARNING)  # standard output has nothing but the address
        logs.configure(quiet, settings.log_format, [stage.token], sys.stderr)
        os.environ["PTB_TIMEDELTA"] = "true"  # as above
        played = replace(
            settings,
            token=stage.token,
            api_url=stage.url,
            database_url=f"sqlite:///{folder}/demo.db",
            admin_ids=frozenset({stage.people[0].id}),
            public_url=None,
            port=None,
        )
        migrate(played)
        show(stage.address)
        asyncio.run(_serve(played, ready))
    return STOPPED


def _stage(ready: Answerer, port: int) -> Stage:
    """Return where the bot is played, with questions that its documents answer."""
    from bot.simulator.stage import Cast, Stage  # noqa: PLC0415 - only this command needs it

    cast = Cast(playing.PEOPLE, playing.GROUP, playing.TOPIC, playing.CHANNEL)
    found = ready.answer(playing.ASKS_NOTHING)
    questions = found.offers if isinstance(found, Abstention) else ()
    try:
        return Stage(cast, words=playing.PAGE, questions=questions, port=port)
    except OSError as error:
        raise PortError(is_taken=error.errno == errno.EADDRINUSE) from error


async def _serve(settings: Settings, ready: Answerer) -> None:
    from bot.chat import service  # noqa: PLC0415 - as above

    async with _store(settings) as store, _encoding(ready, store):
        await service.serve(settings, ready, store, _pages(settings, ready))


async def _tick(settings: Settings, ready: Answerer) -> None:
    from bot.chat import service  # noqa: PLC0415 - as above

    async with _store(settings) as store:
        await service.tick(settings, ready, store)


@contextlib.asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[Store]:
    from bot.store import Store, ensure_current  # noqa: PLC0415 - as above

    await asyncio.to_thread(ensure_current, settings.database_url)
    store = Store(settings.database_url, pepper=settings.derived("pepper"), keep_askers=settings.keep_askers)
    try:
        yield store
    finally:
        await store.close()


def _encoding(ready: Answerer, store: Store) -> AbstractAsyncContextManager[None]:
    """Return what makes the documents' vectors meanwhile, if there is an encoder."""
    if ready.opinion is None:
        return contextlib.nullcontext()
    from bot.encoding import encoding  # noqa: PLC0415 - as above

    return encoding(ready.opinion, store)


def _pages(settings: Settings, ready: Answerer) -> Pages | None:
    """Return what opens the pages and the webhook, if there is a port for them."""
    from bot.chat.service import webhook_secret  # noqa: PLC0415 - as above

    port = settings.port
    if port is None:
        return None

    def opened(bot: Service) -> AbstractAsyncContextManager[None]:
        from bot.web import server  # noqa: PLC0415 - 5 MB that only a bot with a port needs
        from bot.web.site import Site  # noqa: PLC0415 - as above

        site = Site(ready, settings.public_url, bot.username)
        pages = server.application(site, bot, webhook_secret(settings))
        return server.serving(pages, server.listen(settings.host, port))

    return opened
