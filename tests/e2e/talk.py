"""What people do in a chat, in a line, and what the server thinks of the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.process import PATIENCE

if TYPE_CHECKING:
    from bot.simulator import Call, Conversation, Message, Simulator


def ask(chat: Conversation, text: str) -> Message:
    """Say something and return the bot's next message."""
    return chat.wait_for_reply(chat.say(text), PATIENCE)


def labels(message: Message) -> list[str]:
    """Return what the buttons of a message say."""
    return [button.text for row in message.buttons for button in row]


def refused_for_form(telegram: Simulator) -> list[Call]:
    """Return the requests that should never have been made.

    To edit what would stay the same is none of those, nor to ask for a method with nothing, to learn whether it exists.
    """
    return [call for call in telegram.refusals if call.parameters and "is not modified" not in str(call.description)]
