"""Messages that wait to be sent, written down so that whichever process sends them finds them as they were. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.chat.reply import Button, Reply

if TYPE_CHECKING:
    from bot.chat.reply import Keyboard


@dataclass(frozen=True, slots=True)
class Poll:
    """A quiz as Telegram has it: the number of the right option, from 0, and what is said once somebody has chosen."""

    question: str
    options: tuple[str, ...]
    correct: int
    explanation: str
    keyboard: Keyboard = ()


Parcel = Reply | Poll


def pack(parcel: Parcel) -> str:
    """Return a message as text."""
    return json.dumps({"kind": type(parcel).__name__, **asdict(parcel)}, ensure_ascii=False)


def unpack(packed: str) -> Parcel:
    """Return the message that a text was made of."""
    fields: dict[str, Any] = json.loads(packed)
    keyboard = tuple(tuple(Button(**button) for button in row) for row in fields.pop("keyboard"))
    if fields.pop("kind") == Poll.__name__:
        return Poll(**{**fields, "options": tuple(fields["options"])}, keyboard=keyboard)
    return Reply(**fields, keyboard=keyboard)
