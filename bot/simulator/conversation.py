"""A chat as people see it. Everything may be called from any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator import acts, media
from bot.simulator.desk import PATIENCE, Desk

if TYPE_CHECKING:
    from bot.simulator.entities import Formatted
    from bot.simulator.model import Chat, Json, Message, Topic, User
    from bot.simulator.people import Person


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
        """What can be read in the chat now, by everybody or by one person, oldest first."""
        return self._desk.do(lambda _: _all_of(self.chat))

    @property
    def replies(self) -> list[Message]:
        """What the bot has written, oldest first."""
        bot = self._bot
        return [message for message in self.messages if message.sender is bot]

    @property
    def drafts(self) -> list[Formatted]:
        """What the bot shows that it is writing; its next message takes its place."""
        return self._desk.do(lambda _: list(self.chat.drafts.values()))

    def say(  # noqa: PLR0913 - the ways of saying something
        self,
        text: str,
        *,
        by: Person | None = None,
        reply_to: Message | None = None,
        topic: Topic | None = None,
        anonymous: bool = False,
        as_channel: Conversation | None = None,
    ) -> Message:
        """Write a message; commands, mentions and links in it are found as Telegram finds them.

        An administrator may write as the group (`anonymous`), anybody as a channel of theirs.
        """
        channel = as_channel.chat if as_channel else None
        speaker = self._speaker(by)
        sender, sender_chat = acts.speak_as(self.chat, speaker, anonymous=anonymous, as_channel=channel)
        return self._desk.do(
            acts.say,
            self.chat,
            sender,
            content=acts.written(text),
            reply_to=reply_to,
            topic=topic,
            sender_chat=sender_chat,
        )

    def edit(self, message: Message, text: str) -> None:
        """Change what a message says."""
        self._desk.do(acts.edit, message, text)

    def forward(self, message: Message, *, by: Person | None = None) -> Message:
        """Forward a message of this or another chat to this one."""
        return self._desk.do(acts.forward, self.chat, self._speaker(by), message)

    def send(self, kind: str, caption: str = "", *, by: Person | None = None) -> Message:
        """Send a "voice", "video_note", "location", "contact", "poll" and so on, by the Bot API's names."""
        return self._send(self._desk.do(media.of_kind, kind), caption, by)

    def send_photo(self, caption: str = "", *, by: Person | None = None) -> Message:
        """Send a picture."""
        return self._send(self._desk.do(media.photo), caption, by)

    def send_sticker(self, *, by: Person | None = None) -> Message:
        """Send a sticker."""
        return self.send("sticker", by=by)

    def send_voice(self, *, by: Person | None = None) -> Message:
        """Send a voice message."""
        return self.send("voice", by=by)

    def send_document(self, name: str, content: bytes, caption: str = "", *, by: Person | None = None) -> Message:
        """Send a file, which the bot can download."""
        return self._send(self._desk.do(media.document, name, content), caption, by)

    def send_album(self, pictures: int, caption: str = "", *, by: Person | None = None) -> list[Message]:
        """Send several pictures at once, whose caption goes with the first."""
        fields = [self._desk.do(media.photo) for _ in range(pictures)]
        return self._desk.do(acts.post_album, self.chat, self._speaker(by), fields, caption)

    def wait_for_reply(self, after: Message | None = None, timeout: float = PATIENCE) -> Message:
        """Return the bot's first message after `after` or, without it, its first in the chat."""
        last, bot = after.number if after else 0, self._bot
        what = f"a message of the bot in {self.id}" + (f" after {after.text!r}" if after else "")
        return self._desk.wait_until(lambda: _first_of(self.chat, bot, last), what, timeout)

    @property
    def _bot(self) -> User:
        return self._desk.do(lambda world: world.bot)

    def _speaker(self, by: Person | None) -> User:
        return by.user if by else self.chat.members[0]

    def _send(self, fields: Json, caption: str, by: Person | None) -> Message:
        content = acts.written(caption)
        return self._desk.do(acts.say, self.chat, self._speaker(by), content=content, media=fields)


def _all_of(chat: Chat) -> list[Message]:
    everything = [*chat.messages.values(), *chat.ephemerals.values()]
    return sorted(everything, key=lambda message: message.number) if chat.ephemerals else everything


def _first_of(chat: Chat, sender: User, after: int) -> Message | None:
    """Return the first message of `sender` after a number, looking from the end: what is new is little."""
    first = None
    for messages in (chat.messages, chat.ephemerals):
        for message in reversed(messages.values()):
            if message.number <= after:
                break
            if message.sender is sender and (first is None or message.number < first.number):
                first = message
    return first
