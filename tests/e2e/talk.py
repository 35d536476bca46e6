"""What people do in a chat, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.process import PATIENCE

if TYPE_CHECKING:
    from bot.simulator import Conversation, Message


def ask(chat: Conversation, text: str) -> Message:
    """Say something and return the bot's next message."""
    return chat.wait_for_reply(chat.say(text), PATIENCE)


def labels(message: Message) -> list[str]:
    """Return what the buttons of a message say."""
    return [button.text for row in message.buttons for button in row]
