"""A group, a supergroup or a channel as people see it, and what its owner may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from bot.simulator import acts, rights
from bot.simulator.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.simulator.model import Message, Topic
    from bot.simulator.people import Person


class Group(Conversation):
    """A group, a supergroup or a channel; without `by`, its first member acts, who owns it."""

    def add(self, person: Person) -> None:
        """Let a person in."""
        self._desk.do(acts.set_member, self.chat, person.user, present=True)

    def remove(self, person: Person) -> None:
        """Let a person out."""
        self._desk.do(acts.set_member, self.chat, person.user, present=False)

    def promote(self, person: Person, held: Iterable[str] | None = None, *, is_anonymous: bool = False) -> None:
        """Make a member an administrator with all rights, or with those held, named as the Bot API names them."""
        self._desk.do(rights.set_administrator, self.chat, person.user, held, is_anonymous=is_anonymous)

    def demote(self, person: Person) -> None:
        """Make an administrator a member like others."""
        self._desk.do(rights.set_administrator, self.chat, person.user, (), is_anonymous=False)

    def set_bot(self, status: str, held: Iterable[str] | None = None, *, by: Person | None = None) -> None:
        """Make the bot a "member" or "administrator" (with all rights or those held), or "left", or "kicked"."""
        self._desk.do(acts.set_bot_status, self.chat, self._speaker(by), status, held)

    def start(self, parameter: str, *, by: Person | None = None) -> Message:
        """Add the bot by a link with `startgroup`, which also writes a command with its parameter."""
        self.set_bot("member", by=by)
        name = self._desk.do(lambda world: world.bot.username)
        return self.say(f"/start@{name} {parameter}", by=by)

    def restrict_bot(self) -> None:
        """Take the right to write away from the bot, which is told at once."""
        self.set_bot("restricted")

    def silence_bot(self) -> None:
        """Take the right to write away from the bot, who is told by the next refusal."""
        self.chat.bot_may_write = False

    def unsilence_bot(self) -> None:
        """Let the bot write again."""
        self.chat.bot_may_write = True

    def forbid(self, what: str) -> None:
        """Let members, the bot among them, no longer send something: "polls", "photos", "text messages"."""
        self.chat.forbidden.add(what)

    def link(self, channel: Group) -> None:
        """Discuss a channel's posts here: from now on each one is forwarded automatically."""
        self._desk.do(rights.link, self.chat, channel.chat)

    def delete(self) -> None:
        """Delete the chat; to the bot a supergroup or a channel looks then as if it had been thrown out."""
        self.chat.is_deleted = True

    def upgrade(self) -> Self:
        """Turn a group into a supergroup and return it; the group's own id is of no use any more."""
        return type(self)(self._desk, self._desk.do(acts.upgrade, self.chat))

    def create_topic(self, name: str, *, by: Person | None = None) -> Topic:
        """Open a topic of a forum."""
        return self._desk.do(acts.create_topic, self.chat, self._speaker(by), name)

    def delete_topic(self, topic: Topic) -> None:
        """Delete a topic with all that was said in it, of which nobody is told."""
        self._desk.do(acts.delete_topic, self.chat, topic)

    def close_topic(self, topic: Topic) -> None:
        """Close a topic."""
        self._desk.do(acts.set_topic_closed, self.chat, self.chat.members[0], topic, closed=True)

    def reopen_topic(self, topic: Topic) -> None:
        """Open a closed topic."""
        self._desk.do(acts.set_topic_closed, self.chat, self.chat.members[0], topic, closed=False)
