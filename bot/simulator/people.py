"""The people's side: persons, and the chats in which they meet the bot. Everything may be called from any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator import acts, inline, voting
from bot.simulator.conversation import Conversation
from bot.simulator.desk import PATIENCE, Desk
from bot.simulator.group import Group
from bot.simulator.taps import Inquiry, Tap
from bot.simulator.world import World

if TYPE_CHECKING:
    from bot.simulator.model import Button, Message, Topic, User
    from bot.simulator.queries import CallbackAnswer, InlineAnswer

__all__ = ["PATIENCE", "Conversation", "Desk", "Group", "Inquiry", "Person", "Tap"]


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

    def start(self, parameter: str = "") -> Message:
        """Begin the private chat, or follow a link to the bot with a parameter."""
        return self.private_chat().say(f"/start {parameter}".strip())

    def tap(self, button: Button) -> Tap:
        """Press a button of an inline keyboard and do not wait."""
        return Tap(self._desk, self._desk.do(acts.press, self.user, button), button.text)

    def press(self, button: Button, timeout: float = PATIENCE) -> CallbackAnswer:
        """Press a button of an inline keyboard and return what the bot answers."""
        return self.tap(button).answer(timeout)

    def inquire(self, text: str, chat: Conversation | None = None, offset: str = "") -> Inquiry:
        """Type something after the bot's name, in a chat or in one with somebody else, and do not wait."""
        place = chat.chat if chat else None
        return Inquiry(self._desk, self._desk.do(inline.inquire, self.user, text, place, offset))

    def inline(
        self, text: str, chat: Conversation | None = None, offset: str = "", timeout: float = PATIENCE
    ) -> InlineAnswer:
        """Type something after the bot's name and return the results that the bot offers."""
        return self.inquire(text, chat, offset).answer(timeout)

    def choose(self, answer: InlineAnswer, number: int, chat: Conversation, *, topic: Topic | None = None) -> Message:
        """Post one of the results, counted from 0, in a chat."""
        result = answer.results[number]
        return self._desk.do(inline.choose, self.user, result, answer.query, chat.chat, topic=topic)

    def react(self, message: Message, emoji: str | None) -> None:
        """React to a message with an emoji, or no more with None."""
        self._desk.do(acts.react, self.user, message, emoji)

    def vote(self, message: Message, *options: str | int) -> None:
        """Choose in a poll, by the words of options or their numbers from 0; with none, take the vote back."""
        self._desk.do(voting.vote, self.user, message, options)

    def block(self) -> None:
        """Block the bot."""
        self._desk.do(acts.set_blocked, self.user, blocked=True)

    def unblock(self) -> None:
        """Let the bot write again."""
        self._desk.do(acts.set_blocked, self.user, blocked=False)

    def leave_telegram(self) -> None:
        """Delete the account."""
        self.user.is_deactivated = True
