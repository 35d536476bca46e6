"""What people do through the page: a JSON object that says who does what becomes an act of a person.

Everything here may wait for the bot, so it is called outside of the server's thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.simulator import acts, inline, media
from bot.simulator.entities import utf16_length
from bot.simulator.group import Group
from bot.simulator.stage_view import everything_said, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.simulator.conversation import Conversation
    from bot.simulator.desk import Desk
    from bot.simulator.model import Chat, Json, Message, Topic, User
    from bot.simulator.people import Person
    from bot.simulator.queries import InlineAnswer
    from bot.simulator.world import World

LONGEST: Final = 4096
"""UTF-16 units of a message, as Telegram's apps count them."""
PATIENCE: Final = 10.0
"""Seconds that somebody waits for the bot to answer a button, or what they type inline."""

_KEPT: Final = 50
"""Inline answers from which one may still be chosen."""


class WrongActError(ValueError):
    """What the page asked for makes no sense, or does not any more."""


class Acts:
    """The hands of everybody on the stage."""

    def __init__(self, desk: Desk, people: Sequence[Person], groups: Sequence[Group]) -> None:
        """Act as one of `people`, in the groups and channels there are or in private."""
        self._desk = desk
        self._people = {person.id: person for person in people}
        self._groups = {group.id: group for group in groups}
        self._answers: dict[tuple[int, str], InlineAnswer] = {}

    def do(self, wanted: Mapping[str, object]) -> Json:
        """Do what is wanted and return what comes of it at once; raise WrongActError if it cannot be done."""
        match wanted:
            case {"act": str(act), "by": int(by), "chat": int(chat)} if by in self._people:
                return self._in_chat(act, self._people[by], self._conversation(by, chat), wanted)
            case {"act": str(act), "by": int(by)} if by in self._people:
                return self._alone(act, self._people[by], wanted)
        raise WrongActError

    def _alone(self, act: str, person: Person, wanted: Mapping[str, object]) -> Json:
        match act, wanted:
            case "start", {"parameter": str(parameter)}:
                person.private_chat().say(f"/start {_checked(parameter)}".strip())
            case "block", {"is_blocked": bool(is_blocked)}:
                person.block() if is_blocked else person.unblock()
            case _:
                raise WrongActError
        return {}

    def _in_chat(self, act: str, person: Person, chat: Conversation, wanted: Mapping[str, object]) -> Json:
        match act, wanted:
            case "say", {"text": str(text)}:
                reply_to = _existing(chat, wanted["reply_to"]) if wanted.get("reply_to") else None
                chat.say(_checked(text), by=person, reply_to=reply_to, topic=_topic(chat, wanted))
            case "send", {"kind": "photo" | "voice" as kind}:
                self._desk.do(_send, chat.chat, person.user, kind, _topic(chat, wanted))
            case "edit", {"message": str(key), "text": str(text)}:
                chat.edit(_own(chat, key, person), _checked(text))
            case "press", {"message": str(key), "data": str(data)}:
                return _pressed(person, _existing(chat, key), data)
            case "react", {"message": str(key), "emoji": str() | None as emoji}:
                person.react(_existing(chat, key), emoji)
            case "vote", {"message": str(key), "options": list(options)}:
                person.vote(_existing(chat, key), *_numbers(options))
            case "inline", {"text": str(text)}:
                return self._inline(person, chat, _checked(text))
            case "choose", {"text": str(text), "number": int(number)}:
                chosen = self._answers[person.id, text], number
                self._desk.do(_choose, person, chat.chat, chosen, _topic(chat, wanted))
            case _ if isinstance(chat, Group):
                _in_group(act, person, chat, wanted, self._people)
            case _:
                raise WrongActError
        return {}

    def _inline(self, person: Person, chat: Conversation, text: str) -> Json:
        """Return what the bot offers, and keep it: whoever chooses names the text and the number."""
        answer = person.inline(text, chat, timeout=PATIENCE)
        self._answers = {**dict(list(self._answers.items())[-_KEPT:]), (person.id, text): answer}
        results = [{"title": one.title or one.text, "description": one.description} for one in answer.results]
        return {"results": results, "button": dict(answer.button) if answer.button else None}

    def _conversation(self, by: int, chat: int) -> Conversation:
        if chat == by:
            return self._people[by].private_chat()
        if chat not in self._groups:
            raise WrongActError
        return self._groups[chat]


def _send(world: World, chat: Chat, sender: User, kind: str, topic: Topic | None) -> None:
    """Send what is no text; there is no picture and no voice in it."""
    fields = media.photo(world) if kind == "photo" else media.of_kind(world, kind)
    acts.say(world, chat, sender, media=fields, topic=topic)


def _choose(world: World, person: Person, chat: Chat, chosen: tuple[InlineAnswer, int], topic: Topic | None) -> None:
    """Post one of the results of an inline query where it was asked for."""
    answer, number = chosen
    message = inline.choose(world, person.user, answer.results[number], answer.query, chat)
    message.topic = topic


def _in_group(
    act: str, person: Person, group: Group, wanted: Mapping[str, object], people: Mapping[int, Person]
) -> None:
    """Do what administrators do in a group or a channel."""
    match act, wanted:
        case "close", {"is_closed": bool(is_closed)} if topic := _topic(group, wanted):
            (group.close_topic if is_closed else group.reopen_topic)(topic)
        case "set_bot", {"status": "member" | "administrator" | "kicked" as status}:
            group.set_bot(status, by=person)
        case "promote", {"person": int(other), "is_administrator": bool(is_administrator)} if other in people:
            (group.promote if is_administrator else group.demote)(people[other])
        case _:
            raise WrongActError


def _checked(text: str) -> str:
    if utf16_length(text) > LONGEST:
        raise WrongActError
    return text


def _pressed(person: Person, message: Message, data: str) -> Json:
    button = next((one for row in message.buttons for one in row if one.data == data), None)
    if button is None:
        raise WrongActError
    answer = person.press(button, PATIENCE)
    return {"text": answer.text, "is_alert": answer.is_alert, "url": answer.url}


def _numbers(options: list[object]) -> list[int]:
    numbers = [one for one in options if isinstance(one, int)]
    if len(numbers) < len(options):
        raise WrongActError
    return numbers


def _existing(chat: Conversation, key: object) -> Message:
    message = next((one for one in everything_said(chat.chat) if key_of(one) == key), None)
    if message is None:
        raise WrongActError
    return message


def _own(chat: Conversation, key: str, person: Person) -> Message:
    message = _existing(chat, key)
    if message.sender is not person.user:
        raise WrongActError
    return message


def _topic(chat: Conversation, wanted: Mapping[str, object]) -> Topic | None:
    number = wanted.get("topic")
    return chat.chat.topics.get(number) if isinstance(number, int) else None
