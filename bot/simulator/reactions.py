"""The bot's reactions: one to a message, of those that the Bot API allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.simulator.access import writable_chat
from bot.simulator.editing import named_message
from bot.simulator.refusals import BadRequest
from bot.simulator.transcript import Event

if TYPE_CHECKING:
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

_SINGLE: Final = (
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐"
    "🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)
_JOINED: Final = (
    "\u2764\ufe0f\u200d\U0001f525",
    "\U0001f468\u200d\U0001f4bb",
    "\U0001f937\u200d\u2642\ufe0f",
    "\U0001f937\u200d\u2640\ufe0f",
)
EMOJI: Final = frozenset({*_SINGLE, *_JOINED})
"""What Telegram lets a bot react with; those of several characters are joined."""


def set_message_reaction(world: World, parameters: Parameters) -> object:
    """React to a message, or no more if there is no reaction given."""
    given = parameters.json_array("reaction") or []
    emoji = [_emoji(fields) for fields in given]
    chat = writable_chat(world, parameters.text("chat_id"))
    message = named_message(chat, parameters, "message to react")
    if len(emoji) > 1:
        text = "REACTIONS_TOO_MANY"
        raise BadRequest(text)
    if message.service:
        text = "MESSAGE_ID_INVALID"
        raise BadRequest(text)
    message.reactions.pop(world.bot, None)
    if emoji:
        message.reactions[world.bot] = emoji[0]
    world.record(Event("reaction", message.chat.id, world.bot.first_name, "".join(emoji)))
    return True


def _emoji(fields: object) -> str:
    if not isinstance(fields, dict) or "type" not in fields:
        text = "can't parse reaction type: Object expected"
        raise BadRequest(text)
    emoji = str(fields.get("emoji", ""))
    if fields["type"] != "emoji" or emoji not in EMOJI:
        text = "REACTION_INVALID"
        raise BadRequest(text)
    return emoji
