"""Everything there is: the bot, people, chats, messages and the queue of updates. No HTTP.

A world belongs to one thread; whoever waits for something to happen in it awaits its `bell`.
"""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Unpack

from bot.simulator.model import ANONYMOUS, CHANNEL, TELEGRAM, Chat, ChatKind, Message, User
from bot.simulator.privacy import calls_guest, reaches_bot
from bot.simulator.queries import GuestQuery
from bot.simulator.refusals import BadRequest
from bot.simulator.transcript import Call, Delivery, Entry, Event
from bot.simulator.updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.simulator.details import Details
    from bot.simulator.queries import InlineAnswer, InlineQuery, Query

_FIRST_PERSON: Final = 1001
_FIRST_CHAT: Final = {"group": -4_000_001, "supergroup": -1_001_000_000_001, "channel": -1_002_000_000_001}


class Bell:
    """Wakes everyone who waits for something to happen."""

    def __init__(self) -> None:
        """Begin in silence."""
        self._next = asyncio.Event()

    def ring(self) -> None:
        """Wake everyone who waits now."""
        rung, self._next = self._next, asyncio.Event()
        rung.set()

    async def wait(self) -> None:
        """Return at the next ring."""
        await self._next.wait()


@dataclass(frozen=True, slots=True)
class Mode:
    """How the bot has been set up with BotFather, and what the server it meets knows."""

    privacy: bool = True
    is_guest: bool = False
    inline_feedback: bool = False
    version: tuple[int, int] = (10, 0)


@dataclass(slots=True)
class Profile:
    """What the bot says of itself: texts by method and language, commands by scope and language, buttons by chat."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[str, dict[str, object]] = field(default_factory=dict)


class World:
    """The state that both sides share; every method changes it at once or raises a `Refusal` and changes nothing."""

    def __init__(self, bot: User, mode: Mode, clock: Callable[[], float]) -> None:
        """Begin with nobody but the bot."""
        self.bot = bot
        self.mode = mode
        self.clock = clock
        self.bell = Bell()
        self.updates = UpdateQueue()
        self.profile = Profile()
        self.users: dict[int, User] = {user.id: user for user in (bot, ANONYMOUS, CHANNEL, TELEGRAM)}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.inline_cache: dict[tuple[str, str, int], tuple[float, InlineAnswer]] = {}
        self.inline_messages: dict[str, Message] = {}
        self.guest_queries: dict[str, GuestQuery] = {}
        self.files: dict[str, bytes] = {}
        self.transcript: list[Entry] = []
        self.deliveries: list[Delivery] = []
        self._chat_serials = {kind: itertools.count() for kind in _FIRST_CHAT}
        self._people = itertools.count(_FIRST_PERSON)
        self._serials = itertools.count(1)
        self._numbers = itertools.count(1)
        self._message_ids: dict[int, Iterator[int]] = {}
        self._ephemeral_ids = itertools.count(1)
        self._small_chat_ids = itertools.count(1)

    def now(self) -> int:
        """Return the time as the Bot API counts it."""
        return int(self.clock())

    def serial(self) -> str:
        """Return an identifier never returned before."""
        return f"{next(self._serials):020}"

    def record(self, entry: Entry) -> None:
        """Write down what happened and wake whoever waits for it."""
        self.transcript.append(entry)
        self.bell.ring()

    def calls(self) -> list[Call]:
        """Return the bot's requests so far."""
        return [entry for entry in self.transcript if isinstance(entry, Call)]

    def add_user(self, first_name: str, *, username: str | None, language_code: str | None, is_bot: bool) -> User:
        """Return somebody new."""
        user = User(next(self._people), first_name, username, is_bot=is_bot, language_code=language_code)
        self.users[user.id] = user
        return user

    def add_chat(
        self, kind: ChatKind, title: str, members: list[User], *, username: str | None = None, is_forum: bool = False
    ) -> Chat:
        """Return a new chat of people, in which the bot is not yet."""
        chat = Chat(
            _FIRST_CHAT[kind] - next(self._chat_serials[kind]),
            kind,
            title,
            username,
            members=list(members),
            is_forum=is_forum,
        )
        self.chats[chat.id] = chat
        return chat

    def private_chat(self, user: User) -> Chat:
        """Return the chat of `user` with the bot; its id is the user's."""
        if user.id not in self.chats:
            self.chats[user.id] = Chat(user.id, "private", user=user, members=[user], bot_status="member")
        return self.chats[user.id]

    def find_chat(self, reference: str) -> Chat:
        """Return the chat that a `chat_id` names: a number, or @ and the name of a public group or channel."""
        if not reference:
            message = "chat_id is empty"
            raise BadRequest(message)
        chat = self.chat_named(reference)
        if chat is None:
            message = "chat not found"
            raise BadRequest(message)
        return chat

    def chat_named(self, reference: str) -> Chat | None:
        """Return the chat that a `chat_id` names, if there is one."""
        if reference.removeprefix("-").isdecimal():
            return self.chats.get(int(reference))
        return next((chat for chat in self.chats.values() if chat.username and f"@{chat.username}" == reference), None)

    def post(self, chat: Chat, sender: User, **details: Unpack[Details]) -> Message:
        """Return a new message of `chat`."""
        is_ephemeral = details.get("seen_by") is not None
        number = next(self._ephemeral_ids) if is_ephemeral else self._message_id(chat)
        message = Message(number, chat, self.now(), sender, **details)
        message.number, message.thread = next(self._numbers), _thread(message)
        (chat.ephemerals if is_ephemeral else chat.messages)[message.id] = message
        if message.inline_id:
            self.inline_messages[message.inline_id] = message
        if sender.is_bot and not message.sender_chat:
            chat.last_bot = sender
        self.record(Event(next(iter(message.service), "message"), chat.id, sender.first_name, message.text))
        return message

    def tell(self, message: Message, *, edited: bool = False) -> None:
        """Queue the update that a message makes, where the bot is to hear of it."""
        if reaches_bot(message, self.bot, privacy=self.mode.privacy):
            kind = "channel_post" if message.chat.kind == "channel" else "message"
            self.queue(f"edited_{kind}" if edited else kind, message.as_json(), f"chat {message.chat.id}")
        elif self.mode.is_guest and not edited and calls_guest(message, self.bot):
            query = GuestQuery(self.serial(), message)
            self.guest_queries[query.id] = query
            payload = {**message.as_json(), "guest_query_id": query.id}
            self.queue("guest_message", payload, f"chat {message.chat.id}")

    def queue(self, kind: str, payload: Mapping[str, object], lane: str) -> None:
        """Queue an update and wake whoever waits for it."""
        self.updates.add(kind, payload, lane)
        self.bell.ring()

    def redeliver(self) -> None:
        """Queue again what the bot has confirmed."""
        self.updates.redeliver()
        self.bell.ring()

    def _message_id(self, chat: Chat) -> int:
        """Return the next number: supergroups and channels count their own, all other chats of the bot together."""
        own = chat.kind in ("supergroup", "channel")
        return next(self._message_ids.setdefault(chat.id, itertools.count(1)) if own else self._small_chat_ids)


def _thread(message: Message) -> int | None:
    """Return the first of the answers to answers to which a message belongs, in chats where they make a thread."""
    original = message.reply_to
    if original is None or message.topic or message.chat.kind != "supergroup" or message.chat.is_forum:
        return None
    return original.thread or original.id
