"""The one place that sends: texts, files, edits, reactions, and answers to buttons and inline queries."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from telegram import InputFile, LinkPreviewOptions, Message
from telegram.constants import ChatAction, ParseMode, PollType
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.chat.insistence import Insistence
from bot.chat.markup import markup
from bot.chat.outcomes import Outcome, is_refused_quote, outcome, pause_of
from bot.chat.parcels import Poll
from bot.chat.places import Place, addressed, only_for
from bot.chat.requests import leaving
from bot.chat.rich import html

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from telegram import Bot, InlineQueryResult, InlineQueryResultsButton

    from bot.chat.health import Health
    from bot.chat.insistence import Ending
    from bot.chat.parcels import Parcel
    from bot.chat.reply import Reply
    from bot.chat.rich import Rich

    Begin = Callable[[], Awaitable[bool]]
    Moved = Callable[[int, int], Awaitable[None]]

UNNOTICED: Final = 0.5
"""Seconds of work that need no sign of it."""
_SIGN_LASTS: Final = 4.5
"""Seconds after which "typing" is sent again; clients show it for five."""
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of sending a message once: its number, if it was, or what was said instead, and how long to wait."""

    outcome: Outcome
    message_id: int | None
    said: str = ""
    pause: float = 0.0


class Post:
    """Sends what others have written."""

    def __init__(self, bot: Bot, health: Health) -> None:
        """Send as `bot`, and tell `health` what could not be sent."""
        self._bot = bot
        self._insistence = Insistence(health)
        self._moved: Moved | None = None

    def when_moved(self, moved: Moved) -> None:
        """Call `moved` with both numbers of a group of which a request tells that it has become a supergroup."""
        self._moved = moved

    async def send(self, place: Place, parcels: Sequence[Parcel], *, is_silent: bool = False) -> list[int]:
        """Return the numbers of the messages sent, the first of them as a reply; none where it cannot be known."""
        arrived: list[int] = []
        for parcel in parcels:
            ending = await self._message(place, parcel, is_silent=is_silent)
            number = ending.result.message_id if ending.result else 0
            if number:  # what one person sees has no number of the chat's
                arrived.append(number)
            if ending.outcome not in (Outcome.DONE, Outcome.UNKNOWN):
                break
            place = replace(place, reply_to=None, quote=None)
        return arrived

    async def attempt(self, place: Place, parcel: Parcel, *, is_silent: bool, begin: Begin | None = None) -> Attempt:
        """Send a message once, and return what came of it; whether to try again is for the caller to say.

        `begin` is called when it is about to leave, and tells whether it still may.
        """
        has_begun = begin is None

        async def leave() -> bool:
            nonlocal has_begun
            has_begun = has_begun or (begin is not None and await begin())
            return has_begun

        async def send(to: dict[str, Any]) -> Message:
            if isinstance(parcel, Poll):
                return await self._poll(to, parcel, is_silent=is_silent)
            return await self._send(to, parcel, None, is_silent=is_silent)

        try:
            with leaving(leave):
                message = await self._request(place, send)
        except TelegramError as error:
            pause = pause_of(error) if isinstance(error, RetryAfter) else 0.0
            return Attempt(outcome(error), None, error.message, pause)
        return Attempt(Outcome.DONE, message.message_id)

    async def pin(self, chat_id: int, message_id: int, before: int | None) -> None:
        """Pin a message in place of the one before, in silence; a chat that does not let us is no worse for it."""
        try:
            await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)
            if before is not None:
                await self._bot.unpin_chat_message(chat_id, before)
        except TelegramError as error:
            _log.info("nothing pinned in %s: %s", chat_id, error)

    async def edit(self, chat_id: int, message_id: int, reply: Reply) -> bool:
        """Put another text in the place of a message's, and return whether it stands there now."""
        return await self._edit(f"edit in {chat_id}", reply, chat_id=chat_id, message_id=message_id)

    async def edit_inline(self, inline_message_id: str, reply: Reply) -> bool:
        """Put another text in the place of one sent by inline mode, and return whether it stands there now."""
        return await self._edit("edit of an inline message", reply, inline_message_id=inline_message_id)

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Delete a message and return whether it is gone."""
        ending = await self._insistence.on(
            lambda: self._bot.delete_message(chat_id, message_id), "deletion", chat_id, forgiving=True
        )
        return ending.outcome is Outcome.DONE

    async def react(self, chat_id: int, message_id: int, emoji: str | None) -> bool:
        """React to a message, or take the reaction back, and return whether that could be done: chats may forbid it."""
        try:
            return await self._bot.set_message_reaction(chat_id, message_id, emoji)
        except TelegramError as error:
            _log.info("no reaction in %s: %s", chat_id, error)
            return False

    async def acknowledge(self, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a button, so that it stops blinking; the text shows for a moment or, as an alert, until it is read."""
        await self._insistence.on(
            lambda: self._bot.answer_callback_query(query_id, text, show_alert=alert), "answer to a button"
        )

    async def photo(self, place: Place, png: bytes, caption: Rich) -> list[int]:
        """Return the number of the message with a picture, if it was sent."""
        return await self._file(place, lambda to: self._bot.send_photo(photo=png, caption=html(caption), **to))

    async def document(self, place: Place, name: str, content: bytes, caption: Rich) -> list[int]:
        """Return the number of the message with a file, if it was sent."""
        file = InputFile(content, filename=name)
        return await self._file(place, lambda to: self._bot.send_document(document=file, caption=html(caption), **to))

    async def inline(  # noqa: PLR0913 - what the method takes
        self,
        query_id: str,
        results: Sequence[InlineQueryResult],
        *,
        cache_seconds: int,
        is_personal: bool,
        next_offset: str = "",
        button: InlineQueryResultsButton | None = None,
    ) -> None:
        """Show results above what somebody types."""
        await self._insistence.on(
            lambda: self._bot.answer_inline_query(
                query_id,
                results,
                cache_time=cache_seconds,
                is_personal=is_personal,
                next_offset=next_offset,
                button=button,
            ),
            "results of an inline query",
        )

    async def guest(self, query_id: str, result: InlineQueryResult) -> None:
        """Answer in a chat of which the bot is no member."""
        await self._insistence.on(lambda: self._bot.answer_guest_query(query_id, result), "answer as a guest")

    @contextlib.asynccontextmanager
    async def typing(self, place: Place) -> AsyncIterator[None]:
        """Show that the bot is at work for as long as it takes, if anybody could notice."""
        sign = asyncio.create_task(self._show_typing(place))
        try:
            yield
        finally:
            sign.cancel()
            await asyncio.gather(sign, return_exceptions=True)

    async def _show_typing(self, place: Place) -> None:
        await asyncio.sleep(UNNOTICED)
        with contextlib.suppress(TelegramError):  # a sign that does not show is nobody's loss
            while True:
                await self._bot.send_chat_action(place.chat_id, ChatAction.TYPING, message_thread_id=place.topic)
                await asyncio.sleep(_SIGN_LASTS)

    async def _message(self, place: Place, reply: Parcel, *, is_silent: bool) -> Ending[Message]:
        """Send a message; where only one person can be shown it and the server refuses, to everybody."""
        if isinstance(reply, Poll):
            return await self._deliver(place, lambda to: self._poll(to, reply, is_silent=is_silent))
        if place.seen_by is not None:
            private = await self._deliver(place, lambda to: self._send(to, reply, place.seen_by), forgiving=True)
            if private.outcome is not Outcome.REFUSED:
                return private
        return await self._deliver(place, lambda to: self._send(to, reply, None, is_silent=is_silent))

    def _send(
        self, to: dict[str, Any], reply: Reply, seen_by: int | None, *, is_silent: bool = False
    ) -> Awaitable[Message]:
        return self._bot.send_message(
            text=reply.html,
            link_preview_options=_NO_PREVIEW,
            reply_markup=markup(reply.keyboard),
            disable_notification=is_silent or None,
            api_kwargs=only_for(seen_by),
            **to,
        )

    def _poll(self, to: dict[str, Any], poll: Poll, *, is_silent: bool) -> Awaitable[Message]:
        return self._bot.send_poll(
            question=poll.question,
            options=poll.options,
            type=PollType.QUIZ,
            correct_option_id=poll.correct,  # type: ignore[arg-type] # the library's type ends at 9, Telegram's polls at 11
            explanation=poll.explanation,
            reply_markup=markup(poll.keyboard),
            disable_notification=is_silent or None,
            **{name: value for name, value in to.items() if name != "parse_mode"},
        )

    async def _file(self, place: Place, send: Callable[[dict[str, Any]], Awaitable[Message]]) -> list[int]:
        ending = await self._deliver(place, send)
        return [ending.result.message_id] if ending.result else []

    async def _deliver(
        self, place: Place, send: Callable[[dict[str, Any]], Awaitable[Message]], *, forgiving: bool = False
    ) -> Ending[Message]:
        """Send to a place until that is settled."""
        what = f"message to {place.chat_id}"
        return await self._insistence.on(lambda: self._request(place, send), what, place.chat_id, forgiving=forgiving)

    async def _request(self, place: Place, send: Callable[[dict[str, Any]], Awaitable[Message]]) -> Message:
        """Send to a place; to a group that has become a supergroup, under its new number.

        There the message to reply to has another number too, and the old one may be somebody else's.
        """
        try:
            return await send(addressed(place))
        except ChatMigrated as moved:
            if self._moved:
                await self._moved(place.chat_id, moved.new_chat_id)
            return await send(addressed(Place(moved.new_chat_id)))
        except BadRequest as error:
            if place.quote is None or not is_refused_quote(error):
                raise
            return await send(addressed(replace(place, quote=None)))

    async def _edit(self, what: str, reply: Reply, **which: Any) -> bool:  # noqa: ANN401 - numbers, or a text
        ending = await self._insistence.on(
            lambda: self._bot.edit_message_text(
                reply.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=markup(reply.keyboard),
                **which,
            ),
            what,
        )
        return ending.outcome in (Outcome.DONE, Outcome.UNCHANGED, Outcome.UNKNOWN)
