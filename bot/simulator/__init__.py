"""A Telegram for one bot, on 127.0.0.1: the Bot API as strict as the real one, and the people who use it.

It has two sides. The bot calls `Simulator.url` over HTTP and cannot tell it from Telegram. People are Python objects:
`Person` and `Conversation` write, press buttons, block, and wait for what the bot answers. Faults come when asked for.

In reading order:

    simulator    puts everything together; `Simulator` is the way in
    people       persons and chats, safe to call from any thread
    acts         what people do to the world, and what the bot hears of it
    world        users, chats, messages; belongs to the server's thread
    model        user, chat, topic, message, button, and their JSON
    updates      the queue of what the bot has not confirmed
    privacy      which messages of a group reach the bot
    loopback     the server's thread
    server       HTTP: tokens, parameters, envelopes
    faults       what goes wrong on purpose
    api          one bot's methods: polling, webhook, and those that answer at once
    methods      chats and messages; `profile` has commands and descriptions
    access       where the bot may write
    texts        the text of a message; `keyboard` its buttons
    markup       Telegram's HTML; `entities` how marks nest; `automatic` what is found without marks; `links`

What differs from the real server on purpose: no flood limits but those injected; webhooks on 127.0.0.1 without TLS;
repeated polls are not slowed down; updates do not grow old; Markdown is not read.
"""

from bot.simulator.entities import Entity
from bot.simulator.faults import (
    Blocked,
    DelayedAfter,
    DelayedBefore,
    DroppedAfter,
    DroppedBefore,
    Fault,
    Refused,
    ServerError,
    TooManyRequests,
)
from bot.simulator.model import Button, Message, Topic
from bot.simulator.people import Conversation, Group, Person, Tap
from bot.simulator.refusals import BadRequest, Forbidden
from bot.simulator.simulator import Simulator
from bot.simulator.transcript import Call, Event
from bot.simulator.world import CallbackAnswer

__all__ = [
    "BadRequest",
    "Blocked",
    "Button",
    "Call",
    "CallbackAnswer",
    "Conversation",
    "DelayedAfter",
    "DelayedBefore",
    "DroppedAfter",
    "DroppedBefore",
    "Entity",
    "Event",
    "Fault",
    "Forbidden",
    "Group",
    "Message",
    "Person",
    "Refused",
    "ServerError",
    "Simulator",
    "Tap",
    "TooManyRequests",
    "Topic",
]
