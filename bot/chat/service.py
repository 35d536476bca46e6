"""Starts the bot, serves by polling, and stops."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Final

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application

from bot import wording
from bot.chat.handlers import Handlers
from bot.chat.polling import Polling
from bot.chat.posting import Post
from bot.chat.stopping import stop_on_signals, until
from bot.chat.trouble import CannotServeError, Trouble

if TYPE_CHECKING:
    from telegram import Bot

    from bot.answering import Answerer

_LANGUAGES: Final = (None, "es")
"""Of the menu: for everybody, and for whoever uses Telegram in Spanish, whose menu an older bot may have set."""
_log: Final = logging.getLogger(__name__)


async def serve(token: str, api_url: str, answerer: Answerer) -> None:
    """Serve until the process is told to stop; raise CannotServeError if somebody has to do something first."""
    application = build(token, api_url, answerer)
    stop = stop_on_signals()
    trouble = Trouble()
    try:
        await until(stop, _start(application, trouble))
        if not stop.is_set():
            _log.info(wording.listening(application.bot.username, len(answerer.library.documents)))
            await Polling(application.bot, application.process_update, trouble).run(stop)
    finally:
        await application.bot.shutdown()
    _log.info(wording.STOPPED)


def build(token: str, api_url: str, answerer: Answerer) -> Application[Any, Any, Any, Any, Any, Any]:
    """Return an application that answers updates; who takes them from Telegram is another matter."""
    builder = Application.builder().token(token).base_url(f"{api_url}/bot").base_file_url(f"{api_url}/file/bot")
    application = builder.updater(None).job_queue(None).rate_limiter(AIORateLimiter()).build()
    Handlers(answerer, Post(application.bot)).register(application)
    return application


async def _start(application: Application[Any, Any, Any, Any, Any, Any], trouble: Trouble) -> None:
    """Return once Telegram knows the bot and would give it updates."""
    while True:
        try:
            await application.initialize()
            await _refuse_webhook(application.bot)
        except TelegramError as error:
            await asyncio.sleep(trouble.met(error))
        else:
            trouble.is_over()
            await _set_menu(application.bot)
            return


async def _refuse_webhook(bot: Bot) -> None:
    """Do not begin while there is a webhook: whoever serves by it would get nothing any more."""
    if (await bot.get_webhook_info()).url:
        raise CannotServeError(wording.WEBHOOK_SET)


async def _set_menu(bot: Bot) -> None:
    """Set the menu where it differs; the methods that set something may be called a few times an hour only."""
    menu = tuple(BotCommand(name, text) for name, text in wording.COMMANDS.items())
    try:
        for language in _LANGUAGES:
            if await bot.get_my_commands(language_code=language) != menu:
                await bot.set_my_commands(menu, language_code=language)
    except TelegramError as error:
        _log.warning("the menu stays as it is: %s", error)
