"""Starts the bot, has its updates delivered by webhook or asks for them, and stops."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application

from bot import wording
from bot.chat import handlers
from bot.chat.composing import Composer
from bot.chat.delivery import Delivery
from bot.chat.features import Features
from bot.chat.gate import Gate
from bot.chat.health import Coming, Health
from bot.chat.lanes import HANDLED, Lanes
from bot.chat.notices import Notices
from bot.chat.parts import Parts, now
from bot.chat.polling import GRACE, Polling
from bot.chat.posting import Post
from bot.chat.requests import Requests
from bot.chat.roles import Roles
from bot.chat.stopping import stop_on_signals, until
from bot.chat.summaries import Links
from bot.chat.trouble import CannotServeError, Trouble
from bot.chat.upkeep import noting, once, pulse, upkeep
from bot.links import WEBHOOK
from bot.metrics import Metrics
from bot.novelty import edition_of
from bot.wording import running as say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from telegram import Bot

    from bot.answering import Answerer
    from bot.settings import Settings
    from bot.store import Store

    AnyApplication = Application[Any, Any, Any, Any, Any, Any]
    Handle = Callable[[dict[str, Any]], Awaitable[None]]
    Pages = Callable[["Service"], AbstractAsyncContextManager[None]]
    """Opens the pages and, where updates are delivered, the webhook."""

CONNECTIONS: Final = 40
"""Deliveries that Telegram makes at once: as many chats as may wait for a flood to pass without holding up others."""

REACHING: Final = 30.0
"""Seconds within which Telegram has to answer whoever does not stay."""

_log: Final = logging.getLogger(__name__)


async def serve(settings: Settings, answerer: Answerer, store: Store, pages: Pages | None) -> None:
    """Serve until the process is told to stop; raise CannotServeError if somebody has to do something first."""
    stop = stop_on_signals()
    service = Service(settings, stop, *await build(settings, answerer, store))
    opened = pages(service) if pages else contextlib.nullcontext()
    async with noting(store, [settings.required_token()]), opened:
        await service.run()
    _log.info(wording.STOPPED)


async def tick(settings: Settings, answerer: Answerer, store: Store) -> None:
    """Do once what is due; raise CannotServeError if somebody has to do something first, or Telegram is away."""
    service = Service(settings, stop_on_signals(), *await build(settings, answerer, store))
    async with noting(store, [settings.required_token()]):
        sent = await service.tick()
    _log.info(say.caught_up(sent))


async def build(settings: Settings, answerer: Answerer, store: Store) -> tuple[AnyApplication, Parts]:
    """Return an application that answers updates, and its parts; who gets them from Telegram is another matter."""
    edition = await store.promises.note_edition(edition_of(answerer.library), now())
    builder = Application.builder().token(settings.required_token())
    builder.base_url(f"{settings.api_url}/bot").base_file_url(f"{settings.api_url}/file/bot")
    metrics = Metrics()
    builder.updater(None).job_queue(None).rate_limiter(AIORateLimiter()).request(Requests(metrics))
    application = builder.build()
    coming = Coming.WEBHOOK if settings.public_url else Coming.POLLING
    health = Health(coming, now(), is_disk_lasting=settings.is_lasting)
    bot = application.bot
    post = Post(bot, health)
    parts = Parts(
        answerer=answerer,
        store=store,
        post=post,
        roles=Roles(bot),
        gate=Gate(),
        health=health,
        features=Features(),
        bot=bot,
        composer=Composer(answerer, store, edition, lambda: Links(bot.username, settings.public_url)),
        notices=Notices(post, settings.admin_ids),
        metrics=metrics,
        public_url=settings.public_url,
        admins=settings.admin_ids,
        keep_days=settings.keep_days,
        keep_askers=settings.keep_askers,
        encoder=settings.encoder_server,
        zone=ZoneInfo(settings.timezone),
    )
    handlers.register(application, parts)
    return application, parts


class Service:
    """One bot, from its start to its end, and what it tells of itself."""

    def __init__(self, settings: Settings, stop: asyncio.Event, application: AnyApplication, parts: Parts) -> None:
        """Serve until `stop` is set."""
        self._settings = settings
        self._stop = stop
        self._application = application
        self._parts = parts
        self._bot: Bot = application.bot
        self._lanes = Lanes(application.process_update, parts.store, parts.metrics, _has_sent(self._bot))
        self._trouble = Trouble()
        self._username = ""
        self._is_started = False

    @property
    def handle(self) -> Handle | None:
        """What a delivered update is handed to; it returns what is over when the update is done."""
        return (lambda update: self._lanes.submit(update, self._bot)) if self._settings.public_url else None

    @property
    def metrics(self) -> Metrics:
        """Where this process counts."""
        return self._parts.metrics

    def username(self) -> str:
        """Return the bot's name, or nothing as long as Telegram has not told it."""
        return self._username

    async def missing(self) -> str:
        """Return what is not in place yet, or no more; nothing if all is."""
        if self._stop.is_set():
            return say.STOPPING
        if not self._is_started:
            return say.WAITING_FOR_TELEGRAM
        return "" if await self._parts.store.is_there() else say.WAITING_FOR_DATABASE

    def remark(self) -> str:
        """Return what is to be told besides, though all is in place; nothing if there is nothing."""
        opinion = self._parts.answerer.opinion
        return opinion.told if opinion else ""

    async def measured(self) -> bytes:
        """Return what is counted, and what waits to be sent; that is not a number while the database is away."""
        waiting, age = float("nan"), float("nan")
        if await self._parts.store.is_there():
            outbox = await self._parts.store.promises.outbox(now(), now())
            waiting = outbox.waiting
            age = max((now() - outbox.oldest).total_seconds(), 0.0) if outbox.oldest else 0.0
        return self.metrics.told(waiting, age)

    async def run(self) -> None:
        """Serve."""
        try:
            await self._parts.store.beat(now())  # what it begins is known to be in good hands
            await until(self._stop, self._insist(self._meet, self._prepare_delivery))
            if not self._stop.is_set():
                gc.freeze()  # what is there by now stays: to look through it for what has gone takes 70 ms each time
                self._is_started = True
                _log.info(wording.listening(self._bot.username, len(self._parts.library.documents)))
                async with upkeep(self._parts, self._lanes):
                    await self._serve()
        finally:
            await self._lanes.close(GRACE)
            await self._bot.shutdown()

    async def tick(self) -> int:
        """Do once what a bot that serves does without being asked, and return how many summaries were sent.

        Somebody else may serve at the same time, by webhook or polling; what is under way there is left alone.
        """
        delivery = Delivery(self._parts)
        try:
            async with pulse(self._parts.store):
                await self._reach()
                self._lanes.open()
                await once(self._parts, self._lanes)
                await delivery.catch_up(self._stop)
                await self._parts.notices.tell()
        finally:
            await self._lanes.close(GRACE)
            await self._bot.shutdown()
        return delivery.sent

    async def _reach(self) -> None:
        try:
            async with asyncio.timeout(REACHING):
                await until(self._stop, self._insist(self._meet))
        except TimeoutError:
            raise CannotServeError(say.NOT_REACHED) from None

    async def _serve(self) -> None:
        """Answer updates and send what is due."""
        sending = asyncio.create_task(Delivery(self._parts).run(self._stop))
        try:
            await self._deliver()
            await sending
        finally:
            sending.cancel()

    async def _insist(self, *steps: Callable[[], Awaitable[None]]) -> None:
        """Return once Telegram has let each step be taken, after whatever trouble."""
        while True:
            try:
                for step in steps:
                    await step()
            except TelegramError as error:
                await asyncio.sleep(self._trouble.met(error))
            else:
                self._trouble.is_over()
                return

    async def _meet(self) -> None:
        """Learn from Telegram who the bot is and what the server can do."""
        await self._application.initialize()
        self._username = self._bot.username
        await self._parts.features.probe(self._bot)

    async def _prepare_delivery(self) -> None:
        """See to it that Telegram would give the bot updates, or gives them already."""
        if self._settings.public_url is None:
            await _refuse_webhook(self._bot)
        else:
            self._lanes.open()  # the first update may come before Telegram has said that it will
            await _set_webhook(self._bot, webhook_address(self._settings), webhook_secret(self._settings))

    async def _deliver(self) -> None:
        """Work on updates."""
        if self._settings.public_url is None:
            await Polling(self._bot, self._lanes, self._trouble).run(self._stop)
        else:
            _log.info(say.serving_at(f"{self._settings.public_url}{WEBHOOK}"))
            await self._stop.wait()


def _has_sent(bot: Bot) -> Callable[[asyncio.Task[None]], bool]:
    """Return what tells which tasks have made a request of the bot's."""
    requests = bot.request
    return requests.are_made_by if isinstance(requests, Requests) else lambda _: False


def webhook_secret(settings: Settings) -> str:
    """Return what Telegram shows to be let in: what was chosen, or what only the token's owner can know."""
    return settings.webhook_secret or settings.derived("webhook")


def webhook_address(settings: Settings) -> str:
    """Return where Telegram delivers.

    Telegram does not tell which secret it was given, so the address has a mark of it: with another secret it is another
    address. Without the token the mark gives nothing away.
    """
    mark = settings.derived(f"mark of {webhook_secret(settings)}")[:8]
    return f"{settings.public_url}{WEBHOOK}?secreto={mark}"


async def _refuse_webhook(bot: Bot) -> None:
    """Do not begin while there is a webhook: whoever serves by it would get nothing any more."""
    if (await bot.get_webhook_info()).url:
        raise CannotServeError(wording.WEBHOOK_SET)


async def _set_webhook(bot: Bot, address: str, secret: str) -> None:
    """Have updates delivered, if they are not yet.

    Several processes may start at once, and Telegram takes one such call a second.
    """
    known = await bot.get_webhook_info()
    kinds = set(known.allowed_updates or ())
    if (known.url, kinds, known.max_connections) != (address, set(HANDLED), CONNECTIONS):
        await bot.set_webhook(address, max_connections=CONNECTIONS, allowed_updates=HANDLED, secret_token=secret)
