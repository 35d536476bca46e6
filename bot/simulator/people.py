"""The people's side: persons, and the chats in which they meet the bot. Everything may be called from any thread."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from bot.simulator import acts, media
from bot.simulator.world import CallbackAnswer, Query, World

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.loopback import LoopbackServer
    from bot.simulator.model import Button, Chat, Json, Message, Topic, User

    P = ParamSpec("P")
    T = TypeVar("T")

PATIENCE = 5.0
"""Seconds that waiting takes at most, unless told otherwise."""


class Desk:
    """The way to a world that belongs to the server's thread."""

    def __init__(self, world: World, server: LoopbackServer) -> None:
        """Reach `world` through `server`."""
        self._world = world
        self._server = server

    def do(self, act: Callable[Concatenate[World, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `act` returns of the world, between two requests of the bot."""
        return self._server.call(partial(act, self._world, *args, **kwargs))

    def wait_until(self, found: Callable[[], T | None], what: str, timeout: float) -> T:
        """Return what `found` finds, or raise a TimeoutError that tells everything that did happen."""
        try:
            return self._server.wait(self._found(found, timeout))
        except TimeoutError:
            happened = self.do(lambda world: "\n".join(f"  {entry}" for entry in world.transcript))
            message = f"{what}: not within {timeout} s. What happened:\n{happened}"
            raise TimeoutError(message) from None

    async def _found(self, found: Callable[[], T | None], timeout: float) -> T:  # noqa: ASYNC109 - handed through
        async with asyncio.timeout(timeout):
            while not (result := found()):
                await self._world.bell.wait()
            return result


class Tap:
    """A button pressed, whose answer may still be on its way."""

    def __init__(self, desk: Desk, query: Query, label: str) -> None:
        """Follow `query`."""
        self._desk = desk
        self._query = query
        self._label = label

    def answer(self, timeout: float = PATIENCE) -> CallbackAnswer:
        """Return what the person sees when the bot answers."""
        return self._desk.wait_until(lambda: self._query.answer, f"an answer to the button {self._label!r}", timeout)

    def expire(self) -> None:
        """Let the time for an answer pass."""
        self._desk.do(lambda _: setattr(self._query, "has_expired", True))


class Person:
    """Somebody who uses Telegram."""

    def __init__(self, desk: Desk, user: User) -> None:
        """Act as `user`."""
        self._desk = desk
        self.user = user

    @property
    def id(self) -> int:
        """The number by which Telegram knows the person."""
        return self.user.id

    def private_chat(self) -> Conversation:
        """Open the chat with the bot, which until then may not write."""
        return Conversation(self._desk, self._desk.do(World.private_chat, self.user))

    def tap(self, button: Button) -> Tap:
        """Press a button of an inline keyboard and do not wait."""
        return Tap(self._desk, self._desk.do(acts.press, self.user, button), button.text)

    def press(self, button: Button, timeout: float = PATIENCE) -> CallbackAnswer:
        """Press a button of an inline keyboard and return what the bot answers."""
        return self.tap(button).answer(timeout)

    def block(self) -> None:
        """Block the bot."""
        self._desk.do(acts.set_blocked, self.user, blocked=True)

    def unblock(self) -> None:
        """Let the bot write again."""
        self._desk.do(acts.set_blocked, self.user, blocked=False)

    def leave_telegram(self) -> None:
        """Delete the account."""
        self.user.is_deactivated = True


class Conversation:
    """A chat as people see it; the private one of a person, where nothing else is said."""

    def __init__(self, desk: Desk, chat: Chat) -> None:
        """Talk in `chat`."""
        self._desk = desk
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat's number."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """What can be read in the chat now, oldest first."""
        return self._desk.do(lambda _: list(self.chat.messages.values()))

    @property
    def replies(self) -> list[Message]:
        """What the bot has written, oldest first."""
        return [message for message in self.messages if message.sender is self._bot]

    def say(
        self,
        text: str,
        *,
        by: Person | None = None,
        reply_to: Message | None = None,
        topic: Topic | None = None,
    ) -> Message:
        """Write a message; commands, mentions and links in it are found as Telegram finds them."""
        content = acts.written(text)
        return self._desk.do(acts.say, self.chat, self._speaker(by), content=content, reply_to=reply_to, topic=topic)

    def edit(self, message: Message, text: str) -> None:
        """Change what a message says."""
        self._desk.do(acts.edit, message, text)

    def send_photo(self, caption: str = "", *, by: Person | None = None) -> Message:
        """Send a picture."""
        return self._send(self._desk.do(media.photo), caption, by)

    def send_sticker(self, *, by: Person | None = None) -> Message:
        """Send a sticker."""
        return self._send(self._desk.do(media.sticker), "", by)

    def send_voice(self, *, by: Person | None = None) -> Message:
        """Send a voice message."""
        return self._send(self._desk.do(media.voice), "", by)

    def send_document(self, name: str, content: bytes, caption: str = "", *, by: Person | None = None) -> Message:
        """Send a file, which the bot can download."""
        return self._send(self._desk.do(media.document, name, content), caption, by)

    def wait_for_reply(self, after: Message | None = None, timeout: float = PATIENCE) -> Message:
        """Return the bot's first message after `after` or, without it, its first in the chat."""
        last = after.id if after else 0
        what = f"a message of the bot in {self.id}" + (f" after {after.text!r}" if after else "")
        return self._desk.wait_until(lambda: next((m for m in self.replies if m.id > last), None), what, timeout)

    @property
    def _bot(self) -> User:
        return self._desk.do(lambda world: world.bot)

    def _speaker(self, by: Person | None) -> User:
        return by.user if by else self.chat.members[0]

    def _send(self, fields: Json, caption: str, by: Person | None) -> Message:
        content = acts.written(caption)
        return self._desk.do(acts.say, self.chat, self._speaker(by), content=content, media=fields)


class Group(Conversation):
    """A group, a supergroup or a channel; without `by`, its first member acts."""

    def add(self, person: Person) -> None:
        """Let a person in."""
        self._desk.do(acts.set_member, self.chat, person.user, present=True)

    def remove(self, person: Person) -> None:
        """Let a person out."""
        self._desk.do(acts.set_member, self.chat, person.user, present=False)

    def set_bot(self, status: str, *, by: Person | None = None) -> None:
        """Make the bot a "member" or "administrator", let it go ("left") or throw it out ("kicked")."""
        self._desk.do(acts.set_bot_status, self.chat, self._speaker(by), status)

    def silence_bot(self) -> None:
        """Take the right to write away from the bot, who is told by the next refusal."""
        self.chat.bot_may_write = False

    def unsilence_bot(self) -> None:
        """Let the bot write again."""
        self.chat.bot_may_write = True

    def delete(self) -> None:
        """Delete the chat."""
        self.chat.is_deleted = True

    def upgrade(self) -> Self:
        """Turn a group into a supergroup and return it; the group's own id is of no use any more."""
        return type(self)(self._desk, self._desk.do(acts.upgrade, self.chat))

    def create_topic(self, name: str, *, by: Person | None = None) -> Topic:
        """Open a topic of a forum."""
        return self._desk.do(acts.create_topic, self.chat, self._speaker(by), name)

    def close_topic(self, topic: Topic) -> None:
        """Close a topic."""
        self._desk.do(acts.set_topic_closed, self.chat, self.chat.members[0], topic, closed=True)

    def reopen_topic(self, topic: Topic) -> None:
        """Open a closed topic."""
        self._desk.do(acts.set_topic_closed, self.chat, self.chat.members[0], topic, closed=False)
