"""Pinned messages: who may pin, what shows of it, and which one is the latest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from bot.simulator import Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.simulator import Conversation, Group
    from tests.unit.simulator.conftest import Ask

NO_RIGHT = "Not enough rights to manage pinned messages in the chat"


@pytest.fixture(scope="module")
def telegram() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def group(telegram: Simulator) -> Group:
    return telegram.supergroup("Redacción", bot="administrator")


def send(ask: Ask, chat: Conversation, text: str = "Resumen") -> int:
    return ask(lambda bot: bot.send_message(chat.id, text)).message_id


def pin(ask: Ask, chat: Conversation, number: int) -> bool:
    return ask(lambda bot: bot.pin_chat_message(chat.id, number, disable_notification=True))


def pinned(ask: Ask, chat: Conversation) -> str | None:
    """Return the text of the pinned message that the bot is told of."""
    message = ask(lambda bot: bot.get_chat(chat.id)).pinned_message
    return message.text if message else None


def test_the_latest_of_the_pinned_messages_is_told(group: Group, ask: Ask) -> None:
    first, second = send(ask, group, "uno"), send(ask, group, "dos")
    seen = [pinned(ask, group)]
    for number in (second, first):
        assert pin(ask, group, number)
        seen.append(pinned(ask, group))
    ask(lambda bot: bot.unpin_chat_message(group.id))
    seen.append(pinned(ask, group))
    ask(lambda bot: bot.unpin_all_chat_messages(group.id))
    seen.append(pinned(ask, group))

    assert seen == [None, "dos", "dos", "uno", None]


@pytest.mark.parametrize("kind", ["private", "supergroup", "channel"])
def test_a_pin_shows_and_the_bot_hears_of_its_own(telegram: Simulator, ask: Ask, kind: str) -> None:
    chats: dict[str, Conversation] = {
        "private": telegram.person("Ana").private_chat(),
        "supergroup": telegram.supergroup("Redacción", bot="administrator"),
        "channel": telegram.channel("Resúmenes"),
    }
    chat = chats[kind]
    number = send(ask, chat)
    ask(lambda bot: bot.get_updates(offset=-1))
    pin(ask, chat, number)
    pin(ask, chat, number)

    told = [update.effective_message for update in ask(Bot.get_updates)[-1:]]
    (service,) = [message for message in chat.messages if "pinned_message" in message.service]

    assert service.is_silent
    assert [(message.message_id, message.pinned_message.message_id) for message in told if message] == [  # type: ignore[union-attr]
        (service.id, number)
    ]


@pytest.mark.parametrize(("kind", "right"), [("supergroup", "can_pin_messages"), ("channel", "can_edit_messages")])
def test_whoever_lacks_the_right_pins_and_unpins_nothing(telegram: Simulator, ask: Ask, kind: str, right: str) -> None:
    chat = telegram.channel("Resúmenes") if kind == "channel" else telegram.supergroup("Redacción")
    chat.set_bot("administrator", ["can_post_messages", right])
    number = send(ask, chat)
    assert pin(ask, chat, number)
    chat.set_bot("administrator", ["can_post_messages", "can_delete_messages"])

    with pytest.raises(BadRequest, match=NO_RIGHT):
        pin(ask, chat, number)
    with pytest.raises(BadRequest, match=NO_RIGHT):
        ask(lambda bot: bot.unpin_chat_message(chat.id, number))
    with pytest.raises(BadRequest, match=NO_RIGHT):
        ask(lambda bot: bot.unpin_all_chat_messages(chat.id))
    assert telegram.refusals == []


def test_what_is_not_there_or_no_message_is_not_pinned(group: Group, ask: Ask) -> None:
    welcome, other = group.messages[0], send(ask, group)

    with pytest.raises(BadRequest, match="Message to pin not found"):
        pin(ask, group, 999)
    with pytest.raises(BadRequest, match="A service message can't be pinned"):
        pin(ask, group, welcome.id)
    for number in (None, other, 999):
        with pytest.raises(BadRequest, match="Message to unpin not found"):
            ask(partial(Bot.unpin_chat_message, chat_id=group.id, message_id=number))


def test_who_has_blocked_the_bot_has_nothing_pinned(telegram: Simulator, ask: Ask) -> None:
    ana = telegram.person("Ana")
    number = send(ask, ana.private_chat())
    ana.block()

    with pytest.raises(Forbidden, match="blocked"):
        pin(ask, ana.private_chat(), number)


def test_what_is_deleted_is_pinned_no_more(telegram: Simulator, ask: Ask) -> None:
    forum = telegram.supergroup("Redacción", bot="administrator", is_forum=True)
    topic = forum.create_topic("Energía")
    number = send(ask, forum)
    inside = ask(lambda bot: bot.send_message(forum.id, "dentro", message_thread_id=topic.id)).message_id
    for one in (number, inside):
        pin(ask, forum, one)
    assert forum.messages[-1].topic is topic

    forum.delete_topic(topic)
    assert pinned(ask, forum) == "Resumen"
    ask(lambda bot: bot.delete_message(forum.id, number))
    assert pinned(ask, forum) is None
