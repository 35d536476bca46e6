"""What the page sees of a world: a flat table of things by name, and how one such table becomes the next.

A thing is JSON, mostly as the Bot API writes it. Whoever applies every `changes` to what they had has the new table.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.simulator.members import status_of
from bot.simulator.methods import METHODS
from bot.simulator.parameters import from_values
from bot.simulator.stage_menu import menu
from bot.simulator.transcript import Call

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.simulator.model import Chat, Json, Message, User
    from bot.simulator.world import World

    View = Mapping[str, Json]
    Changes = dict[str, Json | None]

_LANGUAGE: Final = "es"


def view(world: World) -> View:
    """Return everything that can be seen."""
    chats = [chat for chat in world.chats.values() if not chat.upgraded_to]
    people = list(dict.fromkeys(user for chat in chats for user in chat.members))
    return {
        "bot": _bot(world),
        **{f"person:{user.id}": {**user.as_json(), "has_blocked": user.has_blocked} for user in people},
        **{f"chat:{chat.id}": _chat(world, chat, people) for chat in chats},
        **{f"message:{chat.id}:{key_of(one)}": _message(one) for chat in chats for one in everything_said(chat)},
    }


def changes(before: View, after: View) -> Changes:
    """Return what is new or different, by name, and None for what is gone."""
    new: Changes = {name: thing for name, thing in after.items() if before.get(name) != thing}
    return {**dict.fromkeys(before.keys() - after.keys()), **new}


class Typing:
    """Counts, by chat and topic, how often the bot has said that it is writing; each time shows for some seconds."""

    def __init__(self, world: World) -> None:
        """Begin at the beginning of what happened."""
        self._world = world
        self._seen = 0
        self._counts: dict[str, Json] = {}

    def view(self) -> View:
        """Return the counts as things for the page to see."""
        entries = self._world.transcript
        for entry in entries[self._seen :]:
            if isinstance(entry, Call) and entry.method.lower() == "sendchataction" and entry.chat_id:
                place = entry.parameters.get("message_thread_id", "")
                name = f"typing:{entry.chat_id}:{place}"
                count = self._counts.get(name, {}).get("count", 0)
                self._counts[name] = {"count": count + 1 if isinstance(count, int) else 1}
        self._seen = len(entries)
        return dict(self._counts)


def _bot(world: World) -> Json:
    described = METHODS["getmydescription"](world, from_values({"language_code": _LANGUAGE}))
    text = described.get("description", "") if isinstance(described, dict) else ""
    return {**world.bot.as_json(), "description": text}


def _chat(world: World, chat: Chat, people: list[User]) -> Json:
    present = [user for user in people if user in chat.members]
    return {
        **chat.as_json(),
        "bot_status": chat.bot_status,
        "members": [{"id": user.id, "status": status_of(chat, user, world.bot)} for user in present],
        "pinned": sorted(chat.pinned),
        "topics": [{"id": one.id, "name": one.name, "is_closed": one.is_closed} for one in chat.topics.values()],
        "commands": {str(user.id): menu(world, chat, user) for user in present},
    }


def key_of(message: Message) -> str:
    """Return what tells a message from the others of its chat: those that one person sees are numbered apart."""
    return f"e{message.id}" if message.seen_by else str(message.id)


def everything_said(chat: Chat) -> Iterator[Message]:
    """Yield the messages of a chat, and those that one person sees."""
    return chain(chat.messages.values(), chat.ephemerals.values())


def _message(message: Message) -> Json:
    given = message.reactions
    return {
        **message.as_json(),
        "key": key_of(message),
        "number": message.number,
        "seen_by": message.seen_by.id if message.seen_by else None,
        "is_silent": message.is_silent,
        "votes": {str(user.id): [*chosen] for user, chosen in message.poll.votes.items()} if message.poll else {},
        "reactions": [
            {"emoji": emoji, "by": [user.id for user, one in given.items() if one == emoji]}
            for emoji in dict.fromkeys(given.values())
        ],
    }
