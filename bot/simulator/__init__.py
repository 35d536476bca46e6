"""A Telegram for one bot, on 127.0.0.1: the Bot API as strict as the real one, and the people who use it.

It has two sides. The bot calls `Simulator.url` over HTTP and cannot tell it from Telegram. People are Python objects:
`Person` and `Conversation` write, press buttons, block, and wait for what the bot answers. Faults come when asked for.

In reading order:

    simulator    puts everything together; `Simulator` is the way in
    people       persons, safe to call from any thread; `conversation` and `group` are the chats they meet in
    desk         the way from any thread to the world; `taps` is what the bot has yet to answer
    acts         what people do to the world, and what the bot hears of it; `rights` is who comes and may do what
    inline       what people type after the bot's name and what the bot answers; `results` are the choices
    voting       how people vote in polls
    world        users, chats, messages; belongs to the server's thread
    model        user, chat, topic, message, button; `writing` is a message's JSON, `details` what one is made with
    poll         a poll or quiz: options, votes, what is right
    transcript   what has happened: events, calls, and what was delivered with what the bot was told of it
    members      what somebody is in a chat, with which rights
    media        the least that makes a photo, a voice message, a poll
    queries      what waits for an answer of the bot
    updates      the queue of what the bot has not confirmed
    privacy      which messages of a group reach the bot, and which call it as a guest
    loopback     the server's thread
    server       HTTP: tokens, parameters, envelopes; `parameters` reads a body, `multipart` one with files
    faults       what goes wrong on purpose, when planned or by chance; `flood` the limits that a test may ask for
    api          one bot's methods: polling, webhook, and those that answer at once
    methods      the table of methods; `profile` has commands and descriptions
    sending      what is new in a chat; `uploads` the files, `editing` what changes, `reactions`
    poll_methods sendPoll and stopPoll; `pins` what stays at the top of a chat
    ephemeral    messages that one person sees, and `rich` ones: what only later versions know
    access       where the bot is let in, and where it may write
    texts        the text of a message; `keyboard` its buttons
    markup       Telegram's HTML; `entities` how marks nest; `automatic` what is found without marks; `links`
    stage        the people's side in a browser

What differs from the real server on purpose: no flood limits but those injected or asked for; webhooks on 127.0.0.1
without TLS; repeated polls are not slowed down; updates do not grow old; Markdown is not read; of inline results only
articles are; people have no private chats with each other and pin nothing; polls do not close by themselves; getChat
does not tell what a group forbids its members.
"""

from bot.simulator.entities import Entity
from bot.simulator.faults import (
    Blocked,
    DelayedAfter,
    DelayedBefore,
    DroppedAfter,
    DroppedBefore,
    Fault,
    Misdated,
    Refused,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from bot.simulator.model import Button, Message, Topic
from bot.simulator.people import Conversation, Group, Inquiry, Person, Tap
from bot.simulator.queries import CallbackAnswer, InlineAnswer, InlineResult
from bot.simulator.refusals import BadRequest, Forbidden
from bot.simulator.simulator import Simulator
from bot.simulator.transcript import Call, Delivery, Event

__all__ = [
    "BadRequest",
    "Blocked",
    "Button",
    "Call",
    "CallbackAnswer",
    "Conversation",
    "DelayedAfter",
    "DelayedBefore",
    "Delivery",
    "DroppedAfter",
    "DroppedBefore",
    "Entity",
    "Event",
    "Fault",
    "Forbidden",
    "Group",
    "InlineAnswer",
    "InlineResult",
    "Inquiry",
    "Message",
    "Misdated",
    "Person",
    "Refused",
    "ResetAfter",
    "ResetBefore",
    "ServerError",
    "Simulator",
    "Tap",
    "TooManyRequests",
    "Topic",
]
